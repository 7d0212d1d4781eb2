// Files of a workspace without git.

import assert from 'node:assert/strict';
import test from 'node:test';
import { listFiles } from '../../../src/quality-gate/evidence/repository-files.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

test('files are listed from the root, without what tools put there', async (context) => {
  const root = temporaryFolder(context);
  writeFiles(root, { 'a.js': '', 'b/c.js': '', 'node_modules/x/y.js': '', '.git/config': '' });
  assert.deepEqual((await listFiles(root)).sort(), ['a.js', 'b/c.js']);
  assert.deepEqual(await listFiles(`${root}/gone`), []);
});
