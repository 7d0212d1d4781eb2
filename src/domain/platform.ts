// What an action needs of its runner: process groups, sockets and shells as they were tested. Pure.

import type { Problem } from './action-error.ts';

const names: Readonly<Record<string, string>> = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' };
const nameOf = (platform: string): string => names[platform] ?? platform;

/** The problem of a runner that an action was not made for; platforms as Node names them, `fitting` those that it was made for. */
export function platformFaults(action: string, platform: string, fitting: readonly string[] = ['linux']): Problem[] {
  if (fitting.includes(platform)) return [];

  const needed = fitting.map(nameOf).join(' or ');
  const what = `${action} needs a ${needed} runner, and this one is ${nameOf(platform)}`;
  const fix = 'Run this job on Linux, e.g. `runs-on: ubuntu-latest`; other jobs may stay where they are.';
  return [{ code: 'platform_unsupported', what, where: '`runs-on` of the job', fix }];
}
