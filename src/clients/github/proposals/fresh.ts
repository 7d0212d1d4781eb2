// Patience with what this run has just made: for some seconds GitHub may not know its own new pull request or branch. Anything
// else that is refused stays refused.

import { retry } from '../../retry.ts';
import { findGitHubFault } from '../fault.ts';

/** How often and how long; for tests. */
export interface FreshPatience {
  readonly retries?: number;
  /** First pause at most, doubled from try to try. */
  readonly minMilliseconds?: number;
}

const usual: Required<FreshPatience> = { retries: 4, minMilliseconds: 400 };

/** GitHub's words for a thing that its other machines do not know yet. */
const notThere = /not ?found|could not resolve to|does not exist|no commit found|^validation failed\W*$/i;

/** Calls again where GitHub says that something is not there that this run has just made. */
export async function whileFresh<T>(calls: () => Promise<T>, patience: FreshPatience = {}): Promise<T> {
  return await retry(calls, { ...usual, ...patience, isPassing: isNotThereYet });
}

/** The same for opening a pull request from a branch that was just pushed. */
export async function whileBranchIsFresh<T>(calls: () => Promise<T>, patience: FreshPatience = {}): Promise<T> {
  return await retry(calls, { ...usual, ...patience, isPassing: isBranchNotThereYet });
}

function isNotThereYet(thrown: unknown): boolean {
  const fault = findGitHubFault(thrown);
  if (fault?.kind === 'not_found') return true;
  return fault?.kind === 'refused' && notThere.test(fault.message);
}

function isBranchNotThereYet(thrown: unknown): boolean {
  const fault = findGitHubFault(thrown);
  return fault?.kind === 'refused' && /head (?:is|sha) |no commits between/i.test(`${fault.message} `);
}
