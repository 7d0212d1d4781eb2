// The errors that a user can mend: what happened, where, and what to do. Never holds a secret, never a stack.

import { present } from './text/optional.ts';

/** One thing that is wrong, in words for the person who reads the log. */
export interface Problem {
  /** Machine-readable, snake_case; each has a row in docs/errors.md. */
  readonly code: string;
  /** What happened, with the offending value quoted. */
  readonly what: string;
  /** The input's name, or `file:line:column`. */
  readonly where?: string | undefined;
  /** The source line with a caret under the offending place, when there is one. */
  readonly excerpt?: string | undefined;
  /** What to do: the exact input, permission or YAML, and the nearest valid values. */
  readonly fix?: string | undefined;
}

/** An expected failure. Anything thrown that is not one of these is reported as a bug of ours. */
export class ActionError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: { cause?: unknown }) {
    const list = [problems].flat();
    super(list.map((problem) => problem.what).join('\n'), options);
    this.name = 'ActionError';
    this.problems = list;
  }

  /** The code of the first problem. */
  get code(): string {
    return this.problems[0]?.code ?? 'unknown';
  }
}

/** What came of reading something: its value, or what is wrong with it. Pure code returns it; only an edge throws. */
export interface Reading<T> {
  /** Undefined where there are problems. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/** A reading that went well. */
export const accepted = <T>(value: T): Reading<T> => ({ value, problems: [] });

/** A reading that failed. */
export const refused = (...problems: readonly Problem[]): Reading<never> => ({ value: undefined, problems });

/** The values of the readings that went well. */
export const valuesOf = <T>(readings: readonly Reading<T>[]): T[] => present(readings.map(({ value }) => value));

/** What `read` gives, or the problems that it throws; anything else that it throws is our own bug, and goes on. */
export function attempt<T>(read: () => T): Reading<T> {
  try {
    return accepted(read());
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    return refused(...thrown.problems);
  }
}

/** For edges: the value of a reading; throws its problems. */
export function orThrow<T>({ value, problems }: Reading<T>): T {
  if (problems.length > 0) throw new ActionError(problems);
  return value as T;
}

/** A thrown cancellation with what is known of the moment, e.g. `while it wrote`; any other thrown value stays as it is. */
export function retellCancellation(thrown: unknown, signal: AbortSignal, known: Omit<Problem, 'code'>): unknown {
  const { aborted, reason } = signal;
  const isCancellation = thrown === reason || (thrown instanceof Error && thrown.name === 'AbortError');
  if (!aborted || !isCancellation || !(reason instanceof ActionError)) return thrown;
  return new ActionError({ ...known, code: reason.code, what: `${reason.message} ${known.what}` }, { cause: thrown });
}

/** Formats one problem as indented lines: what, then where, the excerpt and the fix where they exist. */
export function formatProblem(problem: Problem): string {
  const lines = [`${problem.what} [${problem.code}]`];
  if (problem.where !== undefined) lines.push(`  where: ${problem.where}`);
  if (problem.excerpt !== undefined) lines.push(...problem.excerpt.split('\n').map((line) => `    ${line}`));
  if (problem.fix !== undefined) lines.push(`  fix:   ${problem.fix.split('\n').join('\n         ')}`);
  return lines.join('\n');
}

/** Says in one line what a thrown value means, for a `what` that wraps it. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return String(thrown);
}
