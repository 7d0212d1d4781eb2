// Runs foreign patterns and queries within a bound of time, so that a regular expression cannot hang the step.

import vm from 'node:vm';
import { hasCode } from '../../domain/thrown.ts';

const world: { work: () => unknown } = { work: () => undefined };
const script = new vm.Script('work()');
let context: vm.Context | undefined;

/** Longest time that one pattern or query may take, in milliseconds. */
export const patternMilliseconds = 1000;

const mostTries = 3;

/**
 * What `work` returns, or undefined when it took longer than `milliseconds`; what it throws is thrown. A machine that let us wait while the
 * clock ran has proven nothing: then the work is begun again.
 */
export function withinTime<T>(work: () => T, milliseconds = patternMilliseconds): { readonly value: T } | undefined {
  for (let tries = 1; tries <= mostTries; tries++) {
    const before = process.threadCpuUsage();
    const found = tryWithin(work, milliseconds);
    const { user, system } = process.threadCpuUsage(before);
    const computed = (user + system) / 1000;
    if (found !== undefined || computed > milliseconds / 2) return found;
  }
  return undefined;
}

function tryWithin<T>(work: () => T, milliseconds: number): { readonly value: T } | undefined {
  context ??= vm.createContext(world);
  world.work = work;
  try {
    return { value: script.runInContext(context, { timeout: milliseconds }) as T };
  } catch (thrown) {
    if (hasCode(thrown, 'ERR_SCRIPT_EXECUTION_TIMEOUT')) return undefined;
    throw thrown;
  }
}
