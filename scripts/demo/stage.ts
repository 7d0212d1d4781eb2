// What every story stands on: the timeline, the record, and bundles run as steps of a workflow, stopped by Ctrl-C. Tells no story itself.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Step, type StepResult, startBundle } from '../../test/fakes/runner.ts';
import { beginRecord, type RunRecord } from './record.ts';
import { brief, type Timeline } from './terminal.ts';

/** Where a story is told. */
export interface Stage {
  readonly folder: string;
  readonly timeline: Timeline;
  readonly record: RunRecord;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Keeps something running until the demo ends; closed in the reverse order. */
  opened<Part extends { close(): Promise<void> }>(part: Part): Part;
  /** What a person may look at under --keep. */
  readonly sights: string[];
}

/** One bundle to run. */
export interface Play {
  readonly action: string;
  /** What it does here, in a few words. */
  readonly title: string;
  readonly inputs: NonNullable<Step['inputs']>;
  readonly expected: 'green' | 'red';
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: unknown;
}

/**
 * True when Ctrl-C is why something failed: the terminal sends it to git and to the pods as well, and their ends arrive before the signal
 * itself does, which Node hands over between two turns of its loop.
 */
export async function wasInterrupted({ signal }: Pick<Stage, 'signal'>): Promise<boolean> {
  await new Promise((done) => setTimeout(done, 50));
  return signal.aborted;
}

/** The story stops, and everything that it started. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted; everything that was started has been stopped.');
  }
}

/** A stage in a folder that is empty when the story begins. */
export function openStage(folder: string, timeline: Timeline, story: { name: string; title: string }) {
  const closers: (() => Promise<void>)[] = [];
  const interrupt = new AbortController();
  const stage: Stage = {
    folder,
    timeline,
    record: beginRecord(story.name, story.title),
    signal: interrupt.signal,
    opened: (part) => {
      closers.push(() => part.close());
      return part;
    },
    sights: [],
  };
  const close = async (): Promise<void> => {
    for (const undo of closers.splice(0).reverse()) await undo();
  };
  return { stage, interrupt: () => interrupt.abort(), close };
}

/** Runs one bundle as the runner would; its whole log goes to a file, and what it left into the record. */
export async function play(stage: Stage, { action, title, expected, ...step }: Play): Promise<StepResult> {
  if (stage.signal.aborted) throw new Interrupted();
  const { timeline, record } = stage;
  const began = timeline.seconds();
  const running = startBundle(action, { ...step, env: { ...runner(), ...step.env } });
  const interrupt = (): void => void running.child.kill('SIGINT');
  stage.signal.addEventListener('abort', interrupt);

  const work = timeline.work(action, title);
  const result = await running.finished.finally(() => {
    work.stop();
    stage.signal.removeEventListener('abort', interrupt);
  });
  if (stage.signal.aborted) throw new Interrupted();

  const log = keep(stage, `${record.stages.length + 1}-${action}`, result);
  const seconds = timeline.seconds() - began;
  const { exitCode, summary, errors } = result;
  record.stages.push({ action, title, exitCode: exitCode ?? -1, expected, began, seconds, summary, errors });
  if ((exitCode === 0) !== (expected === 'green'))
    throw new Error(`${action} ended with ${exitCode}, and ${expected} was expected: ${log}\n${tail(result.log)}`);
  return result;
}

/** The variables that GitHub's runner gives to every step of this story. */
const runner = (): Record<string, string> => {
  const engine = process.env['DOCKER_HOST'];
  return {
    GITHUB_REPOSITORY: 'shopfast/checkout-service',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_ACTOR: 'robin',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
    ...(engine === undefined ? {} : { DOCKER_HOST: engine }),
  };
};

function keep(stage: Stage, name: string, { log, summary }: StepResult): string {
  mkdirSync(path.join(stage.folder, 'logs'), { recursive: true });
  const file = path.join(stage.folder, 'logs', `${name}.log`);
  writeFileSync(file, log);
  writeFileSync(path.join(stage.folder, 'logs', `${name}-summary.md`), summary);
  return file;
}

const tail = (log: string): string => log.trimEnd().split('\n').slice(-12).map(brief).join('\n');

/** The story cannot go on when something that it tells is not so. */
export function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`The demo expected that ${what}.`);
}

/** Waits until something is so, and says after that time what was waited for. Ctrl-C ends the waiting at once. */
export async function until(
  { signal }: Pick<Stage, 'signal'>,
  isSo: () => boolean | Promise<boolean>,
  seconds: number,
  what: string,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (signal.aborted) throw new Interrupted();
    if (performance.now() > end) throw new Error(`The demo waited ${seconds} s in vain until ${what}.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
