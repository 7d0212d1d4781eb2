// Compares the quality-gate section of the config file with that of the base: what a change demands less than before. Pure.

import { isMap, parseDocument } from 'yaml';
import { compareSeverity, parseSeverity } from '../../domain/findings.ts';
import { recordOf } from '../../domain/json-value.ts';
import { optional, present } from '../../domain/text/optional.ts';

type Section = Readonly<Record<string, unknown>>;

/** The section as the run sees it: the environment's over the action's own. Empty for a file that is not there or not valid. */
export function gateSection(text: string | undefined, environment: string | undefined): Section {
  if (text === undefined) return {};
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return {};
  const root = recordOf(document.toJS({ maxAliasCount: 100 }));
  const overrides = recordOf(optional(environment, (name) => recordOf(root['environments'])[name]));
  return { ...recordOf(root['quality-gate']), ...recordOf(overrides['quality-gate']) };
}

/** Keys where a smaller number demands less, and keys where a larger one does, with their defaults. */
const atLeast: Readonly<Record<string, number>> = {
  'coverage-lines': 0,
  'coverage-branches': 0,
  'coverage-functions': 0,
  'coverage-patch': 0,
  'min-tests': 1,
};
const atMost: Readonly<Record<string, number>> = { 'coverage-max-drop': 0, 'coverage-patch-min-lines': 0 };
/** Keys with a strict word and a lax default. */
const words: Readonly<Record<string, readonly [strict: string, otherwise: string]>> = {
  'unknown-severity': ['fail', 'warn'],
  'on-missing-baseline': ['fail', 'warn'],
  'config-change': ['fail', 'warn'],
  'ignore-unfixed': ['false', 'false'],
};
const promises = ['junit', 'coverage', 'findings'] as const;

/** What the head demands less than the base, a sentence each. `fixed`: keys that the step's own inputs decide. */
export function findWeakened(base: Section, head: Section, fixed: ReadonlySet<string> = new Set()): string[] {
  const found: readonly (readonly [key: string, sentences: readonly string[]])[] = [
    ...Object.entries(atLeast).map(([key, none]) => [key, lowered(base, head, key, none)] as const),
    ...Object.entries(atMost).map(([key, none]) => [key, raised(base, head, key, none)] as const),
    ...Object.keys(words).map((key) => [key, softened(base, head, key)] as const),
    ['max-severity', laxer(base, head)],
    ...promises.map((key) => [key, dropped(base[key], head[key], `\`${key}\``)] as const),
    ['coverage-baseline', gone(base, head, 'coverage-baseline')],
    ['allow', newExcuses(base, head)],
    ['gates', changedGates(base, head)],
  ];

  return found.filter(([key]) => !fixed.has(key)).flatMap(([, sentences]) => sentences);
}

const numberAt = (section: Section, key: string, otherwise: number): number => {
  const value = Number(section[key] ?? otherwise);
  if (Number.isFinite(value)) return value;
  return otherwise;
};

function lowered(base: Section, head: Section, key: string, none: number): string[] {
  const before = numberAt(base, key, none);
  const now = numberAt(head, key, none);
  if (now < before) return [`\`${key}\` goes from ${before} to ${head[key] === undefined ? 'nothing' : now}`];
  return [];
}

function raised(base: Section, head: Section, key: string, none: number): string[] {
  const before = numberAt(base, key, none);
  const now = numberAt(head, key, none);
  if (now > before) return [`\`${key}\` goes from ${before} to ${now}`];
  return [];
}

function softened(base: Section, head: Section, key: string): string[] {
  const [strict = '', otherwise = ''] = words[key] ?? [];
  const before = String(base[key] ?? otherwise);
  const now = String(head[key] ?? otherwise);
  if (before === strict && now !== strict) return [`\`${key}\` goes from ${before} to ${now}`];
  return [];
}

function laxer(base: Section, head: Section): string[] {
  const before = parseSeverity(String(base['max-severity'] ?? 'medium')) ?? 'medium';
  const now = parseSeverity(String(head['max-severity'] ?? 'medium')) ?? 'medium';
  if (compareSeverity(now, before) > 0) return [`\`max-severity\` goes from ${before} to ${now}`];
  return [];
}

function gone(base: Section, head: Section, key: string): string[] {
  if (base[key] === undefined || head[key] !== undefined) return [];
  return [`\`${key}\` is gone`];
}

/** A list, or lines of a text. */
function entriesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return String(value ?? '').split('\n');
}

const rowsOf = (value: unknown): string[] =>
  entriesIn(value)
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('#'));

function dropped(before: unknown, now: unknown, what: string): string[] {
  const kept = rowsOf(now);
  return rowsOf(before)
    .filter((each) => !kept.includes(each))
    .map((each) => `${what} no longer names "${each.slice(0, 80)}"`);
}

/** The sections in a list of them; empty for anything else. */
const sectionsIn = (value: unknown): Section[] => {
  if (Array.isArray(value)) return value.map(recordOf);
  return [];
};

/** The day after which an entry excuses nothing; later than any other where it names none. */
const lastDay = (entry: Section): string => String(entry['expires'] ?? '9999');

function newExcuses(base: Section, head: Section): string[] {
  const keyOf = (entry: Section): string => `${entry['id']} ${entry['path'] ?? ''}`;
  const before = new Map(sectionsIn(base['allow']).map((each) => [keyOf(each), each]));

  return sectionsIn(head['allow']).flatMap((entry) => {
    const known = before.get(keyOf(entry));
    const id = String(entry['id']).slice(0, 80);
    if (known === undefined) return [`\`allow\` has a new entry, "${id}"`];
    if (lastDay(entry) > lastDay(known)) return [`the \`allow\` entry "${id}" lasts longer`];
    return [];
  });
}

function changedGates(base: Section, head: Section): string[] {
  const gates = (section: Section): Map<string, Section> =>
    new Map(sectionsIn(section['gates']).map((gate) => [String(gate['name']), gate]));
  const now = gates(head);

  return [...gates(base)].flatMap(([name, before]) => {
    const gate = now.get(name);
    const what = `gate \`${name.slice(0, 100)}\``;

    if (gate === undefined) {
      if (before['required'] === false) return [];
      return [`${what} is gone`];
    }

    return present([
      !isSame(before['run'], gate['run']) && `${what} runs something else`,
      before['required'] !== false && gate['required'] === false && `${what} is no longer required`,
      ...['shell', 'working-directory', 'env']
        .filter((key) => !isSame(before[key], gate[key]))
        .map((key) => `${what} has another \`${key}\``),
      numberAt(gate, 'retries', 0) > numberAt(before, 'retries', 0) && `${what} is tried again more often`,
      ...promises.flatMap((key) => dropped(before[key], gate[key], `${what}: \`${key}\``)),
    ]);
  });
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
