// What a preflight asks before anything is done: can this be done at all? Values and interfaces only; a question changes nothing.

import type { Job } from './job.ts';

/** Why something was not asked though it could be: it is not used, or nobody answers such a question. */
export interface Unasked {
  readonly unasked: string;
}

/** One question of a room. */
export interface Question<Inputs, Clients> {
  /** What it is about, in a few words: `place in the manifests`. */
  readonly subject: string;
  /** The subject whose answer must be good first; else this one is not asked. */
  readonly after?: string | undefined;
  /** Resolves with what is good, in words; throws an ActionError that says what is missing, and how to get it. */
  ask(inputs: Inputs, job: Job, clients: Clients): Promise<string | Unasked>;
}
