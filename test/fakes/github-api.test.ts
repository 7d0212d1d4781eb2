// What the stand-in for api.github.com must do as GitHub does, asked through the real @actions/github.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { connectGitHub, type GitHub } from '../../src/clients/github/github.ts';
import { type Cleanup, temporaryFolder } from './folder.ts';
import { bareRepository } from './github/seed.ts';
import { type GitHubApi, type GitHubApiOptions, startGitHubApi } from './github-api.ts';

const name = 'shop/k8s-manifests';
const file = 'production/checkout-service/deployment.yaml';

interface World {
  readonly api: GitHubApi;
  readonly github: GitHub;
  readonly git: (...args: string[]) => string;
}

async function world(test: Cleanup, options: Partial<GitHubApiOptions> = {}): Promise<World> {
  const root = temporaryFolder(test);
  bareRepository(root, name, {
    [file]: 'image: shop/checkout-service:old\r\n',
    'bin/run': { text: 'x', mode: '100755' },
  });
  const api = await startGitHubApi({ root, token: 'secret', ...options });
  test.after(() => api.close());
  const folder = path.join(root, `${name}.git`);
  const git = (...args: string[]): string =>
    execFileSync('git', ['--git-dir', folder, ...args], { encoding: 'utf8', stdio: 'pipe' }).trimEnd();
  return { api, github: connectGitHub('secret', api.url), git };
}

const commitMutation =
  'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid url signature { isValid } } } }';

const commitInput = (head: string, changes: object): Record<string, unknown> => ({
  input: {
    branch: { repositoryNameWithOwner: name, branchName: 'main' },
    message: { headline: 'chore: bump', body: 'Ship-Service: checkout-service' },
    expectedHeadOid: head,
    fileChanges: changes,
  },
});

const addition = { additions: [{ path: file, contents: Buffer.from('image: new\n').toString('base64') }] };

test('createCommitOnBranch makes a signed git commit on the branch', async (t) => {
  const { github, git, api } = await world(t);
  const head = git('rev-parse', 'main');
  const made = (await github.graphql(commitMutation, commitInput(head, addition))) as {
    createCommitOnBranch: { commit: { oid: string; signature: { isValid: boolean } } };
  };
  const { commit } = made.createCommitOnBranch;
  assert.equal(git('rev-parse', 'main'), commit.oid);
  assert.equal(git('rev-parse', 'main^'), head);
  assert.equal(commit.signature.isValid, true);
  assert.equal(git('show', `main:${file}`), 'image: new');
  assert.equal(git('log', '-1', '--format=%B', 'main'), 'chore: bump\n\nShip-Service: checkout-service');
  assert.equal(git('fsck', '--strict'), '');
  assert.deepEqual(
    api.requests.map((each) => [each.fields, each.write]),
    [[['createCommitOnBranch'], true]],
  );
});

test('a stale head is an error of type STALE_DATA in a 200', async (t) => {
  const { github, git } = await world(t);
  await assert.rejects(github.graphql(commitMutation, commitInput('0'.repeat(40), addition)), (thrown: unknown) => {
    const { errors } = thrown as { errors: { type: string }[] };
    assert.equal(errors[0]?.type, 'STALE_DATA');
    return true;
  });
  assert.equal(git('rev-list', '--count', 'main'), '1');
});

test('empty lists, paths given twice and fields that GitHub does not have are refused', async (t) => {
  const { github, git } = await world(t);
  const head = git('rev-parse', 'main');
  await assert.rejects(github.graphql(commitMutation, commitInput(head, { ...addition, deletions: [] })), /empty/);
  const twice = { additions: [...addition.additions, ...addition.additions] };
  await assert.rejects(github.graphql(commitMutation, commitInput(head, twice)), /twice/);
  await assert.rejects(github.graphql('{ viewer { nickname } }'), /Cannot query field "nickname"/);
});

test('a query reads the head and a file, byte for byte, with its mode', async (t) => {
  const { github, git } = await world(t);
  const query = `{ repository(owner: "shop", name: "k8s-manifests") { ref(qualifiedName: "refs/heads/main") { target { oid ... on Commit {
    a: file(path: "${file}") { mode type object { ... on Blob { text isBinary isTruncated } } }
    b: file(path: "bin/run") { mode }
    c: file(path: "absent") { mode } } } } } }`;
  const answer = (await github.graphql(query)) as { repository: { ref: { target: Record<string, unknown> } } };
  const { oid, a, b, c } = answer.repository.ref.target;
  assert.equal(oid, git('rev-parse', 'main'));
  assert.deepEqual(JSON.parse(JSON.stringify(a)), {
    mode: 0o100644,
    type: 'blob',
    object: { text: 'image: shop/checkout-service:old\r\n', isBinary: false, isTruncated: false },
  });
  assert.deepEqual(JSON.parse(JSON.stringify([b, c])), [{ mode: 0o100755 }, null]);
});

test('a wrong token is a 401, a missing permission a 403 that names it', async (t) => {
  const { api, github } = await world(t, { permissions: { pull_requests: 'read' } });
  await assert.rejects(connectGitHub('wrong', api.url).request(`GET /repos/${name}`), { status: 401 });
  await assert.rejects(
    github.request(`POST /repos/${name}/pulls`, { head: 'x', base: 'main', title: 'y' }),
    (thrown) => {
      const { status, response } = thrown as { status: number; response: { headers: Record<string, string> } };
      assert.deepEqual([status, response.headers['x-accepted-github-permissions']], [403, 'pull_requests=write']);
      return true;
    },
  );
});

