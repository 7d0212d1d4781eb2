// Brings the image to further regions and registries: same digest, same tags. Each place ends for itself: one that is denied is red by its
// name, and the others stand.

import type { ImageManifest, RegistryRepository } from '../../clients/registry/registry.ts';
import { ActionError, messageOf, type Problem } from '../../domain/action-error.ts';
import { RegistryFault } from '../../domain/image/registry-fault.ts';
import type { TagKind } from '../../domain/image/tag.ts';
import type { Job } from '../../domain/job.ts';
import { phrase } from '../../domain/text/optional.ts';
import type { Clients } from '../clients.ts';
import { type AccessRequest, openRegistryAccess } from '../standing/access.ts';
import { applyTags } from './tagging.ts';

/** A further place for the image. */
export interface CopyPlace {
  /** What the output `images` calls it: the region, or registry/repository. */
  readonly name: string;
  readonly registry: string;
  readonly repository: string;
}

/** What became of a place. */
export interface PlaceOutcome extends CopyPlace {
  readonly state: 'there already' | 'copied' | 'failed';
  readonly problem: Problem | undefined;
}

/** What is copied. */
export interface Copying {
  /** Logins that the step was given, by registry. */
  readonly logins?: ReadonlyMap<string, NonNullable<AccessRequest['login']>> | undefined;
  readonly manifest: ImageManifest;
  readonly tags: readonly string[];
  readonly kinds: ReadonlyMap<string, TagKind>;
}

/** The places that the inputs name. Throws when regions are asked for and the registry is in none. */
export function placesOf(
  inputs: { readonly regions: readonly string[]; readonly 'copy-to': readonly string[]; readonly repository: string },
  registry: string,
  { ecr }: Pick<Clients, 'ecr'>,
): CopyPlace[] {
  const { regions, repository } = inputs;
  const home = ecr.parseEcrHost(registry)?.region;
  if (regions.length > 0 && home === undefined) {
    const what = `\`regions\` works with Amazon ECR only, and ${registry} is another registry`;
    throw new ActionError({ code: 'region_invalid', what, where: 'input `regions`', fix: 'Use `copy-to`.' });
  }

  const others = regions
    .filter((region) => region !== home)
    .map((region) => ({ name: region, registry: ecr.inRegion(registry, region), repository }));
  const copies = inputs['copy-to'].map((line) => {
    const slash = line.indexOf('/');
    return { name: line, registry: line.slice(0, slash), repository: line.slice(slash + 1) };
  });
  return [...others, ...copies];
}

/** Copies to every place, one after the other. Rejects only when the step is stopped. */
export async function copyToPlaces(
  source: RegistryRepository,
  places: readonly CopyPlace[],
  copying: Copying,
  world: { readonly job: Job; readonly clients: Clients },
): Promise<PlaceOutcome[]> {
  const outcomes: PlaceOutcome[] = [];
  for (const place of places) {
    world.job.signal.throwIfAborted();
    outcomes.push(await copyToPlace(source, place, copying, world));
  }
  return outcomes;
}

async function copyToPlace(
  source: RegistryRepository,
  place: CopyPlace,
  { manifest, tags, kinds, logins }: Copying,
  { job, clients }: { readonly job: Job; readonly clients: Clients },
): Promise<PlaceOutcome> {
  try {
    const request: AccessRequest = { registry: place.registry, login: logins?.get(place.registry) };
    const access = await openRegistryAccess(request, job, clients);
    const target = access.connect(place.repository);
    const found = await target.findManifests([...tags, manifest.digest]);
    const isThere = tags.every((tag) => found.get(tag)?.digest === manifest.digest);

    if (!isThere) {
      if (!found.has(manifest.digest)) await clients.registry.copyImage(source, target, manifest);
      await applyTags(target, { manifest, tags, kinds }, (tag, before) => {
        job.log.warning(`The tag "${tag}" in ${place.name} pointed at ${before} and was moved.`);
      });
    }
    access.close();
    return { ...place, state: isThere ? 'there already' : 'copied', problem: undefined };
  } catch (thrown) {
    job.signal.throwIfAborted();
    if (!isExpected(thrown)) throw thrown;
    return { ...place, state: 'failed', problem: problemAt(place, thrown) };
  }
}

/** What a place may say to a copy; anything else is a bug of ours and goes on. */
const isExpected = (thrown: unknown): boolean =>
  thrown instanceof ActionError ||
  thrown instanceof RegistryFault ||
  (thrown instanceof Error && thrown.name === 'IncompleteImage');

function problemAt({ name }: CopyPlace, thrown: unknown): Problem {
  return {
    code: 'copy_failed',
    what: `The image is not in ${name}: ${messageOf(thrown)}`,
    fix: `${cureOf(thrown)} Run the step again: it completes what is missing.`,
  };
}

const checkLogin = 'Check the login and the rights for that registry.';

function cureOf(thrown: unknown): string {
  if (thrown instanceof ActionError) return thrown.problems[0]?.fix ?? checkLogin;
  if (thrown instanceof RegistryFault)
    return `${checkLogin}${phrase(thrown.facts.action, (action) => ` Allow \`${action}\` there.`)}`;
  return checkLogin;
}
