// Compares the quality-gate section of the config file with that of the base: what a change demands less than before. Pure.

import { isMap, parseDocument } from 'yaml';
import { compareSeverity, parseSeverity } from '../../domain/findings.ts';
import { recordOf } from '../../domain/json-value.ts';
import { present } from '../../domain/text/optional.ts';

type Section = Readonly<Record<string, unknown>>;

/** The section as the run sees it: the environment's over the action's own. Empty for a file that is not there or not valid. */
export function gateSection(text: string | undefined, environment: string | undefined): Section {
  if (text === undefined) return {};
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return {};
  const root = recordOf(document.toJS({ maxAliasCount: 100 }));
  const overrides = environment === undefined ? {} : recordOf(recordOf(root['environments'])[environment]);
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
  const isOpen = (key: string): boolean => !fixed.has(key);

  return present([
    ...Object.entries(atLeast)
      .filter(([key]) => isOpen(key))
      .flatMap(([key, none]) => lowered(base, head, key, none)),
    ...Object.entries(atMost)
      .filter(([key]) => isOpen(key))
      .flatMap(([key, none]) => raised(base, head, key, none)),
    ...Object.keys(words)
      .filter(isOpen)
      .flatMap((key) => softened(base, head, key)),
    ...(isOpen('max-severity') ? laxer(base, head) : []),
    ...promises.filter(isOpen).flatMap((key) => dropped(base[key], head[key], `\`${key}\``)),
    isOpen('coverage-baseline') &&
      base['coverage-baseline'] !== undefined &&
      head['coverage-baseline'] === undefined &&
      '`coverage-baseline` is gone',
    ...(isOpen('allow') ? newExcuses(base, head) : []),
    ...(isOpen('gates') ? changedGates(base, head) : []),
  ]);
}

const numberAt = (section: Section, key: string, otherwise: number): number => {
  const value = Number(section[key] ?? otherwise);
  if (Number.isFinite(value)) return value;
  return otherwise;
};

function lowered(base: Section, head: Section, key: string, none: number): string[] {
  const [before, now] = [numberAt(base, key, none), numberAt(head, key, none)];
  if (now < before) return [`\`${key}\` goes from ${before} to ${head[key] === undefined ? 'nothing' : now}`];
  return [];
}

function raised(base: Section, head: Section, key: string, none: number): string[] {
  const [before, now] = [numberAt(base, key, none), numberAt(head, key, none)];
  if (now > before) return [`\`${key}\` goes from ${before} to ${now}`];
  return [];
}

function softened(base: Section, head: Section, key: string): string[] {
  const [strict = '', otherwise = ''] = words[key] ?? [];
  const [before, now] = [String(base[key] ?? otherwise), String(head[key] ?? otherwise)];
  if (before === strict && now !== strict) return [`\`${key}\` goes from ${before} to ${now}`];
  return [];
}

function laxer(base: Section, head: Section): string[] {
  const before = parseSeverity(String(base['max-severity'] ?? 'medium')) ?? 'medium';
  const now = parseSeverity(String(head['max-severity'] ?? 'medium')) ?? 'medium';
  if (compareSeverity(now, before) > 0) return [`\`max-severity\` goes from ${before} to ${now}`];
  return [];
}

const rowsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : String(value ?? '').split('\n'))
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('#'));

function dropped(before: unknown, now: unknown, what: string): string[] {
  const kept = rowsOf(now);
  return rowsOf(before)
    .filter((each) => !kept.includes(each))
    .map((each) => `${what} no longer names "${each.slice(0, 80)}"`);
}

function newExcuses(base: Section, head: Section): string[] {
  const entries = (section: Section): Section[] => {
    if (Array.isArray(section['allow'])) return section['allow'].map(recordOf);
    return [];
  };
  const before = new Map(entries(base).map((each) => [`${each['id']} ${each['path'] ?? ''}`, each]));
  return entries(head).flatMap((entry) => {
    const known = before.get(`${entry['id']} ${entry['path'] ?? ''}`);
    if (known === undefined) return [`\`allow\` has a new entry, "${String(entry['id']).slice(0, 80)}"`];
    const [was, is] = [known['expires'], entry['expires']].map((each) => (each === undefined ? '9999' : String(each)));
    if ((is ?? '') > (was ?? '')) return [`the \`allow\` entry "${String(entry['id']).slice(0, 80)}" lasts longer`];
    return [];
  });
}

function changedGates(base: Section, head: Section): string[] {
  const gates = (section: Section): Map<string, Section> =>
    new Map(
      (Array.isArray(section['gates']) ? section['gates'] : [])
        .map(recordOf)
        .map((gate) => [String(gate['name']), gate]),
    );
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
