// What is known of a bump that was cancelled: whether anything can have been written, and what a person does next. Pure.

import type { Problem } from '../domain/action-error.ts';

/** How far a bump came. */
export interface Trace {
  /** True as soon as something is sent: what became of it is not known when the step is cancelled. */
  isSending: boolean;
}

/** What is said of a cancelled bump besides. */
export function cancelledBump({ isSending }: Trace, repository = 'the workspace'): Omit<Problem, 'code'> {
  const where = 'input `repository`';
  if (!isSending) return { what: `before anything was written to ${repository}`, where, fix: 'Run the step again.' };
  const fix = 'Look at the newest commit there, or run the step again: what has arrived is not written twice.';
  return { what: `while it wrote to ${repository}: the change may have arrived`, where, fix };
}
