// Where an answer says its version: `json:<JSONPath>`, `header:<name>` or `body`. Reads it; compares nothing.

import { accepted, type Reading, refused } from '../../domain/action-error.ts';
import { type Fault, isSuccess, type ProbeAnswer } from '../../domain/probe.ts';
import { caretExcerpt, sourceText } from '../../domain/text/source-text.ts';
import { isHeaderName } from '../checks/check.ts';
import { isNumber, parseWritten, writtenText } from '../json/document.ts';
import { findPathFault, selectValues } from '../json/json-path.ts';
import { findElsewhere, keysOf } from './search.ts';
import type { Sighting, Unsighted } from './sighting.ts';
import { describePage, describeStatus, findRedirect, findWall } from './wall.ts';

/** A parsed `version-at`. */
export type VersionPlace =
  | { readonly kind: 'json'; readonly path: string }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'body' };

/** Parses `version-at`. */
export function parseVersionPlace(text: string): Reading<VersionPlace> {
  const where = 'input `version-at`';
  if (text === 'body') return accepted({ kind: 'body' });
  const [, kind, rest = ''] = /^(json|header):(.*)$/s.exec(text) ?? [];
  if (kind === 'header' && isHeaderName(rest)) return accepted({ kind, name: rest.toLowerCase() });
  if (kind !== 'json') {
    const fix = 'Write `json:$.version`, `header:x-version` or `body`.';
    const what = `"${text}" is not a place where a version can be read`;
    return refused({ code: 'version_at_invalid', what, where, fix });
  }

  const fault = findPathFault(rest);
  if (fault === undefined) return accepted({ kind, path: rest });
  const what = `"${rest}" is not a JSONPath: ${fault.what}`;
  const fix = 'Write a JSONPath of RFC 9535, e.g. `json:$.version` or `json:$.build["git.sha"]`.';
  return refused({
    code: 'json_path_invalid',
    what,
    where,
    excerpt: caretExcerpt(sourceText(rest), fault.offset),
    fix,
  });
}

/** `version-at` as it is written. */
export function formatVersionPlace(place: VersionPlace): string {
  if (place.kind === 'json') return `json:${place.path}`;
  if (place.kind === 'header') return `header:${place.name}`;
  return 'body';
}

/**
 * What an answer, or the lack of one, says about the version; about the health alone where no place of a version is given.
 * `expected` only helps to find a wrong place.
 */
export function readSighting(
  outcome: ProbeAnswer | Fault,
  place: VersionPlace | undefined,
  expected: readonly string[] = [],
): Sighting {
  if (place === undefined) return readHealth(outcome);
  if (outcome.kind === 'fault') return { kind: 'none', reason: outcome.reason, what: outcome.what, answered: false };
  const good = isSuccess(outcome.status);
  const found = findVersion(outcome, place, expected);

  if (found.kind === 'version') return { ...found, good, status: outcome.status };
  if (good) return found;
  return badStatus(outcome);
}

/** Whether an answer is healthy, whatever its version. */
export function readHealth(outcome: ProbeAnswer | Fault): Sighting {
  if (outcome.kind === 'fault') return { kind: 'none', reason: outcome.reason, what: outcome.what, answered: false };
  if (isSuccess(outcome.status)) return { kind: 'healthy', status: outcome.status };
  return badStatus(outcome);
}

function badStatus(answer: ProbeAnswer): Unsighted {
  const bad = { kind: 'none', reason: 'bad_status', answered: true } as const;
  const wall = findWall(answer);
  if (wall !== undefined)
    return { ...bad, what: wall.what, fix: wall.fix, wall: true, redirect: wall.toLogin === true };

  const redirect = findRedirect(answer, 'wait');
  if (redirect === undefined) return { ...bad, what: `status ${describeStatus(answer)}` };
  const { what, fix, leadsAway } = redirect;
  return { ...bad, what, fix, redirect: true, wall: leadsAway };
}

type Found = { readonly kind: 'version'; readonly version: string; readonly number?: boolean } | Unsighted;

function findVersion(answer: ProbeAnswer, place: VersionPlace, expected: readonly string[]): Found {
  if (place.kind === 'body') {
    const version = answer.body.slice(0, 10_000).trim();
    if (version === '') return missing('the body is empty');
    return { kind: 'version', version };
  }

  const document = parseWritten(answer.body);
  if (place.kind === 'header') {
    const version = answer.headers[place.name]?.trim() ?? '';
    if (version === '') return elsewhere(answer, place, expected, document?.value);
    return { kind: 'version', version };
  }
  if (document === undefined)
    return { kind: 'none', reason: 'not_json', what: `the body is not JSON (${describePage(answer)})`, answered: true };
  return findInDocument(answer, place, expected, document.value);
}

function findInDocument(
  answer: ProbeAnswer,
  place: VersionPlace & { readonly kind: 'json' },
  expected: readonly string[],
  document: unknown,
): Found {
  const values = selectValues(place.path, document);
  if (typeof values === 'string') return missing(values);
  const [value] = values;

  if (values.length > 1) return missing(`${formatVersionPlace(place)} selects ${values.length} values, not one`);
  const version = writtenText(value)?.trim() ?? '';
  if (version !== '') return { kind: 'version', version, number: isNumber(value) };
  return elsewhere(answer, place, expected, document);
}

/** No version where it should be: says where it is instead, or what is there. */
function elsewhere(
  answer: ProbeAnswer,
  place: VersionPlace,
  expected: readonly string[],
  document: unknown,
): Unsighted {
  const nothing = nothingAt(place);
  const other = findElsewhere(expected, answer, document);

  if (other !== undefined) {
    const what = `${nothing}; ${other.place} holds ${other.value}`;
    return { ...missing(what), fix: `Write \`version-at: ${other.place}\`.`, elsewhere: true };
  }
  if (place.kind === 'json') return missing(`${nothing}; ${keysOf(document)}`);
  return missing(nothing);
}

function nothingAt(place: VersionPlace): string {
  if (place.kind === 'json') return `${formatVersionPlace(place)} selects nothing`;
  return `there is no ${formatVersionPlace(place)}`;
}

const missing = (what: string): Unsighted => ({ kind: 'none', reason: 'version_missing', what, answered: true });
