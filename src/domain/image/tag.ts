// The words of an image tag: what it names, how a git ref or a version becomes one. Knows no scheme; never asks git.

import semver from 'semver';
import { withoutEnd, withoutStart } from '../text/ends.ts';

/**
 * What a tag names, and so what may happen to it. `release`: one version, never moves. `commit`, `content`: one commit or content,
 * not expected to move. `moving`: whatever came last. `literal`: a word of the user's, which may be either.
 */
export type TagKind = 'release' | 'commit' | 'content' | 'moving' | 'literal';

/** True for a tag that may go from image to image. */
export const mayMove = (kind: TagKind): boolean => kind === 'moving' || kind === 'literal';

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

/** A text as long as a tag may be: a longer one is cut and keeps a hash of the whole, so that two long ones stay apart. */
export const fitTag = (text: string): string => {
  if (text.length <= 128) return text;
  return `${text.slice(0, 119)}-${shortHash(text)}`;
};

/** `20260119142345`: UTC, to the second. */
export const formatTimestamp = (time: Date): string => time.toISOString().replace(/\D/g, '').slice(0, 14);

/** 32-bit FNV-1a over UTF-8, eight hex digits: keeps names apart, proves nothing. http://www.isthe.com/chongo/tech/comp/fnv/ */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
