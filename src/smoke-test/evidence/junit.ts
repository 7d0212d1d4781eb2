// Writes the outcome as JUnit XML, so that test reporters can show it. Texts must be printable already.

import type { CheckOutcome } from '../checks/check-run.ts';
import type { Plan } from '../plan.ts';
import type { Verdict } from '../verdict.ts';

/** A test case beside the checks: the wait for Argo CD and the version. */
export interface WaitCase {
  readonly name: string;
  readonly seconds: number;
  /** Undefined when it passed. */
  readonly failure: { readonly reason: string; readonly what: string } | undefined;
}

/** The wait as a test case; undefined when nothing was waited for. It is red unless a red check already explains the verdict. */
export function waitCaseOf({ plan, verdict, checks, waitedSeconds }: WaitFindings): WaitCase | undefined {
  if (plan.version === undefined && plan.sync === undefined) return undefined;
  const name = plan.version === undefined ? `sync of ${plan.sync?.app}` : `version ${plan.version.expected}`;
  const red = checks.some((check) => !check.passed && !check.warn);
  const passed = verdict.verdict === 'pass' || (red && verdict.reason !== 'version_changed');
  return { name, seconds: waitedSeconds, failure: passed ? undefined : { reason: verdict.reason, what: verdict.what } };
}

/** What the case of the wait is made from. */
export interface WaitFindings {
  readonly plan: Pick<Plan, 'version' | 'sync'>;
  readonly verdict: Verdict;
  readonly checks: readonly CheckOutcome[];
  readonly waitedSeconds: number;
}

/** One test suite: the wait, when there was one, then each check. A check that only warns is reported as skipped. */
export function formatJunit(suite: string, wait: WaitCase | undefined, checks: readonly CheckOutcome[]): string {
  const cases = [
    ...(wait === undefined ? [] : [waitCase(suite, wait)]),
    ...checks.map((each) => checkCase(suite, each)),
  ];
  const red = checks.filter((check) => !check.passed && !check.warn).length + (wait?.failure === undefined ? 0 : 1);
  const skipped = checks.filter((check) => !check.passed && check.warn).length;
  const seconds = checks.reduce((sum, check) => sum + check.milliseconds / 1000, wait?.seconds ?? 0);
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

function checkCase(suite: string, { name, passed, warn, failures, milliseconds }: CheckOutcome): string {
  const text = failures.map(({ subject, expected, got }) => `${subject}: expected ${expected}, got ${got}`);
  const message = escapeXml(text[0] ?? '');
  const failed = `<failure type="${failures[0]?.reason}" message="${message}">${escapeXml(text.join('\n'))}</failure>`;
  const inner = passed ? undefined : warn ? `<skipped message="${message}"/>` : failed;
  return testCase(suite, name, milliseconds / 1000, inner);
}

function testCase(suite: string, name: string, seconds: number, inner: string | undefined): string {
  const head = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}" time="${seconds.toFixed(3)}"`;
  return inner === undefined ? `${head}/>` : `${head}>${inner}</testcase>`;
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
