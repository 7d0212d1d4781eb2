// The workspace in the shape of a branch.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { workspaceBranch } from '../../../src/bump-manifest/branch/workspace.ts';
import { openWorkspaceFiles } from '../../../src/clients/workspace-files.ts';
import type { ActionError } from '../../../src/domain/action-error.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const author = { name: 'n', email: 'e@x' };

test('it is read and replaced in place, has no history and makes no commit', async (context) => {
  const root = temporaryFolder(context);
  writeFiles(root, { 'a/x.yaml': 'old' });
  const head = await workspaceBranch(openWorkspaceFiles(root)).fetch();
  const entries = await head.list(['a']);
  assert.deepEqual(
    (await head.read(entries)).map(({ path: name, bytes }) => `${name} ${bytes}`),
    ['a/x.yaml old'],
  );
  for await (const _ of head.commits([])) assert.fail('a commit');
  for await (const _ of head.history(['a/x.yaml'])) assert.fail('a version');
  assert.equal(await head.other('main'), undefined);
  assert.deepEqual(await head.change({ sha: '', parent: undefined, message: '' }, ['a/x.yaml']), {
    before: [],
    files: [],
  });
  const outcome = await head.push({ files: [{ path: 'a/x.yaml', bytes: Buffer.from('new') }], message: 'm', author });
  assert.deepEqual(outcome, { outcome: 'pushed', sha: '' });
  assert.equal(readFileSync(path.join(root, 'a/x.yaml'), 'utf8'), 'new');
});

test('a file that cannot be replaced is told in the words of the action', async (context) => {
  const root = temporaryFolder(context);
  writeFiles(root, { 'folder/x': 'x' });
  const head = await workspaceBranch(openWorkspaceFiles(root)).fetch();
  const change = { files: [{ path: 'folder', bytes: Buffer.from('new') }], message: 'm', author };
  await assert.rejects(head.push(change), (thrown: ActionError) => {
    assert.equal(thrown.code, 'workspace_unwritable');
    assert.match(thrown.message, /^The files of the workspace cannot be written: /);
    return thrown.problems[0]?.fix === 'Check the permissions of the workspace. Nothing was changed.';
  });
});
