// Puts all asked tags on one manifest and reads each back. Either the whole set stands, or the error says which tags do.

import type { Manifest, RegistryRepository } from '../clients/registry/registry.ts';
import { ActionError, messageOf, type Problem } from '../domain/action-error.ts';

/** Tags to put on one manifest. */
export interface Tagging {
  readonly manifest: Manifest;
  readonly tags: readonly string[];
  /** Tags that are not expected to move; moving one is told. */
  readonly fixedTags: readonly string[];
}

/** What one tag pointed at before; undefined for a new tag. */
type Told = (tag: string, before: string) => void;

/** Puts the same manifest bytes under every tag that does not point at them yet. Throws `tag_immutable` or `tags_incomplete`. */
export async function applyTags(repository: RegistryRepository, tagging: Tagging, onMoved: Told): Promise<void> {
  const standing: string[] = [];
  for (const tag of tagging.tags) {
    try {
      await applyTag(repository, tag, tagging, onMoved);
      standing.push(tag);
    } catch (cause) {
      throw incomplete(tag, tagging, standing, cause);
    }
  }
}

async function applyTag(repository: RegistryRepository, tag: string, tagging: Tagging, onMoved: Told): Promise<void> {
  const { manifest, fixedTags } = tagging;
  const before = await repository.findDigest(tag);
  if (before === manifest.digest) return;
  if ((await repository.putManifest(tag, manifest)) === 'immutable') throw immutableTag(tag, before, manifest.digest);
  const after = await repository.findDigest(tag);
  if (after !== manifest.digest) throw readBackMismatch(tag, [manifest.digest], after);
  if (before !== undefined && fixedTags.includes(tag)) onMoved(tag, before);
}

/** A tag that the registry will not move. */
export function immutableTag(tag: string, before: string | undefined, digest: string): ActionError {
  const what = `The tag "${tag}" exists as ${before ?? 'another image'} and the registry does not let it move to ${digest}`;
  const fix = 'Take tags that name the commit (`sha`, `semver-sha`), or allow this tag to move in the registry.';
  return new ActionError({ code: 'tag_immutable', what, where: 'input `tags`', fix });
}

/** A registry that answers another digest than the one that was pushed. */
export function readBackMismatch(tag: string, pushed: readonly string[], found: string | undefined): ActionError {
  const answered = found === undefined ? 'does not know the tag' : `answers ${found}`;
  const what = `"${tag}" was pushed as ${pushed.join(' or ')}, but the registry ${answered}`;
  const fix =
    'Another run may push the same tag at the same time: give such runs a `concurrency` group, or tags of their own.';
  return new ActionError({ code: 'push_unverified', what, fix });
}

function incomplete(tag: string, { tags }: Tagging, standing: readonly string[], cause: unknown): ActionError {
  const known = cause instanceof ActionError ? cause.problems[0] : undefined;
  if (known === undefined || known.code === 'cancelled') throw cause;
  if (tags.length === 1) throw cause;
  const missing = tags.filter((each) => !standing.includes(each));
  const problem: Problem = {
    code: known.code === 'tag_immutable' ? known.code : 'tags_incomplete',
    what: `Tag "${tag}" could not be put: ${messageOf(cause)}. On the image now: ${standing.join(', ') || 'none'}. Missing: ${missing.join(', ')}`,
    where: 'input `tags`',
    fix:
      known.code === 'tag_immutable'
        ? known.fix
        : `${known.fix ?? ''} Run the step again: it completes the set.`.trim(),
  };
  return new ActionError(problem, { cause });
}
