// Decides what build-push-image does, as a value that can be printed: what the image is called, how it is labelled, and what to do about
// what the registry holds already (build, use again, promote, merge, or refuse). Pure.

import { accepted, type Problem, type Reading, refused } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import type { BuildContext } from '../domain/image/build-context.ts';
import { mayMove, type TagKind } from '../domain/image/tag.ts';
import { optional, phrase, present } from '../domain/text/optional.ts';
import type { WorkTree } from '../domain/work-tree.ts';
import { type BuildIdentity, buildParts, identify } from './identity/build-inputs.ts';
import { findCommitFacts } from './identity/commit-facts.ts';
import { fillBuildArgs, findNameSlips, imageLabels, namesCommit } from './identity/labels.ts';
import { type CommitFacts, chooseTags, needsVersion, type TagChoice } from './identity/tags.ts';
import { dockerfileInput } from './inputs/paths.ts';
import { type BuildPushImageInputs, platformsOf } from './inputs.ts';
import { lostPlatforms, type TaggedImage } from './standing/standing-image.ts';

/** What will be made, under which names. */
export interface ImagePlan {
  readonly repository: string;
  readonly tags: readonly [string, ...string[]];
  readonly kinds: ReadonlyMap<string, TagKind>;
  readonly labels: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly string[];
  readonly context: string;
  readonly dockerfile: string;
  /** Whether anything is pushed. */
  readonly pushes: boolean;
  /** How an image of this build is known again; undefined when its content is not the commit's. */
  readonly identity: BuildIdentity | undefined;
  readonly sha: string | undefined;
  /** What may be used again. */
  readonly reuse: 'commit' | 'tree' | 'off';
  /** True when labels are signed, and an unsigned one is nobody's word. */
  readonly isSigned: boolean;
  /** True when an image that nothing proves is used only where it cannot be built anew. */
  readonly prefersBuild: boolean;
  /** Tags to look at: the wanted ones, and those under which an image of this commit or content may be found. */
  readonly candidates: readonly string[];
  /** True when what is built differs from the commit. */
  readonly isDirty: boolean;
  /** Seconds since 1970 of the commit; undefined when the content is not its. */
  readonly epoch: number | undefined;
  readonly remarks: readonly string[];
  readonly warnings: readonly string[];
}

/** What is known before anything is decided. */
export interface ImageFacts {
  readonly context: Context;
  readonly source: WorkTree | undefined;
  readonly content: BuildContext;
}

/** Decides on names and labels, or tells every fact that is not there and a tag needs. */
export function planImage(inputs: BuildPushImageInputs, known: ImageFacts): Reading<ImagePlan> {
  const { value: facts, problems: unknown } = findCommitFacts(inputs, known.context, known.source);
  if (facts === undefined) return refused(...unknown);

  const content = nameContent(inputs, facts, known.content);
  const { value: choice, problems } = chooseTags(inputs.tags, { ...facts, tree: content.identity?.tree });
  if (choice === undefined) return refused(...problems);
  return accepted(planWith(inputs, known, { ...content, facts, choice }));
}

/** What names the content of the image. */
interface NamedContent {
  /** The build arguments, with all filled in that does not follow from them. */
  readonly written: readonly string[];
  readonly identity: BuildIdentity | undefined;
  /** True when it differs from the commit. */
  readonly isDirty: boolean;
}

function nameContent(inputs: BuildPushImageInputs, facts: CommitFacts, content: BuildContext): NamedContent {
  const isDirty = content.changes.length > 0;
  // The name of the first tag may stand in a build argument, and the tag `tree` covers build arguments: it is then made of `{tag}` as it is written.
  const written = fillBuildArgs(inputs['build-args'], facts, firstTagOf(inputs.tags, facts));
  const parts = buildParts(inputs, content, written);
  const identity = optional(!isDirty && facts.sha, (sha) => identify(parts, sha, content.tree, inputs['reuse-key']));
  return { written, identity, isDirty };
}

/** All that is known once the tags are chosen. */
interface Named extends NamedContent {
  readonly facts: CommitFacts;
  readonly choice: TagChoice;
}

