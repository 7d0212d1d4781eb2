// The committed bundles as files: what they load when they start, what they carry, and which licenses they name.

import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertFresh, hashFile, hashSources, listSources } from '../scripts/bundle-sources.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { runBundle } from './fakes/runner.ts';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const bundles = readdirSync(dist).filter((name) => existsSync(path.join(dist, name, 'index.js')));
const scriptsOf = (name: string): string[] => globSync('*.js', { cwd: path.join(dist, name) });
const read = (name: string, file: string): string => readFileSync(path.join(dist, name, file), 'utf8');

/** Prints each file that the process loads as an ES module. */
const spy = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { if (url.startsWith('file:')) process.stderr.write('\\nloaded ' + url + '\\n'); return next(url, context); } });
`)}`;

/** Lets a process believe that it is an older Node.js, without what that one lacks. */
const older = `data:text/javascript,${encodeURIComponent(`
Object.defineProperty(process, 'version', { value: 'v20.20.2' });
process.getBuiltinModule = undefined;
`)}`;

test('each action has a bundle, and each bundle an action', () =>
  assert.deepEqual(bundles, globSync('*', { cwd: path.join(root, 'actions') }).sort()));

for (const name of bundles) {
  test(`${name}: a step that ends with an input error has loaded its index.js and no SDK`, async (t) => {
    const inputs = { 'dry-run': 'perhaps' };
    const env = { NODE_OPTIONS: `--import=${spy}` };
    const { log, errors, exitCode } = await runBundle(name, { workspace: temporaryFolder(t), inputs, env });
    const urls = [...log.matchAll(/^loaded (.*)$/gm)].map(([, url = '']) => url);
    const loaded = urls.map((url) => path.relative(dist, new URL(url).pathname));
    assert.deepEqual([exitCode, loaded], [1, [`${name}/index.js`]], log);
    assert.ok(
      errors.some((error) => error.includes('"perhaps" is not a boolean')),
      log,
    );
  });

  test(`${name}: an older Node.js is refused before anything is read, and is not called our bug`, async (t) => {
    const env = { NODE_OPTIONS: `--import=${older}` };
    const inputs = { 'dry-run': 'perhaps' };
    const { errors, exitCode } = await runBundle(name, { workspace: temporaryFolder(t), inputs, env });
    assert.deepEqual([exitCode, errors.length], [1, 1], errors.join('\n'));
    assert.match(errors[0] ?? '', /v20\.20\.2.*Node\.js 24 or newer \[node_too_old\]/);
  });

  test(`${name}: a misspelt input ends the step before anything else`, async (t) => {
    const inputs = { 'dry-runn': 'true', 'frobnicate-it': 'x' };
    const { log, errors, warnings, exitCode } = await runBundle(name, { workspace: temporaryFolder(t), inputs });
    assert.match(
      errors.join('\n'),
      /`dry-runn` is not an input of [\w-]+ \[input_unknown\][\s\S]*Did you mean `dry-run`\?/,
    );
    assert.deepEqual([exitCode, warnings], [1, [`\`frobnicate-it\` is not an input of ${name}. It is ignored.`]], log);
  });

  test(`${name}: the start-up file carries no AWS SDK, Octokit or undici`, () => {
    const heavy = /node_modules\/((?:@aws-sdk|@smithy|@octokit|@actions\/github|undici)[^ *]*)/g;
    assert.deepEqual([...read(name, 'index.js').matchAll(heavy)], []);
  });

  test(`${name}: the bundle does not know the folder that it was built in`, () => {
    const telling = readdirSync(path.join(dist, name)).filter((file) => read(name, file).includes(root));
    assert.deepEqual(telling, []);
  });

  test(`${name}: licenses.txt names every package whose code is in the bundle, and only packages that are shipped`, () => {
    const titles = [...read(name, 'licenses.txt').matchAll(/^((?:@[^/\s]+\/)?[^/\s]+) \d\S* \([^)]+\)$/gm)];
    const named = titles.map(([, title = '']) => title);
    const [carried, shipped] = [packagesIn(name), [...linesOfPackages().keys()]];
    assert.ok(carried.length > 2, carried.join());
    assert.deepEqual(
      [carried.filter((each) => !named.includes(each)), named.filter((each) => !shipped.includes(each))],
      [[], []],
    );
  });

  test(`${name}: every package in licenses.txt has a license text`, () => {
    for (const notice of read(name, 'licenses.txt').split(`\n${'-'.repeat(80)}\n\n`))
      assert.match(notice, /^\S+ \S+ \(.+\)\n\n[\s\S]{400,}/);
  });
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
}

