// Runs git in one private folder with one environment. Knows no repository's layout, and prints nothing.

import { hasCode } from '../../domain/thrown.ts';
import type { Deadline } from '../deadline.ts';
import { type ProcessResult, runProcess } from '../process.ts';
import { GitFailure } from './failure.ts';

/** Runs `git <args>`; never throws for an exit code. */
export type GitCommand = (args: readonly string[], input?: string | Uint8Array) => Promise<ProcessResult>;

const leastSeconds = 30;
const mebibyte = 1024 * 1024;
/** What is read from the folder at once; files, trees and messages are the repository's, and a server can make them of any size. */
const mostRead = 256 * mebibyte;
/** What a server makes git say is kept in its end only; objects that are read from the folder are kept whole, or refused. */
const speaking = new Set(['clone', 'fetch', 'push', 'ls-remote']);
/** The first that takes its settings from the environment: https://git-scm.com/docs/git-config#ENVIRONMENT */
const oldest = [2, 31] as const;
const nowhere = { url: 'this runner', branch: '', authenticated: false };

/** Git in `cwd`. A command may run until the deadline, and at least 30 seconds. Rejects with a GitFailure when there is no git. */
export function gitCommand(
  cwd: string,
  env: Readonly<Record<string, string>>,
  deadline: Deadline,
  signal?: AbortSignal,
): GitCommand {
  return async (args, input) => {
    const timeoutSeconds = Math.max(leastSeconds, deadline.remaining());
    const isSpeaking = speaking.has(subcommandOf(args));
    const keepBytes = isSpeaking ? mebibyte : mostRead;

    try {
      const result = await runProcess({ command: 'git', args, cwd, env, input, timeoutSeconds, signal, keepBytes });
      if (!isSpeaking && result.stdout.length >= mostRead) throw new GitFailure('too_large', nowhere);
      return result;
    } catch (cause) {
      if (!hasCode(cause, 'ENOENT')) throw cause;
      throw new GitFailure('git_missing', nowhere, {}, { cause });
    }
  };
}

/** Rejects with a GitFailure when git is older than 2.31: it would ignore our settings, and send no credentials. */
export async function refuseOldGit(git: GitCommand): Promise<void> {
  const { stdout } = await git(['--version']);
  const version = /\b\d+\.\d+[.\w-]*/.exec(stdout.toString().slice(0, 200))?.[0];
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  if (version !== undefined && isOld) throw new GitFailure('git_old', nowhere, { version });
}

/** The first word that is no option of git itself. */
export function subcommandOf(args: readonly string[]): string {
  const at = args.findIndex((each, index) => !each.startsWith('-') && args[index - 1] !== '-c');
  return args[at] ?? '';
}
