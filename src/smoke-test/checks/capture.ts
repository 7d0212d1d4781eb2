// Takes captures from an answer. Pure; what it finds may be a secret.

import type { ProbeAnswer } from '../../domain/probe.ts';
import { parseJson } from '../json/document.ts';
import { findPathFault, selectValues } from '../json/json-path.ts';
import type { Check } from './check.ts';
import type { CheckFailure } from './outcome.ts';
import { findMatch } from './predicates.ts';
import { fillPattern, fillQuery, fillText, type Variables } from './variables.ts';

/** What a check captures from an answer, by name, and what it could not find. */
export function captureFrom(
  check: Check,
  answer: ProbeAnswer,
  variables: Variables,
): { values: Map<string, unknown>; failures: CheckFailure[] } {
  const values = new Map<string, unknown>();
  const failures: CheckFailure[] = [];

  for (const [name, given] of Object.entries(check.capture)) {
    const capture = fillCapture(given, variables);
    const found = findCapture(capture, answer);
    const failure = { subject: `capture ${name}`, expected: placeOf(capture), got: 'nothing' };
    if (found === 'not_json') failures.push({ reason: found, ...failure, got: 'a body that is not JSON' });
    else if (found === 'no_path')
      failures.push({ reason: 'assertion', ...failure, got: 'no JSONPath once it is filled' });
    else if (found === undefined || found.value === null || found.value === '')
      failures.push({ reason: 'assertion', ...failure });
    else values.set(name, found.value);
  }
  return { values, failures };
}

type Capture = Pick<Check['capture'][string], 'json' | 'header' | 'body-match'>;

const fillCapture = ({ json, header, 'body-match': pattern }: Capture, variables: Variables): Capture => ({
  json: json && fillQuery(json, variables),
  header: header && fillText(header, variables),
  'body-match': pattern && fillPattern(pattern, variables),
});

function placeOf({ json, header, 'body-match': pattern }: Capture): string {
  if (json !== undefined) return json;
  if (header !== undefined) return `header ${header}`;
  return `match of ${pattern}`;
}

function findCapture(
  capture: Capture,
  answer: ProbeAnswer,
): { readonly value: unknown } | 'not_json' | 'no_path' | undefined {
  if (capture.header !== undefined) return { value: answer.headers[capture.header.toLowerCase()] ?? null };
  if (capture['body-match'] !== undefined) {
    const match = findMatch(capture['body-match'], answer.body);
    if (match === undefined) return undefined;
    return { value: match[1] ?? match[0] };
  }

  const path = capture.json ?? '$';
  if (findPathFault(path) !== undefined) return 'no_path';
  const document = parseJson(answer.body);
  if (document === undefined) return 'not_json';
  const values = selectValues(path, document.value);
  if (typeof values === 'string' || values.length === 0) return undefined;
  return { value: values[0] };
}
