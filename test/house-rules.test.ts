// The rules of the house, held by a test: arrows, doors, budgets, names, and that action.yml, code and docs agree.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { type ParserOptions, parse as parseModule } from '@babel/parser';
import { parse } from 'yaml';
import { actionNames } from '../src/runner/config-file.ts';
import { sharedInputs } from '../src/runner/inputs.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Import {
  readonly specifier: string;
  /** The imported file relative to src/, for a relative import. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

interface SourceFile {
  readonly file: string;
  readonly folder: string;
  readonly name: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** By 0-based line: whether it holds code. Blank lines and comments are free. */
  readonly code: readonly boolean[];
  readonly functions: readonly { readonly line: number; readonly lines: number }[];
}

const syntax: ParserOptions = { sourceType: 'module', plugins: ['typescript'], createImportExpressions: true };

/** The parts of a syntax tree that the rules look at: https://github.com/babel/babel/blob/main/packages/babel-parser/ast/spec.md */
interface SyntaxNode {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly source?: { readonly value?: unknown } | null;
  readonly importKind?: string;
  readonly specifiers?: readonly { readonly importKind?: string }[];
}

function* nodesOf(value: unknown): Generator<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (typeof (value as SyntaxNode).type === 'string') yield value as SyntaxNode;
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'loc' && !key.endsWith('Comments') && key !== 'comments') yield* nodesOf(child);
  }
}

const isFunction = ({ type }: SyntaxNode): boolean =>
  /^(?:Function|ArrowFunction)|^(?:Class|Object)(?:Private)?Method$/.test(type);
const isImport = ({ type, source }: SyntaxNode): boolean =>
  /^Import(?:Declaration|Expression)$|^Export/.test(type) && typeof source?.value === 'string';
