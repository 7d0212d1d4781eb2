// Runs one gate: its tries, its deadline, its log group, and the reports that it promised. Never decides the step's verdict.

import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { killMarked } from '../clients/leftover.ts';
import type { ProcessResult, runProcess } from '../clients/process.ts';
import { messageOf } from '../domain/action-error.ts';
import type { Log } from '../domain/log.ts';
import { formatSeconds } from '../domain/text/duration.ts';
import { type Evidence, findBeforehand, noEvidence, type Promised, readEvidence } from './evidence.ts';
import { callShell, gateEnvironment } from './gate-shell.ts';
import type { Gate } from './gates.ts';
import { OutputTail } from './output-tail.ts';
import { oneLine } from './plain-text.ts';
import { isFolder } from './reports/report-files.ts';
import { addCounts } from './reports/test-report.ts';
import { failedTests, type GateOutcome, type Reason } from './verdict.ts';

/** The surroundings of all gates of a step. */
export interface Surroundings {
  readonly runProcess: typeof runProcess;
  readonly killMarked: typeof killMarked;
  readonly log: Log;
  readonly workspace: string;
  /** An existing folder for scripts. */
  readonly scripts: string;
  readonly env: Readonly<Record<string, string>>;
  /** Aborted when the gates must stop; its reason says why. */
  readonly signal: AbortSignal;
  /** Tests that each promised pattern must show to have run. */
  readonly fewestTests: number;
}

/** In the environment of a gate's processes: tells those that left the process group when the gate ends. */
const markName = 'SHIP_ACTIONS_GATE';

interface Attempt {
  readonly state: 'passed' | 'failed' | 'cancelled';
  readonly reasons: readonly Reason[];
  readonly evidence: Evidence;
  readonly lastLines?: string | undefined;
}

/** Brings a gate to its outcome. Never rejects for what the gate does. */
export async function executeGate(gate: Gate, around: Surroundings): Promise<GateOutcome> {
  const started = performance.now();
  let attempts = 0;
  let last: Attempt = stopped(around.signal);
  while (attempts <= gate.retries && !around.signal.aborted) {
    attempts += 1;
    last = await attemptGate(gate, attempts, around);
    if (last.state !== 'failed') break;
  }
  return { gate, ...last, passed: last.state === 'passed', attempts, seconds: (performance.now() - started) / 1000 };
}

async function attemptGate(gate: Gate, number: number, around: Surroundings): Promise<Attempt> {
  const folder = path.resolve(around.workspace, gate.workingDirectory);
  const { junit, coverage } = gate;
  const promised: Promised = { workspace: around.workspace, folder, junit, coverage, fewestTests: around.fewestTests };
  const before = await findBeforehand(promised);
  const startedMs = Date.now();
  const output = new OutputTail();
  around.log.info(`▶ ${gate.name}: started${triesOf(gate, number)}`);
  const ended = await runScript(gate, folder, output, around);
  if (ended === 'cancelled') return print(gate, number, stopped(around.signal), startedMs, output, around.log);
  const faults = ended === undefined ? [] : [ended];
  const evidence = await readEvidence(promised, { startedMs, before });
  const reasons = [
    ...faults,
    // A gate that failed may well have left no report: that is not the news.
    ...(faults.length === 0 ? evidence.faults : []),
    ...failedTests(evidence, 'its reports'),
  ];
  const state = reasons.length === 0 ? 'passed' : 'failed';
  const lastLines = state === 'failed' ? output.lastLines(30, 4000) : undefined;
  return print(gate, number, { state, reasons, evidence, lastLines }, startedMs, output, around.log);
}

/** Why the script is red; undefined when it ended well. */
async function runScript(
  gate: Gate,
  folder: string,
  output: OutputTail,
  around: Surroundings,
): Promise<Reason | 'cancelled' | undefined> {
  if (!(await isFolder(folder)))
    return { code: 'gate_not_started', text: `working-directory "${gate.workingDirectory}" is no folder` };
  const call = callShell(gate);
  const mark = crypto.randomUUID();
  const file = path.join(around.scripts, `${mark}${call.extension}`);
  const { command, args } = call.command(file);
  // A runner that cancels a step gives it 10 seconds in all.
  const sweep = (): unknown => setTimeout(() => around.killMarked(markName, mark), 2000).unref();
  around.signal.addEventListener('abort', sweep, { once: true });
  try {
    await writeFile(file, call.script, { mode: 0o700 });
    const result = await around.runProcess({
      command,
      args,
      cwd: folder,
      env: { ...gateEnvironment(around.env, gate.env), [markName]: mark },
      timeoutSeconds: gate.timeoutSeconds,
      signal: around.signal,
      onOutput: (chunk) => output.write(chunk),
      keepBytes: 1,
    });
    return endOf(gate, result);
  } catch (thrown) {
    if (around.signal.aborted) return 'cancelled';
    return { code: 'gate_not_started', text: `"${command}" could not be started: ${messageOf(thrown)}` };
  } finally {
    around.signal.removeEventListener('abort', sweep);
    around.killMarked(markName, mark);
    await rm(file, { force: true });
  }
}

function endOf(gate: Gate, { exitCode, killedBy, timedOut }: ProcessResult): Reason | undefined {
  if (timedOut) return { code: 'gate_timeout', text: `did not end within ${gate.timeoutSeconds} seconds` };
  if (exitCode === undefined) return { code: 'gate_killed', text: `was killed by ${killedBy ?? 'a signal'}` };
  const hint = exitCode === 137 ? ': killed, often for want of memory' : '';
  return exitCode === 0 ? undefined : { code: 'gate_failed', text: `ended with exit code ${exitCode}${hint}` };
}

const stopped = (signal: AbortSignal): Attempt => ({
  state: 'cancelled',
  reasons: [{ code: 'gate_cancelled', text: `was stopped: ${messageOf(signal.reason)}` }],
  evidence: noEvidence,
});

const triesOf = (gate: Gate, number: number): string =>
  gate.retries > 0 ? ` (try ${number} of ${gate.retries + 1})` : '';

function print(gate: Gate, number: number, attempt: Attempt, startedMs: number, output: OutputTail, log: Log): Attempt {
  const { tests } = addCounts(attempt.evidence.tests.values());
  const parts = [
    `${attempt.state === 'passed' ? '✔' : '✖'} ${gate.name}: ${attempt.state}${triesOf(gate, number)}`,
    formatSeconds((Date.now() - startedMs) / 1000),
    ...(attempt.evidence.tests.size > 0 ? [`${tests} tests`] : []),
    ...attempt.reasons.map((reason) => oneLine(reason.text)),
  ];
  log.group(parts.join(' · '), output.text());
  return attempt;
}
