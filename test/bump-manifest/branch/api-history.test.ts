// History through GitHub's API: pages, several paths as one, files as they stood.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test, { type TestContext } from 'node:test';
import { openApiBranch } from '../../../src/bump-manifest/branch/api.ts';
import { type ApiPast, apiChange, apiCommits, apiHistory } from '../../../src/bump-manifest/branch/api-history.ts';
import { MergeLookup } from '../../../src/bump-manifest/branch/api-merges.ts';
import { connectGitHub } from '../../../src/clients/github/github.ts';
import { type GitHubRepository, openRepository } from '../../../src/clients/github/repository.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';
import { startGitHubApi } from '../../fakes/github-api.ts';
import { createMergeHistory, manifestOf } from '../../fakes/merge-history.ts';

async function take<T>(source: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const each of source) if (taken.push(each) === count) break;
  return taken;
}

const pastOf = async (repository: GitHubRepository, oid: string): Promise<ApiPast> => ({
  repository,
  oid,
  newest: (await repository.head('main', []))?.newest ?? [],
  merges: new MergeLookup(repository),
});

test('commits are read back to the first, page by page', async (t) => {
  const { github, git, commit, asked } = await githubSandbox(t, { a: '0' });
  for (let n = 1; n <= 60; n++) commit({ a: String(n) }, { message: `n ${n}` });
  const past = await pastOf(openRepository(github, name), git('rev-parse', 'main'));
  assert.deepEqual(asked(), ['repository']);
  assert.deepEqual(
    (await take(apiCommits(past, []), 2)).map(({ message }) => message),
    ['n 60', 'n 59'],
  );
  assert.deepEqual(asked(), []);
  const all = await take(apiCommits(past, []), 1000);
  assert.deepEqual(
    [all.length, all.at(-1)?.message, all.at(-1)?.sha],
    [61, 'chore: seed', git('rev-list', '--max-parents=0', 'main')],
  );
  assert.deepEqual(asked(), ['repository']);
});

test('versions of several files come newest first, with the files that a commit changed, before and after', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { 'a.yaml': '0', 'b.yaml': '0', 'c.yaml': '0' });
  commit({ 'a.yaml': '1' }, { message: 'a1' });
  commit({ 'c.yaml': '1' }, { message: 'c1' });
  commit({ 'a.yaml': '2', 'b.yaml': '2' }, { message: 'both' });
  commit({ 'b.yaml': undefined }, { message: 'gone' });
  const past = await pastOf(openRepository(github, name), git('rev-parse', 'main'));
  const versions = await take(apiHistory(past, ['a.yaml', 'b.yaml']), 100);
  const text = (files: readonly { path: string; bytes: Buffer }[]) =>
    files.map(({ path, bytes }) => `${path}=${bytes}`).join();
  assert.deepEqual(
    versions.map(({ message, before, files }) => [message, text(before), text(files)]),
    [
      ['gone', 'b.yaml=2', ''],
      ['both', 'a.yaml=1,b.yaml=0', 'a.yaml=2,b.yaml=2'],
      ['a1', 'a.yaml=0', 'a.yaml=1'],
      ['chore: seed', '', 'a.yaml=0,b.yaml=0'],
    ],
  );
});

test('files come in the order in which git tells them, however they were asked for', async (t) => {
  const inOrder = ['a/b.yaml', 'a/b/c.yaml', 'a/c.yaml', 'a/é.yaml'];
  const { github, git } = await githubSandbox(t, Object.fromEntries(inOrder.map((file) => [file, '0'])));
  const repository = openRepository(github, name);
  const [version] = await take(apiHistory(await pastOf(repository, git('rev-parse', 'main')), inOrder.toReversed()), 1);
  assert.deepEqual(
    version?.files.map(({ path }) => path),
    inOrder,
  );
  const head = await openApiBranch({ repository, branch: 'main', paths: ['a'] }).fetch();
  assert.deepEqual(
    (await head.list(['a'])).map(({ path }) => path),
    inOrder,
  );
});