const isTypeOnly = ({ importKind, specifiers = [] }: SyntaxNode): boolean =>
  importKind === 'type' || (specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type'));

function parseSource(file: string): SourceFile {
  const text = read(file);
  const nodes = [...nodesOf(parseModule(text, syntax).program)];
  const relative = path.relative('src', file);
  const code = text.split('\n').map((line) => !/^\s*(?:$|\/\/|\/?\*)/.test(line));
  const functions = nodes.filter(isFunction).map(({ loc }) => ({
    line: loc?.start.line ?? 0,
    lines: code.slice((loc?.start.line ?? 1) - 1, loc?.end.line).filter(Boolean).length,
  }));
  const imports = nodes.filter(isImport).map((node) => {
    const specifier = String(node.source?.value);
    const target = specifier.startsWith('.') ? path.join(path.dirname(relative), specifier) : undefined;
    return { specifier, target, typeOnly: isTypeOnly(node) };
  });
  return { file, folder: relative.split(path.sep)[0] ?? '', name: path.basename(file), text, imports, code, functions };
}

const sources = globSync('src/**/*.ts', { cwd: root }).sort().map(parseSource);
const rooms = actionNames.filter((name) => existsSync(path.join(root, 'src', name)));

const isRoom = (folder: string): boolean => (actionNames as readonly string[]).includes(folder);

/** Says why a file may not hold this import, or undefined when it may. */
function arrowFault(source: SourceFile, each: Import): string | undefined {
  const to = each.target?.split(path.sep)[0];
  if (to === undefined) return packageFault(source, each.specifier);
  if (to === source.folder) return ownFault(source, each);
  if (to === 'domain') return undefined;
  if (source.folder === 'domain') return 'domain imports only domain';
  if (source.folder === 'runner') return 'runner imports only domain';
  if (source.folder === 'clients') return 'clients import only domain';
  if (isRoom(to)) return 'a room never imports another';
  if (source.name === 'main.ts') return undefined;
  if (to === 'runner')
    return source.name === 'inputs.ts' || each.typeOnly ? undefined : 'only main and inputs import runner';
  return each.typeOnly && !['plan.ts', 'report.ts'].includes(source.name)
    ? undefined
    : 'only main imports clients; others their types';
}

function packageFault(source: SourceFile, specifier: string): string | undefined {
  if (source.folder === 'domain')
    return ['yaml', 'semver'].includes(specifier) ? undefined : 'domain imports only yaml and semver';
  const pure = isRoom(source.folder) && ['plan.ts', 'report.ts'].includes(source.name);
  return pure && specifier.startsWith('node:') ? 'plan and report touch nothing of the world' : undefined;
}

function ownFault(source: SourceFile, each: Import): string | undefined {
  const pure = isRoom(source.folder) && ['plan.ts', 'report.ts'].includes(source.name);
  const impure = ['run.ts', 'main.ts'].includes(path.basename(each.target ?? ''));
  return pure && impure && !each.typeOnly ? 'plan and report do not import run' : undefined;
}

test('the arrows hold: main → run → plan → domain ← clients, runner → domain', () => {
  const faults = sources.flatMap((source) =>
    source.imports
      .map((each) => [source.file, each.specifier, arrowFault(source, each)])
      .filter(([, , fault]) => fault !== undefined),
  );
  assert.deepEqual(faults, []);
});

test('each SDK has one door', () => {
  const doors: Record<string, (file: string) => boolean> = {
    '@actions/core': (file) => file.startsWith('src/runner/'),
    '@actions/exec': () => false,
    '@actions/github': (file) => file === 'src/clients/github/github.ts',
    '@octokit/auth-app': (file) => file === 'src/clients/github/app.ts',
    '@octokit/request': (file) => file === 'src/clients/github/app.ts',
    '@aws-sdk/client-ecr': (file) => file === 'src/clients/registry/ecr.ts',
    'node:child_process': (file) => file === 'src/clients/process.ts',
  };
  for (const source of sources) {
    for (const { specifier } of source.imports) {
      const isDoor = doors[specifier];
      if (isDoor !== undefined) assert.ok(isDoor(source.file), `${source.file} imports ${specifier}`);
    }
  }
});

test('process.env is read in the runner room only, and nobody exits the process or prints past the log', () => {
  for (const { file, folder, text } of sources) {
    const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
    if (folder !== 'runner') assert.doesNotMatch(code, /process\.env\b/, file);
    assert.doesNotMatch(code, /process\.exit\(|console\.|process\.(?:stdout|stderr)\b/, file);
  }
});

test('budgets in lines that hold code: main ≤ 30, file ≤ 250, function ≤ 40', () => {
  const over = sources.flatMap(({ file, name, code, functions }) => {
    const lines = code.filter(Boolean).length;
    const limit = name === 'main.ts' ? 30 : 250;
    const long = functions
      .filter((each) => each.lines > 40)
      .map((each) => `${file}:${each.line} function of ${each.lines} lines`);
    return lines > limit ? [`${file} has ${lines} lines`, ...long] : long;
  });
  assert.deepEqual(over, []);
});

test('files are named by nouns of the field', () => {
  const refused = /^(?:utils?|helpers?|common|misc|types|constants)\.ts$|[A-Z_]/;
  for (const file of globSync('{src,test,scripts}/**/*.ts', { cwd: root })) {
    assert.doesNotMatch(path.basename(file), refused, file);
  }
});

test('each source file opens with what it is for', () => {
  for (const file of globSync('{src,test,scripts}/**/*.ts', { cwd: root }))
    assert.match(read(file), /^(?:#!.*\n)?\/\/ \S/, file);
});

test('tests mirror src: a test file per source file; main and run are covered by scenarios', () => {
  const expected = sources
    .filter(({ folder, name }) => !isRoom(folder) || !['main.ts', 'run.ts'].includes(name))
    .filter(({ text }) => hasBehaviour(text))
    .map(({ file }) => file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts'));
  assert.deepEqual(
    expected.filter((file) => !existsSync(path.join(root, file))),
    [],
  );
  const existing = globSync(
    'test/{domain,runner,clients,quality-gate,build-push-image,bump-manifest,smoke-test,notify-slack}/**/*.test.ts',
    { cwd: root },
  );
  const orphans = existing.filter(
    (file) => !existsSync(path.join(root, file.replace(/^test/, 'src').replace(/\.test\.ts$/, '.ts'))),
  );
  assert.deepEqual(orphans, []);
  for (const room of rooms)
    assert.ok(existsSync(path.join(root, `test/scenarios/${room}.test.ts`)), `scenarios of ${room}`);
});

/** A file of interfaces only has nothing to test. */
const hasBehaviour = (text: string): boolean => /^(?:export )?(?:async )?(?:function|class|const|let) /m.test(text);

test('the five main.ts have one shape', async () => {
  for (const room of rooms) {
    const main = read(`src/${room}/main.ts`);
    assert.match(main, /await runAction\(\{/, room);
    assert.match(main, new RegExp(`name: '${room}'`), room);
  }
});

interface ActionFile {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

test('input and output names in code equal action.yml, both ways', async () => {
  for (const room of rooms) {
    const action = parse(read(`actions/${room}/action.yml`)) as ActionFile;
    const code = (await import(`../src/${room}/inputs.ts`)) as { inputs: object };
    const report = (await import(`../src/${room}/report.ts`)) as { outputs: readonly string[] };
    assert.deepEqual(
      Object.keys(action.inputs).sort(),
      Object.keys({ ...sharedInputs, ...code.inputs }).sort(),
      `${room} inputs`,
    );
    assert.deepEqual(Object.keys(action.outputs).sort(), [...report.outputs].sort(), `${room} outputs`);
  }
});

test('each action.yml runs its bundle on node24, and a default never hides the config file', () => {
  for (const room of rooms) {
    const action = parse(read(`actions/${room}/action.yml`)) as ActionFile;
    assert.deepEqual(
      { using: action.runs.using, main: action.runs.main },
      { using: 'node24', main: `../../dist/${room}/index.js` },
    );
    for (const [name, input] of Object.entries(action.inputs)) {
      assert.match(input.description, /^\S.*\.$/s, `${room}.${name} is described in a sentence`);
      if (input.default !== undefined) assert.match(input.default, /^\$\{\{ .+ \}\}$/, `${room}.${name} default`);
      assert.equal(input.required, undefined, `${room}.${name}: the config file may provide it`);
    }
    for (const [name, output] of Object.entries(action.outputs))
      assert.match(output.description, /\.$/, `${room}.${name} is described`);
  }
});

test('docs/errors.md has a row per error code, and no row without one', () => {
  const code = sources.map(({ text }) => text).join('\n');
  const codes = new Set([...code.matchAll(/\bcode: '([a-z0-9_]+)'/g)].map(([, found = '']) => found));
  const rows = [...read('docs/errors.md').matchAll(/^\| `([a-z0-9_]+)` \|/gm)].map(([, row = '']) => row);
  assert.deepEqual([...codes].filter((each) => !rows.includes(each)).sort(), [], 'codes without a row');
  assert.deepEqual(
    rows.filter((row) => !code.includes(`'${row}'`)),
    [],
    'rows without a code',
  );
  assert.deepEqual(rows, [...new Set(rows)].sort(), 'rows are sorted and unique');
});
