// The errors that a user can mend: what happened, where, and what to do. Never holds a secret, never a stack.

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
