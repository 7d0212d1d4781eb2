// Holds an answer against what its check expects, and takes captures from it. Pure; what it finds still holds secrets.

import { type Answer, isSuccess } from '../../domain/probe.ts';
import { parseJson } from '../version/place.ts';
import type { Reason } from '../version/watch.ts';
import type { Check } from './check.ts';
import { selectValues } from './json-path.ts';
import { findMatch, isMap, judge, show } from './predicates.ts';
import { fillValue, type Variables } from './variables.ts';

/** One expectation that an answer does not meet. */
export interface Failure {
  readonly reason: Reason;
  /** What was looked at, e.g. `status`, `$.version`, `header x-cache`. */
  readonly subject: string;
  readonly expected: string;
  readonly got: string;
}

/** Every failure of an answer; none means that it passes. */
export function judgeAnswer(check: Check, answer: Answer, variables: Variables): Failure[] {
  const { status, json = {}, header = {}, body, 'max-ms': maxMs } = check.expect;
  const failures: Failure[] = [];
  const miss = (subject: string, expected: unknown, selected: readonly unknown[], fromText = false): void => {
    const missed = judge(fillValue(expected, variables), selected, fromText);
    if (missed !== undefined) failures.push({ reason: 'assertion', subject, ...missed });
  };
  if (!meetsStatus(status, answer.status)) {
    const expected = status === undefined ? '2xx' : [status].flat().join(' or ');
    failures.push({ reason: 'assertion', subject: 'status', expected, got: describeStatus(answer) });
  }
  for (const [name, expected] of Object.entries(header)) {
    const value = answer.headers[name.toLowerCase()];
    miss(`header ${name}`, expected, value === undefined ? [] : [value], true);
  }
  if (body !== undefined) miss('body', body, [bodyText(body, answer.body)], true);
  failures.push(...judgeJson(json, answer, miss));
  if (maxMs !== undefined && answer.milliseconds > maxMs)
    failures.push({
      reason: 'assertion',
      subject: 'time',
      expected: `${maxMs} ms at most`,
      got: `${Math.round(answer.milliseconds)} ms`,
    });
  return failures;
}

function describeStatus({ status, headers }: Answer): string {
  const location = headers['location'];
  return location === undefined ? String(status) : `${status} to ${location}`;
}

/** A body that must equal a text may end in a line break that nobody wrote. */
const bodyText = (expected: unknown, body: string): string => (isMap(expected) ? body : body.replace(/\r?\n$/, ''));

function judgeJson(
  expectations: Readonly<Record<string, unknown>>,
  answer: Answer,
  miss: (subject: string, expected: unknown, selected: readonly unknown[]) => void,
): Failure[] {
  if (Object.keys(expectations).length === 0) return [];
  const document = parseJson(answer.body);
  if (document === undefined) return [notJson(answer)];
  const failures: Failure[] = [];
  for (const [path, expected] of Object.entries(expectations)) {
    const values = selectValues(path, document.value);
    if (typeof values === 'string')
      failures.push({ reason: 'assertion', subject: path, expected: 'a value', got: values });
    else miss(path, expected, values);
  }
  return failures;
}

const notJson = (answer: Answer): Failure => ({
  reason: 'not_json',
  subject: 'body',
  expected: 'JSON',
  got: `${answer.headers['content-type'] ?? 'no content-type'}, ${show(answer.body)}`,
});

function meetsStatus(expected: unknown, status: number): boolean {
  if (expected === undefined) return isSuccess(status);
  return [expected].flat().some((each) => {
    const text = String(each);
    return text.endsWith('xx') ? text[0] === String(status)[0] : text === String(status);
  });
}

/** What a check captures from an answer, by name, and what it could not find. */
export function captureFrom(check: Check, answer: Answer): { values: Map<string, unknown>; failures: Failure[] } {
  const values = new Map<string, unknown>();
  const failures: Failure[] = [];
  for (const [name, capture] of Object.entries(check.capture)) {
    const found = findCapture(capture, answer);
    const failure = { subject: `capture ${name}`, expected: placeOf(capture), got: 'nothing' };
    if (found === 'not_json') failures.push({ reason: found, ...failure, got: 'a body that is not JSON' });
    else if (found === undefined || found.value === null || found.value === '')
      failures.push({ reason: 'assertion', ...failure });
    else values.set(name, found.value);
  }
  return { values, failures };
}

type Capture = Check['capture'][string];

const placeOf = (capture: Capture): string =>
  capture.json ?? (capture.header === undefined ? `match of ${capture['body-match']}` : `header ${capture.header}`);

function findCapture(capture: Capture, answer: Answer): { readonly value: unknown } | 'not_json' | undefined {
  if (capture.header !== undefined) return { value: answer.headers[capture.header.toLowerCase()] ?? null };
  if (capture['body-match'] !== undefined) {
    const match = findMatch(capture['body-match'], answer.body);
    return match === undefined ? undefined : { value: match[1] ?? match[0] };
  }
  const document = parseJson(answer.body);
  if (document === undefined) return 'not_json';
  const values = selectValues(capture.json ?? '$', document.value);
  return typeof values === 'string' || values.length === 0 ? undefined : { value: values[0] };
}
