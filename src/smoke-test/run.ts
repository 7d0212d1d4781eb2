// Waits for the version, runs the checks, asks once more, and reports. A red verdict is a report, not an error.

import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ArgoCd, ArgoCdPlace } from '../clients/argocd.ts';
import type { Trust } from '../clients/http.ts';
import { ActionError, messageOf } from '../domain/action-error.ts';
import { formatSeconds } from '../domain/duration.ts';
import type { Job, Report } from '../domain/job.ts';
import { type Prober, showUrl } from '../domain/probe.ts';
import { waitForSync } from './argocd/sync-wait.ts';
import { runChecks } from './checks/check-run.ts';
import { joinUrl, type RequestTarget } from './checks/request.ts';
import { fillPath, fillTexts, formsOfSecret } from './checks/variables.ts';
import { formatJunit, waitCaseOf } from './evidence/junit.ts';
import { createMeasurements } from './evidence/measurements.ts';
import type { SmokeTestInputs } from './inputs.ts';
import { formatPlan, type Plan, planSmokeTest } from './plan.ts';
import { type Findings, type outputs, outputsOf, summaryOf, summaryOfPlan } from './report.ts';
import { type Clock, printable, type Session, secondsLeft } from './session.ts';
import { adviceFor, decideVerdict, type Evidence } from './verdict.ts';
import { probeVersion, waitForVersion } from './version/wait.ts';
import type { Sighting } from './version/watch.ts';

/** What touches the world. */
export interface Clients {
  createProber(trust: Trust): Prober;
  connectArgoCd(send: Prober, place: ArgoCdPlace): ArgoCd;
}

type SmokeReport = Report<(typeof outputs)[number]>;

/** Runs the smoke test. */
export async function run(inputs: SmokeTestInputs, job: Job, clients: Clients): Promise<SmokeReport> {
  const plan = planSmokeTest(inputs);
  maskSecrets(inputs, plan.url, job);
  const send = await connect(inputs, job, clients);
  for (const line of formatPlan(plan)) job.log.info(line);
  if (inputs['dry-run']) return { outputs: {}, summary: summaryOfPlan(plan) };
  const reportFile = await placeReport(inputs.report, job);
  const measurements = createMeasurements();
  const session: Session = {
    send,
    clock: startClock(),
    pace: plan.pace,
    signal: job.signal,
    log: job.log,
    measurements,
  };
  const token = inputs['argocd-token'] ?? '';
  const argo = plan.sync && clients.connectArgoCd(send, { ...plan.sync, token });
  const { waitedSeconds, ...evidence } = await gather(session, plan, inputs, argo);
  const verdict = decideVerdict(evidence);
  const findings = { plan, verdict, ...evidence, measurements, waitedSeconds, report: inputs.report };
  if (reportFile !== undefined) await writeReport(reportFile, findings, inputs.service, job);
  return reportOf(findings, job);
}

async function gather(
  session: Session,
  plan: Plan,
  { headers, variables, secrets }: SmokeTestInputs,
  argo: ArgoCd | undefined,
): Promise<Evidence & { readonly waitedSeconds: number }> {
  const values = new Map<string, unknown>([...Object.entries(variables), ...Object.entries(secrets)]);
  const { version, url } = plan;
  const sync = plan.sync && argo && (await waitForSync(session, plan.sync, argo));
  if (sync !== undefined) {
    const waitedSeconds = session.clock.now();
    return { sync, watch: undefined, expected: version?.expected, checks: [], closing: undefined, waitedSeconds };
  }
  if (version === undefined) {
    const waitedSeconds = argo === undefined ? 0 : session.clock.now();
    const checks = await runChecks(session, plan.checks, { url, headers, variables: values });
    return { watch: undefined, expected: undefined, checks, closing: undefined, waitedSeconds };
  }
  const { expected } = version;
  const target: RequestTarget = { url: versionUrl(url, version.path, values), headers: fillTexts(headers, values) };
  const watch = await waitForVersion(session, version, target);
  const waitedSeconds = session.clock.now();
  if (!watch.isStable()) return { watch, expected, checks: [], closing: undefined, waitedSeconds };
  const checks = await runChecks(session, plan.checks, { url, headers, variables: values });
  const closing = await closeWith(session, () => probeVersion(session, version, target));
  return { watch, expected, checks, closing, waitedSeconds };
}

function versionUrl(base: URL, path: string, values: ReadonlyMap<string, unknown>): URL {
  const filled = fillPath(path, values);
  const url = joinUrl(base, filled);
  if (url !== undefined) return url;
  const what = `\`version-path\`: "${filled}" is no path below the URL`;
  throw new ActionError({ code: 'input_invalid', what, where: 'input `version-path`', fix: 'Write e.g. `/health`.' });
}

