// Each sentence of docs/security.md names the test that holds it: those tests are there, and no test of an attack is left out.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { isTitle, titlesOf } from './test-titles.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/security.md');

/** `file.test.ts` “name” “another name of the same file”. */
const cited = [...page.matchAll(/`(test\/[\w./-]+\.test\.ts)`((?:\s*“[^”]+”)+)/g)].flatMap(
  ([, file = '', names = '']) => [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ file, name })),
);

const holds = (file: string, name: string): boolean =>
  existsSync(path.join(root, file)) && titlesOf(read(file)).some((title) => isTitle(name, title, read(file)));

test('the page names many tests, and every file that it names is read', () => {
  assert.ok(cited.length >= 90, `${cited.length}`);
  const files = new Set([...page.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, file]) => file));
  assert.deepEqual(new Set(cited.map(({ file }) => file)), files);
});

for (const { file, name } of cited)
  test(`docs/security.md is right that ${file} has “${name}”`, () => assert.ok(holds(file, name)));

/** The rows of the tables about what somebody tries. */
const rows = [...page.matchAll(/^\| what (?:he|it) tries .*\n\| ---.*\n((?:\|.*\n)+)/gm)].flatMap(([, table = '']) =>
  table.trimEnd().split('\n'),
);

test('every row says which test holds it, or that it is not held', () => {
  assert.ok(rows.length >= 60, `${rows.length}`);
  const open = rows.filter((row) => !row.includes('“') && !(row.includes('**not held') && row.endsWith('| – |')));
  assert.deepEqual(open, []);
});

for (const file of ['test/scenarios/hostile-runner.test.ts', 'test/scenarios/secret-hunt.test.ts'])
  for (const title of titlesOf(read(file)))
    test(`docs/security.md names “${title.join('…')}”`, () =>
      assert.ok(cited.some((each) => each.file === file && isTitle(each.name, title, read(file)))));

const titles: readonly (readonly [name: string, isThere: boolean])[] = [
  ['a plain one', true],
  ['a red one', true],
  ['a … one', true],
  ['a blue one', false],
  ['a plain', false],
];
for (const [name, isThere] of titles)
  test(`${name} is ${isThere ? 'a' : 'no'} title`, () => {
    const text = `test('a plain one', f); for (const x of ['red']) test(\`a \${x} one\`, f);`;
    assert.equal(
      titlesOf(text).some((title) => isTitle(name, title, text)),
      isThere,
    );
  });
