// Runs git on a repository that lies on this machine. Never fetches, never writes, and runs nothing that the repository's own settings name.

import { thinEnvironment } from '../../../domain/environment.ts';
import { optional } from '../../../domain/text/optional.ts';
import { type ProcessResult, runProcess } from '../../process.ts';

/** `too much`: more than so many bytes of files would have to be read. `notes`: the ref of the notes points to no commit, but to `type`. */
export type HistoryTrouble =
  | { readonly kind: 'too much'; readonly bytes: number }
  | { readonly kind: 'notes'; readonly ref: string; readonly type: string };

/** A fault of the repository, and none of ours. */
export class HistoryFault extends Error {
  readonly trouble: HistoryTrouble;

  constructor(trouble: HistoryTrouble) {
    super(`the history cannot be read: ${JSON.stringify(trouble)}`);
    this.name = 'HistoryFault';
    this.trouble = trouble;
  }
}

/** Where git runs. */
export interface LocalGitOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Runs `git <args>`; never throws for an exit code. What `onOutput` takes is not kept. */
export type LocalGit = (
  args: readonly string[],
  input?: string | Uint8Array,
  onOutput?: (chunk: Buffer, stream: 'stdout' | 'stderr') => void,
) => Promise<ProcessResult>;

const settings = ['-c', 'safe.directory=*', '-c', 'core.quotePath=false', '-c', 'log.showSignature=false'];
/** What git maps of a big pack counts as memory; a file that is larger than a manifest may be has no patch. */
const little = [
  '-c',
  'core.packedGitLimit=32m',
  '-c',
  'core.packedGitWindowSize=2m',
  '-c',
  'core.bigFileThreshold=16m',
];
const secondsAtMost = 3600;

/** Git in that folder; runs nothing yet. */
export function openLocalGit({ folder, env, signal }: LocalGitOptions): LocalGit {
  const clean = Object.fromEntries(Object.entries(thinEnvironment(env)).filter(([name]) => !name.startsWith('GIT_')));
  const surroundings = { cwd: folder, env: { ...clean, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } };
  return async (args, input, onOutput) =>
    await runProcess({
      command: 'git',
      args: ['--no-replace-objects', ...settings, ...little, ...args],
      input,
      timeoutSeconds: secondsAtMost,
      signal,
      onOutput,
      // What is read piece by piece is not kept besides.
      keepBytes: optional(onOutput, () => 1),
      ...surroundings,
    });
}

/** Runs git and takes failure as a fault of the repository, which it says in git's words. */
export async function demand(
  git: LocalGit,
  args: readonly string[],
  input: string | Uint8Array,
  onOutput?: (chunk: Buffer) => void,
): Promise<ProcessResult> {
  const words: Buffer[] = [];
  const take = (chunk: Buffer, stream: 'stdout' | 'stderr'): void => {
    if (stream === 'stdout') onOutput?.(chunk);
    else words.push(chunk);
  };
  const result = await git(args, input, onOutput && take);
  if (result.exitCode === 0) return result;

  const said = Buffer.concat([...words, result.stderr])
    .toString()
    .trim()
    .slice(0, 500);
  throw new Error(`git ${args[0]} failed: ${said || result.killedBy || 'time is up'}`);
}
