// What the action needs of its runner: Linux, where process groups, sockets and shells are as they were tested. Pure.

import type { Problem } from '../../domain/action-error.ts';

const names: Readonly<Record<string, string>> = { win32: 'Windows', darwin: 'macOS' };

/** The problem of a runner that is not Linux; `platform` as Node names it. */
export function platformFaults(platform: string): Problem[] {
  if (platform === 'linux') return [];
  const what = `bump-manifest needs a Linux runner, and this one is ${names[platform] ?? platform}`;
  const fix = 'Run this job on Linux, e.g. `runs-on: ubuntu-latest`; the job that builds may stay where it is.';
  return [{ code: 'platform_unsupported', what, where: '`runs-on` of the job', fix }];
}
