// How each kind of input is read: a reader turns a given text or YAML value into a typed value, or says what is wrong.

import * as v from 'valibot';
import { parseDocument, visit } from 'yaml';
import { suggestName } from '../domain/text/nearest.ts';
import { optional, phrase, present } from '../domain/text/optional.ts';
import { unknownName, unknownNames } from '../domain/text/template.ts';
import { mergeKeyFix, typeFix, typeWords } from './plain-words.ts';
import { type InputFault, InputFaults, type RawInput, splitQuotedLines } from './raw-input.ts';

/** Reads one input. `fallback` is the value when it is not given. */
export interface Reader<T> {
  /** The JSON Schema type in the config file. */
  readonly schema: object;
  readonly required: boolean;
  /** The parts of the given text to mask before anything looks at it; undefined for an input that holds no secret. Secret inputs are refused in the config file. */
  readonly secrets?: ((given: string) => readonly string[]) | undefined;
  readonly fallback: T;
  read(raw: RawInput): T;
}

const reader = <T>(schema: object, fallback: T, read: (raw: RawInput) => T): Reader<T> => ({
  schema,
  required: false,
  fallback,
  read,
});

const textSchema = { type: ['string', 'number', 'boolean'] };

/** Any text; undefined when not given, unless a default stands in. */
export function text(): Reader<string | undefined>;
export function text(fallback: string): Reader<string>;
export function text(fallback?: string): Reader<string | undefined> {
  return reader<string | undefined>(textSchema, fallback, (raw) => raw.text());
}

/** A text that is masked in every log before it is looked at. */
export const secret = (): Reader<string | undefined> => ({ ...text(), secrets: (given) => [given.trim()] });

/** An input that must be given. */
export const required = <T>(inner: Reader<T | undefined>): Reader<T> => ({ ...inner, required: true }) as Reader<T>;

/** YAML's core booleans only: true, True, TRUE, false, False, FALSE. */
export const boolean = (fallback: boolean): Reader<boolean> =>
  reader({ type: 'boolean' }, fallback, (raw) => {
    const given = raw.text();
    if (/^(?:true|True|TRUE)$/.test(given)) return true;
    if (/^(?:false|False|FALSE)$/.test(given)) return false;
    throw new InputFaults({ what: `"${given}" is not a boolean`, fix: 'Write `true` or `false`.' });
  });

/** One of a few words. */
export function choice<const T extends string>(known: readonly T[]): Reader<T | undefined>;
export function choice<const T extends string>(known: readonly T[], fallback: NoInfer<T>): Reader<T>;
export function choice<T extends string>(known: readonly T[], fallback?: T): Reader<T | undefined> {
  return reader<T | undefined>({ enum: known }, fallback, (raw) => {
    const given = raw.text();
    const isKnown = (word: string): boolean => known.some((each) => each === word);
    const found = known.find((each) => each === given);
    if (found !== undefined) return found;
    // `true` stands for its other spellings.
    const shown = known.filter((each) => each === each.toLowerCase() || !isKnown(each.toLowerCase()));
    throw new InputFaults({ what: `"${given}" is not one of ${shown.join(', ')}`, fix: suggestName(given, shown) });
  });
}

/** Bounds of a number, both inclusive, and its unit for the error. */
type Bounds = { readonly min?: number; readonly max?: number; readonly unit?: string; readonly integer?: boolean };

/** A decimal number; undefined when not given, unless a default stands in. */
export function number(bounds: Bounds): Reader<number | undefined>;
export function number(bounds: Bounds, fallback: number): Reader<number>;
export function number(bounds: Bounds, fallback?: number): Reader<number | undefined> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER, integer = false, unit = '' } = bounds;
  const kind = `a ${phrase(integer, 'whole ')}number${phrase(unit !== '', () => ` of ${unit}`)}`;
  const range = present([
    bounds.min !== undefined && `at least ${min}`,
    bounds.max !== undefined && `at most ${max}`,
  ]).join(' and ');
  const fix = `Write ${kind}${phrase(range !== '', () => `, ${range}`)}.`;

  return reader<number | undefined>({ type: integer ? 'integer' : 'number' }, fallback, (raw) => {
    const given = raw.text();
    const value = Number(given);
    const sane = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(given) && (!integer || Number.isInteger(value));
    if (!sane) throw new InputFaults({ what: `"${given}" is not ${kind}`, fix });
    if (value < min || value > max) throw new InputFaults({ what: `"${given}" is not in range`, fix });
    return value;
  });
}

/** 0 to 100. */
export const percentage = (): Reader<number | undefined> => number({ min: 0, max: 100, unit: 'percent' });

/** One value per line; blank lines and lines that start with `#` are left out. */
export const lines = (fallback: readonly string[] = []): Reader<readonly string[]> =>
  reader({ type: ['string', 'array'], items: textSchema }, fallback, (raw) => raw.lines());

/** Lines of `NAME=value` whose values are masked. */
export const secretLines = (): Reader<readonly string[]> => ({
  ...lines(),
  secrets: (given) => given.split(/\r?\n/).map((line) => line.slice(line.indexOf('=') + 1).trim()),
});

/** What `inner` reads, in which `{name}` stands for one of `names`; any other name is a fault that tells the nearest. */
export const template = <T extends string | readonly string[] | undefined>(
  inner: Reader<T>,
  names: readonly string[],
): Reader<T> => ({
  ...inner,
  read: (raw) => {
    const value = inner.read(raw);
    const faults = [value ?? []].flat().flatMap((text) => nameFaults(text, names, raw));
    if (faults.length > 0) throw new InputFaults(faults);
    return value;
  },
});