/** Long lines of code in the bundle's files: what a package is known by, whatever the bundler did to its names. */
function packagesIn(name: string): string[] {
  const bundled = new Set(scriptsOf(name).flatMap((file) => tellingLines(read(name, file))));
  const shared = (lines: readonly string[]): number => lines.filter((line) => bundled.has(line)).length;
  return [...linesOfPackages()].filter(([, lines]) => shared(lines) >= 3).map(([found]) => found);
}

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** The lines that stand in one installed package alone, by its name. */
function linesOfPackages(): ReadonlyMap<string, readonly string[]> {
  if (known !== undefined) return known;
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
  const installed = Object.keys(packages).filter((folder) => folder !== '' && packages[folder]?.dev !== true);
  const owners = new Map<string, Set<string>>();
  for (const folder of installed.filter((each) => existsSync(path.join(root, each)))) {
    const name = folder.replace(/^.*node_modules\//, '');
    for (const file of globSync('**/*.{js,mjs,cjs}', { cwd: path.join(root, folder), exclude: ['node_modules'] })) {
      for (const line of tellingLines(readFileSync(path.join(root, folder, file), 'utf8')))
        owners.set(line, (owners.get(line) ?? new Set()).add(name));
    }
  }
  const lines = new Map<string, string[]>();
  for (const [line, [owner = '', ...others]] of owners) {
    if (others.length === 0) lines.set(owner, [...(lines.get(owner) ?? []), line]);
  }
  known = new Map([...lines].sort(([a], [b]) => (a < b ? -1 : 1)));
  return known;
}

const tellingLines = (code: string): string[] =>
  code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 40 && !/^(?:\/\/|\*|\/\*|import |export )/.test(line));

const edited: readonly [string, string, boolean][] = [
  ['a source of its own', 'src/notify-slack/report.ts', true],
  ['a file that it shares', 'src/runner/log.ts', true],
  ['the build', 'scripts/build.ts', true],
  ['the compiler options of the build', 'scripts/tsconfig.build.json', true],
  ['a source of another action', 'src/smoke-test/run.ts', false],
];

for (const [what, file, stale] of edited)
  test(`a bundle is ${stale ? 'stale' : 'as fresh as before'} when ${what} has changed`, () => {
    const readFile = (each: string): string => readFileSync(path.join(root, each), 'utf8');
    const readEdited = (each: string): string => `${readFile(each)}${each === file ? '// edited\n' : ''}`;
    assert.equal(hashSources('notify-slack', readEdited) !== hashSources('notify-slack'), stale);
  });

const old = /^Error: dist\/notify-slack is older than its sources.*: run npm run build -- notify-slack$/;

for (const [what, hash, error] of [
  ['that was made of other sources', '0'.repeat(64), old],
  ['without a hash', undefined, old],
  ['that was made of these sources', hashSources('notify-slack'), undefined],
] as const)
  test(`a scenario ${error === undefined ? 'runs' : 'refuses'} a bundle ${what}`, (t) => {
    const folder = temporaryFolder(t);
    mkdirSync(path.join(folder, 'notify-slack'));
    if (hash !== undefined) writeFileSync(path.join(folder, 'notify-slack', hashFile), `${hash}\n`);
    const look = (): void => assertFresh('notify-slack', folder);
    if (error === undefined) assert.doesNotThrow(look);
    else assert.throws(look, error);
  });

test('a bundle is made of what its main reaches, and of no other room', () => {
  const sources = listSources('smoke-test');
  assert.ok(sources.includes('src/smoke-test/run.ts') && sources.includes('src/clients/http.ts'));
  assert.deepEqual(
    sources.filter((file) => file.startsWith('src/bump-manifest/')),
    [],
  );
});

for (const name of bundles)
  test(`${name}: the bundle is the one that its sources make`, () =>
    assert.equal(read(name, hashFile).trim(), hashSources(name), `run npm run build -- ${name}`));
