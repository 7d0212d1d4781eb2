// Finds out whether programs can run in a process namespace of their own here: nothing in it outlives its first process, and nothing in it
// sees ours. Linux only. Never asks for more rights than the step has.

import type { askWithDeadline } from './process.ts';

/** A command line that runs another one, given after it, in a namespace that dies with it. */
export interface PidNamespace {
  readonly command: string;
  readonly args: readonly string[];
}

// The namespace's first process gets no signal that it does not handle: a shell in front of the program takes that place.
const shell = ['/bin/sh', '-c', '"$@"; exit $?', 'sh'];
const common = ['--pid', '--fork', '--kill-child', '--mount-proc'];

/**
 * How to start a program there; undefined where the system gives none. As root by its own right, else in a user namespace; but not where `sudo`
 * asks for no password: it does not work inside of one, and whoever may use it is root anyway.
 */
export async function findPidNamespace(
  ask: typeof askWithDeadline,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<PidNamespace | undefined> {
  if (process.platform !== 'linux') return undefined;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await ask('sudo', ['-n', 'true'], folder, env))?.exitCode === 0) return undefined;

  const args = [...userNamespace(isRoot), ...common];
  const probe = await ask('unshare', [...args, '--', ...shell, 'test', '-r', '/proc/self/status'], folder, env);
  if (probe?.exitCode === 0) return { command: 'unshare', args: [...args, '--', ...shell] };
  return undefined;
}

function userNamespace(isRoot: boolean): string[] {
  if (isRoot) return [];
  return ['--user', '--map-current-user'];
}
