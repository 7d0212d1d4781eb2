// The rules of the house, held by a test: arrows, doors, budgets, names, and that action.yml, code and docs agree.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import semver from 'semver';
import { parse } from 'yaml';
import {
  folderSizes,
  importCircles,
  inputsNamedByClients,
  isLong,
  mostFiles,
  mostTernaries,
  ternaryRate,
} from '../scripts/house-counts.ts';
import { type Import, readSourceTree, type SourceFile } from '../scripts/source-tree.ts';
import { actionNames } from '../src/runner/config-file.ts';
import { sharedInputs } from '../src/runner/inputs.ts';
import { chainInputs, workflowInputs } from '../src/ship/inputs.ts';
import { chainOutputs, workflowOutputs } from '../src/ship/report.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const sources = readSourceTree();
// The chain as a whole is a room like the others, but for the arrows: it alone imports them.
const rooms: readonly string[] = [...actionNames, 'ship'];

const isRoom = (folder: string): boolean => rooms.includes(folder);

/** The stages of the chain, which do what a main does. */
const isWiring = (file: string): boolean => /^src\/ship\/stages(?:\.ts$|\/)/.test(file);

/** What only these files of a room may import. */
const starting: Readonly<Record<string, string>> = { 'main.ts': 'runner', 'wiring.ts': 'clients' };

/** Says why a file may not hold this import, or undefined when it may. */
function arrowFault(source: SourceFile, each: Import): string | undefined {
  const to = each.target?.split(path.sep)[0];
  if (to === undefined) return packageFault(source, each.specifier);
  if (to === source.folder) return ownFault(source, each);
  if (to === 'domain') return undefined;
  if (source.folder === 'domain') return 'domain imports only domain';
  if (source.folder === 'runner') return 'runner imports only domain';
  if (source.folder === 'clients') return 'clients import only domain';
  // Each stage of the chain is wired as its main is.
  if (isWiring(source.file)) return undefined;
  if (source.folder === 'ship' && isArrowOfShip(source, each.target ?? '')) return undefined;
  if (isRoom(to)) return 'a room never imports another';
  if (starting[source.name] === to) return undefined;
  if (to === 'runner')
    return source.name === 'inputs.ts' || each.typeOnly ? undefined : 'only main and inputs import runner';
  return each.typeOnly && !['plan.ts', 'report.ts'].includes(source.name)
    ? undefined
    : 'only wiring.ts imports clients; others their types';
}

/** What ship alone may import of other rooms. */
function isArrowOfShip({ file }: SourceFile, target: string): boolean {
  // The chain as a whole knows the inputs of its stages, and reads their sections of the config file.
  if (target.endsWith('/inputs.ts')) return true;
  if (file === 'src/ship/deployments.ts' && target.startsWith('runner/')) return true;
  // What the manifests remember is read with the rules by which bump-manifest reads it.
  return file.startsWith('src/ship/history/') && /^bump-manifest\/(?:history|edit|recording)\//.test(target);
}

function packageFault(source: SourceFile, specifier: string): string | undefined {
  if (source.folder === 'domain')
    return ['yaml', 'semver'].includes(specifier) ? undefined : 'domain imports only yaml and semver';
  const pure = isRoom(source.folder) && ['plan.ts', 'report.ts'].includes(source.name);
  return pure && specifier.startsWith('node:') ? 'plan and report touch nothing of the world' : undefined;
}

function ownFault(source: SourceFile, each: Import): string | undefined {
  const pure = isRoom(source.folder) && ['plan.ts', 'report.ts'].includes(source.name);
  const impure = ['run.ts', 'main.ts', 'wiring.ts'].includes(path.basename(each.target ?? ''));
  return pure && impure && !each.typeOnly ? 'plan and report do not import run' : undefined;
}

for (const source of sources)
  test(`${source.file} imports only where its arrows point`, () => {
    const faults = source.imports.map((each) => [
      each.specifier,
      arrowFault(source, each) ?? subRoomFault(source, each),
    ]);
    assert.deepEqual(
      faults.filter(([, fault]) => fault !== undefined),
      [],
    );
  });

