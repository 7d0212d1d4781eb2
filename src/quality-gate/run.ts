// The straight line of quality-gate: what the repository holds → plan → gates → evidence → verdict → report.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ActionError } from '../domain/action-error.ts';
import type { Job, Report } from '../domain/job.ts';
import { optional } from '../domain/text/optional.ts';
import { onSystemFault } from '../domain/thrown.ts';
import { type ChangeFacts, gatherChange } from './change/change-facts.ts';
import type { Clients } from './clients.ts';
import { readBaseline } from './evidence/baseline.ts';
import { noEvidence, type ReportEvidence, readEvidence } from './evidence/evidence.ts';
import { listFiles } from './evidence/repository-files.ts';
import { RepositoryNames } from './evidence/repository-names.ts';
import type { RootFacts } from './gates/detection.ts';
import { executeGate } from './gates/execution.ts';
import type { GateOutcome } from './gates/outcome.ts';
import { runSchedule } from './gates/schedule.ts';
import { gateEnvironment } from './gates/shell.ts';
import { findPlaceFaults } from './gates/workspace-paths.ts';
import type { QualityGateInputs } from './inputs.ts';
import { formatPlan, type Plan, planQualityGate } from './plan.ts';
import { annotationsOf, chooseShown } from './publishing/annotations.ts';
import { publish } from './publishing/publication.ts';
import { counted } from './reason.ts';
import { dryRunSummary, formatReason, headline, type OutputName, report, reportDocument } from './report.ts';
import { decideVerdict, type QualityVerdict } from './verdict/verdict.ts';

/** Runs the gates, reads the reports, gives the verdict. */
export async function run(inputs: QualityGateInputs, job: Job, clients: Clients): Promise<Report<OutputName>> {
  const { context, log } = job;
  const plan = planQualityGate(inputs, {
    processors: availableParallelism(),
    repository: await readRepository(context.workspace),
  });
  refuseFaults(plan, context.workspace);
  for (const line of formatPlan(plan)) log.info(line);
  if (inputs['dry-run']) return { outputs: {}, summary: dryRunSummary(inputs.service, plan) };

  const before = await readBefore(inputs, plan, job, clients);
  const folder = mkdtempSync(path.join(context.temporaryFolder, 'quality-gate-'));
  const gates = await runGates({ inputs, plan, job, clients, folder });
  const [names, given] = await Promise.all([openNames(before, inputs, context.workspace), readGiven(plan, job)]);
  const verdict = decideVerdict(
    {
      gates,
      given,
      testsPromised: plan.testsPromised,
      cancelled: job.signal.aborted,
      names,
      workspace: context.workspace,
      change: before.change,
      baseline: await readBaseline(plan.baseline, context.workspace),
      weakened: { list: before.weakened, policy: before.baseIsStrict ? 'fail' : plan.demands.configChange },
      today: new Date().toISOString().slice(0, 10),
    },
    plan.demands,
  );

  const reportFile = path.join(folder, 'report.json');
  writeFileSync(reportFile, log.redact(`${JSON.stringify(reportDocument(plan, gates, verdict), null, 2)}\n`));
  const ended = report({ service: inputs.service, plan, gates, verdict, names, reportFile });
  await announce({ verdict, names, before, summary: ended.summary }, inputs, job, clients);
  return ended;
}

async function readRepository(workspace: string): Promise<RootFacts> {
  const names = await readdir(workspace).catch(onSystemFault<string[]>([]));
  return {
    names,
    text: (name) => optional(names.includes(name), () => readFileSync(path.join(workspace, name), 'utf8')),
  };
}

const isFolder = (absolute: string): boolean => statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;

function refuseFaults(plan: Plan, workspace: string): void {
  const named = plan.gates.flatMap((gate) =>
    [gate.workingDirectory, ...gate.junit, ...gate.coverage, ...gate.findings].filter((each) => path.isAbsolute(each)),
  );
  const { junit, coverage, findings, baseline } = plan;
  const places = { gates: named, junit, coverage, findings, 'coverage-baseline': baseline };
  const faults = findPlaceFaults(plan.gates, places, { workspace, isFolder });
  if (faults.length > 0) throw new ActionError(faults);
}

/** What no gate may alter: the change and the base's config file. */
async function readBefore(inputs: QualityGateInputs, plan: Plan, job: Job, clients: Clients): Promise<ChangeFacts> {
  const { context, env, signal } = job;
  const history = clients.openWorkTreeHistory(clients.runProcess, context.workspace, gateEnvironment(env, {}), signal);
  const wishes = {
    baseRef: inputs['base-ref'],
    readsChange: plan.readsChange,
    demandsChange: inputs['coverage-patch'] !== undefined,
    configFile: inputs.config ?? '.github/ship.yml',
    environment: inputs.environment,
    fixedKeys: (head: Readonly<Record<string, unknown>>) => fixedKeys(inputs, head),
  };
  return await gatherChange(wishes, context, env['GITHUB_EVENT_PATH'], history);
}

