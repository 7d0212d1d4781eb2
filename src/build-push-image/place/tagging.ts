// Puts all asked tags on one manifest and reads each back. Either the whole set stands, or the error says which tags do.
// The map of this room: tagging (all tags on one manifest) and merge (one index of several images) → copies (the same in further places).

import type { ImageManifest, RegistryRepository } from '../../clients/registry/registry.ts';
import { ActionError, messageOf, type Problem } from '../../domain/action-error.ts';
import { RegistryFault } from '../../domain/image/registry-fault.ts';
import { mayMove, type TagKind } from '../../domain/image/tag.ts';
import { optional } from '../../domain/text/optional.ts';

/** Tags to put on one manifest. */
export interface Tagging {
  readonly manifest: ImageManifest;
  readonly tags: readonly string[];
  readonly kinds: ReadonlyMap<string, TagKind>;
}

/** What one tag pointed at before. */
type Told = (tag: string, before: string) => void;

/** Puts the same manifest bytes under every tag that does not point at them yet. Throws `tag_immutable`, `tag_released` or `tags_incomplete`. */
export async function applyTags(repository: RegistryRepository, tagging: Tagging, onMoved: Told): Promise<void> {
  const standing: string[] = [];
  for (const tag of tagging.tags) {
    try {
      await applyTag(repository, tag, tagging, onMoved);
      standing.push(tag);
    } catch (thrown) {
      if (!(thrown instanceof RegistryFault || thrown instanceof ActionError)) throw thrown;
      throw incomplete(tag, tagging, standing, thrown);
    }
  }
}

async function applyTag(repository: RegistryRepository, tag: string, tagging: Tagging, onMoved: Told): Promise<void> {
  const { manifest, kinds } = tagging;
  const kind = kinds.get(tag) ?? 'literal';
  const before = await repository.findDigest(tag);
  if (before === manifest.digest) return;
  if (before !== undefined && kind === 'release') throw released(tag, before, manifest.digest);

  const outcome = await repository.putManifest(tag, manifest);
  const after = await repository.findDigest(tag);
  // Another run may have been first with the very same image, and an immutable tag refuses that, too.
  if (outcome === 'immutable' && after !== manifest.digest) throw immutableTag(tag, after, manifest.digest, kind);
  if (after !== manifest.digest) throw readBackMismatch(tag, [manifest.digest], after);
  if (before !== undefined && !mayMove(kind)) onMoved(tag, before);
}

function released(tag: string, before: string, digest: string): ActionError {
  const what = `The release tag "${tag}" stands on ${before}, and this image is ${digest}. A release never moves`;
  const fix = 'Give this commit a version of its own.';
  return new ActionError({ code: 'tag_released', what, where: 'input `tags`', fix });
}

/** A tag that the registry will not move. */
export function immutableTag(tag: string, before: string | undefined, digest: string, kind: TagKind): ActionError {
  const what = `The tag "${tag}" exists as ${before ?? 'another image'} and the registry does not let it move to ${digest}`;
  return new ActionError({ code: 'tag_immutable', what, where: 'input `tags`', fix: immutableFix(tag, kind) });
}

/** How a tag is let move, or replaced by one that need not. */
export const immutableFix = (tag: string, kind: TagKind): string => {
  if (mayMove(kind))
    return `Exclude it from the repository's immutability: \`aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE_WITH_EXCLUSION --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=${tag}\`, or leave it out of \`tags\`.`;
  return 'Take tags that name what differs (`tree`, `{sha}-…`), and keep `reuse: commit`, so that a run that is repeated uses the image that stands.';
};

/** A registry that answers another digest than the one that was pushed. */
export function readBackMismatch(tag: string, pushed: readonly string[], found: string | undefined): ActionError {
  const answered = optional(found, (found) => `answers ${found}`) ?? 'does not know the tag';
  const what = `"${tag}" was pushed as ${pushed.join(' or ')}, but the registry ${answered}`;
  const fix =
    'Another run may push the same tag at the same time: give such runs a `concurrency` group, or tags of their own.';
  return new ActionError({ code: 'push_unverified', what, fix });
}

/** What stands and what is missing when one tag of several failed. */
function incomplete(tag: string, { tags }: Tagging, standing: readonly string[], cause: unknown): unknown {
  const known = problemIn(cause);
  const isOurs = cause instanceof RegistryFault || (known !== undefined && known.code !== 'cancelled');
  if (!isOurs || tags.length === 1) return cause;

  const missing = tags.filter((each) => !standing.includes(each));
  const problem: Problem = {
    ...codeAndFix(known),
    what: `Tag "${tag}" could not be set: ${messageOf(cause)}. On the image now: ${standing.join(', ') || 'none'}. Missing: ${missing.join(', ')}`,
    where: 'input `tags`',
  };
  return new ActionError(problem, { cause });
}

const problemIn = (cause: unknown): Problem | undefined => {
  if (cause instanceof ActionError) return cause.problems[0];
  return undefined;
};

/** No further run moves a tag that may not move; all else it may mend. */
function codeAndFix(known: Problem | undefined): Pick<Problem, 'code' | 'fix'> {
  if (known?.code === 'tag_immutable' || known?.code === 'tag_released') return { code: known.code, fix: known.fix };
  const fix = `${known?.fix ?? ''} Run the step again: it completes the set.`.trim();
  return { code: 'tags_incomplete', fix };
}
