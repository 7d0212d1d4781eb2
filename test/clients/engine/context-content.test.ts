// What names the content of a context, and what makes it differ from its commit.

import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { readBuildContext } from '../../../src/clients/engine/context-content.ts';
import { commitAll } from '../../fakes/engine.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const env = { PATH: process.env['PATH'] ?? '' };
const read = async (folder: string, context: string, dockerfile?: string) =>
  await readBuildContext({ context, dockerfile }, folder, env);

const files = {
  'app/Dockerfile': 'FROM scratch\n',
  'app/main': '1',
  'other/x': '1',
  'app/.dockerignore': '*.log\n!keep.log\ntmp\n',
};

const stray: readonly [file: string, seen: boolean][] = [
  ['report.xml', false],
  ['other/y', false],
  ['app/a.log', false],
  ['app/keep.log', true],
  ['app/tmp/deep/file', false],
  ['app/sub/b.log', true],
  ['app/new', true],
];
for (const [file, seen] of stray)
  test(`the stray file ${file} ${seen ? 'counts' : 'does not count'}`, async (t) => {
    const folder = temporaryFolder(t);
    writeFiles(folder, files);
    commitAll(folder);
    writeFiles(folder, { [file]: 'x' });
    assert.deepEqual((await read(folder, 'app')).changes, seen ? [file] : []);
  });

test('a changed Dockerfile outside of the context counts', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { ...files, 'docker/prod': 'FROM scratch\n' });
  commitAll(folder);
  writeFiles(folder, { 'docker/prod': 'FROM scratch\nLABEL a=b\n' });
  assert.deepEqual((await read(folder, 'app', 'docker/prod')).changes, ['docker/prod']);
});

test('the same content has one name, whatever the commit; another content another', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, files);
  commitAll(folder);
  const first = await read(folder, 'app');
  writeFiles(folder, { 'other/x': '2' });
  commitAll(folder);
  assert.equal((await read(folder, 'app')).tree, first.tree);
  writeFiles(folder, { 'app/main': '2' });
  commitAll(folder);
  assert.notEqual((await read(folder, 'app')).tree, first.tree);
  assert.match(first.tree ?? '', /^[0-9a-f]{64}$/);
});

test('a Dockerfile whose name git could read as a range is named by its own content', async (t) => {
  const folder = temporaryFolder(t);
  const dockerfile = 'docker/prod..master';
  writeFiles(folder, { ...files, 'docker/prod': 'FROM scratch\n', [dockerfile]: 'FROM scratch\n' });
  commitAll(folder);
  const first = await read(folder, 'app', dockerfile);
  writeFiles(folder, { 'other/x': '2' });
  commitAll(folder);
  assert.equal((await read(folder, 'app', dockerfile)).tree, first.tree);
  assert.match(first.tree ?? '', /^[0-9a-f]{64}$/);
});

test('a context outside of the checkout is named by its files, not by its path or times', async (t) => {
  const [folder, made] = [temporaryFolder(t), temporaryFolder(t)];
  writeFiles(folder, files);
  commitAll(folder);
  writeFiles(made, { 'one/Dockerfile': 'FROM scratch\n', 'one/a/b': 'x' });
  const first = await read(folder, path.join(made, 'one'));
  mkdirSync(path.join(made, 'two'));
  renameSync(path.join(made, 'one'), path.join(made, 'two/one'));
  assert.deepEqual(await read(folder, path.join(made, 'two/one')), first);
  assert.deepEqual([first.isCheckedOut, first.changes], [false, []]);
  writeFiles(made, { 'two/one/a/b': 'y' });
  assert.notEqual((await read(folder, path.join(made, 'two/one'))).tree, first.tree);
});

test('without git there is no name', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, files);
  const without = await readBuildContext({ context: 'app', dockerfile: undefined }, folder, {
    ...env,
    GIT_CEILING_DIRECTORIES: path.dirname(folder),
  });
  assert.deepEqual(without, { tree: undefined, isCheckedOut: true, changes: [] });
});