const nameFaults = (text: string, names: readonly string[], raw: RawInput): InputFault[] =>
  unknownNames(text, names).map((name) => {
    const place = raw.placeOf(`{${name}}`);
    return { ...unknownName(text, name, names, place.where), place };
  });

/** As `lines`; a value of several lines is quoted whole, as docker/build-push-action reads it. */
export const quotedLines = (): Reader<readonly string[]> =>
  reader({ type: ['string', 'array'], items: textSchema }, [], (raw) => raw.quotedLines());

/** Quoted lines of `NAME=value` whose values are masked, and so is each line of what was given. */
export const secretPairs = (): Reader<readonly string[]> => ({
  ...quotedLines(),
  secrets: (given) => [...splitQuotedLines(given), ...given.split(/\r?\n/)].flatMap(valuesOf),
});

/** What may be the secret of a line: all behind its first `=`, or the whole line when it has no name. */
function valuesOf(line: string): string[] {
  const bare = line.trim().replace(/^"/, '');
  const name = /^[A-Za-z0-9_.-]+=/.exec(bare)?.[0];
  const value = bare.slice(name?.length ?? 0).trim();
  return [value, value.replace(/"$/, '')];
}

/** A YAML map of names to texts, all of them masked. */
export const secretMap = (): Reader<Readonly<Record<string, string>>> => ({
  ...structured(v.record(v.string(), v.string()), {}),
  secrets: scalarsOf,
});

/** Every scalar of a YAML text; the text itself when it cannot be parsed. */
function scalarsOf(given: string): string[] {
  const document = parseDocument(given);
  if (document.errors.length > 0) return [given];
  const found: string[] = [];
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key') found.push(String(node.value), node.source ?? '');
    },
    // A secret that starts with `*`, unquoted.
    Alias: (_key, node) => {
      found.push(`*${node.source}`, node.source);
    },
  });
  return found;
}

/** A YAML value of a given shape. Unknown keys and wrong types are faults, each with its own place. */
export function structured<T>(shape: v.GenericSchema<unknown, T>): Reader<T | undefined>;
export function structured<T>(shape: v.GenericSchema<unknown, T>, fallback: T): Reader<T>;
export function structured<T>(shape: v.GenericSchema<unknown, T>, fallback?: T): Reader<T | undefined> {
  return reader<T | undefined>({ type: ['array', 'object', 'string'] }, fallback, (raw) => {
    const value = raw.value();
    if (Array.isArray(value) && shape.type === 'record')
      throw new InputFaults({ what: 'it must be a map of names to values, not a list' });
    const outcome = v.safeParse(shape, value);
    if (outcome.success) return outcome.output;
    // What a merge key would have brought is not missing besides.
    const merges = outcome.issues.filter(isMergeKey);
    throw new InputFaults((merges.length > 0 ? merges : outcome.issues).map((issue) => faultOf(issue, shape)));
  });
}

const isStranger = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type === 'strict_object' && issue.expected === 'never';

const isMergeKey = (issue: v.BaseIssue<unknown>): boolean => isStranger(issue) && issue.path?.at(-1)?.key === '<<';

/** One shape issue in our words: the path to the part, what was found, what was expected. */
function faultOf(issue: v.BaseIssue<unknown>, shape: unknown): InputFault {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const at = partOf(path);

  if (isMergeKey(issue)) return { what: `${at} is not a known key`, fix: mergeKeyFix, path };
  if (isStranger(issue)) {
    const fix = suggestName(String(path.at(-1)), keysAt(shape, path.slice(0, -1)));
    return { what: `${at} is not a known key`, fix, path };
  }
  if (issue.received === 'undefined') return { what: `${at} is missing`, fix: `Give ${at} a value.`, path };
  if (issue.kind === 'validation') return validationFault(issue.message, at, path);

  const wanted = typeWords(issue.expected ?? 'another value');
  const what = `${at} is ${typeWords(issue.received)}, expected ${wanted}`;
  const readAsOther = issue.expected === 'string' && /^(?:-?[\d.]|true$|false$|null$)/.test(issue.received);

  return {
    what,
    fix:
      optional(readAsOther, () => 'Put it in quotes, so that YAML reads it as text.') ?? typeFix(issue.expected ?? ''),
    path,
    discreet: `${at} has a wrong value: expected ${wanted}`,
  };
}

/** A message of a shape begins with `it`, where it is about the whole value. */
function validationFault(message: string, at: string, path: readonly (string | number)[]): InputFault {
  if (path.length === 0) return { what: message, path };
  return { what: `${at}: ${message}`, path };
}

function partOf(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'it';
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return `\`${name.replace(/^\./, '')}\``;
}

const isShaped = (part: object): boolean => ['entries', 'item', 'value', 'wrapped'].some((key) => key in part);

/** The keys of the strict object at `path` inside a shape. */
function keysAt(shape: unknown, path: readonly (string | number)[]): string[] {
  const { wrapped, pipe, item, value, entries } = shape as Record<string, unknown>;
  if (wrapped !== undefined) return keysAt(wrapped, path);
  // A pipe may begin with a step that only rewrites what is given; the shape is the first part that has one.
  if (Array.isArray(pipe) && pipe[0] !== shape) return keysAt(pipe.find(isShaped) ?? pipe[0], path);
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys((entries as object | undefined) ?? {});
  const child = (entries as Record<string, unknown> | undefined)?.[key] ?? item ?? value;
  if (child === undefined) return [];
  return keysAt(child, rest);
}
