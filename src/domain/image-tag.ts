// Turns the facts of a commit into image tags: schemes, templates, versions. Whatever comes out is a legal tag; never asks git.

import semver from 'semver';
import { ActionError, type Problem } from './action-error.ts';
import { tagFault } from './image-reference.ts';
import { nearestNames } from './text/nearest.ts';
import { fillTemplate } from './text/template.ts';

/** What is known of the commit that an image is built from. */
export interface CommitFacts {
  /** 40 (or 64) hex digits. */
  readonly sha: string | undefined;
  readonly commitTime: Date | undefined;
  /** SemVer without `v` and without build metadata. */
  readonly version: string | undefined;
  readonly branch: string | undefined;
  readonly pullRequest: number | undefined;
  readonly gitTag: string | undefined;
  /** Undefined when the default branch is not known. */
  readonly onDefaultBranch: boolean | undefined;
}

/** The tags of an image, in the order they were asked for. */
export interface TagChoice {
  readonly tags: readonly string[];
  /** Those of the tags that name this commit or version, and so are not expected to move to another image. */
  readonly fixed: readonly string[];
  /** Why a scheme gave no tag here. */
  readonly remarks: readonly string[];
  /** What looks like a slip. */
  readonly suspicions: readonly string[];
}

const where = 'input `tags`';

/** The words that `tags` knows; anything else is a template. */
export const tagSchemes = [
  'sha',
  'semver',
  'semver-sha',
  'sha-timestamp',
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
  branch: '{branch}',
  pr: 'pr-{pr}',
  'git-tag': '{git-tag}',
};

/** Placeholders that name one commit or version; a tag without any of them moves from image to image. */
const commitBound = /\{(?:sha|sha7|version|patch|timestamp|git-tag)\}/;

const placeholders = ['version', 'major', 'minor', 'patch', 'sha', 'sha7', 'branch', 'pr', 'git-tag', 'timestamp'];

/** What is wrong with the entries of `tags` whatever the commit: characters that no tag can hold, unknown placeholders. */
export function tagEntryProblems(entries: readonly string[]): Problem[] {
  const sample = Object.fromEntries(placeholders.map((name) => [name, '1']));
  return entries.flatMap((entry) => {
    try {
      const fault = tagFault(fillTemplate(entry, sample, where));
      return fault === undefined ? [] : [illegalTag(entry, fault)];
    } catch (thrown) {
      if (thrown instanceof ActionError) return [...thrown.problems];
      throw thrown;
    }
  });
}

/** True when any entry needs the SemVer of the commit. */
export const needsVersion = (entries: readonly string[]): boolean =>
  entries.some((entry) => /\{(?:version|major|minor|patch)\}/.test(templateOf(entry)));

/** True when any entry needs the time of the commit. */
export const needsCommitTime = (entries: readonly string[]): boolean =>
  entries.some((entry) => templateOf(entry).includes('{timestamp}'));

/** The tags that `entries` give for a commit; throws an ActionError with every entry that cannot be filled. */
export function chooseTags(entries: readonly string[], facts: CommitFacts): TagChoice {
  const tags = new Map<string, { fixed: boolean }>();
  const remarks: string[] = [];
  const problems: Problem[] = [];
  for (const entry of entries) {
    const absent = reasonToLeaveOut(entry, facts);
    if (absent !== undefined) {
      remarks.push(`\`${entry}\` gives no tag here: ${absent}`);
      continue;
    }
    try {
      const template = templateOf(entry);
      tags.set(fitTag(fillTemplate(template, tagValues(facts), where), entry), { fixed: commitBound.test(template) });
    } catch (thrown) {
      if (!(thrown instanceof ActionError)) throw thrown;
      problems.push(...thrown.problems);
    }
  }
  if (problems.length > 0) throw new ActionError(problems);
  const fixed = [...tags].filter(([, each]) => each.fixed).map(([tag]) => tag);
  if (tags.size > 0) return { tags: [...tags.keys()], fixed, remarks, suspicions: entries.flatMap(suspicions) };
  const what = `None of the asked tags applies to this run: ${remarks.join('; ')}`;
  throw new ActionError({ code: 'tags_none', what, where, fix: 'Add one that always applies, e.g. `sha`.' });
}

/** A git ref as a part of a tag: itself when it is legal, else its legal characters and a short hash of the whole. */
export function tagOfRef(ref: string): string {
  const legal = ref.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[.-]+|-+$/g, '');
  return legal === ref ? ref : `${(legal === '' ? 'ref' : legal).slice(0, 100)}-${shortHash(ref)}`;
}

/** The SemVer of a text with or without `v`, or undefined; build metadata is dropped. */
export const versionOf = (text: string): string | undefined => semver.parse(text)?.version;

/** The highest SemVer among git tags that start with `v`; undefined when none is one. */
export function highestVersion(gitTags: readonly string[]): string | undefined {
  const versions = gitTags.filter((tag) => tag.startsWith('v')).flatMap((tag) => versionOf(tag) ?? []);
  return semver.rsort(versions)[0];
}

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
  const { sha, version, branch, pullRequest, gitTag, commitTime } = facts;
  const parsed = version === undefined ? null : semver.parse(version);
  return {
    version,
    major: parsed?.major.toString(),
    minor: parsed?.minor.toString(),
    patch: parsed?.patch.toString(),
    sha,
    sha7: sha?.slice(0, 7),
    branch: branch === undefined ? undefined : tagOfRef(branch),
    pr: pullRequest?.toString(),
    'git-tag': gitTag === undefined ? undefined : tagOfRef(gitTag),
    timestamp: commitTime === undefined ? undefined : formatTimestamp(commitTime),
  };
}

/** Why a scheme that belongs to some runs only gives nothing in this one. */
function reasonToLeaveOut(entry: string, facts: CommitFacts): string | undefined {
  if (entry === 'pr' && facts.pullRequest === undefined) return 'the run belongs to no pull request';
  if (entry === 'branch' && facts.branch === undefined) return 'the run belongs to no branch';
  if (entry === 'git-tag' && facts.gitTag === undefined) return 'the commit has no single git tag';
  if (entry !== 'latest' || facts.onDefaultBranch === true) return undefined;
  return facts.onDefaultBranch === false
    ? 'the run is not on the default branch'
    : 'the default branch is not known, and `latest` belongs to it alone';
}

/** A word that is nearly a scheme is probably a slip, but is a legal tag. */
function suspicions(entry: string): string[] {
  if (entry.length < 4 || entry.includes('{') || tagSchemes.includes(entry as Scheme)) return [];
  const near = nearestNames(entry, tagSchemes).filter((name) => Math.abs(name.length - entry.length) <= 1);
  return near.length === 0
    ? []
    : [`The tag \`${entry}\` is taken as it stands; did you mean the scheme \`${near[0]}\`?`];
}

const illegalTag = (entry: string, fault: string): Problem => ({
  code: 'tag_invalid',
  what: `"${entry}" gives no legal tag: ${fault}`,
  where,
  fix: `Use letters, digits, "_", "." and "-", or a scheme: ${tagSchemes.join(', ')}.`,
});

/** A filled template as a tag: a long one is cut and keeps a hash of the whole, so that two long ones stay apart. */
function fitTag(filled: string, entry: string): string {
  const tag = filled.length <= 128 ? filled : `${filled.slice(0, 119)}-${shortHash(filled)}`;
  const fault = tagFault(tag);
  if (fault !== undefined) throw new ActionError(illegalTag(entry, fault));
  return tag;
}
