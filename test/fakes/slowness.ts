// How slow the machine is at the moment, for a promise in seconds that is made for a machine with time for it.

import { execFileSync } from 'node:child_process';

/** What the start of a process of node takes where nothing else runs, in milliseconds. */
const usual = 50;

/** How many times as long everything takes now as on a machine with nothing else to do; at least 1. */
export function slowness(): number {
  const began = performance.now();
  execFileSync(process.execPath, ['-e', '']);
  return Math.max(1, (performance.now() - began) / usual);
}
