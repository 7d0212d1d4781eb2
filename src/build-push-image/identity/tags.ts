// Turns the entries of `tags` and the facts of a commit into image tags: schemes, templates, versions. Whatever comes out is a legal tag.
// Never asks git. Pure.

import semver from 'semver';
import { accepted, type Problem, type Reading, refused } from '../../domain/action-error.ts';
import { tagFault } from '../../domain/image/reference.ts';
import { fitTag, formatTimestamp, isPreRelease, type TagKind, tagOfRef, versionOf } from '../../domain/image/tag.ts';
import { nearestNames } from '../../domain/text/nearest.ts';
import { optional } from '../../domain/text/optional.ts';
import { fillTemplate } from '../../domain/text/template.ts';

/** What is known of the commit that an image is built from. */
export interface CommitFacts {
  /** 40 (or 64) hex digits. */
  readonly sha: string | undefined;
  readonly commitTime: Date | undefined;
  /** SemVer without `v` and without build metadata. */
  readonly version: string | undefined;
  /** True when the version is this very commit's: it was given, or the commit carries its git tag. */
  readonly isRelease: boolean;
  readonly branch: string | undefined;
  readonly pullRequest: number | undefined;
  readonly gitTag: string | undefined;
  /** Hex digits over the content of the context and the build inputs; undefined when that is not the commit's. */
  readonly tree: string | undefined;
  /** Undefined when the default branch is not known. */
  readonly onDefaultBranch: boolean | undefined;
}

/** The tags of an image, in the order they were asked for. */
export interface TagChoice {
  readonly tags: readonly string[];
  readonly kinds: ReadonlyMap<string, TagKind>;
  /** Why a scheme gave no tag here. */
  readonly remarks: readonly string[];
  /** What looks like a slip, or will not fit somewhere else. */
  readonly suspicions: readonly string[];
}

const where = 'input `tags`';

/** The words that `tags` knows; anything else is a template. */
export const tagSchemes = [
  'sha',
  'semver',
  'semver-sha',
  'sha-timestamp',
  'tree',
  'branch',
  'pr',
  'git-tag',
  'latest',
] as const;
type Scheme = (typeof tagSchemes)[number];

/** Templates that stand for a scheme. */
const schemeTemplates: Record<Exclude<Scheme, 'latest'>, string> = {
  sha: '{sha}',
  semver: 'v{version}',
  'semver-sha': 'v{version}-{sha7}',
  'sha-timestamp': '{sha7}-{timestamp}',
  tree: '{tree}',
  branch: '{branch}',
  pr: 'pr-{pr}',
  'git-tag': '{git-tag}',
};

const versionPart = /\{(?:version|major|minor|patch)\}/;
/** Placeholders that name something besides a version. */
const otherPart = /\{(?:sha|sha7|timestamp|tree|branch|pr|git-tag)\}/;

const placeholders = [
  'version',
  'major',
  'minor',
  'patch',
  'sha',
  'sha7',
  'tree',
  'branch',
  'pr',
  'git-tag',
  'timestamp',
];

/** Longest value of a Kubernetes label, where tags are often repeated. */
const longestLabel = 63;

/** What is wrong with the entries of `tags` whatever the commit: characters that no tag can hold, unknown placeholders. */
export function tagEntryProblems(entries: readonly string[]): Problem[] {
  const sample = Object.fromEntries(placeholders.map((name) => [name, '1']));
  return entries.flatMap((entry) => {
    const { value: filled, problems } = fillTemplate(entry, sample, where);
    if (filled === undefined) return problems;
    return legalTag(entry, filled).problems;
  });
}

/** True when any entry needs the SemVer of the commit. */
export const needsVersion = (entries: readonly string[]): boolean =>
  entries.some((entry) => versionPart.test(templateOf(entry)));

/** True when any entry needs the time of the commit. */
export const needsCommitTime = (entries: readonly string[]): boolean =>
  entries.some((entry) => templateOf(entry).includes('{timestamp}'));

