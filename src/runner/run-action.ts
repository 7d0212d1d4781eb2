// Runs one action: inputs → run → outputs, summary, verdict. The only place that sets outputs and fails the step.

import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import { ActionError, formatProblem, type Problem } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import type { Job, Report } from '../domain/job.ts';
import type { Log } from '../domain/log.ts';
import { bugWords } from '../domain/thrown.ts';
import { readContext } from './context.ts';
import { type InputReaders, type Inputs, type InputsOf, readInputs } from './inputs.ts';
import { createLog } from './log.ts';
import { findOldNode } from './node-version.ts';

/** An action: its inputs and outputs by name, the clients that touch the world, and what it does with them. */
export interface Action<R extends InputReaders, O extends string, C> {
  readonly name: string;
  readonly inputs: R;
  readonly outputs: readonly O[];
  readonly clients: C;
  /** Faults that only several inputs together, or a look at the workspace, show; see InputsOf. */
  check?(inputs: Inputs<R>, context: Context, faulty: ReadonlySet<string>, clients: NoInfer<C>): readonly Problem[];
  /** No method: the parameters of a method are not held to what is handed in. */
  readonly run: (inputs: Inputs<R>, job: Job, clients: NoInfer<C>) => Promise<Report<O>>;
}

/** Runs the action to its end. Never throws and never exits: a failure sets the exit code. */
export async function runAction<R extends InputReaders, O extends string, C>(action: Action<R, O, C>): Promise<void> {
  const log = createLog();
  const abort = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    abort.abort(new ActionError({ code: 'cancelled', what: `The step was cancelled (${signal})` }));
  };
  // A second signal must not end us before the children are gone.
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  try {
    refuseOldNode();
    const context = readContext(process.env, process.cwd());
    const inputs = await readInputs(inputsOf(action), process.env, context, log);
    const job: Job = { context, log, env: childEnvironment(), signal: abort.signal };
    publish(action.outputs, await action.run(inputs, job, action.clients), log);
  } catch (thrown) {
    if (thrown instanceof ActionError) failExpected(thrown, log);
    else failAsBug(bugWords(thrown), log);
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}

/** Before anything is read: on an older Node a step would fail somewhere in its middle, and call that our bug. */
function refuseOldNode(): void {
  const problem = findOldNode(process.version);
  if (problem !== undefined) throw new ActionError(problem);
}

/** What names the action and its inputs, with the check that its clients take part in. */
export const inputsOf = <R extends InputReaders, C>({
  name,
  inputs,
  ...action
}: Action<R, string, C>): InputsOf<R> => ({
  name,
  inputs,
  check: (given, context, faulty) => action.check?.(given, context, faulty, action.clients) ?? [],
});

/** The environment for child processes: ours without the inputs, some of which are secrets. */
function childEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !name.startsWith('INPUT_'),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

function publish<O extends string>(names: readonly O[], report: Report<O>, log: Log): void {
  for (const name of names) {
    const value = String(report.outputs[name] ?? '');
    const shown = log.redact(value);
    core.setOutput(name, shown);
    if (shown !== value)
      log.warning(
        `The output \`${name}\` contains a masked secret, so *** stands in its place. Choose a secret that is not part of any name.`,
      );
  }

  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (report.summary !== '' && file !== undefined && file !== '')
    appendFileSync(file, `${log.redact(report.summary)}\n`);

  if (report.failure !== undefined) failStep([report.failure], log);
}

function failStep(problems: readonly Problem[], log: Log): void {
  for (const problem of problems) log.error(formatProblem(problem));
  process.exitCode = core.ExitCode.Failure;
}

/** An expected error prints what, where and fix. */
function failExpected(error: ActionError, log: Log): void {
  failStep(error.problems, log);
  if (error.cause instanceof Error) log.debug(error.cause.stack ?? error.cause.message);
}

/** Anything else says that it is our bug, and keeps the stack. */
function failAsBug(what: string, log: Log): void {
  failStep(
    [{ code: 'internal', what, fix: 'Please report it with this stack. Masked secrets were removed from it.' }],
    log,
  );
}
