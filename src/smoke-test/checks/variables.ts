// Fills `{{name}}` in the parts of a check from variables, secrets and captures. Pure; what is unknown is left to the caller.

import { withoutEnd } from '../../domain/text/ends.ts';
import { optional, present } from '../../domain/text/optional.ts';

/** What the placeholders stand for, by name; captures keep their JSON type. */
export type Variables = ReadonlyMap<string, unknown>;

const placeholder = /\{\{\s{0,20}([A-Za-z_][A-Za-z0-9_-]*)\s{0,20}\}\}/g;
const leading = /^\{\{\s{0,20}[A-Za-z_][A-Za-z0-9_-]*\s{0,20}\}\}/;
const alone = /^\{\{\s{0,20}([A-Za-z_][A-Za-z0-9_-]*)\s{0,20}\}\}$/;

/** The names that a text, a list or a map asks for, keys included, in order and without repeats. */
export function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [...new Set([...value.matchAll(placeholder)].map(([, name = '']) => name))];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.entries(value).flatMap(([key, each]) => [...namesIn(key), ...namesIn(each)]))];
}

/** True for a name that a placeholder can ask for. */
export const isVariableName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name);

/** Fills a text; `encode` says how a value is written there. A name that is not known stays as it is. */
export const fillText = (text: string, variables: Variables, encode: (value: string) => string = (value) => value) =>
  text.replace(placeholder, (whole, name: string) =>
    variables.has(name) ? encode(asText(variables.get(name))) : whole,
  );

/** Fills a path: values are percent-encoded, but a text that is one placeholder and nothing else is taken as it is. */
export const fillPath = (text: string, variables: Variables): string =>
  fillText(
    text,
    variables,
    optional(!alone.test(text), () => encode),
  );

/** Fills a URL: a value at its beginning is a base and taken as it is, others are percent-encoded. */
export function fillUrl(text: string, variables: Variables): string {
  const base = leading.exec(text)?.[0] ?? '';
  return fillText(base, variables) + fillText(text.slice(base.length), variables, encode);
}

/** Fills a JSONPath: a value may stand inside a quoted text, and cannot end it. */
export const fillQuery = (path: string, variables: Variables): string =>
  fillText(path, variables, (value) => value.replace(/[\\'"\p{Cc}]/gu, asEscape));

/** Fills a regular expression: a value is found as it is written. */
export const fillPattern = (pattern: string, variables: Variables): string =>
  fillText(pattern, variables, (value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));

/** `\u0027`: allowed in both kinds of quotes. https://www.rfc-editor.org/rfc/rfc9535#section-2.3.1.1 */
const asEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const encode = (value: string): string => encodeURIComponent(value.toWellFormed());

/** Fills every text and key inside a JSON value; a text that is one placeholder takes the value with its type. */
export function fillValue(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string') {
    const name = alone.exec(value)?.[1];
    if (name !== undefined && variables.has(name)) return variables.get(name);
    return fillText(value, variables);
  }
  if (Array.isArray(value)) return value.map((each) => fillValue(each, variables));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, each]) => [fillText(key, variables), fillValue(each, variables)]));
}

/** Fills the names and the texts of a flat map. */
export const fillTexts = (map: Readonly<Record<string, unknown>>, variables: Variables): Record<string, string> =>
  Object.fromEntries(
    Object.entries(map).map(([key, value]) => [fillText(key, variables), fillText(asText(value), variables)]),
  );

const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
};

/** Shorter ones would hide ordinary text. */
const shortestInBase64 = 6;

/** The forms in which a secret may turn up: as it is, in a URL, in a form, inside JSON, in Base64. */
export const formsOfSecret = (secret: string): string[] => [
  ...new Set(
    present([
      secret,
      secret.length >= shortestInBase64 && withoutEnd(Buffer.from(secret).toString('base64'), '='),
      encode(secret),
      new URLSearchParams({ x: secret }).toString().slice(2),
      JSON.stringify(secret).slice(1, -1),
    ]),
  ),
];