/** The tags that `entries` give for a commit, or every entry that cannot be filled. */
export function chooseTags(entries: readonly string[], facts: CommitFacts): Reading<TagChoice> {
  const kinds = new Map<string, TagKind>();
  const remarks: string[] = [];
  const problems: Problem[] = [];

  for (const entry of entries) {
    const absent = reasonToLeaveOut(entry, facts);
    if (absent !== undefined) {
      remarks.push(`\`${entry}\` gives no tag here: ${absent}`);
      continue;
    }
    const { value: tag, problems: faults } = readTag(entry, facts);
    problems.push(...faults);
    if (tag !== undefined) kinds.set(tag, stricter(kinds.get(tag), kindOf(entry, facts)));
  }

  if (problems.length > 0) return refused(...problems);
  const tags = [...kinds.keys()];
  const suspicions = [...entries.flatMap(slips), ...tags.flatMap(lengthWarnings)];
  if (tags.length > 0) return accepted({ tags, kinds, remarks, suspicions });
  const what = `None of the tags in \`tags\` applies to this run: ${remarks.join('; ')}`;
  return refused({ code: 'tags_none', what, where, fix: 'Add one that always applies, e.g. `sha`.' });
}

/** The tag of one entry that applies to this run. */
function readTag(entry: string, facts: CommitFacts): Reading<string> {
  const { value: filled, problems } = fillTemplate(templateOf(entry), tagValues(facts), where);
  if (filled === undefined) return refused(...problems);
  return legalTag(entry, fitTag(filled));
}

/** What an entry was filled to, when that is a tag. */
function legalTag(entry: string, filled: string): Reading<string> {
  const fault = tagFault(filled);
  if (fault === undefined) return accepted(filled);
  return refused(illegalTag(entry, fault));
}

const strictness: readonly TagKind[] = ['literal', 'moving', 'content', 'commit', 'release'];

/** Two entries may give one tag: the one that may move less decides. */
const stricter = (one: TagKind | undefined, other: TagKind): TagKind => {
  if (one !== undefined && strictness.indexOf(one) > strictness.indexOf(other)) return one;
  return other;
};

/** What the tag of an entry names. */
function kindOf(entry: string, { gitTag }: CommitFacts): TagKind {
  const template = templateOf(entry);
  if (/\{(?:sha|sha7|timestamp)\}/.test(template)) return 'commit';
  if (template.includes('{tree}')) return 'content';
  if (/\{(?:branch|pr)\}/.test(template)) return 'moving';
  if (/\{(?:version|patch)\}/.test(template)) return 'release';
  if (template.includes('{git-tag}')) {
    if (versionOf(gitTag ?? '') === undefined) return 'commit';
    return 'release';
  }
  if (template.includes('{') || entry === 'latest') return 'moving';
  if (versionOf(entry) === undefined) return 'literal';
  return 'release';
}

const templateOf = (entry: string): string => schemeTemplates[entry as Exclude<Scheme, 'latest'>] ?? entry;

function tagValues(facts: CommitFacts): Record<string, string | undefined> {
  const { sha, version, branch, pullRequest, gitTag, tree, commitTime } = facts;
  const parsed = semver.parse(version);

  return {
    version,
    major: parsed?.major.toString(),
    minor: parsed?.minor.toString(),
    patch: parsed?.patch.toString(),
    sha,
    sha7: sha?.slice(0, 7),
    branch: optional(branch, (branch) => tagOfRef(branch)),
    pr: pullRequest?.toString(),
    'git-tag': optional(gitTag, (gitTag) => tagOfRef(gitTag)),
    tree: tree?.slice(0, 12),
    timestamp: optional(commitTime, (commitTime) => formatTimestamp(commitTime)),
  };
}

