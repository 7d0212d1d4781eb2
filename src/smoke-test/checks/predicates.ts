// What an answer's value must be: the predicates of a check, their faults as input, and their judgement. Pure but for the regex bound.

import { isDeepStrictEqual } from 'node:util';
import { suggestName } from '../../domain/text/nearest.ts';
import { phrase } from '../../domain/text/optional.ts';
import { isStackFull } from '../../domain/thrown.ts';
import { patternMilliseconds, withinTime } from '../json/bounded.ts';

/** The predicates that a check may use; several in one map must all hold. */
export const predicateNames = [
  'equals',
  'not-equals',
  'contains',
  'matches',
  'gt',
  'gte',
  'lt',
  'lte',
  'exists',
  'type',
  'length',
  'one-of',
] as const;

/** The names that `type` knows. */
export const typeNames = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'] as const;

type PredicateName = (typeof predicateNames)[number];

/** Predicates by name, as they stand in the check. */
export type Predicates = Readonly<Partial<Record<PredicateName, unknown>>>;

/** What is wrong with one key of a predicate map; `key` is undefined for the whole. */
export interface PredicateFault {
  readonly key?: string;
  readonly what: string;
}

/** The faults of an expected value as it was written. A value that is no map has none: it means `equals`. */
export function predicateFaults(expected: unknown): PredicateFault[] {
  if (!isMap(expected)) return [];
  const entries = Object.entries(expected);
  if (entries.length === 0)
    return [{ what: 'the predicate is empty; write `exists: true`, or `equals: {}` for an empty map' }];
  return entries.flatMap(([key, operand]) => {
    const what = operandFault(key, operand);
    if (what === undefined) return [];
    return [{ key, what }];
  });
}

function operandFault(key: string, operand: unknown): string | undefined {
  switch (key as PredicateName) {
    case 'equals':
    case 'not-equals':
    case 'contains':
      return undefined;
    case 'matches':
      if (typeof operand === 'string') return patternFault(operand);
      return 'expected a regular expression as text';
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      if (typeof operand === 'number') return undefined;
      return `expected a number, not ${show(operand)}`;
    case 'exists':
      if (typeof operand === 'boolean') return undefined;
      return `expected true or false, not ${show(operand)}`;
    case 'type': {
      if (typeNames.some((name) => name === operand)) return undefined;
      return `${show(operand)} is not a type of JSON. ${suggestName(String(operand), typeNames)}`;
    }
    case 'length':
      if (isMap(operand)) return predicateFaults(operand)[0]?.what;
      if (Number.isInteger(operand)) return undefined;
      return `expected a whole number or a predicate, not ${show(operand)}`;
    case 'one-of':
      if (Array.isArray(operand) && operand.length > 0) return undefined;
      return 'expected a list with at least one value';
    default:
      return `it is not a known predicate. ${suggestName(key, predicateNames)} To compare with a map, write \`equals: {…}\`.`;
  }
}

/** Why a text is no regular expression, or undefined when it is one. */
export function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return thrown.message;
  }
}

/** One predicate that does not hold. */
export interface Miss {
  readonly expected: string;
  readonly got: string;
}

/**
 * Judges selected values: each of them must satisfy every predicate, and there must be at least one, unless
 * `exists: false` says otherwise. `fromText` reads a numeric text as a number (headers and bodies have only text).
 */
export function judgePredicates(expected: unknown, selected: readonly unknown[], fromText = false): Miss | undefined {
  const predicates = predicatesOf(expected);
  const { exists, ...rest } = predicates;

  if (exists === false) {
    if (selected.length === 0) return undefined;
    return { expected: 'nothing there', got: show(onlyOrAll(selected)) };
  }
  if (selected.length === 0) return { expected: describePredicates(predicates), got: 'nothing' };

  for (const [name, operand] of Object.entries(rest)) {
    const wrong = selected.findIndex((value) => !holds(name as PredicateName, operand, value, fromText));
    if (wrong >= 0) return { expected: describePredicates({ [name]: operand }), got: show(selected[wrong]) };
  }

  return undefined;
}

/** A value that is no map means `equals`. */
function predicatesOf(expected: unknown): Predicates {
  if (isMap(expected)) return expected;
  return { equals: expected };
}

function onlyOrAll(selected: readonly unknown[]): unknown {
  if (selected.length === 1) return selected[0];
  return selected;
}

function holds(name: PredicateName, operand: unknown, value: unknown, fromText: boolean): boolean {
  switch (name) {
    case 'equals':
      return isEqual(operand, value, fromText);
    case 'not-equals':
      return !isEqual(operand, value, fromText);
    case 'contains':
      if (Array.isArray(value)) return value.some((each) => isEqual(operand, each, fromText));
      return typeof value === 'string' && value.includes(String(operand));
    case 'matches':
      return typeof operand === 'string' && isScalar(value) && findMatch(operand, String(value)) !== undefined;
    case 'one-of':
      return Array.isArray(operand) && operand.some((each) => isEqual(each, value, fromText));
    case 'type':
      return typeOf(value) === operand || (operand === 'number' && typeof value === 'number');
    case 'length':
      return holdsLength(operand, value);
    default:
      return holdsOrder(name, operand, comparable(value, fromText));
  }
}

function holdsOrder(name: PredicateName, operand: unknown, value: unknown): boolean {
  if (typeof operand !== 'number' || typeof value !== 'number' || Number.isNaN(value)) return false;
  if (name === 'gt') return value > operand;
  if (name === 'gte') return value >= operand;
  if (name === 'lt') return value < operand;
  return name === 'lte' && value <= operand;
}

function holdsLength(operand: unknown, value: unknown): boolean {
  const length = lengthOf(value);
  return length !== undefined && judgePredicates(operand, [length]) === undefined;
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (isMap(value)) return Object.keys(value).length;
  return undefined;
}

/** The value that is compared: a text of a header or a body is read as the number that it writes. */
function comparable(value: unknown, fromText: boolean): unknown {
  if (!fromText || typeof value !== 'string') return value;
  if (value.trim() === '') return Number.NaN;
  return Number(value);
}

const isEqual = (expected: unknown, value: unknown, fromText: boolean): boolean => {
  if (fromText && isScalar(expected)) return String(expected) === value;
  return isDeepStrictEqual(expected, value);
};

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return typeof value;
}

/** The first match of a pattern, or undefined when there is none within the bound of time. */
export const findMatch = (pattern: string, text: string): RegExpExecArray | undefined =>
  withinTime(() => new RegExp(pattern).exec(text) ?? undefined, patternMilliseconds)?.value;

/** True for a YAML map, as plain JavaScript. */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The predicates in words: `gt 3`, `matches "^eyJ"`; `equals` goes without its name. */
export const describePredicates = (predicates: Predicates): string =>
  Object.entries(predicates)
    .map(([name, operand]) => `${phrase(name !== 'equals', `${name} `)}${show(operand)}`)
    .join(' and ');

/** A value as JSON on one line; never throws. Bounding its length is the reader's work, after secrets are hidden. */
export function show(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch (thrown) {
    if (!isStackFull(thrown)) throw thrown;
    return 'a value too deep to show';
  }
}
