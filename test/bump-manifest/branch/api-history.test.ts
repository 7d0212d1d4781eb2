// History through GitHub's API: pages, several paths as one, files as they stood.

import assert from 'node:assert/strict';
import test from 'node:test';
import { apiCommits, apiHistory } from '../../../src/bump-manifest/branch/api-history.ts';
import { openRepository } from '../../../src/clients/github/repository.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';

async function take<T>(source: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const each of source) if (taken.push(each) === count) break;
  return taken;
}

test('commits are read back to the first, page by page', async (t) => {
  const { github, git, commit, asked } = await githubSandbox(t, { a: '0' });
  for (let n = 1; n <= 60; n++) commit({ a: String(n) }, { message: `n ${n}` });
  const repository = openRepository(github, name);
  const head = await repository.head('main', []);
  assert.ok(head !== undefined);
  assert.deepEqual(
    (await take(apiCommits(repository, head.oid, head.newest), 2)).map(({ message }) => message),
    ['n 60', 'n 59'],
  );
  assert.deepEqual(asked(), ['repository']);
  const all = await take(apiCommits(repository, head.oid, head.newest), 1000);
  assert.deepEqual(
    [all.length, all.at(-1)?.message, all.at(-1)?.sha],
    [61, 'chore: seed', git('rev-list', '--max-parents=0', 'main')],
  );
  assert.deepEqual(asked(), ['repository']);
});

test('versions of several files come newest first, each commit once, with the files as they stood', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { 'a.yaml': '0', 'b.yaml': '0', 'c.yaml': '0' });
  commit({ 'a.yaml': '1' }, { message: 'a1' });
  commit({ 'c.yaml': '1' }, { message: 'c1' });
  commit({ 'a.yaml': '2', 'b.yaml': '2' }, { message: 'both' });
  commit({ 'b.yaml': undefined }, { message: 'gone' });
  const repository = openRepository(github, name);
  const versions = await take(apiHistory(repository, git('rev-parse', 'main'), ['a.yaml', 'b.yaml']), 100);
  const shown = versions.map(({ message, files }) => [
    message,
    files.map(({ path, bytes }) => `${path}=${bytes}`).join(),
  ]);
  assert.deepEqual(
    new Map(shown as [string, string][]),
    new Map([
      ['gone', 'a.yaml=2'],
      ['both', 'a.yaml=2,b.yaml=2'],
      ['a1', 'a.yaml=1,b.yaml=0'],
      ['chore: seed', 'a.yaml=0,b.yaml=0'],
    ]),
  );
  assert.equal(shown.length, 4);
});
