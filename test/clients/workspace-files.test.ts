// Files of the workspace: listed without following links, replaced all or none.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openWorkspaceFiles } from '../../src/clients/workspace-files.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';

test('lists files with their modes, links as links, and no git folder', async (context) => {
  const root = temporaryFolder(context);
  const outside = temporaryFolder(context);
  writeFiles(outside, { 'secret.yaml': 'a: 1' });
  writeFiles(root, { 'a/x.yaml': 'x', 'a/run.sh': 'x', '.git/config': 'x' });
  chmodSync(path.join(root, 'a/run.sh'), 0o755);
  symlinkSync(outside, path.join(root, 'a/out'));
  const files = openWorkspaceFiles(root);
  const listed = (await files.list([''])).map((entry) => `${entry.mode} ${entry.path}`);
  assert.deepEqual(listed.sort(), ['100644 a/x.yaml', '100755 a/run.sh', '120000 a/out']);
  assert.deepEqual(await files.list(['nowhere', 'a/out/secret.yaml/x']), []);
  assert.deepEqual(await files.list(['a/out/secret.yaml']), [], 'nothing behind a link');
  assert.deepEqual((await files.list(['a/x.yaml'])).length, 1);
  assert.deepEqual((await files.list(['a'])).length, 3);
});

test('a folder that a checkout left empty is a submodule where it is named as one', async (context) => {
  const root = temporaryFolder(context);
  const modules = '[submodule "charts"]\n\tpath = charts/app\n\turl = https://git.example.com/charts.git\n';
  writeFiles(root, { '.gitmodules': modules, 'charts/own/values.yaml': 'a: 1' });
  mkdirSync(path.join(root, 'charts/app'));
  mkdirSync(path.join(root, 'charts/nothing'));
  const files = openWorkspaceFiles(root);
  const listed = async (folder: string) => (await files.list([folder])).map((entry) => `${entry.mode} ${entry.path}`);
  assert.deepEqual(await listed('charts'), ['160000 charts/app', '100644 charts/own/values.yaml']);
  assert.deepEqual(await listed('charts/app'), ['160000 charts/app']);
  assert.deepEqual(await listed('charts/nothing'), []);
});

test('replaces bytes and keeps modes', async (context) => {
  const root = temporaryFolder(context);
  writeFiles(root, { 'a.yaml': 'old', 'b.yaml': 'old' });
  chmodSync(path.join(root, 'a.yaml'), 0o640);
  await openWorkspaceFiles(root).replace([{ path: 'a.yaml', bytes: Buffer.from('new') }]);
  assert.equal(readFileSync(path.join(root, 'a.yaml'), 'utf8'), 'new');
  assert.equal(statSync(path.join(root, 'a.yaml')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(root).sort(), ['a.yaml', 'b.yaml']);
});

test('when one file cannot be replaced, none is', async (context) => {
  const root = temporaryFolder(context);
  writeFiles(root, { 'a.yaml': 'old', 'folder/x': 'x' });
  const files = ['a.yaml', 'folder'].map((each) => ({ path: each, bytes: Buffer.from('new') }));
  await assert.rejects(openWorkspaceFiles(root).replace(files), { name: 'WorkTreeFault', kind: 'unwritable' });
  assert.equal(readFileSync(path.join(root, 'a.yaml'), 'utf8'), 'old');
  assert.deepEqual(readdirSync(root).sort(), ['a.yaml', 'folder']);
});

test('a bug of ours is no fault of the workspace, and leaves it as it was', async (context) => {
  const root = temporaryFolder(context);
  writeFiles(root, { 'a.yaml': 'old', 'b.yaml': 'old' });
  const bytes = undefined as unknown as Buffer;
  const replaced = openWorkspaceFiles(root).replace([
    { path: 'a.yaml', bytes: Buffer.from('new') },
    { path: 'b.yaml', bytes },
  ]);
  await assert.rejects(replaced, TypeError);
  assert.equal(readFileSync(path.join(root, 'a.yaml'), 'utf8'), 'old');
  assert.deepEqual(readdirSync(root), ['a.yaml', 'b.yaml']);
});
