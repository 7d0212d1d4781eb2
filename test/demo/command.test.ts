// What may stand behind `npm run demo --`, who is asked before anything is installed, and how the timeline fits its columns.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { evaluate } from '../../scripts/demo/caller.ts';
import { parseCommand, usage } from '../../scripts/demo/command.ts';
import { decideInstall, type Situation } from '../../scripts/demo/engine.ts';
import { startTimeline, wrap } from '../../scripts/demo/terminal.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const plain = { story: 'chain', stage: undefined, keep: false, install: undefined, folder: undefined };

const good: readonly (readonly [words: string, command: object])[] = [
  ['', plain],
  ['storm', { ...plain, story: 'storm' }],
  ['midnight --keep', { ...plain, story: 'midnight', keep: true }],
  ['fail smoke', { ...plain, story: 'fail', stage: 'smoke' }],
  ['--install', { ...plain, install: true }],
  ['--no-install', { ...plain, install: false }],
  ['--folder /tmp/x evidence', { ...plain, story: 'evidence', folder: '/tmp/x' }],
];
for (const [words, command] of good)
  test(`\`${words}\` is understood`, () => assert.deepEqual(parseCommand(words.split(' ').filter(Boolean)), command));

const wrong: readonly (readonly [words: string, problem: RegExp])[] = [
  ['--fail smoke', /no option --fail.*`fail smoke`/],
  ['--kepe', /no option --kepe.*--keep/],
  ['-x', /no option -x/],
  ['thunder', /no story "thunder".*storm/],
  ['fail', /one of the stages gate, build, bump, smoke, notify\.$/],
  ['fail roof', /one of the stages.*"roof" was given/],
  ['fail gate build', /one stage, and "build"/],
  ['storm twice', /takes nothing behind it/],
  ['--keep=yes', /takes no value/],
  ['--folder', /wants a path/],
  ['--install --no-install', /exclude one another/],
];
for (const [words, problem] of wrong)
  test(`\`${words}\` is an error that says what there is`, () => {
    const command = parseCommand(words.split(' '));
    assert.match((command as { problem: string }).problem, problem);
  });

test('--help is a command of its own, wherever it stands', () =>
  assert.equal(parseCommand(['storm', '--help']), 'help'));

for (const word of ['storm', 'midnight', 'evidence', 'fail <stage>', '--keep', '--install', '--no-install', '--folder'])
  test(`--help names ${word}`, () => assert.ok(usage.includes(word)));

test('--help keeps to 120 columns', () =>
  assert.deepEqual(
    usage.split('\n').filter((line) => line.length > 120),
    [],
  ));

test('an unknown option ends red, and nothing is told', () => {
  const script = path.resolve(import.meta.dirname, '../../scripts/demo.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--fail', 'smoke'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^There is no option --fail/);
});

test('--folder never deletes what the demo did not write', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'mine.txt'), 'mine');
  const script = path.resolve(import.meta.dirname, '../../scripts/demo.ts');
  const { status, stdout } = spawnSync(process.execPath, [script, 'evidence', '--folder', folder], {
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.match(stdout, /holds files that the demo did not write/);
  assert.equal(readFileSync(path.join(folder, 'mine.txt'), 'utf8'), 'mine');
});

const somewhere: Situation = { install: undefined, isCi: false, isRoot: true, hasApt: true, isTerminal: false };
const decisions: readonly (readonly [what: string, given: Partial<Situation>, kind: string, why: RegExp])[] = [
  ['a person at a terminal is asked', { isTerminal: true }, 'ask', /person/],
  ['nobody to ask and nothing said installs nothing', {}, 'refuse', /--install/],
  ['--install needs no answer', { install: true }, 'install', /--install/],
  ['CI=true needs no answer', { isCi: true }, 'install', /CI=true/],
  ['--no-install wins over CI=true', { install: false, isCi: true }, 'refuse', /--no-install/],
  ['who is not root cannot install', { install: true, isRoot: false }, 'refuse', /Only root/],
  ['where there is no apt nothing is installed', { isCi: true, hasApt: false }, 'refuse', /apt-get install buildah/],
];
for (const [what, given, kind, why] of decisions)
  test(what, () => {
    const decision = decideInstall({ ...somewhere, ...given });
    assert.equal(decision.kind, kind);
    assert.match(decision.why, why);
  });

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, write: (text: string) => written.push(text), text: () => written.join('') };
}

test('a line is never longer than 120 columns, and further ones keep its place', () => {
  const paper = screen(false);
  startTimeline(paper, {}).say('argo cd', `${'word '.repeat(40)}${'x'.repeat(200)}`);
  const lines = paper.text().trimEnd().split('\n');
  assert.ok(lines.length > 3);
  for (const line of lines) assert.ok(line.length <= 120, line);
  for (const line of lines.slice(1)) assert.match(line, /^ {27}\S/);
});

test('a broken line keeps its indentation', () => {
  assert.deepEqual(wrap('    one two three', 12), ['    one two', '    three']);
});

test('control characters of foreign text do nothing on the terminal', () => {
  const paper = screen(false);
  startTimeline(paper, {}).say('x', 'feat: \u001b[2J\u001b]0;title\u0007gone\rback');
  const controls = [...paper.text()].filter((each) => each < ' ' && each !== '\n');
  assert.deepEqual(controls, []);
});

test('colours are for a terminal alone, and NO_COLOR takes them away', () => {
  const told = (isTTY: boolean, env: NodeJS.ProcessEnv): boolean => {
    const paper = screen(isTTY);
    startTimeline(paper, env).say('x', 'y', 'good');
    return paper.text().includes('\u001b[32m');
  };
  assert.deepEqual([told(true, {}), told(true, { NO_COLOR: '1' }), told(false, {})], [true, false, false]);
});

const contexts = { github: { sha: 'abc' }, vars: {}, secrets: { TOKEN: 't' } };

test('plain names are filled in; one that is not there is empty, as with GitHub', () => {
  const text = ['github.sha', 'vars.NONE', 'secrets.TOKEN'].map((name) => `\${{ ${name} }}`).join('-');
  assert.equal(evaluate(text, contexts), 'abc--t');
});

test('an expression that is not known stops the demo', () => {
  assert.throws(() => evaluate(`\${{ inputs.force == true }}`, contexts), /does not know the expression inputs\.force/);
});
