// Waits for Argo CD and the version, runs the checks, asks once more, and reports. A red verdict is a report, not an error.

import { setTimeout as pause } from 'node:timers/promises';
import type { ArgoCd, ArgoCdPlace } from '../clients/argocd.ts';
import type { Trust } from '../clients/http.ts';
import type { Job, Report } from '../domain/job.ts';
import type { Log } from '../domain/log.ts';
import type { Prober } from '../domain/probe.ts';
import { formatSeconds } from '../domain/text/duration.ts';
import { phrase } from '../domain/text/optional.ts';
import { findRed, waitForApplications } from './argocd/applications.ts';
import type { SyncOutcome } from './argocd/sync-wait.ts';
import { connect } from './connection.ts';
import { maskSecrets } from './credentials.ts';
import { formatJunit, waitCasesOf } from './evidence/junit.ts';
import { createMeasurements } from './evidence/measurements.ts';
import { placeReport, writeReport } from './evidence/report-file.ts';
import { summaryOf, summaryOfPlan } from './evidence/summary.ts';
import { exposureWords, findExposure } from './exposure.ts';
import type { SmokeTestInputs } from './inputs.ts';
import { formatPlan, formatUnasked, type Plan, planSmokeTest } from './plan.ts';
import { adviceFor } from './reason.ts';
import { type Findings, type outputs, outputsOf, targetOf } from './report.ts';
import { type Clock, printable, type Session } from './session.ts';
import { type Course, createCourse, type Filling, runTarget, verdictOf } from './target-run.ts';
import { joinVerdicts, type Verdict } from './verdict.ts';

/** What touches the world. */
export interface Clients {
  createProber(trust: Trust): Prober;
  connectArgoCd(send: Prober, place: ArgoCdPlace): ArgoCd;
}

type SmokeReport = Report<(typeof outputs)[number]>;

/** Runs the smoke test. */
export async function run(inputs: SmokeTestInputs, job: Job, clients: Clients): Promise<SmokeReport> {
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
  return reportOf(findings, job);
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
  courses: readonly Course[],
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
    const run = async (course: Course): Promise<void> =>
      await runTarget({ ...session, signal, log: labelled(session.log, course, courses) }, plan, course, filling);
    if (syncs.every(({ isIn }) => isIn)) await Promise.all(courses.map(run));
    return syncs;
  } catch (thrown) {
    halt.abort(thrown);
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

/** Lines of several URLs say whose they are. */
function labelled(log: Log, { url }: Course, courses: readonly Course[]): Log {
  if (courses.length === 1) return log;
  const prefix = `[${url.host}${phrase(url.pathname !== '/', () => url.pathname)}] `;
  return {
    ...log,
    info: (line) => log.info(`${prefix}${line}`),
    warning: (text, at) => log.warning(`${prefix}${text}`, at),
  };
}

function startClock(): Clock {
  const started = performance.now();
  return {
    now: () => (performance.now() - started) / 1000,
    pause: async (seconds, signal) => {
      await pause(seconds * 1000, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
    },
  };
}

function findingsOf(
  plan: Plan,
  courses: readonly Course[],
  syncs: readonly SyncOutcome[],
  { inputs, exposure, now }: Pick<Findings, 'exposure'> & { readonly inputs: SmokeTestInputs; readonly now: number },
): Findings {
  const red = findRed(syncs);
  const unsynced: Verdict | undefined = red && { verdict: 'fail', ...red };
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
function limit(verdict: Verdict, plan: Plan): Verdict {
  if (verdict.verdict === 'fail' || plan.unasked.length === 0) return verdict;
  return { ...verdict, what: `${verdict.what}. ${formatUnasked(plan)}` };
}

function junitOf(findings: Findings, service: string, log: Log): string {
  const clean = (text: string): string => printable(text, log);
  return log.redact(formatJunit(`smoke-test ${service}`, waitCasesOf(findings, clean), findings.targets));
}

function reportOf(findings: Findings, { log }: Job): SmokeReport {
  const { verdict, targets } = findings;
  for (const { name } of targets.flatMap((each) => each.checks.filter((check) => !check.passed && check.warn)))
    log.warning(`Check "${name}" failed, but only warns`, { title: 'Smoke test' });
  const report = { outputs: outputsOf(findings, log), summary: summaryOf(findings, log) };

  if (verdict.verdict === 'pass') {
    const waited = Math.max(...targets.map((each) => each.waitedSeconds));
    log.info(`Smoke test passed after ${formatSeconds(waited)} of waiting: ${printable(verdict.what, log, 1000)}`);
    return report;
  }
  const lead = verdict.conclusive ? 'Smoke test failed' : 'Smoke test could not measure the service';
  const what = `${lead}: ${printable(verdict.what, log, 1000)}`;
  const where = verdict.where && printable(verdict.where, log, 500);
  return { ...report, failure: { code: verdict.reason, what, where, fix: verdict.fix ?? adviceFor[verdict.reason] } };
}