/** Keys whose value in this run is not that of the config file: the step's own input decides. */
function fixedKeys(inputs: QualityGateInputs, head: Readonly<Record<string, unknown>>): Set<string> {
  const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
  return new Set(
    Object.entries(inputs)
      .filter(([key, value]) => isPlain(value) && isPlain(head[key]) && String(value) !== String(head[key]))
      .map(([key]) => key),
  );
}

/** Tests that each promised pattern must show to have run: none only where `min-tests` is 0. */
const fewestPerPattern = (plan: Plan): number => Math.min(1, plan.demands.minTests ?? 1);

interface GateRun {
  readonly inputs: QualityGateInputs;
  readonly plan: Plan;
  readonly job: Job;
  readonly clients: Clients;
  readonly folder: string;
}

async function runGates({ inputs, plan, job, clients, folder }: GateRun): Promise<GateOutcome[]> {
  if (plan.gates.length === 0) return [];
  const failFast = new AbortController();
  const scripts = mkdtempSync(path.join(folder, 'scripts-'));
  const { workspace } = job.context;
  const around = {
    ...clients,
    log: job.log,
    workspace,
    scripts,
    env: job.env,
    signal: AbortSignal.any([job.signal, failFast.signal]),
    fewestTests: fewestPerPattern(plan),
    isolation: await clients.findPidNamespace(clients.askWithDeadline, workspace, gateEnvironment(job.env, {})),
    streams: plan.gates.length === 1 || plan.maxParallel === 1,
    annotates: inputs.annotations,
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
async function readGiven(plan: Plan, { context, signal }: Job): Promise<ReportEvidence> {
  if (signal.aborted) return noEvidence;
  const { junit, coverage, findings } = plan;
  const { workspace } = context;
  const fewestTests = fewestPerPattern(plan);
  return await readEvidence({ workspace, folder: workspace, junit, coverage, findings, fewestTests }, undefined);
}

async function openNames(before: ChangeFacts, inputs: QualityGateInputs, workspace: string): Promise<RepositoryNames> {
  const files = before.trackedFiles ?? (await listFiles(workspace));
  return new RepositoryNames({
    workspace,
    files,
    readText: (file) => readFileSync(path.join(workspace, file), 'utf8'),
    sourceRoot: inputs['source-root'],
    isFile: (file) => existsSync(path.join(workspace, file)),
  });
}

interface Announced {
  readonly verdict: QualityVerdict;
  readonly names: RepositoryNames;
  readonly before: ChangeFacts;
  readonly summary: string;
}

/** Says the verdict's parts in the log, annotates, and shows the verdict on GitHub where that is asked for. */
async function announce(
  { verdict, names, before, summary }: Announced,
  inputs: QualityGateInputs,
  { log, context, env, signal }: Job,
  clients: Clients,
): Promise<void> {
  for (const warning of verdict.warnings) log.warning(formatReason(warning));
  const annotations = annotationsOf(verdict, names, before.change);
  if (inputs.annotations) {
    const { shown, more } = chooseShown(annotations);
    for (const { level, message, place } of shown) log[level](message, place);
    if (more > 0) log.info(`${more} more annotations are not shown here; the job summary lists them.`);
  }
  const { tests } = verdict;
  if (tests !== undefined)
    log.info(`${counted(tests.tests, 'test')}: ${tests.failed} failed, ${tests.skipped} skipped, ${tests.flaky} flaky`);
  log.info(`verdict: ${verdict.verdict}`);

  const token = inputs['github-token'];
  if (signal.aborted) return;
  const trouble = await publish(
    {
      comment: inputs.comment,
      checkRun: inputs['check-run'],
      commitStatus: inputs['commit-status'],
      repository: context.repository,
      sha: context.source?.commit,
      pullRequest: context.pullRequest?.number,
      runUrl: context.runUrl,
      identity: [inputs.service, inputs.environment, context.workflow, context.jobName].filter(Boolean).join(' / '),
      title: headline(verdict),
      summary: log.redact(summary),
      verdict,
      annotations,
    },
    optional(token, (token) => clients.openVerdictBoard(token, context.apiUrl, env)),
  );
  if (trouble !== undefined) log.notice(trouble);
}