function planWith(
  inputs: BuildPushImageInputs,
  { context, content }: ImageFacts,
  { facts, choice, identity, written, isDirty }: Named,
): ImagePlan {
  const pushes = isPushing(inputs, context);
  const reuse = reuseOf(inputs, pushes, identity);
  const standIns = optional(reuse !== 'off', () => commitTags(facts, identity)) ?? [];
  const isSigned = inputs['reuse-key'] !== undefined;

  return {
    repository: inputs.repository,
    tags: choice.tags as readonly [string, ...string[]],
    kinds: choice.kinds,
    labels: imageLabels(context, { facts, firstTag: choice.tags[0], given: inputs.labels, identity }),
    platforms: platformsOf(inputs),
    buildArgs: fillBuildArgs(written, facts, choice.tags[0]),
    context: inputs.context,
    dockerfile: dockerfileInput(inputs) ?? dockerfileIn(inputs.context),
    pushes,
    identity,
    sha: facts.sha,
    reuse,
    isDirty,
    isSigned,
    // Who writes `reuse` has decided.
    prefersBuild: inputs['prefer-build'] && inputs.reuse === undefined && !isSigned,
    candidates: [...new Set([...choice.tags, ...standIns])],
    epoch: optional(!isDirty && facts.commitTime, (time) => Math.floor(time.getTime() / 1000)),
    remarks: [...choice.remarks, ...remarksOf(inputs, context, pushes, content)],
    warnings: [...choice.suspicions, ...findNameSlips(inputs['build-args']), ...dirtyWarnings(inputs, content.changes)],
  };
}

/** Nothing is used again where nothing is pushed, or where no commit names the content. */
function reuseOf({ reuse }: BuildPushImageInputs, pushes: boolean, identity: BuildIdentity | undefined) {
  if (!pushes || identity === undefined) return 'off';
  return reuse ?? 'commit';
}

/** False for an image that is there already, whatever the checkout looks like. */
const isBuilt = ({ promote, merge }: Pick<BuildPushImageInputs, 'promote' | 'merge'>): boolean =>
  promote === undefined && merge.length === 0;

/** Where the Dockerfile of a context is when nobody says. */
const dockerfileIn = (context: string): string => {
  if (context === '.') return 'Dockerfile';
  return `${context}/Dockerfile`;
};

const withoutTree = (tags: readonly string[]): string[] =>
  tags.filter((entry) => entry !== 'tree' && !entry.includes('{tree}'));

/** The first tag as far as it does not depend on the build arguments; what cannot be filled is told when all are chosen. */
function firstTagOf(tags: readonly string[], facts: CommitFacts): string | undefined {
  const plain = withoutTree(tags);
  if (plain.length === 0) return undefined;
  return chooseTags([...plain, '{sha}'], facts).value?.tags[0];
}

/** Whether anything is pushed. `auto` does not where a run has no credentials: in a pull request from a fork, or by a bot. */
export function isPushing({ push }: Pick<BuildPushImageInputs, 'push'>, { pullRequest, actor }: Context): boolean {
  if (push !== 'auto') return /^true$/i.test(push);
  return !(pullRequest !== undefined && (pullRequest.fork || (actor ?? '').endsWith('[bot]')));
}

/** What the other schemes would have called an image of this commit or content. */
function commitTags(facts: CommitFacts, identity: BuildIdentity | undefined): readonly string[] {
  const entries = ['sha', '{sha7}', 'semver-sha', 'sha-timestamp', 'tree'];
  const known = { ...facts, branch: undefined, pullRequest: undefined, gitTag: undefined, tree: identity?.tree };
  const isKnown = (entry: string): boolean =>
    (facts.version !== undefined || !needsVersion([entry])) &&
    (facts.commitTime !== undefined || entry !== 'sha-timestamp');
  return chooseTags(entries.filter(isKnown), known).value?.tags ?? [];
}

function remarksOf(inputs: BuildPushImageInputs, context: Context, pushes: boolean, content: BuildContext): string[] {
  const isAuto = inputs.push === 'auto' && !pushes;
  const who = context.pullRequest?.fork === true ? 'comes from a fork' : 'is by a bot';
  return present([
    isAuto && `Nothing is pushed: the pull request ${who}, which has no credentials`,
    content.tree === undefined &&
      content.changes.length === 0 &&
      inputs.reuse !== 'off' &&
      'No image is used again: the workspace is not a git repository',
    inputs.reuse === 'tree' &&
      namesCommit(inputs['build-args'], withoutTree(inputs.tags).length > 0) &&
      '`build-args` name the commit or a tag, so `reuse: tree` finds images of this very commit only',
  ]);
}

function dirtyWarnings(inputs: BuildPushImageInputs, changes: readonly string[]): string[] {
  if (!isBuilt(inputs) || changes.length === 0) return [];
  const shown = changes.slice(0, 5).map((change) => change.slice(0, 200));
  const more = phrase(changes.length > 5, () => ` and ${changes.length - 5} more`);
  return [
    `The build context differs from its commit (${shown.join(', ')}${more}): the image is built anew and is never used again for this commit.`,
  ];
}

/** An image that the inputs name: one to promote, or the index of several. */
export interface GivenImage {
  readonly do: 'promote' | 'merge';
  readonly digest: string;
  /** Undefined when they cannot be read. */
  readonly platforms: readonly string[] | undefined;
}

/** What is done. `reuse.by`: how we know that the image is the one that would be built. */
export type ImageDecision =
  | { readonly do: 'build' }
  | { readonly do: 'promote' | 'merge'; readonly digest: string }
  | { readonly do: 'reuse'; readonly image: TaggedImage; readonly by: 'label' | 'signature' | 'tag' };

