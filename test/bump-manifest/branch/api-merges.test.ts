// What merges brought, as git says it: of those that changed the files, in a bounded number of requests, or refused.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test, { type TestContext } from 'node:test';
import { openApiBranch } from '../../../src/bump-manifest/branch/api.ts';
import { MergeLookup } from '../../../src/bump-manifest/branch/api-merges.ts';
import type { ChainCommit } from '../../../src/bump-manifest/branch/chain.ts';
import { connectGitHub } from '../../../src/clients/github/github.ts';
import { type GitHubRepository, openRepository } from '../../../src/clients/github/repository.ts';
import type { ActionError } from '../../../src/domain/action-error.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { githubSandbox, sandboxName } from '../../fakes/github/sandbox.ts';
import { type GitHubApiOptions, startGitHubApi } from '../../fakes/github-api.ts';
import { createMergeHistory, manifestOf } from '../../fakes/merge-history.ts';

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const each of source) taken.push(each);
  return taken;
}

/** A history of some hundreds of commits, most of them merges, and what git says that each of them brought. */
async function mergedHistory(t: TestContext, options: Partial<GitHubApiOptions> = {}) {
  const root = temporaryFolder(t);
  const { folder, services } = createMergeHistory(root, 'shop/merged.git', { seed: 5, services: 3, commits: 300 });
  const api = await startGitHubApi({ root, token: 'secret', ...options });
  t.after(() => api.close());
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd();
  const repository = openRepository(connectGitHub('secret', api.url), 'shop/merged');
  const head = await openApiBranch({ repository, branch: 'main', paths: [] }).fetch();
  const brought = (sha: string): string => {
    const [first, ...tips] = git('log', '-1', '--format=%P', sha).split(' ').filter(Boolean);
    if (first === undefined || tips.length === 0) return '';
    return git('rev-list', ...tips, `^${first}`)
      .split('\n')
      .sort()
      .join(' ');
  };
  return { api, git, head, brought, file: manifestOf(services[0] ?? '') };
}

const shasOf = ({ merged }: { readonly merged: readonly { readonly sha: string }[] }): string =>
  merged
    .map(({ sha }) => sha)
    .sort()
    .join(' ');

test('each merge that changed a file is told with all that it brought, and nothing else', async (t) => {
  const { api, git, head, brought, file } = await mergedHistory(t);
  const changed = new Set(git('log', '--first-parent', '-m', '--format=%H', 'main', '--', file).split('\n'));
  const told = (await all(head.commits([file]))).filter(({ sha }) => changed.has(sha));
  const merges = told.filter(({ sha }) => brought(sha) !== '');
  assert.ok(merges.length > 30);
  for (const commit of merges) assert.equal(shasOf(commit), brought(commit.sha));
  assert.ok(api.requests.length < 45, `${api.requests.length} requests`);
});

test('each version of a file is told with all that its merge brought', async (t) => {
  const { api, head, brought, file } = await mergedHistory(t);
  for (const version of await all(head.history([file]))) assert.equal(shasOf(version), brought(version.sha));
  assert.ok(api.requests.length < 50, `${api.requests.length} requests`);
});

test('without files every merge is told with all that it brought', async (t) => {
  const { head, brought } = await mergedHistory(t);
  for (const commit of await all(head.commits([]))) assert.equal(shasOf(commit), brought(commit.sha));
});

test('what was told once is not asked for again', async (t) => {
  const { api, head, file } = await mergedHistory(t);
  const isRange = ({ path }: { readonly path: string }): boolean => path.includes('/compare/');
  await all(head.commits([file]));
  const before = api.requests.filter(isRange).length;
  assert.ok(before > 5);
  await all(head.commits([file]));
  assert.equal(api.requests.filter(isRange).length, before);
});

test('a branch without merges costs its pages and nothing else', async (t) => {
  const { github, commit, asked } = await githubSandbox(t, { a: '0' });
  for (let n = 1; n <= 120; n++) commit({ a: String(n) });
  const head = await openApiBranch({
    repository: openRepository(github, sandboxName),
    branch: 'main',
    paths: [],
  }).fetch();
  assert.deepEqual(asked(), ['repository']);
  assert.equal((await all(head.commits(['a']))).length, 121);
  assert.deepEqual(asked(), ['repository']);
});

/** A merge of which nothing is known but its parents. */
const merge = (at: number): ChainCommit => ({
  sha: `m${at}`,
  parent: `m${at + 1}`,
  tips: [`t${at}`],
  message: `Merge ${at}`,
  committedAt: '',
  merged: [],
  isWhole: false,
});

/** A repository in which some merges changed the files, and what was asked of it. */
function remembered(isChanged: (oid: string) => boolean) {
  const asked: string[] = [];
  let state = 0;
  const repository = {
    name: 'shop/m',
    filesAt: async (oids: readonly string[], { paths }: { readonly paths: readonly string[] }) => {
      asked.push(`${oids.length} × ${paths.join()}`);
      return oids.map((oid) => [
        { path: 'a', mode: '100644', type: 'blob', oid: `${isChanged(oid) ? ++state : state}` },
      ]);
    },
    range: async (base: string, head: string) => {
      asked.push(`${base}...${head}`);
      return { commits: [{ oid: `of ${head}`, parents: [], message: '', committedAt: '' }], total: 1 };
    },
  } as unknown as GitHubRepository;
  return { merges: new MergeLookup(repository), asked };
}

test('merges that did not change the files are asked about together, and left as they are', async () => {
  const { merges, asked } = remembered(() => false);
  const commits = Array.from({ length: 60 }, (_, at) => merge(at));
  assert.deepEqual(await all(merges.complete(commits, ['a'])), commits);
  assert.deepEqual(asked, ['51 × a', '11 × a']);
});

test('of many files the folders that hold them are asked for', async () => {
  const { merges, asked } = remembered(() => false);
  const files = Array.from({ length: 30 }, (_, at) => `apps/${at % 2}/${at}/x.yaml`);
  await all(merges.complete([merge(1)], files));
  assert.deepEqual(asked, ['2 × apps/0,apps/1']);
});

test('beyond two hundred merges that changed the files it is refused, and says what to do', async () => {
  const { merges, asked } = remembered(() => true);
  const commits = Array.from({ length: 201 }, (_, at) => merge(at));
  await assert.rejects(all(merges.complete(commits, [])), ({ problems: [problem] }: ActionError) => {
    assert.equal(problem?.code, 'signed_history_unclear');
    assert.match(problem.what, /the merge m200 \("Merge 200"\).*200 requests/);
    assert.match(problem.fix ?? '', /`signed: false`.*`force: true`/);
    return true;
  });
  assert.equal(asked.length, 200);
});

for (const [what, body, status, words] of [
  ['fewer commits than it counts', { total_commits: 5, commits: [] }, 200, /it lists 0 of 5 commits/],
  ['that there is no common ancestor', { message: 'No common ancestor' }, 404, /it finds no ancestor in common/],
] as const)
  test(`where GitHub tells ${what}, nothing is decided`, async (t) => {
    const { head } = await mergedHistory(t, {
      intercept: ({ path }) => (path.includes('/compare/') ? { status, body } : undefined),
    });
    await assert.rejects(all(head.commits([])), { code: 'signed_history_unclear', message: words });
  });
