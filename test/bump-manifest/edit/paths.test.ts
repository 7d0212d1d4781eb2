// Files, folders and globs against names, by tables.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  fileOfField,
  isField,
  isManifestName,
  nearPaths,
  patternFaults,
  readPattern,
  selectFiles,
  unmatchedError,
} from '../../../src/bump-manifest/edit/paths.ts';
import { rowName } from '../../row-name.ts';

const names = [
  'README.md',
  'base/app/deployment.yaml',
  'production/app/deployment.yaml',
  'production/app/kustomization.yml',
  'production/app/notes.txt',
  'production/app-worker/deployment.yaml',
  'production/eu/app/values.json',
  'production/eu/app/Kustomization',
];
const entries = [
  ...names.map((path) => ({ path, mode: '100644' })),
  { path: 'production/run.yaml', mode: '100755' },
  { path: 'link.yaml', mode: '120000' },
  { path: 'module', mode: '160000' },
];
const select = (...lines: string[]): string[] =>
  selectFiles(entries, lines.map(readPattern))
    .files.map(({ path }) => path)
    .sort();

const meant: readonly [title: string, lines: readonly string[], files: readonly string[]][] = [
  ['a folder', ['production/app'], ['production/app/deployment.yaml', 'production/app/kustomization.yml']],
  [
    'a folder with signs around it',
    ['./production/app/'],
    ['production/app/deployment.yaml', 'production/app/kustomization.yml'],
  ],
  ['a file whatever it is called', ['production/app/notes.txt'], ['production/app/notes.txt']],
  [
    'a glob within a folder',
    ['production/*/deployment.yaml'],
    ['production/app-worker/deployment.yaml', 'production/app/deployment.yaml'],
  ],
  ['a glob over folders', ['*/eu/**'], ['production/eu/app/Kustomization', 'production/eu/app/values.json']],
  [
    'alternatives',
    ['{base,production}/app/deployment.yaml'],
    ['base/app/deployment.yaml', 'production/app/deployment.yaml'],
  ],
  ['a file that is named twice', ['production/run.yaml', 'production/run.yaml'], ['production/run.yaml']],
];
for (const [title, lines, files] of meant)
  test(`${title} means ${files.join(' and ')}`, () => assert.deepEqual(select(...lines), files));

test('the root means every manifest', () => assert.equal(select('.').length, 7));

test('what is above the first wildcard is listed, and placeholders are no wildcards', () => {
  assert.deepEqual(readPattern('a/b/*/c.yaml'), { text: 'a/b/*/c.yaml', base: 'a/b', isGlob: true });
  assert.equal(readPattern('**/c.yaml').base, '');
  assert.equal(readPattern('{environment}/{service}').isGlob, false);
});

test('a pattern that means nothing is reported with what is near', () => {
  const patterns = ['production/ap', 'prodution/app', 'link.yaml', 'production/*.json'].map(readPattern);
  const { unmatched } = selectFiles(entries, patterns);
  assert.equal(unmatched.length, 4);
  const texts = unmatchedError(unmatched, entries, 'path').problems.map(
    ({ code, what, fix }) => `${code} ${what} ${fix}`,
  );
  assert.match(texts[0] ?? '', /path_not_found .*production\/app\./);
  assert.match(texts[1] ?? '', /path_not_found .*Near: production\./);
  assert.match(texts[2] ?? '', /path_not_regular .*symbolic link/);
  assert.deepEqual(nearPaths(readPattern('production/app'), names), []);
});

for (const line of ['../a', '/etc', 'a/../../b', 'a\\b', '.git/config', 'a/.git/hooks']) {
  test(`no path leaves the repository: ${rowName(line)}`, () => {
    assert.equal(patternFaults(line)[0]?.code, 'path_outside');
  });
}

for (const name of ['a.yaml', 'b/c.yml', 'd.json', 'Kustomization', 'e/Kustomization'])
  test(`${name} is a manifest by its name`, () => assert.ok(isManifestName(name)));

for (const name of ['a.yaml.bak', 'yaml', 'Dockerfile', 'MyKustomization'])
  test(`${name} is no manifest by its name`, () => assert.ok(!isManifestName(name)));

test('the file of an explicit place is what stands before the first colon, whatever the keys hold', () => {
  assert.equal(fileOfField('a/v.yaml:tag'), 'a/v.yaml');
  assert.equal(fileOfField('./a/v.yaml:images["r.io:5000/app"].tag'), 'a/v.yaml');
  assert.equal(fileOfField('v.yaml'), 'v.yaml');
});

const irregular: readonly [string, RegExp][] = [
  ['link.yaml', /"link\.yaml" is a symbolic link/],
  ['module', /"module" is a submodule/],
  ['module/app/values.yaml', /"module\/app\/values\.yaml" matches no manifest: "module" is a submodule/],
  ['module/*/values.yaml', /"module" is a submodule/],
];

for (const [line, told] of irregular) {
  test(`${line} is called what stands there`, () => {
    const { unmatched } = selectFiles(entries, [readPattern(line)]);
    const [problem] = unmatchedError(unmatched, entries, 'path').problems;
    assert.equal(problem?.code, 'path_not_regular');
    assert.match(problem.what, told);
  });
}

test('lines that overlap mean each file once, also where a listing names it twice', () => {
  const twice = [...entries, ...entries];
  const { files } = selectFiles(twice, ['production', 'production/app'].map(readPattern));
  const paths = files.map(({ path }) => path);
  assert.deepEqual([...new Set(paths)], paths);
});

const fieldLines: readonly [string, boolean][] = [
  ['a/v.yaml:tag', true],
  ['a/v.json:images[0].tag', true],
  ['a/v.yaml', false],
  ['a/v.yaml:', false],
  ['a:b/v.yaml', false],
];

for (const [line, expected] of fieldLines) {
  test(`"${line}" is ${expected ? 'an explicit place' : 'a path'}`, () => assert.equal(isField(line), expected));
}

test('a line that leaves files out is refused as such', () =>
  assert.equal(patternFaults('!staging')[0]?.code, 'path_exclusion'));