/** What each sub-room of bump-manifest may import of the others: run → proposal, presence → decision → history → branch → edit → places. */
const subRoomArrows: Readonly<Record<string, readonly string[]>> = {
  proposal: ['hosts', 'report', 'decision', 'history', 'branch', 'request', 'inputs'],
  recording: ['report', 'history', 'request', 'inputs'],
  presence: ['history', 'bump-plan', 'branch', 'request', 'edit'],
  // What a host of repositories says, in words.
  hosts: ['inputs'],
  report: ['history', 'bump-plan'],
  // The one that asks for a plan.
  decision: ['plan', 'history', 'bump-plan', 'branch', 'request', 'edit'],
  history: ['branch', 'request', 'inputs', 'edit', 'edit/places'],
  plan: ['bump-plan', 'edit', 'edit/places'],
  'bump-plan': ['edit', 'edit/places'],
  branch: ['request', 'inputs', 'edit'],
  // What a request wants of the past is a word of history.
  request: ['inputs', 'edit', 'history'],
  inputs: ['edit'],
  edit: ['edit/places'],
  'edit/places': [],
};

/** Says why a sub-room of bump-manifest may not hold this import; a sub-room that is not in the list is judged as the one it lies in. */
function subRoomFault(source: SourceFile, each: Import): string | undefined {
  const arrow = subRoomArrowOf(source, each);
  const allowed = subRoomArrows[arrow?.from ?? ''];
  if (arrow === undefined || allowed === undefined || allowed.includes(arrow.to)) return undefined;
  return `${arrow.from} does not import ${arrow.to}`;
}

