// What the workspace's clone knows of the service's commits, and what GitHub is asked beyond it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test, { type TestContext } from 'node:test';
import { type Elsewhere, openSourceHistory } from '../../src/clients/source-history.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { githubSandbox, sandboxName as repository } from '../fakes/github/sandbox.ts';
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
  assert.equal(await history.compare(young.toUpperCase(), young), 'same');
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

/** Two commits and one beside them, on GitHub and, but for the depth, in a clone. */
async function start(context: TestContext, depth?: number) {
  const sandbox = await githubSandbox(context, { a: '1' });
  const old = sandbox.git('rev-parse', 'main');
  const beside = sandbox.commit({ b: '1' }, { branch: 'beside', from: old });
  const young = sandbox.commit({ a: '2' });
  const workspace = temporaryFolder(context);
  const shape = depth === undefined ? [] : [`--depth=${depth}`];
  execFileSync('git', ['clone', '-q', '--bare', ...shape, `file://${sandbox.root}/${repository}.git`, workspace]);
  const unknown: string[] = [];
  const onUnknown: Elsewhere['onUnknown'] = (commit, other, why) => void unknown.push(`${commit} ${other} ${why}`);
  const server = { token: 'secret', apiUrl: sandbox.api.url, repository };
  const compare = (from: Elsewhere['server'] = server) =>
    openSourceHistory(workspace, env, undefined, { server: from, onUnknown }).compare;
  return { ...sandbox, old, young, beside, unknown, compare };
}

test('a whole clone tells by itself, also that neither of two descends from the other', async (context) => {
  const { api, old, young, beside, unknown, compare } = await start(context);
  const ask = compare();
  assert.deepEqual([await ask(old, young), await ask(young, beside)], ['older', undefined]);
  assert.deepEqual(unknown, [`${young} ${beside} neither descends from the other`]);
  assert.equal(api.requests.length, 0);
});

test('what a shallow clone cannot tell, GitHub is asked once, and not for what needs no answer', async (context) => {
  const { api, old, young, unknown, compare } = await start(context, 1);
  const ask = compare();
  const told = await Promise.all([ask(old, young), ask(old, young), ask(young, young.slice(0, 7)), ask('-x', young)]);
  assert.deepEqual(told, ['older', 'older', 'same', undefined]);
  assert.deepEqual([await ask(old.toUpperCase(), young), unknown], ['older', []]);
  assert.equal(api.requests.length, 1);
});

test('with nobody to ask, why it is unknown is told once for two commits', async (context) => {
  const { api, old, young, unknown, compare } = await start(context, 1);
  const ask = compare({ missing: 'no token' });
  assert.deepEqual([await ask(old, young), await ask(old, young)], [undefined, undefined]);
  assert.deepEqual(unknown, [`${old} ${young} no token`]);
  assert.equal(api.requests.length, 0);
});
