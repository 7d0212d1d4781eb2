// When two texts name the same version. Never guesses beyond a leading v, an abbreviated commit, and a tag that names a commit.

const commit = /^[0-9a-f]{7,64}$/i;
const fullCommit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** `a7f3c92-20260119142345`: the commit, then its time. */
const commitAndTime = /^([0-9a-f]{7,64})-\d{14}$/i;
/** `v2.4.1-a7f3c92`, `main-a7f3c92`, `sha-a7f3c92`, and what `git describe` writes, `v2.4.1-5-ga7f3c92`. */
const commitAtEnd = /[-+_.]g?([0-9a-f]{7,64})$/i;
/** Longer texts name no version, and no pattern should look at them. */
const longestVersion = 512;

/**
 * True when both name the same version: the same text, the same but for a leading `v` before a digit, two hex commits of
 * which one (at least 7 digits) abbreviates the other, or a commit and a tag that names it. Two abbreviations count only
 * when they hold a letter, since `20260119` does not abbreviate `2026011914`. A tag that names a commit is never the
 * bare version in front of it: the build before may bear that as well.
 */
export function isSameVersion(expected: string, answered: string): boolean {
  const a = bare(expected);
  const b = bare(answered);
  if (a === '' || b === '' || a.length > longestVersion || b.length > longestVersion) return false;

  if (a === b || isSameCommit(a, b)) return true;
  return isCommitOf(a, b) || isCommitOf(b, a);
}

/** The commit that a tag names: `a7f3c92` of `v2.4.1-a7f3c92`; undefined for a tag that names none. */
export function commitNamedBy(tag: string): string | undefined {
  if (tag.length > longestVersion) return undefined;
  return (commitAndTime.exec(tag) ?? commitAtEnd.exec(tag))?.[1];
}

const bare = (version: string): string => version.trim().replace(/^[vV](?=\d)/, '');

function isCommitOf(tag: string, answered: string): boolean {
  const named = commitNamedBy(tag);
  return named !== undefined && isSameCommit(named, answered);
}

function isSameCommit(a: string, b: string): boolean {
  if (!commit.test(a) || !commit.test(b)) return false;
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  return long.startsWith(short) && (fullCommit.test(long) || /[a-f]/.test(short));
}