test('refs are created, moved only forward, and deleted', async (t) => {
  const { github, git } = await world(t);
  const head = git('rev-parse', 'main');
  const make = () => github.request(`POST /repos/${name}/git/refs`, { ref: 'refs/heads/ship/x', sha: head });
  await make();
  await assert.rejects(make(), /Reference already exists/);
  await github.graphql(commitMutation, commitInput(head, addition));
  const move = (force: boolean) => github.request(`PATCH /repos/${name}/git/refs/heads/main`, { sha: head, force });
  await assert.rejects(move(false), /not a fast forward/);
  await move(true);
  assert.equal(git('rev-parse', 'main'), head);
  await github.request(`DELETE /repos/${name}/git/refs/heads/ship/x`);
  await assert.rejects(github.request(`GET /repos/${name}/git/ref/heads/ship/x`), { status: 404 });
});

test('a pull request is created once, lists by head, and merges', async (t) => {
  const { github, git, api } = await world(t);
  const head = git('rev-parse', 'main');
  const create = () => github.request(`POST /repos/${name}/pulls`, { head: 'ship/x', base: 'main', title: 'Bump' });
  await assert.rejects(create(), /Validation Failed/);
  await github.request(`POST /repos/${name}/git/refs`, { ref: 'refs/heads/ship/x', sha: head });
  await assert.rejects(create(), /No commits between main and ship\/x/);
  const onBranch = commitInput(head, addition) as unknown as { input: { branch: { branchName: string } } };
  onBranch.input.branch.branchName = 'ship/x';
  await github.graphql(commitMutation, { ...onBranch });
  await create();
  await assert.rejects(create(), /A pull request already exists for shop:ship\/x/);
  const list = (await github.request(`GET /repos/${name}/pulls`, { head: 'shop:ship/x', state: 'open' })) as object[];
  assert.equal(list.length, 1);
  await github.request(`PUT /repos/${name}/pulls/1/merge`, { merge_method: 'squash' });
  assert.equal(git('show', `main:${file}`), 'image: new');
  assert.deepEqual([api.pulls(name)[0]?.state, git('log', '-1', '--format=%s', 'main')], ['closed', 'Bump (#1)']);
});

test('auto-merge is refused for a clean pull request and kept for a blocked one', async (t) => {
  const protection: Record<string, { reviews: number }> = {};
  const { github, git, api } = await world(t, { protection });
  const head = git('rev-parse', 'main');
  await github.request(`POST /repos/${name}/git/refs`, { ref: 'refs/heads/ship/x', sha: head });
  const onBranch = commitInput(head, addition) as unknown as { input: { branch: { branchName: string } } };
  onBranch.input.branch.branchName = 'ship/x';
  await github.graphql(commitMutation, { ...onBranch });
  const pull = (await github.request(`POST /repos/${name}/pulls`, { head: 'ship/x', base: 'main', title: 'Bump' })) as {
    node_id: string;
  };
  const enable = () =>
    github.graphql(
      'mutation ($id: ID!) { enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: SQUASH }) { pullRequest { number } } }',
      { id: pull.node_id },
    );
  await assert.rejects(enable(), /clean status/);
  protection['main'] = { reviews: 1 };
  await enable();
  assert.equal(api.pulls(name)[0]?.autoMerge, 'SQUASH');
  await assert.rejects(github.request(`PUT /repos/${name}/pulls/1/merge`), { status: 405 });
});

test('compare tells commits and files between two refs', async (t) => {
  const { github, git } = await world(t);
  const head = git('rev-parse', 'main');
  await github.graphql(commitMutation, commitInput(head, addition));
  const compared = (await github.request(`GET /repos/${name}/compare/${head}...main`)) as {
    status: string;
    commits: { commit: { message: string } }[];
    files: object[];
  };
  assert.equal(compared.status, 'ahead');
  assert.deepEqual(
    compared.commits.map((each) => each.commit.message.split('\n')[0]),
    ['chore: bump'],
  );
  const [changed] = compared.files as { status: string; filename: string; sha: string }[];
  assert.deepEqual([changed?.status, changed?.filename, changed?.sha.length], ['modified', file, 40]);
});

test('compare knows abbreviated commits, prefers a branch of that name, and answers for the older one without commits and files', async (t) => {
  const { github, git } = await world(t);
  const head = git('rev-parse', 'main');
  for (let times = 0; times < 2; times++)
    await github.graphql(commitMutation, commitInput(git('rev-parse', 'main'), addition));
  type Compared = { status: string; commits: object[]; files: object[]; base_commit: { sha: string } };
  const compare = async (from: string, to: string): Promise<Compared> =>
    (await github.request(`GET /repos/${name}/compare/${from}...${to}`, { per_page: 1 })) as Compared;
  const back = await compare('main', head.slice(0, 7));
  assert.deepEqual([back.status, back.commits, back.files], ['behind', [], []]);
  const forth = await compare(head.slice(0, 7), 'main');
  assert.deepEqual([forth.status, forth.commits.length, forth.base_commit.sha], ['ahead', 1, head]);
  git('branch', head.slice(0, 7), 'main');
  assert.equal((await compare(head.slice(0, 7), 'main')).status, 'identical');
  await assert.rejects(compare('f'.repeat(40), 'main'), { status: 404 });
});

test('an intercepted request is answered, cut before, or cut after it took effect', async (t) => {
  let meant: 'cut' | 'cut-after' | undefined = 'cut';
  const { github, git } = await world(t, { intercept: () => meant });
  const head = git('rev-parse', 'main');
  await assert.rejects(github.graphql(commitMutation, commitInput(head, addition)));
  assert.equal(git('rev-list', '--count', 'main'), '1');
  meant = 'cut-after';
  await assert.rejects(github.graphql(commitMutation, commitInput(head, addition)));
  assert.equal(git('rev-list', '--count', 'main'), '2');
});
