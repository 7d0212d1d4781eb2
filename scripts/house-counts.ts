// Counts what the house rules are about, so that anybody can compare before and after. Changes nothing.
// Usage: npm run counts [-- --places]

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inputNames } from '../src/runner/input-names.ts';
import { type CodeFunction, readSourceTree, type SourceFile } from './source-tree.ts';

/** The most files that a folder holds: a reader chooses among few doors. */
export const mostFiles = 16;
/** The most positional parameters of a function. */
export const mostParameters = 4;
/** From so many lines of code on a function has paragraphs. */
export const paragraphLines = 15;
/** The most ternaries in 1,000 lines of code. */
export const mostTernaries = 12;

/** Groups of files that import each other in a circle, types counted; each in order. */
export function importCircles(sources: readonly SourceFile[]): string[][] {
  const targets = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.flatMap(({ target }) => (target ? [path.join('src', target)] : [])),
    ]),
  );
  const reach = new Map(sources.map(({ file }) => [file, reachable(file, targets)]));
  const inCircle = sources.map(({ file }) => file).filter((file) => reach.get(file)?.has(file));

  const circles: string[][] = [];
  for (const file of inCircle) {
    if (circles.some((circle) => circle.includes(file))) continue;
    circles.push(
      inCircle.filter((other) => other === file || (reach.get(file)?.has(other) && reach.get(other)?.has(file))),
    );
  }
  return circles;
}

/** What a file imports, directly or through others; itself only when it is in a circle. */
function reachable(start: string, targets: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [...(targets.get(start) ?? [])];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...(targets.get(file) ?? []));
  }
  return found;
}

/** The number of files by folder, sub-folders not counted. */
export function folderSizes(sources: readonly SourceFile[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { file } of sources) sizes.set(path.dirname(file), (sizes.get(path.dirname(file)) ?? 0) + 1);
  return sizes;
}

/** Places in clients that name an input of an action, which is for the action to do. */
export function inputsNamedByClients(sources: readonly SourceFile[]): string[] {
  const names = new Set(Object.values(inputNames).flat());
  const clients = sources.filter(({ folder }) => folder === 'clients');
  return clients.flatMap(({ file, strings }) =>
    strings.flatMap(({ line, text }) => {
      const named = [...text.matchAll(/`([a-z][a-z0-9-]*)(?::[^`]*)?`/g)].map(([, name = '']) => name);
      return named.filter((name) => names.has(name)).map((name) => `${file}:${line} ${name}`);
    }),
  );
}

/** True for a function that wants paragraphs: a single statement, however long, has nothing to part. */
export const isLong = ({ lines, isOneStatement }: CodeFunction): boolean => lines >= paragraphLines && !isOneStatement;

/** Ternaries in 1,000 lines of code. */
export function ternaryRate(sources: readonly SourceFile[]): number {
  const ternaries = sources.reduce((sum, each) => sum + each.ternaries, 0);
  const lines = sources.reduce((sum, { code }) => sum + code.filter(Boolean).length, 0);
  return (ternaries / lines) * 1000;
}

const allFunctions = (sources: readonly SourceFile[]): CodeFunction[] => sources.flatMap(({ functions }) => functions);

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function printCounts(): void {
  const sources = readSourceTree();
  const functions = allFunctions(sources);
  const long = functions.filter(isLong);
  const codeLines = sources.map(({ code }) => code.filter(Boolean).length);
  const all = codeLines.reduce((sum, each) => sum + each, 0);
  const circles = importCircles(sources);
  const full = [...folderSizes(sources)].filter(([, size]) => size > mostFiles);

  const rows: readonly [string, string | number][] = [
    ['files, lines of code', `${sources.length}, ${all}`],
    ['median lines of a file, of a function', `${median(codeLines)}, ${median(functions.map(({ lines }) => lines))}`],
    ['import circles, types counted', circles.length === 0 ? 0 : circles.map((each) => each.join(' ')).join('; ')],
    [`folders of more than ${mostFiles} files`, full.map(([folder, size]) => `${folder} ${size}`).join(', ') || 0],
    [`functions of ${paragraphLines} lines or more, of several statements`, long.length],
    ['  of them with paragraphs', long.filter(({ hasParagraphs }) => hasParagraphs).length],
    ['ternaries per 1,000 lines', ternaryRate(sources).toFixed(1)],
    ['ternaries inside another', sources.reduce((sum, each) => sum + each.nestedTernaries.length, 0)],
    [
      `functions of more than ${mostParameters} parameters`,
      functions.filter((each) => each.parameters > mostParameters).length,
    ],
    [
      'handlers that a bug of ours does not get through',
      sources.reduce((sum, each) => sum + each.swallowing.length, 0),
    ],
    ['inputs named by clients', inputsNamedByClients(sources).length],
  ];
  for (const [what, count] of rows) console.log(`${what.padEnd(58)} ${count}`);

  if (process.argv.includes('--places')) for (const place of placesOf(sources)) console.log(place);
}

/** Where the rules are broken, a line each. */
function placesOf(sources: readonly SourceFile[]): string[] {
  const places = sources.flatMap(({ file, functions, nestedTernaries, swallowing }) => [
    ...functions
      .filter((each) => isLong(each) && !each.hasParagraphs)
      .map(({ line, lines }) => `${file}:${line} ${lines} lines without a paragraph`),
    ...functions
      .filter(({ parameters }) => parameters > mostParameters)
      .map(({ line, parameters }) => `${file}:${line} ${parameters} parameters`),
    ...nestedTernaries.map((line) => `${file}:${line} ternary inside another`),
    ...swallowing.map((line) => `${file}:${line} a bug of ours does not get through this handler`),
  ]);
  return [...places, ...inputsNamedByClients(sources)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) printCounts();
