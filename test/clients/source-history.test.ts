// What the workspace's clone knows of the service's commits.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { openSourceHistory } from '../../src/clients/source-history.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { createManifests } from '../fakes/manifests-repository.ts';

const env = { PATH: process.env['PATH'] ?? '', GIT_DIR: '/nowhere' };

test('ancestry and words of commits that are there, and nothing of those that are not', async (context) => {
  const workspace = temporaryFolder(context);
  const source = createManifests(workspace, '.git', { 'README.md': '1' });
  const old = source.head();
  const young = source.commit({ 'README.md': '2' }, 'feat: two\n\nwhy');
  const history = openSourceHistory(workspace, env);
  assert.equal(await history.compare(old, young), 'older');
  assert.equal(await history.compare(young, old), 'newer');
  assert.equal(await history.compare(young, young.slice(0, 8)), 'same');
  assert.equal(await history.compare(young, 'f'.repeat(40)), undefined);
  assert.equal(await history.compare('--help', young), undefined);
  const described = await history.describe(young);
  assert.deepEqual(
    [described?.author, described?.subject, described?.body],
    ['Mona <mona@shop.example>', 'feat: two', 'why'],
  );
  assert.match(described?.date ?? '', /^\d{4}-\d\d-\d\dT/);
  assert.equal(await history.describe('f'.repeat(40)), undefined);
});

test('a shallow clone that has both commits but not what lies between cannot tell', async (context) => {
  const folder = temporaryFolder(context);
  const source = createManifests(folder, 'source.git', { 'README.md': '1' });
  const old = source.head();
  source.git('branch', 'old', 'main');
  source.commit({ 'README.md': '2' });
  const young = source.commit({ 'README.md': '3' });
  execFileSync('git', [
    'clone',
    '-q',
    '--depth=1',
    '--no-single-branch',
    `file://${source.folder}`,
    `${folder}/shallow`,
  ]);
  assert.equal(await openSourceHistory(`${folder}/shallow`, env).compare(old, young), undefined);
});

test('a folder that is no repository knows nothing', async (context) => {
  const history = openSourceHistory(temporaryFolder(context), env);
  assert.equal(await history.describe('a'.repeat(40)), undefined);
  assert.equal(await history.compare('a'.repeat(40), 'b'.repeat(40)), undefined);
});
