// Every regular expression of src/ takes time in proportion to its text, whoever wrote the text: by analysis, and by long hostile runs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from 'scslre';
import { type Pattern, readSourceTree } from '../scripts/source-tree.ts';

const sources = readSourceTree();
const all = sources.flatMap(({ file, patterns }) => patterns.map((each) => ({ ...each, at: `${file}:${each.line}` })));
const show = ({ at, source, flags }: Pattern & { at: string }): string => `${at} /${source}/${flags}`;

/** True when one run of signs makes the pattern go back and forth over it. */
const isSuperLinear = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): boolean =>
  analyse({ source, flags }).reports.length > 0;

test('no pattern goes back and forth over a long run of signs', () => {
  assert.ok(all.length > 400, 'the patterns were found');
  assert.deepEqual(all.filter(isSuperLinear).map(show), []);
});

/** Patterns of a text: whose text it is, and what bounds the time. */
const built: Readonly<Record<string, string>> = {
  'src/bump-manifest/edit/environment/belonging.ts': 'names of environments of the config file, every sign escaped',
  'src/bump-manifest/edit/near-misses.ts': 'the name of our own image, every sign escaped',
  'src/bump-manifest/history/rollback/floor.ts': 'a name of ours, at the start of a line only',
  'src/clients/git/access.ts': 'a name of ours',
  'src/smoke-test/checks/predicates.ts': 'a pattern of the config file, which runs against a clock',
};

test('patterns that are built from a text stand where their time is bounded otherwise', () => {
  const building = sources.filter(({ builtPatterns }) => builtPatterns.length > 0).map(({ file }) => file);
  assert.deepEqual(building, Object.keys(built));
});

const signs = 20_000;
const fewestTimes = 5000;

const common = [
  '"\\',
  "'\\",
  '\r',
  '\n',
  ' ',
  '\t',
  '"',
  "'",
  '`',
  '<',
  '>',
  '(',
  '[',
  '{',
  '/',
  '\\',
  '-',
  ':',
  '=',
  '#',
  '0',
  'a',
];

/** What a pattern looks for, as far as it stands in it letter by letter: whole words, their first letters, and each sign. */
function piecesOf({ source }: Pattern): string[] {
  const plain = source.replaceAll('\\n', '\n').replaceAll('\\r', '\r').replaceAll('\\t', '\t');
  const words = plain.match(/(?:[^\\()[\]{}|*+?^$.]|\\[^\w])+/g) ?? [];
  const literal = words.map((word) => word.replaceAll(/\\(.)/g, '$1'));
  return [...new Set([...common, ...literal, ...literal.join('')])];
}

/** Runs of one piece, also behind what the pattern begins with, and with an end that it does not expect. */
function hostileTexts(pattern: Pattern): string[] {
  const pieces = piecesOf(pattern);
  const heads = ['', ...pieces.slice(common.length).filter((piece) => piece.length > 1)].slice(0, 4);
  const runs = pieces.map((piece) => piece.repeat(Math.max(fewestTimes, Math.ceil(signs / piece.length))));
  return heads.flatMap((head) => runs.map((run) => `${head}${run}\n\u0000`));
}

/** Of our own process, so that a busy machine makes nothing slow. */
function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

const timeOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>, text: string): number => {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  return milliseconds(() => void text.replace(pattern, ''));
};

/** A pattern that begins anew at each sign, and reads to the end of the run each time. Slow ones take 0.4 to 1.1 of its time, others 0.12 at most. */
const anew = { source: '\\s+$', flags: '' };
const timeOfAnew = (): number => timeOf(anew, `${' '.repeat(signs)}\u0000`);
const suspicious = 0.1 * timeOfAnew();

/** Slow six times in a row, the machine being as it is: the first time a pattern is not compiled yet. */
const isSlow = (pattern: Pattern, text: string): boolean =>
  [1, 2, 3, 4, 5, 6].every(() => {
    const time = timeOf(pattern, text);
    return time > suspicious && time > 0.25 * timeOfAnew();
  });

test('no pattern is slow on long runs of what it looks for', () => {
  const slow = all.filter((pattern) => hostileTexts(pattern).some((text) => isSlow(pattern, text)));
  assert.deepEqual(slow.map(show), []);
});

for (const source of ['\\s+$', '@.*$', '"(?:[^"\\\\]|\\\\.)*"', '; please use YAML\\..*$'])
  test(`long runs find /${source}/`, () => {
    const pattern = { line: 1, source, flags: '' };
    assert.ok(hostileTexts(pattern).some((text) => isSlow(pattern, text)));
  });

for (const source of ['\\s+$', '@.*$', '(a+)+b', '^(.*?)\\s*<x>'])
  test(`the analysis finds /${source}/`, () => assert.equal(isSuperLinear({ source, flags: '' }), true));
