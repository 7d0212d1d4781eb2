// Runs one gate: its tries, its deadline, its log group, and the reports that it promised. Never decides the step's verdict.

import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { killMarked } from '../../clients/leftover.ts';
import type { runProcess } from '../../clients/process.ts';
import { messageOf } from '../../domain/action-error.ts';
import type { Log } from '../../domain/log.ts';
import { formatSeconds } from '../../domain/text/duration.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import { systemErrorCode } from '../../domain/thrown.ts';
import {
  type Beginning,
  findBeforehand,
  forgiveEvidence,
  noEvidence,
  type Promised,
  type ReportEvidence,
  readEvidence,
} from '../evidence/evidence.ts';
import { plainLine } from '../plain-text.ts';
import type { Reason } from '../reason.ts';
import { isFolder } from '../reports/report-files.ts';
import { addCounts } from '../reports/tests/test-report.ts';
import { againstReports, endReason, failedTests } from './exit.ts';
import type { Gate } from './gate.ts';
import type { GateOutcome } from './outcome.ts';
import { GateOutput } from './output.ts';
import { callShell, gateEnvironment, type ShellIsolation } from './shell.ts';

/** The surroundings of all gates of a step. */
export interface GateSurroundings {
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
  /** What a gate runs inside of, so that nothing outlives it; undefined where there is no such thing. */
  readonly isolation: ShellIsolation | undefined;
  /** True when no other gate runs beside it: its output is printed as it comes. */
  readonly streams: boolean;
  /** True to pass on the annotations that tools in gates ask for. */
  readonly annotates: boolean;
}

/** In the environment of a gate's processes: tells those that left the process group when the gate ends. */
const markName = 'SHIP_ACTIONS_GATE';

interface Attempt {
  readonly state: 'passed' | 'failed' | 'cancelled';
  readonly reasons: readonly Reason[];
  readonly evidence: ReportEvidence;
  readonly lastLines?: string | undefined;
}

/** Brings a gate to its outcome. Never rejects for what the gate does. */
export async function executeGate(gate: Gate, around: GateSurroundings): Promise<GateOutcome> {
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

async function attemptGate(gate: Gate, number: number, around: GateSurroundings): Promise<Attempt> {
  const promised = promisesOf(gate, around);
  const before = await findBeforehand(promised);
  const startedMs = Date.now();
  around.log.info(`▶ ${gate.name}: started${triesOf(gate, number)}`);
  const output = new GateOutput(gate.name, around.log, around.streams, startedMs);

  const attempt = await bringToEnd(gate, { promised, beginning: { startedMs, before }, output }, around);

  const title = titleOf(`${gate.name}: ${attempt.state}${triesOf(gate, number)}`, attempt, startedMs);
  const text = output.text();
  if (text === '') around.log.info(title);
  else around.log.group(title, text);
  if (around.annotates)
    for (const { level, message, place } of output.annotations.slice(0, 10)) around.log[level](message, place);
  return attempt;
}

const promisesOf = (
  { junit, coverage, findings, habits, workingDirectory }: Gate,
  { workspace, fewestTests }: GateSurroundings,
): Promised => ({
  workspace,
  folder: path.resolve(workspace, workingDirectory),
  junit,
  coverage,
  findings,
  habits,
  fewestTests,
});

/** One try while it runs. */
interface Course {
  readonly promised: Promised;
  readonly beginning: Beginning;
  readonly output: GateOutput;
}

/** Runs the script, and holds its end against the reports that it left. */
async function bringToEnd(
  gate: Gate,
  { promised, beginning, output }: Course,
  around: GateSurroundings,
): Promise<Attempt> {
  const ended = await runScript(gate, promised.folder, output, around);
  output.end();
  if (ended === 'cancelled') return stopped(around.signal);

  const read = await readEvidence(promised, beginning);
  const evidence = evidenceAfter(ended, read);
  const reasons = reasonsFor(ended, evidence);
  if (reasons.length === 0) return { state: 'passed', reasons, evidence };
  return { state: 'failed', reasons, evidence, lastLines: output.lastLines(30, 4000) };
}

/** Exit code 0 says that a test which failed and passed later was a retry. */
function evidenceAfter(ended: Reason | undefined, read: ReportEvidence): ReportEvidence {
  if (ended === undefined) return forgiveEvidence(read);
  return read;
}

function reasonsFor(ended: Reason | undefined, evidence: ReportEvidence): Reason[] {
  if (ended === undefined) return present([...evidence.faults, failedTests(evidence, 'its reports', true)]);
  // A gate that failed may well have left no report: that is not the news.
  const news = evidence.faults.filter((each) => each.code === 'scan_failed');
  return present([againstReports(ended, evidence), ...news, failedTests(evidence, 'its reports')]);
}

/** Why the script is red; undefined when it ended well. */
async function runScript(
  gate: Gate,
  folder: string,
  output: GateOutput,
  around: GateSurroundings,
): Promise<Reason | 'cancelled' | undefined> {
  if (!(await isFolder(folder)))
    return { code: 'gate_not_started', text: `working-directory "${gate.workingDirectory}" is not a folder` };
  const call = callShell(gate, around.isolation);
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
      onOutput: (chunk, stream) => output.write(chunk, stream),
      keepBytes: 1,
    });
    return endReason(gate.run, result, gate.timeoutSeconds);
  } catch (thrown) {
    if (thrown !== around.signal.reason) systemErrorCode(thrown);
    if (around.signal.aborted) return 'cancelled';
    return { code: 'gate_not_started', text: `"${command}" could not be started: ${messageOf(thrown)}` };
  } finally {
    around.signal.removeEventListener('abort', sweep);
    around.killMarked(markName, mark);
    await rm(file, { force: true });
  }
}

const stopped = (signal: AbortSignal): Attempt => ({
  state: 'cancelled',
  reasons: [{ code: 'gate_cancelled', text: `was stopped: ${messageOf(signal.reason)}` }],
  evidence: noEvidence,
});

const triesOf = ({ retries }: Gate, number: number): string =>
  phrase(retries > 0, ` (try ${number} of ${retries + 1})`);

/** What a gate came to, in one line. */
function titleOf(what: string, { state, reasons, evidence }: Attempt, startedMs: number): string {
  const { tests } = addCounts(evidence.tests.values());
  return present([
    `${state === 'passed' ? '✔' : '✖'} ${what}`,
    formatSeconds((Date.now() - startedMs) / 1000),
    evidence.tests.size > 0 && `${tests} tests`,
    ...reasons.map((reason) => plainLine(reason.text)),
  ]).join(' · ');
}
