// What each room's run is given besides its inputs, and what it gives back. Values and interfaces only.

import type { Problem } from './action-error.ts';
import type { Context } from './context.ts';
import type { Log } from './log.ts';

/** The world as the runner room hands it to a room. */
export interface Job {
  readonly context: Context;
  readonly log: Log;
  /** The step's environment without the INPUT_* variables; what child processes get. */
  readonly env: Readonly<Record<string, string>>;
  /** Aborted on SIGINT and SIGTERM: stop, clean up, and end. */
  readonly signal: AbortSignal;
}

/** What a room ends with. Output values are written as GitHub shows them: booleans and numbers as text, undefined as empty. */
export interface Report<OutputName extends string = string> {
  readonly outputs: Readonly<Partial<Record<OutputName, string | number | boolean | undefined>>>;
  /** Markdown for the job summary; empty for none. */
  readonly summary: string;
  /** Set when the step must end red although everything was reported: the reasons of a red verdict. */
  readonly failure?: Problem | undefined;
}
