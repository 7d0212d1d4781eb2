// Runs git in one private folder with one environment. Knows no repository's layout, and prints nothing.

import { ActionError } from '../../domain/action-error.ts';
import { type ProcessResult, runProcess } from '../process.ts';

/** Runs `git <args>`; never throws for an exit code. */
export type GitCommand = (args: readonly string[], input?: string | Uint8Array) => Promise<ProcessResult>;

/** Time that is left, shared by everything one step does against a repository. */
export interface Deadline {
  /** Seconds until no new try may start; never negative. */
  remaining(): number;
}

const leastSeconds = 30;
const keepBytes = 1024 * 1024 * 1024;

/** A deadline that many seconds from now. */
export function deadlineIn(seconds: number): Deadline {
  const end = performance.now() + seconds * 1000;
  return { remaining: () => Math.max(0, (end - performance.now()) / 1000) };
}

/** Git in `cwd`. A command may run until the deadline, and at least 30 seconds. */
export function gitCommand(
  cwd: string,
  env: Readonly<Record<string, string>>,
  deadline: Deadline,
  signal?: AbortSignal,
): GitCommand {
  return async (args, input) => {
    const timeoutSeconds = Math.max(leastSeconds, deadline.remaining());
    try {
      return await runProcess({ command: 'git', args, cwd, env, input, timeoutSeconds, signal, keepBytes });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
      const fix = 'Install git on the runner, 2.30 or newer.';
      throw new ActionError({ code: 'git_missing', what: 'There is no `git` on this runner', fix }, { cause });
    }
  };
}
