// Takes captures from an answer. Pure; what it finds may be a secret.

import type { Answer } from '../../domain/probe.ts';
import { parseJson } from '../json/document.ts';
import { selectValues } from '../json/json-path.ts';
import type { Check } from './check.ts';
import type { Failure } from './outcome.ts';
import { findMatch } from './predicates.ts';

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
