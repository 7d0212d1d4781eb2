// Reads what became of a pushed ref: taken, lost in a race, refused for good, or not known. Never runs git.

import { boundText } from '../../domain/text/foreign-text.ts';
import { findRules } from '../branch-rules.ts';
import { type AnswerHeaders, GitFailure, type GitPlace, quoteWords, readWriteFailure } from './failure.ts';

/** What the remote said of a pushed ref, from `git push --porcelain`. */
export type PushVerdict =
  | { readonly verdict: 'pushed' }
  /** `sent`: the server itself refused it; it may have taken it a moment before, when the transport sent it twice. */
  | { readonly verdict: 'raced'; readonly reason: string; readonly sent: boolean }
  /** It may have arrived, or may be tried again. */
  | { readonly verdict: 'unknown'; readonly reason: string }
  | { readonly verdict: 'refused'; readonly error: GitFailure };

/** The end of a push. */
export interface EndedPush {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly headers?: AnswerHeaders | undefined;
}

const lostRace =
  /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|unable to (?:lock|create) .{0,200}lock|incorrect old value|reference already exists|remote ref updated since|is at [0-9a-f]{4,64} but expected|failed to lock|atomic (?:push|transaction) failed/i;
const nameTaken = /'refs\/heads\/([^'\n]{1,300})' exists; cannot create|directory file conflict/i;
const declined = /hook declined/i;
/** The server's own trouble: GitHub's `fatal error in commit_refs` comes as `(failure)`. */
const hiccup = /failed to report status|internal server error|unpacker error|^fail(?:ed|ure)$|timeout|timed out/i;
const hookTimedOut = /hook[^\n]{0,80}(?:timed out|execution expired)|fatal error in commit_refs/i;
const longestLine = 4000;

/** Reads the end of `git push --porcelain` of one ref. */
export function readPush(ended: EndedPush, place: GitPlace): PushVerdict {
  const { exitCode, timedOut, headers = {} } = ended;
  if (exitCode === 0 && !timedOut) return { verdict: 'pushed' };

  const lines = boundText(ended.stdout).split('\n');
  const line = (lines.find((each) => /^[ +*=!-]\t/.test(each)) ?? '').slice(0, longestLine);
  const stderr = boundText(ended.stderr);
  if (line.startsWith('!')) return readRejection(reasonOf(line), line.includes('[remote rejected]'), stderr, place);

  const error = readWriteFailure(stderr, place, { timedOut, headers });
  const isUnanswered = error.isPassing && error.kind !== 'busy';
  if (!isUnanswered) return { verdict: 'refused', error };
  return { verdict: 'unknown', reason: lastWords(stderr) || 'the server did not answer in time' };
}

/** What stands in the last brackets of a line; brackets inside them are part of it. */
function reasonOf(line: string): string {
  const text = line.trimEnd();
  if (!text.endsWith(')')) return '';
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth += 1;
    if (text[at] === '(') depth -= 1;
    if (depth === 0) return text.slice(at + 1, -1);
  }
  return '';
}

function readRejection(reason: string, sent: boolean, stderr: string, place: GitPlace): PushVerdict {
  const said = quoteWords(stderr);
  const refused = (error: GitFailure): PushVerdict => ({ verdict: 'refused', error });
  if (hookTimedOut.test(stderr)) return { verdict: 'unknown', reason: said || reason };

  const rules = findRules(`${reason}\n${stderr}`);
  if (rules.length > 0) return refused(new GitFailure('rule', place, { said, rules }));

  const taken = nameTaken.exec(reason) ?? nameTaken.exec(stderr);
  if (taken !== null)
    return refused(new GitFailure('name_taken', place, { said, taken: taken[1] ?? place.branch.split('/')[0] }));

  const isRace = lostRace.test(reason) || (/failed|error/.test(reason) && lostRace.test(stderr));
  if (isRace) return { verdict: 'raced', reason, sent };
  if (declined.test(reason)) return refused(new GitFailure('declined', place, { said }));
  if (hiccup.test(reason)) return { verdict: 'unknown', reason };
  return refused(new GitFailure('rejected', place, { said, reason }));
}

const lastWords = (stderr: string): string =>
  stderr
    .trim()
    .split(/[\r\n]+/)
    .at(-1)
    ?.slice(0, 300) ?? '';
