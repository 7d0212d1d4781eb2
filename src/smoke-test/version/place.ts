// Where an answer says its version: `json:<JSONPath>`, `header:<name>` or `body`. Reads it; compares nothing.

import type { Problem } from '../../domain/action-error.ts';
import { type Answer, type Fault, isSuccess } from '../../domain/probe.ts';
import { caretExcerpt } from '../../domain/source-text.ts';
import { isHeaderName } from '../checks/check.ts';
import { findPathFault, selectValues } from '../checks/json-path.ts';
import type { Sighting } from './watch.ts';

/** A parsed `version-at`. */
export type VersionPlace =
  | { readonly kind: 'json'; readonly path: string }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'body' };

/** Parses `version-at`; a Problem when it is none. */
export function parseVersionPlace(text: string): VersionPlace | Problem {
  const where = 'input `version-at`';
  if (text === 'body') return { kind: 'body' };
  const [, kind, rest = ''] = /^(json|header):(.*)$/s.exec(text) ?? [];
  if (kind === 'header' && isHeaderName(rest)) return { kind, name: rest.toLowerCase() };
  if (kind !== 'json') {
    const fix = 'Write `json:$.version`, `header:x-version` or `body`.';
    return { code: 'version_at_invalid', what: `"${text}" names no place of a version`, where, fix };
  }
  const fault = findPathFault(rest);
  if (fault === undefined) return { kind, path: rest };
  const what = `"${rest}" is not a JSONPath: ${fault.what}`;
  const fix = 'Write a JSONPath of RFC 9535, e.g. `json:$.version` or `json:$.build["git.sha"]`.';
  return { code: 'json_path_invalid', what, where, excerpt: caretExcerpt(rest, fault.offset), fix };
}

/** `version-at` as it is written. */
export function formatVersionPlace(place: VersionPlace): string {
  if (place.kind === 'json') return `json:${place.path}`;
  return place.kind === 'header' ? `header:${place.name}` : 'body';
}

/** What an answer, or the lack of one, says about the version. */
export function readSighting(outcome: Answer | Fault, place: VersionPlace): Sighting {
  if (outcome.kind === 'fault') return { kind: 'none', reason: outcome.reason, what: outcome.what };
  const { status } = outcome;
  const found = findVersion(outcome, place);
  if (found.kind === 'version') return { ...found, good: isSuccess(status), status };
  return isSuccess(status) ? found : { kind: 'none', reason: 'bad_status', what: `status ${status}` };
}

type Found = { readonly kind: 'version'; readonly version: string } | Extract<Sighting, { kind: 'none' }>;

function findVersion(answer: Answer, place: VersionPlace): Found {
  const version = place.kind === 'body' ? answer.body.trim() : findText(answer, place);
  if (typeof version === 'object') return version;
  if (version !== undefined && version !== '') return { kind: 'version', version };
  return {
    kind: 'none',
    reason: 'version_mismatch',
    what: `the answer names no version at ${formatVersionPlace(place)}`,
  };
}

function findText(answer: Answer, place: Exclude<VersionPlace, { kind: 'body' }>): string | undefined | Found {
  if (place.kind === 'header') return answer.headers[place.name]?.trim();
  const document = parseJson(answer.body, asWritten);
  if (document === undefined)
    return {
      kind: 'none',
      reason: 'not_json',
      what: `the body is not JSON (${answer.headers['content-type'] ?? 'no content-type'})`,
    };
  const values = selectValues(place.path, document.value);
  if (typeof values === 'string') return { kind: 'none', reason: 'version_mismatch', what: values };
  const [value] = values;
  return values.length === 1 && (typeof value === 'string' || typeof value === 'number') ? String(value) : undefined;
}

/** A number whose value alone would not say how it was written, `1.20` or `12e3`, becomes the text that stands in the body. */
const asWritten: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && String(value) !== source ? source : value;

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** The JSON of a body, or undefined when it is none. */
export function parseJson(body: string, reviver?: Reviver): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body, reviver as Parameters<typeof JSON.parse>[1]) as unknown };
  } catch {
    return undefined;
  }
}
