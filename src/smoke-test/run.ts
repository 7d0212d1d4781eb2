// The straight line of smoke-test: plan → Argo CD and the version → checks → the version once more → verdict → report. A red verdict is a
// report, not an error.

import { setTimeout as pause } from 'node:timers/promises';
import type { Job, Report } from '../domain/job.ts';
import type { Log } from '../domain/log.ts';
import type { Prober } from '../domain/probe.ts';
import { formatSeconds } from '../domain/text/duration.ts';
import { phrase } from '../domain/text/optional.ts';
import { onAbort, throwOurBug } from '../domain/thrown.ts';
import { findRed, waitForApplications } from './argocd/applications.ts';
import type { SyncOutcome } from './argocd/sync-wait.ts';
import type { Clients } from './clients.ts';
import { connect } from './connection.ts';
import { maskSecrets } from './credentials.ts';
import { formatJunit, waitCasesOf } from './evidence/junit.ts';
import { createMeasurements } from './evidence/measurements.ts';
import { placeReport, writeReport } from './evidence/report-file.ts';
import { summaryOfPlan } from './evidence/summary.ts';
import { exposureWords, findExposure } from './exposure.ts';
import { type SmokeFindings, targetOf } from './findings.ts';
import type { SmokeTestInputs } from './inputs.ts';
import { formatPlan, formatUnasked, type Plan, planSmokeTest } from './plan.ts';
import { type OutputName, report } from './report.ts';
import { type Clock, labelled, printable, type Session } from './session.ts';
import { createCourse, type Filling, runTarget, type TargetCourse, verdictOf } from './target-run.ts';
import { joinVerdicts, type SmokeVerdict } from './verdict.ts';

/** Runs the smoke test. */
export async function run(inputs: SmokeTestInputs, job: Job, clients: Clients): Promise<Report<OutputName>> {
  const plan = planSmokeTest(inputs);
  maskSecrets(inputs, plan.urls, job.log);
  const send = await connect(inputs, job, clients.createProber);
  for (const line of formatPlan(plan)) job.log.info(line);
  if (inputs.insecure) job.log.warning(insecureWords, { title: 'Smoke test' });
  const exposure = findExposure(inputs, plan.urls);
  if (exposure !== undefined) job.log.warning(exposureWords(exposure), { title: 'Smoke test' });
  if (inputs['dry-run']) return { outputs: {}, summary: summaryOfPlan(plan) };

  const reportFile = await placeReport(inputs.report, job.context.workspace);
  const session = startSession(send, plan, job);
  const courses = plan.urls.map((url) => createCourse(url, plan));
  const syncs = await gather(session, plan, courses, { inputs, clients });
  const findings = findingsOf(plan, courses, syncs, { inputs, exposure, now: session.clock.now() });

  if (reportFile !== undefined) await writeReport(reportFile, junitOf(findings, inputs.service, job.log));
  tellEnding(findings, job.log);
  return report(findings, job.log);
}

const insecureWords =
  'Certificates are not checked (`insecure: true`): whoever sits between the runner and the service can answer in its place.';

function startSession(send: Prober, plan: Plan, { signal, log }: Job): Session {
  return { send, clock: startClock(), pace: plan.pace, signal, log, measurements: createMeasurements() };
}

/** Fills the courses side by side. Ends quietly when the step is cancelled: what was learned until then stays. */
async function gather(
  session: Session,
  plan: Plan,
  courses: readonly TargetCourse[],
  { inputs, clients }: { readonly inputs: SmokeTestInputs; readonly clients: Clients },
): Promise<SyncOutcome[]> {
  const { variables, secrets, headers } = inputs;
  const values = new Map<string, unknown>([...Object.entries(variables), ...Object.entries(secrets)]);
  const filling: Filling = { headers, variables: values };

  // One URL that breaks off must not leave the others probing on.
  const halt = new AbortController();
  const signal = AbortSignal.any([session.signal, halt.signal]);
  try {
    const syncs = await syncWith(session, plan, inputs, clients);
    const run = async (course: TargetCourse): Promise<void> =>
      await runTarget({ ...session, signal, log: logFor(course, courses, session) }, plan, course, filling);
    if (syncs.every(({ isIn }) => isIn)) await Promise.all(courses.map(run));
    return syncs;
  } catch (thrown) {
    halt.abort(thrown);
    if (thrown !== session.signal.reason) throwOurBug(thrown);
    if (session.signal.aborted) return [];
    throw thrown;
  }
}

async function syncWith(
  session: Session,
  plan: Plan,
  inputs: SmokeTestInputs,
  clients: Clients,
): Promise<SyncOutcome[]> {
  const token = inputs['argocd-token'] ?? '';
  return await waitForApplications(session, plan.syncs, (each) =>
    clients.connectArgoCd(session.send, { ...each, token }),
  );
}

function logFor({ url }: TargetCourse, courses: readonly TargetCourse[], { log }: Session): Log {
  if (courses.length === 1) return log;
  return labelled(log, `${url.host}${phrase(url.pathname !== '/', () => url.pathname)}`);
}

function startClock(): Clock {
  const started = performance.now();
  return {
    now: () => (performance.now() - started) / 1000,
    pause: async (seconds, signal) => {
      await pause(seconds * 1000, undefined, { signal }).catch(onAbort);
      signal.throwIfAborted();
    },
  };
}

function findingsOf(
  plan: Plan,
  courses: readonly TargetCourse[],
  syncs: readonly SyncOutcome[],
  {
    inputs,
    exposure,
    now,
  }: Pick<SmokeFindings, 'exposure'> & { readonly inputs: SmokeTestInputs; readonly now: number },
): SmokeFindings {
  const red = findRed(syncs);
  const unsynced: SmokeVerdict | undefined = red && { verdict: 'fail', ...red };
  const targets = courses.map((course) => targetOf(course, unsynced ?? verdictOf(course, plan), now));
  const verdict = unsynced ?? joinVerdicts(targets.map((each) => each.verdict));

  return {
    plan,
    verdict: limit(verdict, plan),
    targets,
    syncs,
    insecure: inputs.insecure,
    exposure,
    report: inputs.report,
  };
}

/** A pass says what was not measured as well. */
function limit(verdict: SmokeVerdict, plan: Plan): SmokeVerdict {
  if (verdict.verdict === 'fail' || plan.unasked.length === 0) return verdict;
  return { ...verdict, what: `${verdict.what}. ${formatUnasked(plan)}` };
}

function junitOf(findings: SmokeFindings, service: string, log: Log): string {
  const clean = (text: string): string => printable(text, log);
  return log.redact(formatJunit(`smoke-test ${service}`, waitCasesOf(findings, clean), findings.targets));
}

/** What only warns, and a pass; why the step is red is printed when it ends. */
function tellEnding({ verdict, targets }: SmokeFindings, log: Log): void {
  for (const { name } of targets.flatMap((each) => each.checks.filter((check) => !check.passed && check.warn)))
    log.warning(`Check "${name}" failed, but only warns`, { title: 'Smoke test' });
  if (verdict.verdict === 'fail') return;

  const waited = Math.max(...targets.map((each) => each.waitedSeconds));
  log.info(`Smoke test passed after ${formatSeconds(waited)} of waiting: ${printable(verdict.what, log, 1000)}`);
}