/** Why an entry that belongs to some runs only gives nothing in this one. */
function reasonToLeaveOut(entry: string, facts: CommitFacts): string | undefined {
  if (entry === 'pr' && facts.pullRequest === undefined) return 'the run belongs to no pull request';
  if (entry === 'branch' && facts.branch === undefined) return 'the run belongs to no branch';
  if (entry === 'git-tag' && facts.gitTag === undefined) return 'the commit has no single git tag';
  if (entry === 'tree' && facts.tree === undefined) return 'the build context differs from the commit';
  if (namesRelease(entry)) return reasonToRelease(entry, facts);
  if (entry === 'latest') return reasonAgainstLatest(facts);
  return undefined;
}

/** True for `semver` and for templates of a version alone. */
function namesRelease(entry: string): boolean {
  const template = templateOf(entry);
  return versionPart.test(template) && !otherPart.test(template);
}

function reasonToRelease(entry: string, { version, isRelease }: CommitFacts): string | undefined {
  if (version === undefined) return undefined;
  if (!isRelease)
    return `it names the release ${version}, but this commit does not have that git tag (if it is that release, give \`version\`)`;
  const isWhole = /\{(?:version|patch)\}/.test(templateOf(entry));
  if (!isWhole && isPreRelease(version)) return `${version} is a pre-release`;
  return undefined;
}

function reasonAgainstLatest({ onDefaultBranch, isRelease, version }: CommitFacts): string | undefined {
  if (onDefaultBranch === undefined) return 'the default branch is not known, and only it gets `latest`';
  if (!onDefaultBranch) return 'the run is not on the default branch';
  if (isRelease && isPreRelease(version)) return `${version} is a pre-release`;
  return undefined;
}

/** A word that is nearly a scheme is probably a slip, but is a legal tag. */
function slips(entry: string): string[] {
  if (entry.length < 4 || entry.includes('{') || tagSchemes.includes(entry as Scheme)) return [];
  const near = nearestNames(entry, tagSchemes).filter((name) => Math.abs(name.length - entry.length) <= 1);
  if (near.length === 0) return [];
  return [`The tag \`${entry}\` is used as plain text; did you mean the scheme \`${near[0]}\`?`];
}

const lengthWarnings = (tag: string): string[] => {
  if (tag.length <= longestLabel) return [];
  return [`The tag \`${tag}\` has ${tag.length} characters: a Kubernetes label holds at most ${longestLabel}.`];
};

const illegalTag = (entry: string, fault: string): Problem => ({
  code: 'tag_invalid',
  what: `"${entry}" gives no legal tag: ${fault}${positionOf(entry)}`,
  where,
  fix: correctedEntry(entry) ?? `Use letters, digits, "_", "." and "-", or a scheme: ${tagSchemes.join(', ')}.`,
});

/** Where the first character stands that no tag can hold, counted from 1; empty when all could stand in one. */
function positionOf(entry: string): string {
  const at = [...entry.slice(0, 1000)].findIndex((character) => !/[A-Za-z0-9_.{}-]/.test(character));
  if (at < 0) return '';
  return ` (character ${at + 1} of the line)`;
}

/** The line that a slip known from other tools probably means; undefined for any other one. */
function correctedEntry(entry: string): string | undefined {
  const metadata = /^type=(\w[\w-]*)/.exec(entry)?.[1];
  if (metadata !== undefined)
    return `\`tags\` does not know the syntax of docker/metadata-action: write \`${schemeOfMetadata(metadata, entry)}\`.`;
  if (/[/:]/.test(entry) && !/\s/.test(entry)) {
    const tag = entry.slice(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf(':')) + 1);
    return `Write the tag alone, \`${tag}\`: registry and repository have inputs of their own.`;
  }
  if (!/[,\s]/.test(entry)) return undefined;

  const parts = entry.split(/[,\s]+/, 20).filter((part) => part !== '');
  return `Write one tag per line: ${parts.map((part) => `\`${part}\``).join(', ')}.`;
}

/** The entry for a line of docker/metadata-action. https://github.com/docker/metadata-action#tags-input */
function schemeOfMetadata(type: string, entry: string): string {
  if (type === 'ref') return 'branch';
  if (type === 'schedule') return '{timestamp}';
  if (type === 'raw') return /value=([^,]+)/.exec(entry)?.[1] ?? type;
  return type;
}
