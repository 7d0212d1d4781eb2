// Asks git in the workspace what a change changed: tracked files, merge base, changed lines, an earlier text of a file. Fetches what a shallow
// clone lacks. Never writes a branch, never runs a hook or a filter of the repository.

import { messageOf } from '../../domain/action-error.ts';
import { optional } from '../../domain/text/optional.ts';
import { systemErrorCode } from '../../domain/thrown.ts';
import type { ProcessSpec, runProcess } from '../process.ts';

/** How git ended. */
export interface GitAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A work tree and its history, as far as it is there. */
export interface WorkTreeHistory {
  /** Every tracked file, from the root; undefined where git or the repository is not there. */
  trackedFiles(): Promise<string[] | undefined>;
  /** The commit that a name stands for; undefined when it is not there. */
  commit(name: string): Promise<string | undefined>;
  /** The parents that the commit names, also those that a shallow clone lacks. */
  parents(commit: string): Promise<string[]>;
  /** The newest common ancestor; undefined when none is known here. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  isShallow(): Promise<boolean>;
  /** Fetches from `origin`; the answer's error says why it failed. */
  fetch(options: readonly string[], refs: readonly string[]): Promise<GitAnswer>;
  /** Streams `git diff -U0` between two commits; false when git failed. */
  diff(from: string, to: string, onText: (text: string) => void): Promise<boolean>;
  /** A file's text at a commit; undefined when it is not there. */
  fileAt(commit: string, file: string): Promise<string | undefined>;
}

// Nothing that the repository configures may run: it may be the change's own work.
const quiet = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=false',
  '-c',
  'protocol.ext.allow=never',
  '-c',
  'safe.directory=*',
];
const askSeconds = 60;
const fetchSeconds = 300;

/** Opens a folder; asks git only when called. A name that starts with `-` is never passed on. */
export function openWorkTreeHistory(
  run: typeof runProcess,
  folder: string,
  env: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): WorkTreeHistory {
  const surroundings = { cwd: folder, env: { ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }, signal };
  const git: Git = async (args, extra = {}) =>
    await answer(run, {
      command: 'git',
      args: [...quiet, ...args],
      timeoutSeconds: askSeconds,
      ...surroundings,
      ...extra,
    });
  const line = async (...args: readonly string[]): Promise<string | undefined> => {
    const { exitCode, stdout } = await git(args);
    return optional(exitCode === 0, () => stdout.trim());
  };

  return {
    trackedFiles: async () => {
      const { exitCode, stdout } = await git(['ls-files', '-z', '--full-name']);
      return optional(exitCode === 0, () => stdout.split('\0').filter((each) => each !== ''));
    },
    commit: async (name) =>
      await optional(!name.startsWith('-'), () => line('rev-parse', '--verify', '--quiet', `${name}^{commit}`)),
    parents: async (commit) => {
      const [head = ''] = ((await line('cat-file', 'commit', commit)) ?? '').split('\n\n', 1);
      return [...head.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent);
    },
    mergeBase: async (one, other) => (await line('merge-base', one, other)) || undefined,
    isShallow: async () => (await line('rev-parse', '--is-shallow-repository')) === 'true',
    fetch: async (options, refs) => await fetchRefs(git, options, refs),
    diff: async (from, to, onText) => await streamDiff(run, [from, to], surroundings, onText),
    fileAt: async (commit, file) => {
      const { exitCode, stdout } = await git(['show', `${commit}:${file}`]);
      return optional(exitCode === 0, () => stdout);
    },
  };
}

type Git = (args: readonly string[], extra?: Partial<ProcessSpec>) => Promise<GitAnswer>;

async function fetchRefs(git: Git, options: readonly string[], refs: readonly string[]): Promise<GitAnswer> {
  const strange = refs.find((ref) => ref.startsWith('-') || ref.includes(':'));
  if (strange !== undefined) return { exitCode: -1, stdout: '', stderr: `"${strange}" is not the name of a branch` };
  const args = ['fetch', '--no-tags', '--no-recurse-submodules', '--quiet', ...options, 'origin', ...refs];
  return await git(args, { timeoutSeconds: fetchSeconds });
}

async function answer(run: typeof runProcess, spec: ProcessSpec): Promise<GitAnswer> {
  try {
    const { exitCode, stdout, stderr } = await run(spec);
    return { exitCode: exitCode ?? -1, stdout: stdout.toString(), stderr: stderr.toString() };
  } catch (thrown) {
    if (spec.signal?.aborted === true) throw thrown;
    systemErrorCode(thrown);
    return { exitCode: -1, stdout: '', stderr: messageOf(thrown) };
  }
}

async function streamDiff(
  run: typeof runProcess,
  [from, to]: readonly [string, string],
  surroundings: Pick<ProcessSpec, 'cwd' | 'env' | 'signal'>,
  onText: (text: string) => void,
): Promise<boolean> {
  const decoder = new TextDecoder();
  const form = ['--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/', '-U0', '-M'];
  const { exitCode } = await answer(run, {
    command: 'git',
    args: [...quiet, 'diff', ...form, from, to, '--'],
    timeoutSeconds: fetchSeconds,
    keepBytes: 1,
    onOutput: (chunk, stream) => {
      if (stream === 'stdout') onText(decoder.decode(chunk, { stream: true }));
    },
    ...surroundings,
  });

  return exitCode === 0;
}
