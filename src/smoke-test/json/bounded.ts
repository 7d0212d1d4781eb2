// Runs foreign patterns and queries within a bound of time, so that a regular expression cannot hang the step.

import vm from 'node:vm';

const world: { work: () => unknown } = { work: () => undefined };
const script = new vm.Script('work()');
let context: vm.Context | undefined;

/** Longest time that one pattern or query may take, in milliseconds. */
export const patternMilliseconds = 1000;

/** What `work` returns, or undefined when it took longer than `milliseconds`; what it throws is thrown. */
export function withinTime<T>(work: () => T, milliseconds = patternMilliseconds): { readonly value: T } | undefined {
  context ??= vm.createContext(world);
  world.work = work;
  try {
    return { value: script.runInContext(context, { timeout: milliseconds }) as T };
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw thrown;
  }
}
