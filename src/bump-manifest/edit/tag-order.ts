// Compares tags that are semantic versions, and only those: a downgrade must be certain before it is refused.
// https://semver.org/#spec-item-11

import { parse, type SemVer } from 'semver';

/** Negative when `a` is the lower version, positive when it is the higher, 0 when neither is; undefined when one of them is no SemVer. */
export function compareTags(a: string, b: string): number | undefined {
  const left = parseTagVersion(a);
  const right = parseTagVersion(b);
  if (left === undefined || right === undefined) return undefined;
  return left.version.compare(right.version) || left.commits - right.commits;
}

/** A version and, for `git describe`, how many commits stand behind it. */
interface TagVersion {
  readonly version: SemVer;
  readonly commits: number;
}

/** `1.2.3-4-gabc1234` (git describe) and `1.2.3-abc1234` (semver-sha) come from the commit after the version, not from a pre-release: the commit says nothing about order. */
function parseTagVersion(tag: string): TagVersion | undefined {
  const described = /^(.*?)-(\d+)-g[0-9a-f]{7,40}$/.exec(tag);
  const text = described?.[1] ?? tag.replace(/[-.]g?[0-9a-f]{7,40}$/, '');
  const version = parse(text) ?? parse(tag);
  if (version === null) return undefined;
  return { version, commits: Number(described?.[2] ?? 0) };
}

/** True for a tag that usually moves from image to image (`latest`, `main`, `v2`): neither a full version, nor a commit, nor a time, nor a number. */
export function isMovingTag(tag: string): boolean {
  const isCommit = /(?:^|[-_.g])(?=[0-9a-f]*[0-9])[0-9a-f]{7,64}(?:$|[-_.])/i.test(tag);
  const isNumbered = /\d\.\d+\.\d|\d{5}|^\d+$|^(?:pr|build|b)[-_.]?\d+$/i.test(tag);
  return !isCommit && !isNumbered;
}