/** What lies below the part that is read may seem to have come with a merge, too. */
const ownWords = (merged: readonly { message: string }[] = []): string[] =>
  merged
    .map(({ message }) => message)
    .filter((message) => message !== 'chore: seed')
    .sort();

test('of merges only what the branch held is told, and what they brought beside it', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { 'a.yaml': '0' });
  const root = git('rev-parse', 'main');
  commit({ 'a.yaml': 'try' }, { message: 'try', branch: 'side', from: root });
  const side = commit({ 'a.yaml': 'done' }, { message: 'done', branch: 'side' });
  for (let n = 1; n <= 55; n++) commit({ other: String(n) }, { message: `n ${n}` });
  const tree = git('merge-tree', '--write-tree', 'main', side);
  const merge = git(
    '-c',
    'user.name=m',
    '-c',
    'user.email=m@x',
    'commit-tree',
    tree,
    '-p',
    'main',
    '-p',
    side,
    '-m',
    'merge',
  );
  git('update-ref', 'refs/heads/main', merge);

  const past = await pastOf(openRepository(github, name), merge);
  const all = await take(apiCommits(past, []), 1000);
  assert.deepEqual([all.length, all[0]?.message, ownWords(all[0]?.merged)], [57, 'merge', ['done', 'try']]);
  const versions = await take(apiHistory(past, ['a.yaml']), 100);
  assert.deepEqual(
    versions.map(({ message }) => message),
    ['merge', 'chore: seed'],
  );
  const { before, files } = await apiChange(past.repository, { sha: side, parent: root, message: '' }, ['a.yaml']);
  assert.deepEqual(
    [before, files].map(([file]) => file?.bytes.toString()),
    ['0', 'done'],
  );
});

/** All of it, up to a number that no history here reaches. */
const all = async <T>(source: AsyncIterable<T>): Promise<T[]> => await take(source, 10_000);

/** A history of some hundreds of commits, most of them merges, read through the API, and git to ask what is true of it. */
async function mergedHistory(t: TestContext) {
  const root = temporaryFolder(t);
  const { folder, services } = createMergeHistory(root, 'shop/merged.git', { seed: 5, services: 3, commits: 300 });
  const api = await startGitHubApi({ root, token: 'secret' });
  t.after(() => api.close());
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd();
  const past = await pastOf(openRepository(connectGitHub('secret', api.url), 'shop/merged'), git('rev-parse', 'main'));
  return { git, past, file: manifestOf(services[0] ?? '') };
}

test('in hundreds of commits with merges the branch held what `git log --first-parent` says', async (t) => {
  const { git, past, file } = await mergedHistory(t);

  await t.test('each commit of it once, the newest first, with its first parent', async () => {
    const held = await all(apiCommits(past, []));
    const rows = git('log', '--first-parent', '--format=%H|%P|%s', 'main').split('\n');
    const expected = rows.map((row) => {
      const [sha, parents = '', subject] = row.split('|');
      return `${sha} ${parents.split(' ')[0]} ${subject}`;
    });
    assert.equal(expected.length, 300);
    assert.deepEqual(
      held.map(({ sha, parent, message }) => `${sha} ${parent ?? ''} ${message}`),
      expected,
    );
  });

  await t.test('each version of a file, as a commit found it and as it left it', async () => {
    const versions = await all(apiHistory(past, [file]));
    const shas = git('log', '--first-parent', '-m', '--format=%H', 'main', '--', file).split('\n');
    const texts = shas.map((sha) => git('show', `${sha}:${file}`));
    const expected = shas.map((sha, at) => [sha, texts.slice(at + 1, at + 2), [texts[at]]]);
    assert.ok(expected.length > 50);
    assert.deepEqual(
      versions.map(({ sha, before, files }) => [sha, before.map(textOf), files.map(textOf)]),
      expected,
    );
  });
});

const textOf = ({ bytes }: { readonly bytes: Buffer }): string => bytes.toString('utf8').trimEnd();
