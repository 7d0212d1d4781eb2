// Decides what the image is called, what it is labelled with, and whether one that exists may be used again. Pure.

import { ActionError } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import {
  type CommitFacts,
  chooseTags,
  highestVersion,
  needsCommitTime,
  needsVersion,
  versionOf,
} from '../domain/image-tag.ts';
import type { WorkTree } from '../domain/work-tree.ts';
import { buildInputsLabel, hashBuildInputs } from './build-inputs.ts';
import type { ImageInputs } from './inputs.ts';

/** What will be built, under which names. */
export interface ImagePlan {
  readonly repository: string;
  readonly tags: readonly [string, ...string[]];
  /** Tags that are not expected to move to another image. */
  readonly fixedTags: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  /** Value of our label; undefined when the image can never be used again. */
  readonly buildInputs: string | undefined;
  /** Tags under which an image of this commit may be found already; empty when none may be used again. */
  readonly candidates: readonly string[];
  readonly remarks: readonly string[];
  readonly warnings: readonly string[];
}

/** Decides; throws an ActionError when a tag needs a fact that is not there. */
export function planImage(inputs: ImageInputs, context: Context, source: WorkTree | undefined): ImagePlan {
  checkCommitTime(inputs, source);
  const version = findVersion(inputs, source);
  const facts = commitFacts(context, source, version);
  const choice = chooseTags(inputs.tags, facts);
  const platforms = inputs.platforms.flatMap((line) => line.split(',').map((platform) => platform.trim()));
  const changes = source?.changes ?? [];
  const clean = source !== undefined && changes.length === 0;
  const buildInputs = clean ? hashBuildInputs(inputs, source.sha, platforms) : undefined;
  const reusable = inputs.reuse === 'commit' && inputs.push && buildInputs !== undefined;
  return {
    repository: inputs.repository,
    tags: choice.tags as readonly [string, ...string[]],
    fixedTags: choice.fixed,
    labels: imageLabels(inputs, context, facts, choice.tags[0], buildInputs),
    platforms,
    buildInputs,
    candidates: reusable ? [...new Set([...choice.tags, ...commitTags(facts)])] : [],
    remarks: [...choice.remarks, ...(inputs.reuse === 'commit' ? reuseRemarks(source) : [])],
    warnings: [...choice.suspicions, ...dirtyWarnings(changes)],
  };
}

/** The given version, else the highest that the commit reaches; refuses to guess from a cut history when a tag needs it. */
function findVersion(inputs: ImageInputs, source: WorkTree | undefined): string | undefined {
  if (inputs.version !== undefined) return versionOf(inputs.version);
  const highest = highestVersion(source?.versionTags ?? []);
  const certain = source?.shallow !== true || highestVersion(source.ownTags) !== undefined;
  if (!needsVersion(inputs.tags) || (highest !== undefined && certain)) return certain ? highest : undefined;
  const why =
    source === undefined
      ? 'the workspace is no git repository with a commit'
      : certain
        ? 'the commit reaches no git tag such as v2.4.1'
        : 'the clone is shallow, so older git tags are out of sight';
  const fix =
    source !== undefined && certain
      ? 'Give `version`, or tag a release: `git tag v0.1.0 && git push --tags`. A clone without tags needs `fetch-depth: 0` at actions/checkout.'
      : 'Give `version`, or `fetch-depth: 0` to actions/checkout.';
  const what = `The tags ${inputs.tags.join(', ')} need a version, and ${why}`;
  throw new ActionError({ code: 'version_unknown', what, where: 'input `version`', fix });
}

function commitFacts(context: Context, source: WorkTree | undefined, version: string | undefined): CommitFacts {
  const sha = source?.sha ?? context.sha;
  if (sha === undefined) throw noCommit('There is no commit to name the image after');
  const onBranch = context.ref?.startsWith('refs/heads/') ? context.ref.slice('refs/heads/'.length) : undefined;
  const branch = context.ref === undefined ? source?.branch : onBranch;
  const onTag = context.ref?.startsWith('refs/tags/') ? context.ref.slice('refs/tags/'.length) : undefined;
  const ownTag = source?.ownTags.length === 1 ? source.ownTags[0] : undefined;
  const defaultBranch = context.defaultBranch ?? source?.defaultBranch;
  // A pull_request_target run says that it is on the default branch, whatever it has checked out.
  const foreign = context.pullRequest !== undefined || (context.ref !== undefined && onBranch === undefined);
  const known = defaultBranch === undefined ? undefined : branch === defaultBranch;
  return {
    sha,
    commitTime: source?.commitTime,
    version,
    branch,
    pullRequest: context.pullRequest?.number,
    gitTag: onTag ?? ownTag,
    onDefaultBranch: foreign ? false : known,
  };
}

/** Refuses tags that need the commit's time where only its name is known. */
function checkCommitTime(inputs: ImageInputs, source: WorkTree | undefined): void {
  if (source !== undefined || !needsCommitTime(inputs.tags)) return;
  throw noCommit(`The tags ${inputs.tags.join(', ')} need the time of the commit`);
}

function noCommit(what: string): ActionError {
  const fix = 'Run actions/checkout before this step; a container job needs git inside the container.';
  const why = `${what}, and the workspace is no git repository with a commit`;
  return new ActionError({ code: 'commit_unknown', what: why, where: 'input `tags`', fix });
}

/** What the other schemes would have called an image of this commit. */
function commitTags({ sha, version, commitTime }: CommitFacts): string[] {
  const entries = ['sha', '{sha7}', ...(version === undefined ? [] : ['semver-sha']), 'sha-timestamp'];
  const facts = { sha, version, commitTime, branch: undefined, pullRequest: undefined, gitTag: undefined };
  return [...chooseTags(entries, { ...facts, onDefaultBranch: undefined }).tags];
}

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md, then the user's own labels, then ours. */
function imageLabels(
  inputs: ImageInputs,
  context: Context,
  facts: CommitFacts,
  firstTag: string | undefined,
  buildInputs: string | undefined,
): Record<string, string> {
  const source = context.repository === undefined ? undefined : `${context.serverUrl}/${context.repository}`;
  const own: Record<string, string | undefined> = {
    'org.opencontainers.image.source': source,
    'org.opencontainers.image.revision': facts.sha,
    // The commit's time, not the clock's: the same commit gives the same labels.
    'org.opencontainers.image.created': facts.commitTime?.toISOString().replace(/\.\d+Z$/, 'Z'),
    'org.opencontainers.image.version': facts.version ?? firstTag,
  };
  const given = inputs.labels.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const all = [...Object.entries(own), ...given, [buildInputsLabel, buildInputs]];
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

const reuseRemarks = (source: WorkTree | undefined): string[] =>
  source === undefined ? ['No image is used again: the workspace is no git repository'] : [];

function dirtyWarnings(changes: readonly string[]): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, 5).map((change) => change.trim());
  const more = changes.length > 5 ? ` and ${changes.length - 5} more` : '';
  return [
    `The work tree differs from its commit (${shown.join(', ')}${more}): the image is built anew and is never used again for this commit.`,
  ];
}
