// Finds what is in the registry already: an image of this commit, or the very image that was just built. Pushes nothing.

import type { RegistryRepository } from '../clients/registry/registry.ts';
import { ActionError } from '../domain/action-error.ts';
import { buildInputsLabel } from './build-inputs.ts';
import type { ImagePlan } from './plan.ts';
import { findPushedImage, type PushedImage } from './pushed-image.ts';

/** The image that another run built from this commit with the same build inputs; undefined when there is none, or none may be used. */
export async function findReusable(
  repository: RegistryRepository,
  plan: Pick<ImagePlan, 'candidates' | 'buildInputs'>,
): Promise<PushedImage | undefined> {
  const digests = await Promise.all(plan.candidates.map((tag) => repository.findDigest(tag)));
  for (const digest of new Set(digests.filter((each) => each !== undefined))) {
    const image = await findPushedImage(repository, digest);
    if (image?.labels[buildInputsLabel] === plan.buildInputs) return image;
  }
  return undefined;
}

/** The digest under which the tag holds this very image already: an immutable tag then need not be pushed again. */
export async function isThere(
  repository: RegistryRepository,
  digest: string,
  id: string | undefined,
): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const image = await findPushedImage(repository, digest);
  return image?.configDigest === id && !image.isIndex ? digest : undefined;
}

/** After a push that failed: the image of a run that built the same commit at the same time, and was first. */
export async function findTwin(
  thrown: unknown,
  repository: RegistryRepository,
  plan: Pick<ImagePlan, 'candidates' | 'buildInputs'>,
): Promise<PushedImage | undefined> {
  const isRace = thrown instanceof ActionError && ['push_failed', 'push_unverified'].includes(thrown.code);
  return isRace ? await findReusable(repository, plan).catch(() => undefined) : undefined;
}
