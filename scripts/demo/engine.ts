// Makes sure that there is a build engine. Installs one only where somebody said yes: on the command line, at the terminal, or by CI=true.

import { execFileSync, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import type { Timeline } from './terminal.ts';

/** What is known before the decision. */
export interface Situation {
  /** Of the command line; undefined: nothing was said. */
  readonly install: boolean | undefined;
  /** True for the environment's CI=true. */
  readonly isCi: boolean;
  readonly isRoot: boolean;
  readonly hasApt: boolean;
  /** True when a person can answer. */
  readonly isTerminal: boolean;
}

/** What to do about a missing engine. */
export type Decision =
  | { readonly kind: 'install' | 'ask'; readonly why: string }
  | { readonly kind: 'refuse'; readonly why: string };

const byHand = 'Install one and run the demo again: `apt-get install buildah` as root, or start Docker.';

/** Decides whether an engine is installed. */
export function decideInstall({ install, isCi, isRoot, hasApt, isTerminal }: Situation): Decision {
  if (install === false) return { kind: 'refuse', why: `--no-install was given. ${byHand}` };
  if (!isRoot || !hasApt)
    return { kind: 'refuse', why: `Only root on Debian or Ubuntu could install one here. ${byHand}` };
  if (install === true) return { kind: 'install', why: '--install was given' };
  if (isCi) return { kind: 'install', why: 'CI=true, and nobody can be asked' };
  if (isTerminal) return { kind: 'ask', why: 'a person can answer' };
  return { kind: 'refuse', why: `Nobody can be asked here: run it again with --install. ${byHand}` };
}

const has = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Returns when an engine is there; throws with what to do when there is none. */
export async function ensureEngine(timeline: Timeline, install: boolean | undefined): Promise<void> {
  if (has('docker', 'info') || has('buildah', '--version')) return;
  timeline.say('engine', 'No build engine is here: neither a running Docker nor Buildah.');
  const decision = decideInstall({
    install,
    isCi: process.env['CI'] === 'true',
    isRoot: process.getuid?.() === 0,
    hasApt: has('apt-get', '--version'),
    isTerminal: process.stdin.isTTY && process.stdout.isTTY,
  });

  if (decision.kind === 'refuse') throw new Error(decision.why);
  if (decision.kind === 'ask' && !(await isAgreed())) throw new Error(`Nothing was installed. ${byHand}`);
  timeline.say('engine', `Installing Buildah from the distribution as root (${decision.why}) …`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[],
  };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'buildah'], options);
}

async function isAgreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Install Buildah with apt-get as root? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