/** Decides about what stands in the registry, or tells every tag that may not move and stands on another image. */
export function decideImage(
  plan: ImagePlan,
  standing: readonly TaggedImage[],
  { given, hostPlatform }: { readonly given: GivenImage | undefined; readonly hostPlatform: string },
): Reading<ImageDecision> {
  const isBuilding = plan.reuse === 'off' || plan.prefersBuild || given !== undefined;
  const reused = optional(!isBuilding, () => findReusable(plan, standing));
  const next = given ?? reused?.image;
  const platforms = nextPlatforms(plan, next, hostPlatform);

  const problems = standing
    .filter((image) => image.digest !== next?.digest)
    .flatMap((image) => obstacles(plan, image, { digest: next?.digest, platforms }));
  if (problems.length > 0) return refused(...problems);
  if (given === undefined) return accepted(reused ?? { do: 'build' });
  return accepted({ do: given.do, digest: given.digest });
}

/** The platforms of the image that will stand: of a build, those that are asked for, else the machine's own. */
function nextPlatforms(
  { platforms }: ImagePlan,
  next: Pick<GivenImage, 'platforms'> | undefined,
  hostPlatform: string,
): readonly string[] | undefined {
  if (next !== undefined) return next.platforms;
  if (platforms.length === 0) return [hostPlatform];
  return platforms;
}

/** An image with our label, or, where labels cannot be read and are not signed, one under a tag that nothing else gives. */
function findReusable(
  plan: ImagePlan,
  standing: readonly TaggedImage[],
): Extract<ImageDecision, { do: 'reuse' }> | undefined {
  const labelled = standing.find((image) => isOurs(plan, image));
  if (labelled !== undefined) return { do: 'reuse', image: labelled, by: plan.isSigned ? 'signature' : 'label' };

  if (plan.isSigned) return undefined;
  const telling = [plan.sha, plan.identity?.tree.slice(0, 12)];
  const tagged = standing.find(
    (image) => image.labels === undefined && image.tags.some((tag) => telling.includes(tag)),
  );
  if (tagged === undefined) return undefined;
  return { do: 'reuse', image: tagged, by: 'tag' };
}

function isOurs({ identity, reuse }: ImagePlan, { build }: TaggedImage): boolean {
  if (identity === undefined || build === undefined) return false;
  return build.commit === identity.commit || (reuse === 'tree' && build.content === identity.content);
}

/** Why the wanted tags of a standing image may not go to another one. */
function obstacles(
  plan: ImagePlan,
  image: TaggedImage,
  next: { readonly digest: string | undefined; readonly platforms: readonly string[] | undefined },
): Problem[] {
  return image.tags.flatMap((tag) => {
    const kind = plan.kinds.get(tag);
    if (kind === undefined) return [];

    // With `reuse: off` the same content may be built again, and give the same digest.
    const mayEqual = next.digest === undefined && isOurs(plan, image);
    if (kind === 'release' && !mayEqual) return [taken(plan, tag, image, next.digest)];
    if (next.digest === undefined && plan.isDirty && !mayMove(kind)) return [dirtyTag(tag, image)];

    const lost = optional(next.platforms, (platforms) => lostPlatforms(image, platforms, kind)) ?? [];
    if (lost.length > 0) return [shrinking(tag, image, lost)];

    return [];
  });
}

const where = 'input `tags`';

function taken(plan: ImagePlan, tag: string, image: TaggedImage, digest: string | undefined): Problem {
  const other = optional(digest, (digest) => `this image is ${digest}`) ?? 'what would be built now is another image';
  const why = image.differs(plan.identity);
  const what = `The release tag "${tag}" stands on ${image.digest}, and ${other}${phrase(why !== '', () => `: ${why}`)}. A release never moves`;
  const unread = phrase(
    image.labels === undefined,
    ' This login may not read the label of the image (ecr:GetDownloadUrlForLayer); with it, or with `sha` among the `tags`, an image of this very build is known again.',
  );
  return { code: 'tag_released', what, where, fix: `Give this commit a version of its own.${unread}` };
}

const dirtyTag = (tag: string, { digest }: TaggedImage): Problem => ({
  code: 'tag_dirty',
  what: `The tag "${tag}" names a commit and stands on ${digest}, and the build context differs from that commit`,
  where,
  fix: 'Undo the changes, keep them out with .dockerignore, or take a tag that names no commit.',
});

const shrinking = (tag: string, { digest }: TaggedImage, lost: readonly string[]): Problem => ({
  code: 'tag_shrinks',
  what: `The tag "${tag}" stands on ${digest}, which has ${lost.join(', ')}, and the image that would take its place does not`,
  where,
  fix: 'Build all platforms in one step (`platforms`), or give each runner a tag of its own and join their digests with `merge`.',
});
