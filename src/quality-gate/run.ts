// The straight line of quality-gate: what the repository holds → plan → gates → evidence → verdict → report.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { killMarked } from '../clients/leftover.ts';
import type { runProcess } from '../clients/process.ts';
import { ActionError } from '../domain/action-error.ts';
import type { Job, Report } from '../domain/job.ts';
import type { RepositoryFacts } from './detection.ts';
import { noEvidence, readEvidence } from './evidence.ts';
import { executeGate } from './gate-execution.ts';
import type { QualityGateInputs } from './inputs.ts';
import { jobSummary } from './job-summary.ts';
import { formatPlan, type Plan, planQualityGate } from './plan.ts';
import { annotationsOf, dryRunSummary, formatReason, type OutputName, outputsOf, reportDocument } from './report.ts';
import { runSchedule } from './schedule.ts';
import { repositoryPath, type Sources } from './source-places.ts';
import { decideVerdict, type GateOutcome, type Verdict } from './verdict.ts';
import { findPlaceFaults } from './workspace-paths.ts';

/** What quality-gate needs of the world. */
export interface Clients {
  readonly runProcess: typeof runProcess;
  readonly killMarked: typeof killMarked;
}

/** Runs the gates, reads the reports, gives the verdict. */
export async function run(inputs: QualityGateInputs, job: Job, clients: Clients): Promise<Report<OutputName>> {
  const { context, log } = job;
  const plan = planQualityGate(inputs, {
    processors: availableParallelism(),
    repository: await readRepository(context.workspace),
  });
  const faults = findPlaceFaults(plan, { workspace: context.workspace, isFolder });
  if (faults.length > 0) throw new ActionError(faults);
  for (const line of formatPlan(plan)) log.info(line);
  if (inputs['dry-run']) return { outputs: {}, summary: dryRunSummary(inputs.service, plan) };
  const folder = mkdtempSync(path.join(context.temporaryFolder, 'quality-gate-'));
  const gates = await runGates(plan, job, clients, folder);
  const sources: Sources = {
    workspace: context.workspace,
    sourceRoot: inputs['source-root'],
    exists: (file) => existsSync(path.join(context.workspace, file)),
  };
  const verdict = decideVerdict(
    {
      gates,
      given: job.signal.aborted ? noEvidence : await readGiven(plan, context.workspace),
      testsPromised: plan.testsPromised,
      cancelled: job.signal.aborted,
      fileName: (name) => repositoryPath(name, sources),
    },
    plan.demands,
  );
  announce(verdict, sources, inputs.annotations, job);
  const reportFile = path.join(folder, 'report.json');
  writeFileSync(reportFile, log.redact(`${JSON.stringify(reportDocument(plan, gates, verdict), null, 2)}\n`));
  return {
    outputs: outputsOf(verdict, reportFile),
    summary: jobSummary(inputs.service, plan, gates, verdict),
    failure: failureOf(verdict),
  };
}

async function readRepository(workspace: string): Promise<RepositoryFacts> {
  const names = await readdir(workspace).catch((): string[] => []);
  return {
    names,
    text: (name) => (names.includes(name) ? readFileSync(path.join(workspace, name), 'utf8') : undefined),
  };
}

const isFolder = (absolute: string): boolean => statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;

const fewestPerPattern = (plan: Plan): number => Math.min(1, plan.demands.minTests ?? 1);

async function runGates(plan: Plan, job: Job, clients: Clients, folder: string): Promise<GateOutcome[]> {
  const failFast = new AbortController();
  const scripts = mkdtempSync(path.join(folder, 'scripts-'));
  const around = {
    ...clients,
    log: job.log,
    workspace: job.context.workspace,
    scripts,
    env: job.env,
    signal: AbortSignal.any([job.signal, failFast.signal]),
    fewestTests: fewestPerPattern(plan),
  };
  const outcomes = await runSchedule<GateOutcome>(plan.gates, plan.maxParallel, {
    run: async (gate) => {
      const outcome = await executeGate(gate, around);
      if (plan.failFast && gate.required && outcome.state === 'failed')
        failFast.abort(new Error(`fail-fast after \`${gate.name}\``));
      return outcome;
    },
    skip: (gate, blockers) => {
      const text = `was skipped: it needs ${blockers.map((name) => `\`${name}\``).join(', ')}, which did not pass`;
      const reasons = [{ code: 'gate_skipped', text }];
      return { gate, state: 'skipped', passed: false, reasons, seconds: 0, attempts: 0, evidence: noEvidence };
    },
  });
  rmSync(scripts, { recursive: true, force: true });
  return outcomes;
}

/** The reports that earlier steps left; how old they are cannot be judged. */
const readGiven = async (plan: Plan, workspace: string) =>
  await readEvidence(
    { workspace, folder: workspace, junit: plan.junit, coverage: plan.coverage, fewestTests: fewestPerPattern(plan) },
    undefined,
  );

/** Says the verdict's parts in the log, and annotates the failed tests. */
function announce(verdict: Verdict, sources: Sources, annotate: boolean, { log }: Job): void {
  for (const warning of verdict.warnings) log.warning(formatReason(warning));
  if (annotate) {
    const { shown, more } = annotationsOf(verdict, sources);
    for (const { level, message, place } of shown) log[level](message, place);
    if (more > 0) log.notice(`${more} more failed tests are not annotated here; the job summary lists them.`);
  }
  const { tests } = verdict;
  if (tests !== undefined)
    log.info(`${tests.tests} tests: ${tests.failed} failed, ${tests.skipped} skipped, ${tests.flaky} flaky`);
  log.info(`verdict: ${verdict.verdict}`);
}

function failureOf(verdict: Verdict): Report['failure'] {
  if (verdict.verdict === 'pass') return undefined;
  const shown = verdict.reasons.slice(0, 50).map((reason) => `- ${formatReason(reason)}`);
  const more = verdict.reasons.length - shown.length;
  const what = ['The quality gate is red:', ...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
  return { code: 'quality_gate_failed', what, fix: 'The log group of each red gate and the job summary show why.' };
}