async function closeWith(
  session: Session,
  probe: () => ReturnType<typeof probeVersion>,
): Promise<Sighting | undefined> {
  const last = secondsLeft(session) > 0 ? await probe() : undefined;
  if (last !== undefined) session.measurements.add(last.outcome);
  return last?.sighting;
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

/** Credentials may stand in URLs and in headers, and a server may send them back. */
function maskSecrets({ secrets, headers, checks }: SmokeTestInputs, url: URL, job: Job): void {
  const urls = [url, ...checks.flatMap((each) => (URL.canParse(each.url ?? '') ? [new URL(each.url ?? '')] : []))];
  const maps = [headers, ...checks.map((each) => each.headers)];
  const found = [...Object.values(secrets), ...urls.flatMap(passwordsOf), ...maps.flatMap(credentialsOf)];
  for (const value of found) for (const form of formsOfSecret(value)) job.log.mask(form);
}

function passwordsOf({ username, password }: URL): string[] {
  if (password === '' || password.includes('{{') || password.includes('%7B%7B')) return [];
  const plain = decodeURIComponent(password);
  return [password, plain, Buffer.from(`${decodeURIComponent(username)}:${plain}`).toString('base64')];
}

const credentialsOf = (headers: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(headers)
    .filter(([name, value]) => /auth|cookie|key|token|secret/i.test(name) && !String(value).includes('{{'))
    .flatMap(([, value]) => [String(value), String(value).replace(/^(?:Bearer|Basic|Token) +/i, '')]);

async function connect({ ca, insecure }: SmokeTestInputs, job: Job, clients: Clients): Promise<Prober> {
  try {
    const pem =
      ca === undefined || ca.includes('-----BEGIN')
        ? ca
        : await readFile(path.resolve(job.context.workspace, ca), 'utf8');
    return clients.createProber({ ca: pem, insecure });
  } catch (cause) {
    const what = `\`ca\` cannot be used: ${messageOf(cause)}`;
    const fix =
      'Give the PEM text of the certificate (`-----BEGIN CERTIFICATE-----` …), or the path of a file in the workspace that holds it.';
    throw new ActionError({ code: 'ca_invalid', what, where: 'input `ca`', fix }, { cause });
  }
}

/** The absolute path of the report, whose folder exists; links must not lead out of the workspace. */
async function placeReport(given: string | undefined, { context }: Job): Promise<string | undefined> {
  if (given === undefined) return undefined;
  const root = await realpath(context.workspace);
  const file = path.resolve(root, path.isAbsolute(given) ? path.relative(context.workspace, given) : given);
  const folder = path.dirname(file);
  const refuse = (): never => {
    const fix = 'Name a file inside the workspace, e.g. `report: reports/smoke-test.xml`.';
    throw new ActionError({
      code: 'report_outside',
      what: `"${given}" lies outside the workspace`,
      where: 'input `report`',
      fix,
    });
  };
  const isInside = (place: string): boolean => `${place}${path.sep}`.startsWith(`${root}${path.sep}`);
  if (!isInside(folder) || file === root) return refuse();
  if (!isInside(await nearestReal(file))) return refuse();
  await mkdir(folder, { recursive: true });
  return file;
}

/** Where a path really lies, as far as it exists. */
async function nearestReal(place: string): Promise<string> {
  return await realpath(place).catch(async () => await nearestReal(path.dirname(place)));
}

async function writeReport(file: string, findings: Findings, service: string, job: Job): Promise<void> {
  const wait = waitCaseOf(findings);
  const clean = wait?.failure && { ...wait.failure, what: printable(wait.failure.what, job.log) };
  const junit = formatJunit(`smoke-test ${service}`, wait && { ...wait, failure: clean }, findings.checks);
  await writeFile(file, job.log.redact(junit));
}

function reportOf(findings: Findings, { log }: Job): SmokeReport {
  const { plan, verdict, waitedSeconds, checks } = findings;
  for (const check of checks.filter((each) => !each.passed && each.warn))
    log.warning(`Check "${check.name}" failed, but only warns`, { title: 'Smoke test' });
  const report = { outputs: outputsOf(findings, log), summary: summaryOf(findings, log) };
  if (verdict.verdict === 'pass') {
    log.info(`Smoke test passed after ${formatSeconds(waitedSeconds)} of waiting`);
    return report;
  }
  const what = `Smoke test failed: ${printable(verdict.what, log, 1000)}`;
  return {
    ...report,
    failure: { code: verdict.reason, what, where: showUrl(plan.url), fix: adviceFor[verdict.reason] },
  };
}
