// The shape of a check as it is written in YAML, with every fault of its own. Decides nothing about answers.

import * as v from 'valibot';
import { showPlace } from '../../domain/probe.ts';
import { optional } from '../../domain/text/optional.ts';
import { findPathFault } from '../json/json-path.ts';
import { type PredicateFault, patternFault, predicateFaults } from './predicates.ts';
import { isVariableName } from './variables.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const seconds = v.pipe(v.number(), v.minValue(0.001, 'it must be more than 0'));

/** A text that `findFault` has nothing against. */
const sound = (findFault: (text: string) => string | undefined) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => findFault(text) === undefined,
      ({ input }) => findFault(input) ?? '',
    ),
  );

/** Any value whose faults, if there are, are reported under their keys. */
const judged = (findFaults: (value: unknown) => readonly PredicateFault[]) =>
  v.pipe(
    v.unknown(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const input = dataset.value as Record<string, unknown>;
      for (const { key, what } of findFaults(input))
        addIssue({ message: what, ...optional(key, (key) => keyOf(input, key)) });
    }),
  );

/** The place of a key, as valibot writes it. */
const keyOf = (input: Record<string, unknown>, key: string): { path: [v.IssuePathItem] } => ({
  path: [{ type: 'object', origin: 'value', input, key, value: undefined }],
});

/** Says why a text is no JSONPath, with the column. A placeholder may stand for an index, a name or a part of a text. */
export const pathFault = (path: string): string | undefined => {
  const fault = findPathFault(path.replace(anyPlaceholder, '0'));
  if (fault === undefined || findPathFault(path.replace(anyPlaceholder, 'x')) === undefined) return undefined;
  return `"${path}" is not a JSONPath: ${fault.what} (column ${fault.offset + 1})`;
};

const anyPlaceholder = /\{\{\s{0,20}[A-Za-z_][A-Za-z0-9_-]*\s{0,20}\}\}/g;

const jsonPath = sound(pathFault);
const pattern = sound(patternFault);
const headerName = sound((name) =>
  optional(!isHeaderName(name.replace(anyPlaceholder, 'x')), () => `"${name}" is not a header's name`),
);
/** Why a text is no name for `{{name}}`, or undefined when it is one. */
export const nameFault = (name: string): string | undefined => {
  if (isVariableName(name)) return undefined;
  return `"${name}" is not a name: letters, digits, _ and -, not first a digit`;
};
const variableName = sound(nameFault);
const predicate = judged(predicateFaults);

/** True for a token of https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
export const isHeaderName = (name: string): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);

const isStatus = (value: unknown): boolean => /^(?:[1-5]\d\d|[1-5]xx)$/.test(String(value));

/** The faults of `expect.status`: 200, `2xx`, or a list of such. */
const statusFaults = (value: unknown): PredicateFault[] => {
  const list: unknown[] = [value].flat();
  if (list.length > 0 && list.every(isStatus)) return [];
  return [{ what: `${JSON.stringify(value)} is not a status; write 200, 2xx or [200, 201]` }];
};

const expectation = v.strictObject({
  status: v.optional(judged(statusFaults)),
  json: v.optional(v.record(jsonPath, predicate)),
  header: v.optional(v.record(headerName, predicate)),
  body: v.optional(predicate),
  'max-ms': v.optional(v.pipe(v.number(), v.minValue(1, 'it must be at least 1'))),
});

const capture = v.pipe(
  v.strictObject({
    json: v.optional(jsonPath),
    header: v.optional(headerName),
    'body-match': v.optional(pattern),
    secret: v.optional(v.boolean(), false),
  }),
  v.check(
    (given) => countOf(given.json, given.header, given['body-match']) === 1,
    'it needs exactly one of `json`, `header` and `body-match`',
  ),
);

const countOf = (...values: readonly unknown[]): number => values.filter((value) => value !== undefined).length;

const upperCase = v.pipe(
  v.string(),
  v.transform((method) => method.toUpperCase()),
);

/** `- /up` is short for a GET of it. */
const shortForm = v.pipe(
  v.unknown(),
  v.transform((given) => {
    if (typeof given === 'string') return { path: given };
    return given;
  }),
);

const check = v.pipe(
  shortForm,
  v.strictObject({
    name: v.optional(v.string()),
    method: v.optional(v.pipe(upperCase, v.picklist(methods, `it must be one of ${methods.join(', ')}`)), 'GET'),
    path: v.optional(sound((path) => optional(!/^(?:\/|\{\{)/.test(path), () => `"${path}" does not start with "/"`))),
    url: v.optional(
      sound((url) => optional(!/^(?:https?:\/\/|\{\{)/i.test(url), () => 'it needs http:// or https://')),
    ),
    headers: v.optional(v.record(headerName, scalar), {}),
    json: v.optional(v.unknown()),
    form: v.optional(v.record(v.string(), scalar)),
    body: v.optional(v.string()),
    expect: v.optional(expectation, {}),
    capture: v.optional(v.record(variableName, capture), {}),
    retries: v.optional(v.pipe(v.number(), v.integer('it must be a whole number'), v.minValue(0), v.maxValue(1000)), 0),
    'timeout-seconds': v.optional(seconds),
    'follow-redirects': v.optional(v.boolean(), false),
    warn: v.optional(v.boolean(), false),
    /** Keeps the cookies that the answer sets, and sends those that earlier checks kept. */
    cookies: v.optional(v.boolean(), false),
  }),
  v.check((given) => countOf(given.path, given.url) === 1, 'it needs exactly one of `path` and `url`'),
  v.check(
    (given) => countOf(given.json, given.form, given.body) <= 1,
    'it has more than one of `json`, `form` and `body`',
  ),
);

/** The list of checks. */
export const checksShape = v.array(check);

/** One check, with its defaults filled in. */
export type Check = v.InferOutput<typeof check>;

/** A map of variables; a name that no placeholder can ask for is a fault. */
export const scalarsShape = v.record(variableName, scalar);

/** A map of header names to their values. */
export const headersShape = v.record(headerName, scalar);

/** What a check is called: its name, else its method and place, without credentials and query. */
export const checkName = (each: Check): string =>
  each.name ?? `${each.method} ${showPlace(each.path ?? each.url ?? '')}`;

/** Everything of a check that placeholders are filled in. */
export const partsOf = ({ name, path, url, headers, json, form, body, expect, capture: captures }: Check): unknown => [
  name,
  path,
  url,
  headers,
  json,
  form,
  body,
  expect,
  Object.values(captures),
];
