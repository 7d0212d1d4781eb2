// Writes the outcome as JUnit XML, so that test reporters can show it. Texts must be printable already.

import { showUrl } from '../../domain/probe.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import { type CheckOutcome, isRed } from '../checks/outcome.ts';
import type { SmokeFindings, TargetFindings } from '../findings.ts';
import type { WaitPlan } from '../plan.ts';
import { formatExpected } from '../version/failure.ts';

/** A test case beside the checks: the wait for Argo CD, and that for the version at each URL. */
export interface WaitCase {
  readonly name: string;
  readonly seconds: number;
  /** Undefined when it passed. */
  readonly failure: { readonly reason: string; readonly what: string } | undefined;
}

type Clean = (text: string) => string;

/** The waits as test cases. A wait is red unless a red check already explains the verdict on its URL. */
export function waitCasesOf({ plan, syncs, targets }: SmokeFindings, clean: Clean): WaitCase[] {
  const { wait } = plan;
  const cases: WaitCase[] = syncs
    .filter(({ isIn, failure }) => isIn || failure !== undefined)
    .map(({ app, seconds, failure }) => ({ name: `sync of ${app}`, seconds, failure: failureOf(failure, clean) }));
  if (wait === undefined || syncs.some(({ isIn }) => !isIn)) return cases;

  const place = ({ url }: TargetFindings): string => phrase(targets.length > 1, () => ` at ${showUrl(url)}`);
  return [
    ...cases,
    ...targets.map((target) => ({
      name: clean(`${goalOf(wait)}${place(target)}`),
      seconds: target.waitedSeconds,
      failure: waitFailureOf(target, clean),
    })),
  ];
}

function goalOf({ expected }: WaitPlan): string {
  if (expected.length === 0) return 'health';
  return `version ${formatExpected(expected)}`;
}

const explained = ['version_changed', 'version_unstable'];

function waitFailureOf({ verdict, checks }: TargetFindings, clean: Clean): WaitCase['failure'] {
  if (verdict.verdict === 'pass') return undefined;
  if (checks.some(isRed) && !explained.includes(verdict.reason)) return undefined;
  return failureOf(verdict, clean);
}

const failureOf = (
  cause: { readonly reason: string; readonly what: string } | undefined,
  clean: Clean,
): WaitCase['failure'] => cause && { reason: cause.reason, what: clean(cause.what) };

/** One test suite: the waits, then each check of each URL. A check that only warns is reported as skipped. */
export function formatJunit(
  suite: string,
  waits: readonly WaitCase[],
  targets: readonly Pick<TargetFindings, 'url' | 'checks'>[],
): string {
  const checks = targets.flatMap((each) => each.checks);
  const suiteOf = (url: URL): string => `${suite}${phrase(targets.length > 1, () => ` ${showUrl(url)}`)}`;
  const cases = [
    ...waits.map((each) => waitCase(suite, each)),
    ...targets.flatMap(({ url, checks: own }) => own.map((each) => checkCase(suiteOf(url), each))),
  ];
  const red = checks.filter(isRed).length + waits.filter((each) => each.failure !== undefined).length;
  const skipped = checks.filter((check) => !check.passed && check.warn).length;
  const seconds =
    checks.reduce((sum, check) => sum + check.milliseconds / 1000, 0) +
    waits.reduce((sum, each) => sum + each.seconds, 0);
  const counts = `tests="${cases.length}" failures="${red}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;

  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="smoke-test" ${counts}>`,
    `  <testsuite name="${escapeXml(suite)}" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function waitCase(suite: string, { name, seconds, failure }: WaitCase): string {
  const inner = failure && `<failure type="${failure.reason}" message="${escapeXml(failure.what)}"/>`;
  return testCase(suite, name, seconds, inner);
}

function checkCase(suite: string, check: CheckOutcome): string {
  const { name, failures, milliseconds, request, excerpt } = check;
  const text = failures.map(({ subject, expected, got }) => `${subject}: expected ${expected}, got ${got}`);
  const message = escapeXml(text[0] ?? '');
  const seconds = milliseconds / 1000;
  if (check.passed) return testCase(suite, name, seconds, undefined);
  if (!isRed(check)) return testCase(suite, name, seconds, `<skipped message="${message}"/>`);

  const details = escapeXml(present([...text, request, excerpt !== '' && excerpt]).join('\n'));
  const failed = `<failure type="${failures[0]?.reason}" message="${message}">${details}</failure>`;
  return testCase(suite, name, seconds, failed);
}

function testCase(suite: string, name: string, seconds: number, inner: string | undefined): string {
  const head = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}" time="${seconds.toFixed(3)}"`;
  if (inner === undefined) return `${head}/>`;
  return `${head}>${inner}</testcase>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML 1.0 allows it; what it forbids becomes U+FFFD. https://www.w3.org/TR/xml/#charsets */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
