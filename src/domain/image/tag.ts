// Turns the facts of a commit into image tags: schemes, templates, versions. Whatever comes out is a legal tag; never asks git.

import semver from 'semver';
import { ActionError, type Problem } from '../action-error.ts';
import { withoutEnd, withoutStart } from '../text/ends.ts';
import { nearestNames } from '../text/nearest.ts';
import { optional } from '../text/optional.ts';
import { fillTemplate } from '../text/template.ts';
import { tagFault } from './reference.ts';

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

/**
 * What a tag names, and so what may happen to it. `release`: one version, never moves. `commit`, `content`: one commit or content,
 * not expected to move. `moving`: whatever came last. `literal`: a word of the user's, which may be either.
 */
export type TagKind = 'release' | 'commit' | 'content' | 'moving' | 'literal';

/** True for a tag that may go from image to image. */
export const mayMove = (kind: TagKind): boolean => kind === 'moving' || kind === 'literal';

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
    try {
      const fault = tagFault(fillTemplate(entry, sample, where));
      if (fault === undefined) return [];
      return [illegalTag(entry, fault)];
    } catch (thrown) {
      if (thrown instanceof ActionError) return [...thrown.problems];
      throw thrown;
    }
  });
}

/** True when any entry needs the SemVer of the commit. */
export const needsVersion = (entries: readonly string[]): boolean =>
  entries.some((entry) => versionPart.test(templateOf(entry)));

/** True when any entry needs the time of the commit. */
export const needsCommitTime = (entries: readonly string[]): boolean =>
  entries.some((entry) => templateOf(entry).includes('{timestamp}'));

/** The tags that `entries` give for a commit; throws an ActionError with every entry that cannot be filled. */
export function chooseTags(entries: readonly string[], facts: CommitFacts): TagChoice {
  const kinds = new Map<string, TagKind>();
  const remarks: string[] = [];
  const problems: Problem[] = [];

  for (const entry of entries) {
    const absent = reasonToLeaveOut(entry, facts);
    if (absent !== undefined) {
      remarks.push(`\`${entry}\` gives no tag here: ${absent}`);
      continue;
    }
    try {
      const tag = fitTag(fillTemplate(templateOf(entry), tagValues(facts), where), entry);
      kinds.set(tag, stricter(kinds.get(tag), kindOf(entry, facts)));
    } catch (thrown) {
      if (!(thrown instanceof ActionError)) throw thrown;
      problems.push(...thrown.problems);
    }
  }

  if (problems.length > 0) throw new ActionError(problems);
  const tags = [...kinds.keys()];
  const suspicions = [...entries.flatMap(slips), ...tags.flatMap(lengthWarnings)];
  if (tags.length > 0) return { tags, kinds, remarks, suspicions };
  const what = `None of the tags in \`tags\` applies to this run: ${remarks.join('; ')}`;
  throw new ActionError({ code: 'tags_none', what, where, fix: 'Add one that always applies, e.g. `sha`.' });
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

/** A git ref as a part of a tag: itself when it is legal, else its legal characters and a short hash of the whole. */
export function tagOfRef(ref: string): string {
  const legal = withoutEnd(withoutStart(ref.replace(/[^A-Za-z0-9_.-]+/g, '-'), '.-'), '-');
  if (legal === ref) return ref;
  return `${(legal || 'ref').slice(0, 100)}-${shortHash(ref)}`;
}

/** The SemVer of a text with or without `v`, or undefined; build metadata is dropped. */
export const versionOf = (text: string): string | undefined => semver.parse(text)?.version;

/** The highest SemVer among git tags that start with `prefix` and `v` (after a prefix without it, too); undefined when none is one. */
export function highestVersion(gitTags: readonly string[], prefix = ''): string | undefined {
  const bare = gitTags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  const versions = bare.filter((tag) => tag.startsWith('v') || prefix !== '').flatMap((tag) => versionOf(tag) ?? []);
  return semver.rsort(versions)[0];
}

/** True for a version with a part after `-`, such as 2.5.0-rc.1. */
export const isPreRelease = (version: string | undefined): boolean =>
  version !== undefined && (semver.prerelease(version)?.length ?? 0) > 0;

/** `20260119142345`: UTC, to the second. */
export const formatTimestamp = (time: Date): string => time.toISOString().replace(/\D/g, '').slice(0, 14);

/** 32-bit FNV-1a over UTF-8, eight hex digits: keeps names apart, proves nothing. http://www.isthe.com/chongo/tech/comp/fnv/ */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
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
  if (metadata !== undefined) {
    const scheme =
      { ref: 'branch', schedule: '{timestamp}', raw: /value=([^,]+)/.exec(entry)?.[1] }[metadata] ?? metadata;
    return `\`tags\` does not know the syntax of docker/metadata-action: write \`${scheme}\`.`;
  }
  if (/[/:]/.test(entry) && !/\s/.test(entry)) {
    const tag = entry.slice(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf(':')) + 1);
    return `Write the tag alone, \`${tag}\`: registry and repository have inputs of their own.`;
  }
  if (!/[,\s]/.test(entry)) return undefined;

  const parts = entry.split(/[,\s]+/, 20).filter((part) => part !== '');
  return `Write one tag per line: ${parts.map((part) => `\`${part}\``).join(', ')}.`;
}

/** A filled template as a tag: a long one is cut and keeps a hash of the whole, so that two long ones stay apart. */
function fitTag(filled: string, entry: string): string {
  const tag = filled.length <= 128 ? filled : `${filled.slice(0, 119)}-${shortHash(filled)}`;
  const fault = tagFault(tag);
  if (fault !== undefined) throw new ActionError(illegalTag(entry, fault));
  return tag;
}
