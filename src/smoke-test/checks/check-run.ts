// Runs the checks in order, each with its retries, and hands captures and cookies on to the next. Decides no verdict.
// The map of this room: check (as it is written) → variables (fills it) → request (makes it) → check-run (one after the other, with cookies) →
// attempt (once) → judgement (predicates) and capture → outcome.

import type { Log } from '../../domain/log.ts';
import { answerIn, type ProbeAnswer, showUrl } from '../../domain/probe.ts';
import { formatSeconds } from '../../domain/text/duration.ts';
import { pauseBetween, printable, type Session, secondsLeft } from '../session.ts';
import { attemptOf, type CheckAttempt, failureOf, tryCheck } from './attempt.ts';
import { type Check, checkName, partsOf } from './check.ts';
import { createCookies } from './cookies.ts';
import { type CheckOutcome, isRed } from './outcome.ts';
import { fillText, namesIn } from './variables.ts';

/** What every check of a run gets. */
export interface CheckSurroundings {
  readonly url: URL;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Variables and secrets; captures are added to a copy of them. */
  readonly variables: ReadonlyMap<string, unknown>;
}

/** The checks of a run, and how long they may be run again as one set. */
export interface CheckSet {
  readonly checks: readonly Check[];
  readonly retrySeconds: number;
}

/** Runs the whole set, again and again until all pass or its time is up; `tell` gets the outcomes of each round, growing. */
export async function runChecks(
  session: Session,
  { checks, retrySeconds }: CheckSet,
  surroundings: CheckSurroundings,
  tell: (outcomes: readonly CheckOutcome[]) => void = () => undefined,
): Promise<readonly CheckOutcome[]> {
  const end = session.clock.now() + retrySeconds;

  for (let round = 1; ; round++) {
    const outcomes = await runRound(session, checks, surroundings, tell);
    const left = Math.min(end - session.clock.now(), secondsLeft(session));
    if (!outcomes.some(isRed) || left <= session.pace.interval) return outcomes;

    const words = `round ${round}: not all checks passed; all of them run again`;
    session.log.info(`${words} (${formatSeconds(left)} left)`);
    await pauseBetween(session);
  }
}

/** Runs all checks once, also after a red one: the whole picture is worth the seconds. */
async function runRound(
  session: Session,
  checks: readonly Check[],
  surroundings: CheckSurroundings,
  tell: (outcomes: readonly CheckOutcome[]) => void,
): Promise<CheckOutcome[]> {
  const round = { ...surroundings, variables: new Map(surroundings.variables), cookies: createCookies() };
  const outcomes: CheckOutcome[] = [];
  tell(outcomes);

  for (const check of checks) {
    const outcome = await runCheck(session, check, round);
    session.log.info(`${markOf(outcome)}: ${outcome.name} (${formatSeconds(outcome.milliseconds / 1000)})`);
    for (const { subject, expected, got } of outcome.failures)
      session.log.info(`  ${subject}: expected ${expected}, got ${got}`);
    outcomes.push(outcome);
  }
  return outcomes;
}

function markOf({ passed, warn }: CheckOutcome): string {
  if (passed) return 'passed';
  if (warn) return 'failed, only warns';
  return 'FAILED';
}

type Round = Parameters<typeof tryCheck>[2];

async function runCheck(session: Session, check: Check, round: Round): Promise<CheckOutcome> {
  const missing = namesIn(partsOf(check)).filter((name) => !round.variables.has(name));
  let attempt = attemptOf(
    missing.map((name) =>
      failureOf('assertion', `{{${name}}}`, 'a captured value', 'nothing: the check that captures it failed'),
    ),
  );

  let tries = 0;
  while (missing.length === 0 && tries <= check.retries) {
    if (tries > 0) await pauseBetween(session, attempt.outcome);
    if (tries > 0 && secondsLeft(session) === 0) break;
    attempt = await tryCheck(session, check, round);
    tries += 1;
    if (attempt.failures.length === 0) break;
  }
  const name = fillText(checkName(check), round.variables);
  return outcomeOf(session, { ...check, name }, attempt, tries);
}

function outcomeOf({ log }: Session, check: Check, attempt: CheckAttempt, tries: number): CheckOutcome {
  const clean = (text: string): string => printable(text, log);
  const failures = attempt.failures.map((each) => ({ ...each, expected: clean(each.expected), got: clean(each.got) }));
  const { outcome, request } = attempt;
  const answer = answerIn(outcome);
  const passed = failures.length === 0;

  return {
    name: clean(checkName(check)),
    passed,
    warn: check.warn,
    failures: failures.map((each) => ({ ...each, subject: clean(each.subject) })),
    tries,
    milliseconds: outcome?.milliseconds ?? 0,
    status: answer?.status,
    request: request && clean(`${request.method} ${showUrl(request.url)}`),
    excerpt: excerptOf(passed, answer, log),
    fix: attempt.fix,
    fixWhenProven: attempt.fixWhenProven,
    conclusive: attempt.conclusive,
  };
}

const excerptLength = 500;

/** A good answer needs no excerpt. */
function excerptOf(passed: boolean, answer: ProbeAnswer | undefined, log: Log): string {
  if (passed || answer === undefined) return '';
  return printable(answer.body, log, excerptLength);
}
