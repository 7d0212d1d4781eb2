// What a preflight found out: one line for each thing that was asked. Pure.
//
// The map of this room: finding (a line), run (asks everything), approval (asks GitHub who approves), report (the lines as a page).

import type { Problem } from '../../domain/action-error.ts';
import { phrase, present } from '../../domain/text/optional.ts';

/** `unasked`: something that it needs is missing, or nobody can be asked. */
export type State = 'ok' | 'missing' | 'unasked';

/** One line. */
export interface PreflightFinding {
  readonly subject: string;
  /** The environments that it is about; empty for what all share. */
  readonly environments: readonly string[];
  readonly state: State;
  /** What is good, what is missing, or why it was not asked. */
  readonly said: string;
  /** Where it is missing: an input, a place of the config file. */
  readonly where: string;
  /** How to get it. */
  readonly fix: string;
}

/** A line for what is there, or was not asked. */
export const found = (subject: string, environment: string, said: string, state: State = 'ok'): PreflightFinding => ({
  subject,
  environments: present([environment !== '' && environment]),
  state,
  said,
  where: '',
  fix: '',
});

/** A line for what is missing. */
export const missing = (subject: string, environment: string, problem: Problem): PreflightFinding => ({
  subject,
  environments: present([environment !== '' && environment]),
  state: 'missing',
  said: oneLine(problem.what),
  where: problem.where ?? '',
  fix: oneLine(problem.fix ?? ''),
});

/** Rows of a list stay apart. */
const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row, index, rows) => `${row}${phrase(index < rows.length - 1, () => (/[.,:;|]$/.test(row) ? ' ' : '; '))}`)
    .join('');

/** The same line for several environments is one line; the order stays. */
export function joinFindings(findings: readonly PreflightFinding[]): PreflightFinding[] {
  const lines = new Map<string, PreflightFinding>();
  for (const each of findings) {
    const key = JSON.stringify([each.subject, each.state, each.said, each.fix]);
    const before = lines.get(key)?.environments ?? [];
    lines.set(key, { ...each, environments: [...new Set([...before, ...each.environments])] });
  }
  return [...lines.values()];
}
