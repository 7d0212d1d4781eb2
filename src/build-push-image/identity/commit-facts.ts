// What is known of the commit that the image is made from: its version, branch, git tag and time. Refuses to guess. Pure.

import { accepted, type Problem, type Reading, refused } from '../../domain/action-error.ts';
import type { Context } from '../../domain/context.ts';
import { highestVersion, versionOf } from '../../domain/image/tag.ts';
import { optional } from '../../domain/text/optional.ts';
import type { WorkTree } from '../../domain/work-tree.ts';
import type { BuildPushImageInputs } from '../inputs.ts';
import { type CommitFacts, needsCommitTime, needsVersion } from './tags.ts';

type VersionInputs = Pick<BuildPushImageInputs, 'tags' | 'version' | 'version-prefix' | 'build-args'>;

/** The facts, or what a tag needs and is not there; `tree` is still to be found, since it covers what the build is told. */
export function findCommitFacts(
  inputs: VersionInputs,
  context: Context,
  source: WorkTree | undefined,
): Reading<CommitFacts> {
  if (lacksCommitTime(inputs, source))
    return refused(noCommit(`The tags ${inputs.tags.join(', ')} or the build arguments need the time of the commit`));
  // GITHUB_SHA is the head of the default branch on many events, whatever was checked out.
  const sha = source?.sha ?? context.source?.commit;
  if (sha === undefined) return refused(noCommit('There is no commit to name the image after'));

  const { value: version, problems } = findVersion(inputs, source);
  if (problems.length > 0) return refused(...problems);
  const { branch, isForeign } = findBranch(context, source);
  const defaultBranch = context.defaultBranch ?? source?.defaultBranch;
  const isDefault = optional(defaultBranch, (defaultBranch) => branch === defaultBranch);

  return accepted({
    sha,
    commitTime: source?.commitTime,
    version,
    isRelease: isRelease(inputs, source, version),
    branch,
    pullRequest: context.pullRequest?.number,
    gitTag: findGitTag(context, source),
    tree: undefined,
    onDefaultBranch: !isForeign && isDefault,
  });
}

/** True when the version is this commit's own: given, or its git tag is on the commit. */
function isRelease(inputs: VersionInputs, source: WorkTree | undefined, version: string | undefined): boolean {
  if (inputs.version !== undefined) return true;
  const own = highestVersion(source?.ownTags ?? [], inputs['version-prefix']);
  return own !== undefined && own === version;
}

/** A pull_request_target run says that it is on the default branch, whatever it has checked out. */
function findBranch(context: Context, source: WorkTree | undefined) {
  const isProposed = context.pullRequest !== undefined;
  if (context.ref === undefined) return { branch: source?.branch, isForeign: isProposed };
  const branch = shortRef(context.ref, 'refs/heads/');
  return { branch, isForeign: isProposed || branch === undefined };
}

function findGitTag(context: Context, source: WorkTree | undefined): string | undefined {
  const named = shortRef(context.ref, 'refs/tags/');
  const [own, ...others] = source?.ownTags ?? [];
  if (named !== undefined || others.length > 0) return named;
  return own;
}

const shortRef = (ref: string | undefined, prefix: string): string | undefined => {
  if (ref?.startsWith(prefix)) return ref.slice(prefix.length);
  return undefined;
};

/** The given version, else the highest that the commit reaches; refuses to guess from a cut history when a tag needs it. */
function findVersion(inputs: VersionInputs, source: WorkTree | undefined): Reading<string | undefined> {
  if (inputs.version !== undefined) return accepted(versionOf(inputs.version));
  const prefix = inputs['version-prefix'];
  const own = highestVersion(source?.ownTags ?? [], prefix);
  const highest = own ?? highestVersion(source?.versionTags ?? [], prefix);
  const isCertain = source?.shallow !== true || own !== undefined;

  if (isCertain && highest !== undefined) return accepted(highest);

  const isNeeded = needsVersion(inputs.tags) || inputs['build-args'].some((line) => line.includes('{version}'));
  if (isNeeded) return refused(noVersion(inputs, source, isCertain));
  return accepted(undefined);
}

function noVersion(inputs: VersionInputs, source: WorkTree | undefined, isCertain: boolean): Problem {
  const { why, fix } = reasonForNoVersion(source, isCertain, inputs['version-prefix'] ?? '');
  const what = `The tags ${inputs.tags.join(', ')} or the build arguments need a version, and ${why}`;
  return { code: 'version_unknown', what, where: 'input `version`', fix };
}

function reasonForNoVersion(source: WorkTree | undefined, isCertain: boolean, prefix: string) {
  const deeper = 'Give `version`, or `fetch-depth: 0` to actions/checkout.';
  if (source === undefined) return { why: 'the workspace is not a git repository with a commit', fix: deeper };
  if (!isCertain) return { why: 'the clone is shallow, so older git tags are out of sight', fix: deeper };

  const release = `Give \`version\`, or tag a release: \`git tag ${prefix}v0.1.0 && git push --tags\`.`;
  return {
    why: `no git tag such as ${prefix}v2.4.1 can be reached from the commit`,
    fix: `${release} A clone without tags needs \`fetch-depth: 0\` at actions/checkout.`,
  };
}

/** True when the commit's time is needed and only its name is known. */
const lacksCommitTime = (inputs: VersionInputs, source: WorkTree | undefined): boolean =>
  source === undefined &&
  (needsCommitTime(inputs.tags) || inputs['build-args'].some((line) => line.includes('{timestamp}')));

function noCommit(what: string): Problem {
  const fix = 'Run actions/checkout before this step; a container job needs git inside the container.';
  const why = `${what}, and the workspace is not a git repository with a commit`;
  return { code: 'commit_unknown', what: why, where: 'input `tags`', fix };
}