/** From which sub-room of bump-manifest to which other one an import leads; undefined for any other import. */
function subRoomArrowOf({ file, folder }: SourceFile, { target }: Import): { from: string; to: string } | undefined {
  if (folder !== 'bump-manifest' || target?.startsWith('bump-manifest/') !== true) return undefined;
  const [from, to] = [subRoomOf(file.replace(/^src\//, '')), subRoomOf(target)];
  return from === to ? undefined : { from, to };
}

test('no arrow between the sub-rooms of bump-manifest is allowed that none of them uses', () => {
  const used = sources.flatMap((source) =>
    source.imports.map((each) => subRoomArrowOf(source, each)).map((arrow) => `${arrow?.from} → ${arrow?.to}`),
  );
  const allowed = Object.entries(subRoomArrows).flatMap(([from, targets]) => targets.map((to) => `${from} → ${to}`));
  assert.deepEqual(
    allowed.filter((arrow) => !used.includes(arrow)),
    [],
  );
});

/** `history` of bump-manifest/history/order.ts, `plan` of bump-manifest/plan.ts. */
function subRoomOf(file: string): string {
  const parts = file.replace(/\.ts$/, '').split('/').slice(1);
  for (let length = parts.length; length > 0; length--) {
    const room = parts.slice(0, length).join('/');
    if (subRoomArrows[room] !== undefined) return room;
  }
  return parts[0] ?? '';
}

test('no files import each other in a circle, types counted', () => assert.deepEqual(importCircles(sources), []));

for (const [folder, size] of folderSizes(sources))
  test(`${folder} holds at most ${mostFiles} files`, () =>
    assert.ok(size <= mostFiles, `${size} files: make sub-rooms by nouns`));

const doors: Readonly<Record<string, (file: string) => boolean>> = {
  '@actions/core': (file) => file.startsWith('src/runner/'),
  '@actions/exec': (file) => file === 'src/clients/question.ts',
  '@actions/github': (file) => file === 'src/clients/github/github.ts',
  '@octokit/auth-app': (file) => file === 'src/clients/github/app.ts',
  '@octokit/request': (file) => file === 'src/clients/github/app.ts',
  '@aws-sdk/client-ecr': (file) => file.startsWith('src/clients/registry/ecr'),
  'node:child_process': (file) => ['src/clients/process.ts', 'src/clients/watchdog.ts'].includes(file),
};

for (const [specifier, isDoor] of Object.entries(doors))
  test(`${specifier} has one door`, () => {
    const users = sources.filter(({ imports }) => imports.some((each) => each.specifier === specifier));
    assert.deepEqual(
      users.map(({ file }) => file).filter((file) => !isDoor(file)),
      [],
    );
  });

/** The text without its comments. */
const codeOf = ({ text }: SourceFile): string => text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');

/** The files whose code matches. */
const filesWith = (pattern: RegExp, among: readonly SourceFile[] = sources): string[] =>
  among.filter((source) => pattern.test(codeOf(source))).map(({ file }) => file);

test('process.env is read in the runner room only', () => {
  const others = sources.filter(({ folder }) => folder !== 'runner');
  assert.deepEqual(filesWith(/process\.env\b/, others), []);
});

test('nobody exits the process', () => assert.deepEqual(filesWith(/process\.exit\(/), []));

test('nobody prints past the log', () => assert.deepEqual(filesWith(/console\.|process\.(?:stdout|stderr)\b/), []));

test('what this machine is called stands in domain/loopback.ts alone', () => {
  assert.deepEqual(filesWith(/\blocalhost\b|\b127\.|127\\\./), ['src/domain/loopback.ts']);
});

test('an authorization is made in domain/loopback.ts alone, which asks where it goes', () => {
  // A proxy is sent the login that the runner's own settings hold for it.
  const known = ['src/domain/loopback.ts', 'src/clients/outward/proxy.ts'];
  const others = sources.filter(({ file }) => !known.includes(file));
  const makers = others.filter(({ strings }) => strings.some(({ text }) => /\b(?:Bearer|Basic) $/.test(text)));
  assert.deepEqual(
    makers.map(({ file }) => file),
    [],
  );
});

for (const { file, swallowing } of sources.filter((each) => /\bcatch\b|\.then\(/.test(each.text)))
  test(`${file}: a bug of ours gets through every catch`, () => {
    // The one handler that swallows: `awaitedElsewhere`, of a promise whose failure somebody else gets to know.
    const known = file === 'src/domain/thrown.ts' ? 1 : 0;
    assert.equal(swallowing.length, known, `lines ${swallowing}`);
  });

/** The comment at the head of a file, in one line. */
const headOf = ({ text }: SourceFile): string =>
  (text.match(/^(?:\/\/.*\n)+/)?.[0] ?? '').replaceAll(/\n?\/\/ ?/g, ' ');

const subRooms = [...Map.groupBy(sources, ({ file }) => path.dirname(file))].filter(
  ([folder, files]) => folder.split(path.sep).length > 2 && files.length > 1,
);
for (const [folder, files] of subRooms)
  test(`${folder} has one map, at the head of a file, that names each of its files`, () => {
    const maps = files.map(headOf).flatMap((head) => head.split(/the map of this room/i).slice(1));
    assert.equal(maps.length, 1);
    const words = new Set(maps[0]?.match(/[\w-]+/g));
    assert.deepEqual(
      files.map(({ name }) => path.basename(name, '.ts')).filter((name) => !words.has(name)),
      [],
    );
  });

test(`at most ${mostTernaries} ternaries in 1,000 lines of code`, () => {
  assert.ok(ternaryRate(sources) <= mostTernaries, `${ternaryRate(sources).toFixed(1)}`);
});

test('a client names no input of an action', () => {
  assert.deepEqual(inputsNamedByClients(sources), []);
});

for (const { file, name, code, functions } of sources)
  test(`${file} keeps the budgets in lines that hold code`, () => {
    const lines = code.filter(Boolean).length;
    assert.ok(lines <= (name === 'main.ts' ? 30 : 250), `${lines} lines`);
    assert.deepEqual(
      functions.filter((each) => each.lines > 40),
      [],
    );
  });

for (const { file, functions, nestedTernaries } of sources) {
  test(`${file}: a long function has paragraphs`, () => {
    assert.deepEqual(
      functions.filter((each) => isLong(each) && !each.hasParagraphs),
      [],
    );
  });

  test(`${file}: no ternary inside another of the same function`, () => assert.deepEqual(nestedTernaries, []));
}

const written = globSync('{src,test,scripts}/**/*.ts', { cwd: root });

test('files are named by nouns of the field', () => {
  const refused = /^(?:utils?|helpers?|common|misc|types|constants)\.ts$|[A-Z_]/;
  assert.deepEqual(
    written.filter((file) => refused.test(path.basename(file))),
    [],
  );
});

test('each source file opens with what it is for', () =>
  assert.deepEqual(
    written.filter((file) => !/^(?:#!.*\n)?\/\/ \S/.test(read(file))),
    [],
  ));

test('tests mirror src: a test file per source file; main and run are covered by scenarios', () => {
  const expected = sources
    .filter(({ folder, name }) => !isRoom(folder) || !['wiring.ts', 'main.ts', 'run.ts'].includes(name))
    .filter(({ file }) => !isWiring(file) || file === 'src/ship/stages.ts')
    .filter(({ text }) => hasBehaviour(text))
    .map(({ file }) => file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts'));
  const missing = expected.filter((file) => !existsSync(path.join(root, file)));

  const mirrored = `test/{domain,runner,clients,${rooms.join(',')}}/**/*.test.ts`;
  const sourceOf = (file: string): string => file.replace(/^test/, 'src').replace(/\.test\.ts$/, '.ts');
  const orphans = globSync(mirrored, { cwd: root }).filter((file) => !existsSync(path.join(root, sourceOf(file))));

  const unplayed = rooms.filter((room) => !existsSync(path.join(root, `test/scenarios/${room}.test.ts`)));
  assert.deepEqual([missing, orphans, unplayed], [[], [], []]);
});

/** A file of interfaces only has nothing to test, nor has a generated list. */
const hasBehaviour = (text: string): boolean =>
  !/^\/\/ .*Written by `npm run docs`/.test(text) &&
  /^(?:export )?(?:async )?(?:function|class|const|let) /m.test(text);

/** A main without its noun, the action's name. */
const shapeOf = (room: string): string => read(`src/${room}/main.ts`).replaceAll(room, 'ROOM');

for (const room of rooms)
  test(`the main of ${room} differs from the others only in nouns`, () =>
    assert.equal(
      shapeOf(room),
      `// Starts ROOM with the real clients. Decides nothing.

import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';
import { clients } from './wiring.ts';

await runAction({
  name: 'ROOM',
  inputs,
  outputs,
  check,
  run,
  clients,
});
`,
    ));

/** `QualityGateInputs` of quality-gate. */
const inputsNameOf = (room: string): string =>
  `${room.replace(/(?:^|-)[a-z]/g, (each) => each.slice(-1).toUpperCase())}Inputs`;

/** The doors of an action: a file, and what each twin of it has in common with the others. Formatted in one line or in several. */
const doorsOf = (room: string): readonly (readonly [file: string, what: string, form: RegExp])[] => [
  ['inputs.ts', 'inputs', /^export const inputs = \{/m],
  ['inputs.ts', inputsNameOf(room), new RegExp(`^export type ${inputsNameOf(room)} = Inputs<typeof inputs>;`, 'm')],
  ['inputs.ts', 'check', /^export (?:function check\(|const check[ :]|\{ (?:\w+ as )?check \} from )/m],
  ['plan.ts', 'its plan', /^export function plan[A-Z]\w+\(/m],
  ['report.ts', 'outputs', /^export const outputs = \[/m],
  ['report.ts', 'OutputName', /^export type OutputName = \(typeof outputs\)\[number\];/m],
  ['report.ts', 'report', /^export function report\([^;]*?\): Report<OutputName> \{/m],
  [
    'run.ts',
    'run(inputs, job, clients)',
    new RegExp(
      `^export async function run\\(\\s*inputs: ${inputsNameOf(room)},\\s*job: Job,\\s*clients: Clients,?\\s*\\): Promise<Report<OutputName>> \\{`,
      'm',
    ),
  ],
  ['clients.ts', 'Clients', /^export interface Clients (?:extends \w+ )?\{/m],
  ['wiring.ts', 'clients', /^export const clients = \{/m],
  [
    'questions.ts',
    'questions',
    new RegExp(`^export const questions: readonly Question<${inputsNameOf(room)}, Clients>\\[\\] = \\[`, 'm'),
  ],
];

for (const room of actionNames)
  for (const [file, what, form] of doorsOf(room))
    test(`${room}: ${file} exports ${what} in the form of its twins`, () =>
      assert.ok(form.test(read(`src/${room}/${file}`)), `no line is ${form}`));

/** How a file of an action begins, by its name; more may follow. ROOM stands for the action. */
const headerForms: Readonly<Record<string, RegExp>> = {
  'inputs.ts': /^The inputs of ROOM, and how each is read\. /,
  'plan.ts': /^Decides what ROOM does, as a value that can be printed: .*\. Pure\b/,
  'run.ts': /^The straight line of ROOM: [^.;]* → [^.;]* → report[.;]/,
  'report.ts': /^What ROOM ends with: its outputs\b.*\. Pure\b/,
  'clients.ts': /^What ROOM needs of the world; the real ones are in wiring\.ts\. Types only\.$/,
  'wiring.ts': /^The real clients of ROOM: what it touches of the world, and nothing else\. Decides nothing\.$/,
  'questions.ts': /^What a preflight asks of ROOM: .*\? /,
};

for (const room of actionNames)
  for (const [name, form] of Object.entries(headerForms))
    test(`${room}: ${name} opens with the sentence of its twins`, () => {
      const source = sources.find(({ file }) => file === `src/${room}/${name}`);
      assert.ok(source);
      assert.match(headOf(source).trim().replaceAll(room, 'ROOM'), form);
    });

/** What the rooms, and the stages of the chain, call by one name because it is one thing in each. */
const doorNames: readonly string[] = [
  ...['inputs', 'check', 'Plan', 'formatPlan', 'run', 'report', 'outputs', 'OutputName'],
  ...['questions', 'clients', 'Clients', 'stage'],
];

test('a name that is exported stands for one thing in the whole of src, but for the doors of the rooms', () => {
  const declared = sources.flatMap(({ file, declares }) => declares.map((name) => ({ name, file })));
  const shared = [...Map.groupBy(declared, ({ name }) => name)].filter(
    ([name, places]) => places.length > 1 && !doorNames.includes(name),
  );
  assert.deepEqual(
    shared.map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`),
    [],
  );
});

/** The files in which an action decides, as CONTRIBUTING.md names them. */
const deciding: Readonly<Record<string, readonly string[]>> = {
  'quality-gate': ['plan.ts', 'verdict/verdict.ts'],
  'build-push-image': ['plan.ts'],
  'bump-manifest': ['decision.ts'],
  'smoke-test': ['plan.ts', 'verdict.ts'],
  'notify-slack': ['plan.ts'],
};

for (const room of actionNames)
  test(`${room}: from action.yml three opens lead to what decides: main, run, ${deciding[room]?.join(' or ')}`, () => {
    const run = sources.find(({ file }) => file === `src/${room}/run.ts`);
    const called = (run?.imports ?? []).filter(({ typeOnly }) => !typeOnly).map(({ target }) => target);
    assert.deepEqual(
      deciding[room]?.filter((file) => !called.includes(`${room}/${file}`)),
      [],
    );
  });

for (const name of ['outputsOf', 'reportEnd'])
  test(`no ${name} stands beside report`, () => assert.deepEqual(filesWith(new RegExp(`\\b${name}\\b`)), []));

interface ActionFile {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** Each action.yml with the room that it opens. The chain has two doors: the root for people, the other for the reusable workflows. */
const actionFiles: readonly (readonly [file: string, room: string])[] = [
  ...rooms.map((room) => [`actions/${room}/action.yml`, room] as const),
  ['action.yml', 'ship'],
];

for (const room of rooms)
  test(`${room}: input and output names in code equal action.yml, both ways`, async () => {
    const code = (await import(`../src/${room}/inputs.ts`)) as { inputs: object };
    const report = (await import(`../src/${room}/report.ts`)) as { outputs: readonly string[] };
    const files = actionFiles.filter(([, each]) => each === room).map(([file]) => parse(read(file)) as ActionFile);
    const named = (part: 'inputs' | 'outputs'): string[] =>
      [...new Set(files.flatMap((file) => Object.keys(file[part])))].sort();
    assert.deepEqual(named('inputs'), Object.keys({ ...sharedInputs, ...code.inputs }).sort());
    assert.deepEqual(named('outputs'), [...report.outputs].sort());
  });

interface ListReader {
  readonly schema: { readonly type?: unknown };
}

/** Inputs that take several values in one text. */
const listsOf = (readers: Readonly<Record<string, ListReader>>): string[] =>
  Object.entries(readers)
    .filter(([, { schema }]) => Array.isArray(schema.type) && schema.type.join() === 'string,array')
    .map(([name]) => name);

for (const room of actionNames)
  test(`${room}: the description of an input that takes lines says \`per line\``, async () => {
    const { inputs } = (await import(`../src/${room}/inputs.ts`)) as { inputs: Record<string, ListReader> };
    const lists = listsOf(inputs);
    const action = parse(read(`actions/${room}/action.yml`)) as ActionFile;
    const silent = lists.filter((name) => !/\bper line\b/.test(action.inputs[name]?.description ?? ''));
    assert.ok(lists.length > 0);
    assert.deepEqual(silent, []);
  });

for (const [file, room] of actionFiles) {
  const action = parse(read(file)) as ActionFile;

  test(`${file} runs its bundle on node24`, () => {
    const up = path.relative(path.dirname(file), `dist/${room}/index.js`);
    assert.deepEqual(action.runs, { using: 'node24', main: up });
  });

  test(`${file}: the inputs that every action has come last, in one order`, () => {
    const names = Object.keys(action.inputs);
    assert.deepEqual(names.slice(-4), Object.keys(sharedInputs));
  });

  test(`${file}: texts for people are in double quotes, and what GitHub runs is not`, () => {
    const texts = read(file).match(/^ *(?:name|description|author|icon|color|using|main): .*$/gm) ?? [];
    const isQuoted = (line: string): boolean => /: ".*"$/.test(line);
    const odd = texts.filter((line) => isQuoted(line) === /^ *(?:using|main):/.test(line));
    assert.deepEqual(odd, []);
  });

  test(`${file}: a default never hides the config file, which may provide every input`, () => {
    // The config file has no section for what the workflows ask.
    const given = Object.entries(action.inputs).filter(
      ([name]) => file !== 'actions/ship/action.yml' || name !== 'stages',
    );
    const hiding = given.filter(([, input]) => input.default !== undefined && !/^\$\{\{ .+ \}\}$/.test(input.default));
    const required = Object.entries(action.inputs).filter(([, input]) => input.required !== undefined);
    assert.deepEqual([hiding, required], [[], []]);
  });

  test(`${file}: each input and output is described in a sentence`, () => {
    const described = [...Object.entries(action.inputs), ...Object.entries(action.outputs)];
    const odd = described.filter(([, { description }]) => !/^\S.*\.$/s.test(description));
    assert.deepEqual(odd, []);
  });
}

for (const [file, inputs, outputs] of [
  ['action.yml', chainInputs, chainOutputs],
  ['actions/ship/action.yml', workflowInputs, workflowOutputs],
] as const)
  test(`${file} shows what this door of the chain takes`, () => {
    const action = parse(read(file)) as ActionFile;
    assert.deepEqual(Object.keys(action.inputs).sort(), Object.keys({ ...sharedInputs, ...inputs }).sort());
    assert.deepEqual(Object.keys(action.outputs).sort(), [...outputs].sort());
  });

for (const room of actionNames)
  test(`the chain hands out every output of ${room}`, async () => {
    const { outputs } = (await import(`../src/${room}/report.ts`)) as { outputs: readonly string[] };
    assert.deepEqual(
      outputs.filter((name) => !(chainOutputs as readonly string[]).includes(name)),
      [],
    );
  });

interface Lock {
  readonly packages: Readonly<Record<string, { readonly engines?: { readonly node?: string } }>>;
}

test('npm ci warns of no package on any Node that `engines` allows', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as Lock;
  const ours = packages['']?.engines?.node ?? '';
  const narrower = Object.entries(packages).filter(([, { engines }]) => !semver.subset(ours, engines?.node ?? '*'));
  assert.deepEqual(
    narrower.map(([folder]) => folder),
    [],
  );
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

test('the rows of docs/errors.md have one form: no cell ends with a full stop', () => {
  const rows = read('docs/errors.md').match(/^\| `.*$/gm) ?? [];
  assert.deepEqual(
    rows.filter((row) => /\. \|/.test(row)),
    [],
  );
});
