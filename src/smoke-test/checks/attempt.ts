// Sends one check once and judges what comes; obeys `Retry-After`, warms up before it measures time. Decides no verdict.

import { answerIn, type Fault, type ProbeAnswer, type ProbeRequest } from '../../domain/probe.ts';
import { optional, present } from '../../domain/text/optional.ts';
import type { ReasonCode } from '../reason.ts';
import { pauseBetween, retryAfterOf, type Session, secondsLeft, type Try, tryOnce } from '../session.ts';
import { findChallenge, findRedirect, type Redirect, type RedirectedAsker } from '../version/wall.ts';
import { captureFrom } from './capture.ts';
import type { Check } from './check.ts';
import type { Cookies } from './cookies.ts';
import { isStatusMet, judgeAnswer } from './judgement.ts';
import type { CheckFailure } from './outcome.ts';
import { show } from './predicates.ts';
import { buildRequest } from './request.ts';
import { formsOfSecret } from './variables.ts';

/** What a check is sent with. */
export interface AttemptSurroundings {
  readonly url: URL;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly variables: Map<string, unknown>;
  readonly cookies: Cookies;
}

/** One try of a check. */
export interface CheckAttempt {
  readonly failures: readonly CheckFailure[];
  readonly outcome: ProbeAnswer | Fault | undefined;
  readonly request: Request | undefined;
  /** What to do about a challenge or a redirect, where one answered. */
  readonly fix: string | undefined;
  /** The same, where the service had answered at `url` before. */
  readonly fixWhenProven: string | undefined;
  readonly conclusive: boolean;
}

type Request = Omit<ProbeRequest, 'timeoutSeconds' | 'signal'>;

/** An attempt that sent nothing. */
export const attemptOf = (failures: readonly CheckFailure[]): CheckAttempt => ({
  failures,
  outcome: undefined,
  request: undefined,
  fix: undefined,
  fixWhenProven: undefined,
  conclusive: true,
});

/** One failure. */
export const failureOf = (reason: ReasonCode, subject: string, expected: string, got: string): CheckFailure => ({
  reason,
  subject,
  expected,
  got,
});

/** Sends the check once, a safe one again where the server asks to be patient. */
export async function tryCheck(
  session: Session,
  check: Check,
  surroundings: AttemptSurroundings,
): Promise<CheckAttempt> {
  const limit = `an answer within timeout-seconds: ${session.pace.timeout}`;
  const timeUp = failureOf('timeout', 'time', limit, 'the time was up');
  if (secondsLeft(session) === 0) return attemptOf([timeUp]);
  const request = buildRequest(check, surroundings.url, surroundings.headers, surroundings.variables);
  if (typeof request === 'string') return attemptOf([failureOf('request_invalid', 'request', 'a URL', request)]);

  const { outcome, cutShort } = await sendPatiently(session, check, withCookies(check, request, surroundings.cookies));
  const detour = optional(answerIn(outcome), (answer) => findDetour(check, answer));
  const { fix, fixWhenProven } = detour ?? {};
  const sent = { outcome, request, fix, fixWhenProven, conclusive: isConclusive(outcome, detour) };
  if (cutShort) return { ...sent, failures: [timeUp], conclusive: true };
  session.measurements.add(outcome);
  if (outcome.kind === 'fault')
    return { ...sent, failures: [failureOf(outcome.reason, 'answer', 'an answer', outcome.what)] };

  if (check.cookies) keepCookies(session, surroundings.cookies, request.url, outcome);
  return { ...sent, failures: settle(session, check, outcome, surroundings.variables) };
}

function withCookies(check: Check, request: Request, cookies: Cookies): Request {
  if (!check.cookies) return request;
  const kept = cookies.headerFor(request.url);
  if (kept === undefined) return request;
  const cookie = present([request.headers['cookie'], kept]).join('; ');
  return { ...request, headers: { ...request.headers, cookie } };
}

/** A challenge, or a redirect: to a check that asks for its status a redirect is the answer. */
function findDetour(check: Check, answer: ProbeAnswer): Redirect | undefined {
  const challenge = findChallenge(answer);
  if (challenge !== undefined) return { ...challenge, fixWhenProven: challenge.fix, leadsAway: true };
  return optional(!isStatusMet(check, answer.status), () => findRedirect(answer, askerOf(check)));
}

const askerOf = (check: Check): RedirectedAsker => {
  if (check['follow-redirects']) return 'following check';
  return 'check';
};

function isConclusive(outcome: ProbeAnswer | Fault, detour: Redirect | undefined): boolean {
  if (outcome.kind === 'fault') return !['unreachable', 'tls'].includes(outcome.reason);
  return detour?.leadsAway !== true;
}

/** A shorter cookie is a language or a flag, and hiding it would garble the log. */
const shortestSecret = 8;

function keepCookies(session: Session, cookies: Cookies, url: URL, answer: ProbeAnswer): void {
  const values = cookies.keep(url, answer);
  for (const value of values.filter((each) => each.length >= shortestSecret)) maskAll(value, session);
}

const mostWaits = 20;

/** What is asked for twice must do no harm: only such requests are warmed up, or sent again after a 429. */
const isSafe = ({ method }: Check): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

async function sendPatiently(session: Session, check: Check, request: Request): Promise<Try> {
  const seconds = check['timeout-seconds'] ?? session.pace.tryTimeout;
  // The first hit fills caches and pools of the service; it is the next one that users feel.
  if (check.expect['max-ms'] !== undefined && isSafe(check)) await tryOnce(session, request, seconds);

  let last = await tryOnce(session, request, seconds);
  for (let waits = 0; waits < mostWaits; waits++) {
    const { outcome } = last;
    const wait = retryAfterOf(outcome);
    if (wait === undefined || isStatusMet(check, 429) || !isSafe(check) || wait >= secondsLeft(session)) break;
    await pauseBetween(session, outcome);
    last = await tryOnce(session, request, seconds);
  }
  return last;
}

/** Captures are taken from a good answer only, and secret ones are masked before anything is printed. */
function settle(session: Session, check: Check, answer: ProbeAnswer, variables: Map<string, unknown>): CheckFailure[] {
  const captured = captureFrom(check, answer, variables);
  for (const [name, value] of captured.values)
    if (check.capture[name]?.secret === true) maskAll(textOf(value), session);

  const failures = [...judgeAnswer(check, answer, variables)];
  if (failures.length === 0) failures.push(...captured.failures);
  if (failures.length > 0) return failures;
  for (const [name, value] of captured.values) variables.set(name, value);
  return [];
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return show(value);
};

const maskAll = (secret: string, session: Session): void => {
  for (const form of formsOfSecret(secret)) session.log.mask(form);
};
