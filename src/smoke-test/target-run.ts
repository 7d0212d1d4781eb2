// Takes one URL to its end: waits for the version, runs the checks, asks once more. What it learns is there also when it is stopped.

import { ActionError } from '../domain/action-error.ts';
import { showPlace, showUrl } from '../domain/probe.ts';
import { runChecks } from './checks/check-run.ts';
import type { CheckOutcome } from './checks/outcome.ts';
import { joinUrl, type RequestTarget } from './checks/request.ts';
import { fillPath, fillTexts } from './checks/variables.ts';
import { createMeasurements, type Measurements } from './evidence/measurements.ts';
import type { Plan, WaitPlan } from './plan.ts';
import { pauseBetween, type Session, secondsLeft } from './session.ts';
import { type Closing, judgeTarget, type SmokeVerdict, type TargetEvidence } from './verdict.ts';
import { isGood } from './version/sighting.ts';
import { createWait, probeVersion, type Wait, waitForVersion } from './version/wait.ts';

/** What was learned of one URL so far. */
export interface TargetCourse {
  readonly url: URL;
  readonly wait: Wait | undefined;
  readonly measurements: Measurements;
  checks: readonly CheckOutcome[];
  closing: Closing;
  /** Until the version was stable, or the wait was given up; undefined while it goes on. */
  waitedSeconds: number | undefined;
  /** True once everything was done. */
  isDone: boolean;
}

/** What the requests are filled with. */
export interface Filling {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly variables: ReadonlyMap<string, unknown>;
}

/** A course that has not begun. */
export const createCourse = (url: URL, plan: Plan): TargetCourse => ({
  url,
  wait: plan.wait && createWait(plan.wait),
  measurements: createMeasurements(),
  checks: [],
  closing: 'none',
  waitedSeconds: undefined,
  isDone: false,
});

/** Runs one URL; the course is filled on the way. */
export async function runTarget(
  surroundings: Session,
  plan: Plan,
  course: TargetCourse,
  filling: Filling,
): Promise<void> {
  const session = { ...surroundings, measurements: course.measurements };
  const set = { checks: plan.checks, retrySeconds: plan.retryChecksSeconds };
  const tell = (checks: readonly CheckOutcome[]): void => {
    course.checks = checks;
  };

  if (plan.wait === undefined || course.wait === undefined) {
    course.waitedSeconds = session.clock.now();
    course.checks = await runChecks(session, set, { url: course.url, ...filling }, tell);
    course.isDone = true;
    return;
  }

  const target = targetOf(course.url, plan.wait, filling);
  await waitForVersion(session, plan.wait, target, course.wait);
  course.waitedSeconds = session.clock.now();
  if (course.wait.watch.isStable() && plan.checks.length > 0) {
    course.checks = await runChecks(session, set, { url: course.url, ...filling }, tell);
    course.closing = await close(session, plan.wait, target);
  }
  course.isDone = true;
}

function targetOf(base: URL, wait: WaitPlan, { headers, variables }: Filling): RequestTarget {
  const filled = fillPath(wait.path, variables);
  const url = joinUrl(base, filled);
  if (url !== undefined) return { url, headers: fillTexts(headers, variables) };

  const what = `\`version-path\`: "${showPlace(filled)}" is not a path below the URL`;
  throw new ActionError({ code: 'input_invalid', what, where: 'input `version-path`', fix: 'Write e.g. `/health`.' });
}

const closingTries = 3;

/** One more probe. What is no answer of another version may be a hiccup: it is asked for again, and the last answer counts. */
async function close(session: Session, wait: WaitPlan, target: RequestTarget): Promise<Closing> {
  let closing: Closing = 'late';
  for (let tries = 0; tries < closingTries && secondsLeft(session) > 0; tries++) {
    if (tries > 0) await pauseBetween(session);
    const probe = await probeVersion(session, wait, target);
    if (probe === undefined) break;
    session.measurements.add(probe.outcome);
    closing = probe.sighting;
    if (isGood(wait, closing) || closing.kind === 'version') break;
  }
  return closing;
}

/** What the course proves. One that was stopped on its way proves nothing. */
export function verdictOf(course: TargetCourse, plan: Plan): SmokeVerdict {
  const evidence: TargetEvidence = { ...course, wait: plan.wait, watch: course.wait?.watch };
  if (course.isDone) return judgeTarget(evidence);
  const what = `the step was cancelled before ${showUrl(course.url)} was judged`;
  return { verdict: 'fail', reason: 'cancelled', what, conclusive: false };
}
