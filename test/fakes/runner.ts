// Runs a committed bundle in a child process as the Actions runner does, and reads what it leaves behind.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assertFresh } from '../../scripts/bundle-sources.ts';
import { inputVariable } from '../../src/runner/inputs.ts';

/** One step: inputs by name, the workspace, and what differs from a plain environment. */
export interface Step {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The event file's content. */
  readonly event?: unknown;
}

/** What a finished step left behind. */
export interface StepResult {
  readonly exitCode: number | null;
  /** The log, both streams in order. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The job summary's Markdown. */
  readonly summary: string;
  /** Annotations as the runner would show them, with line breaks restored. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
  readonly milliseconds: number;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Runs `dist/<action>/index.js` to its end. */
export async function runBundle(action: string, step: Step): Promise<StepResult> {
  return await startBundle(action, step).finished;
}

/** A step that runs. */
export interface StartedStep {
  readonly child: ChildProcess;
  readonly finished: Promise<StepResult>;
}

/** Starts `dist/<action>/index.js`, so that a test can signal it. Refuses a bundle that is older than its sources. */
export function startBundle(action: string, step: Step): StartedStep {
  assertFresh(action);
  return startScript(path.join(root, 'dist', action, 'index.js'), step);
}

/** Starts any script as a step. */
export function startScript(script: string, step: Step): StartedStep {
  const folder = mkdtempSync(path.join(tmpdir(), 'ship-step-'));
  const files = {
    output: path.join(folder, 'output'),
    summary: path.join(folder, 'summary'),
    event: path.join(folder, 'event.json'),
  };
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  writeFileSync(files.event, JSON.stringify(step.event ?? {}));
  mkdirSync(path.join(folder, 'temp'));
  const inputs = Object.entries(step.inputs ?? {}).map(([name, value]) => [inputVariable(name), value]);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: folder,
    LANG: 'C.UTF-8',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_REPOSITORY: 'shop/checkout-service',
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    RUNNER_TEMP: path.join(folder, 'temp'),
    ...step.env,
    ...Object.fromEntries(inputs),
  };
  const started = performance.now();
  const child = spawn(process.execPath, [script], { env, cwd: step.workspace });
  const finished = collect(child).then(({ exitCode, log }): StepResult => {
    const outputs = readOutputs(readFileSync(files.output, 'utf8'));
    const summary = readFileSync(files.summary, 'utf8');
    rmSync(folder, { recursive: true, force: true });
    const milliseconds = performance.now() - started;
    const [errors, warnings, notices] = ['error', 'warning', 'notice'].map((kind) => annotationsOf(log, kind));
    return {
      exitCode,
      log,
      outputs,
      summary,
      errors: errors ?? [],
      warnings: warnings ?? [],
      notices: notices ?? [],
      milliseconds,
    };
  });
  return { child, finished };
}

async function collect(child: ChildProcess): Promise<{ exitCode: number | null; log: string }> {
  let log = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk;
  });
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  return { exitCode, log };
}

/** Parses GITHUB_OUTPUT: `name=value` and `name<<DELIMITER` blocks; the last value of a name counts. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const rows = text.split('\n');
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? '';
    const block = /^([^=<]+)<<(.+)$/.exec(row.trimEnd());
    if (block === null) {
      const equals = row.indexOf('=');
      if (equals > 0) outputs[row.slice(0, equals)] = row.slice(equals + 1);
      continue;
    }
    const [, name = '', delimiter] = block;
    const end = rows.findIndex((each, at) => at > index && each.trimEnd() === delimiter);
    outputs[name] = rows.slice(index + 1, end).join('\n');
    index = end;
  }
  return outputs;
}

/** The messages of `::error …::message` lines, outside of stopped commands. */
function annotationsOf(log: string, kind: string): string[] {
  const open = log.replace(/^::stop-commands::(.+)$[\s\S]*?^::\1::$/gm, '');
  const found = [...open.matchAll(new RegExp(`^::${kind}(?: [^:]*(?::[^:]+)*?)?::(.*)$`, 'gm'))];
  return found.map(([, message = '']) =>
    message.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'),
  );
}
