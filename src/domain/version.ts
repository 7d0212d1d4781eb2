// When two texts name the same version. Never guesses beyond a leading v and an abbreviated commit.

const commit = /^[0-9a-f]{7,64}$/i;
const fullCommit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/**
 * True when both name the same version: the same text, the same but for a leading `v` before a digit, or two hex commits
 * of which one (at least 7 digits) abbreviates the other. Two abbreviations count only when they hold a letter, since
 * `20260119` does not abbreviate `2026011914`.
 */
export function isSameVersion(expected: string, answered: string): boolean {
  const [a, b] = [bare(expected), bare(answered)];
  if (a === '' || b === '') return false;
  return a === b || isSameCommit(a, b);
}

const bare = (version: string): string => version.trim().replace(/^[vV](?=\d)/, '');

function isSameCommit(a: string, b: string): boolean {
  if (!commit.test(a) || !commit.test(b)) return false;
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  return long.startsWith(short) && (fullCommit.test(long) || /[a-f]/.test(short));
}
