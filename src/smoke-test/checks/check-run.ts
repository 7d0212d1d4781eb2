// Runs the checks in order, each with its retries, and hands captures on to the next. Decides no verdict.

import { formatSeconds } from '../../domain/duration.ts';
import type { Answer } from '../../domain/probe.ts';
import { pauseBetween, printable, type Session, secondsLeft, tryOnce } from '../session.ts';
import { type Check, nameOf, partsOf } from './check.ts';
import { captureFrom, type Failure, judgeAnswer } from './judgement.ts';
import { show } from './predicates.ts';
import { buildRequest } from './request.ts';
import { formsOfSecret, namesIn } from './variables.ts';

/** How a check went: its last try. Texts are printable. */
export interface CheckOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** A red check that only warns does not redden the verdict. */
  readonly warn: boolean;
  readonly failures: readonly Failure[];
  readonly tries: number;
  /** Of the last try; 0 when nothing was sent. */
  readonly milliseconds: number;
}

/** What every check of a run gets. */
export interface CheckSurroundings {
  readonly url: URL;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Variables and secrets; captures are added as they come. */
  readonly variables: Map<string, unknown>;
}

/** Runs all checks, also after a red one: the whole picture is worth the seconds. */
export async function runChecks(
  session: Session,
  checks: readonly Check[],
  surroundings: CheckSurroundings,
): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  for (const check of checks) {
    const outcome = await runCheck(session, check, surroundings);
    const mark = outcome.passed ? 'passed' : outcome.warn ? 'failed, only warns' : 'FAILED';
    session.log.info(`${mark}: ${outcome.name} (${formatSeconds(outcome.milliseconds / 1000)})`);
    for (const { subject, expected, got } of outcome.failures)
      session.log.info(`  ${subject}: expected ${expected}, got ${got}`);
    outcomes.push(outcome);
  }
  return outcomes;
}

type Attempt = Pick<CheckOutcome, 'failures' | 'milliseconds'>;

async function runCheck(session: Session, check: Check, surroundings: CheckSurroundings): Promise<CheckOutcome> {
  const missing = namesIn(partsOf(check)).filter((name) => !surroundings.variables.has(name));
  const unsent = missing.map((name) =>
    failure('assertion', `{{${name}}}`, 'a captured value', 'nothing: the check that captures it failed'),
  );
  let attempt: Attempt = { failures: unsent, milliseconds: 0 };
  let tries = 0;
  while (unsent.length === 0 && tries <= check.retries) {
    if (tries > 0) await pauseBetween(session);
    if (tries > 0 && secondsLeft(session) === 0) break;
    attempt = await tryCheck(session, check, surroundings);
    tries += 1;
    if (attempt.failures.length === 0) break;
  }
  const clean = (text: string): string => printable(text, session.log);
  const failures = attempt.failures.map((each) => ({ ...each, expected: clean(each.expected), got: clean(each.got) }));
  const { milliseconds } = attempt;
  return { name: clean(nameOf(check)), passed: failures.length === 0, warn: check.warn, failures, tries, milliseconds };
}

const failure = (reason: Failure['reason'], subject: string, expected: string, got: string): Failure => ({
  reason,
  subject,
  expected,
  got,
});

async function tryCheck(session: Session, check: Check, surroundings: CheckSurroundings): Promise<Attempt> {
  const { url, headers, variables } = surroundings;
  const timeUp = failure(
    'timeout',
    'time',
    `an answer within timeout-seconds: ${session.pace.timeout}`,
    'the time was up',
  );
  if (secondsLeft(session) === 0) return { failures: [timeUp], milliseconds: 0 };
  const request = buildRequest(check, url, headers, variables);
  if (typeof request === 'string')
    return { failures: [failure('request_invalid', 'request', 'a URL', request)], milliseconds: 0 };
  const { outcome, cutShort } = await tryOnce(session, request, check['timeout-seconds'] ?? session.pace.tryTimeout);
  const { milliseconds } = outcome;
  if (cutShort) return { failures: [timeUp], milliseconds };
  session.measurements.add(outcome);
  if (outcome.kind === 'fault')
    return { failures: [failure(outcome.reason, 'answer', 'an answer', outcome.what)], milliseconds };
  return { failures: settle(session, check, outcome, variables), milliseconds };
}

/** Captures are taken from a good answer only, and secret ones are masked before anything is printed. */
function settle(session: Session, check: Check, answer: Answer, variables: Map<string, unknown>): Failure[] {
  const captured = captureFrom(check, answer);
  for (const [name, value] of captured.values)
    if (check.capture[name]?.secret === true) maskAll(typeof value === 'string' ? value : show(value), session);
  const failures = [...judgeAnswer(check, answer, variables)];
  if (failures.length === 0) failures.push(...captured.failures);
  if (failures.length === 0) for (const [name, value] of captured.values) variables.set(name, value);
  return failures;
}

const maskAll = (secret: string, session: Session): void => {
  for (const form of formsOfSecret(secret)) session.log.mask(form);
};
