// Everything that our clients ask of GitHub's REST API, and everything that the stand-in answers, judged by GitHub's own description.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { deadlineIn } from '../../src/clients/deadline.ts';
import { openAncestry } from '../../src/clients/github/ancestry.ts';
import { openAppAccess } from '../../src/clients/github/app.ts';
import { openPulls } from '../../src/clients/github/proposals/pulls.ts';
import { openRepository } from '../../src/clients/github/repository.ts';
import { makeAppKey } from './github/apps.ts';
import { type Exchange, judgeExchange } from './github/openapi.ts';
import { githubSandbox, sandboxName as name, type Sandbox } from './github/sandbox.ts';

const key = makeAppKey();
const apps = { 4711: { publicKey: key.publicKey, repositories: [name], permissions: { contents: 'write' } as const } };
const branch = 'ship/production/app';

const works: readonly (readonly [what: string, work: (sandbox: Sandbox) => Promise<unknown>])[] = [
  [
    'a pull request from its branch to its merge',
    async ({ github, git, commit }) => {
      const head = commit({ a: '2' }, { branch, from: git('rev-parse', 'main') });
      const pulls = openPulls(github, name);
      await pulls.proposed('main', branch);
      const pull = await pulls.open('main', branch, 'Bump', 'Body');
      await pulls.find('main', branch);
      await pulls.isDismissed('main', branch, head);
      await pulls.change(pull.number, { title: 'Other', body: 'Text' });
      await pulls.addLabels(pull.number, ['deploy']);
      await pulls.requestReviews(pull.number, ['ann'], ['ops']);
      const merge = await pulls.autoMerge(pull, head, 'chore: bump\n\nShip-Service: app');
      assert.equal(merge.state, 'merged');
      await pulls.messageOf(git('rev-parse', 'main'));
      await pulls.deleteBranch(branch);
    },
  ],
  [
    'a pull request that is withdrawn',
    async ({ github, git, commit }) => {
      commit({ a: '2' }, { branch, from: git('rev-parse', 'main') });
      const pulls = openPulls(github, name);
      const { number } = await pulls.open('main', branch, 'Bump', 'Body');
      await pulls.change(number, { state: 'closed' });
    },
  ],
  [
    'signed commits, on a branch and in place of one',
    async ({ github, git }) => {
      const repository = openRepository(github, name);
      const files = [{ path: 'a', bytes: Buffer.from('2') }];
      const change = { branch: 'main', parent: git('rev-parse', 'main'), message: 'x', files };
      await repository.commit({ ...change, onto: { branch, expected: undefined } });
      const expected = await repository.branchHead(branch);
      await repository.commit({ ...change, onto: { branch, expected } });
      await repository.tree(git('rev-parse', 'main'));
      await repository.blobs([git('rev-parse', 'main:big')]);
      await repository.deleteBranch(branch);
    },
  ],
  [
    'which of two commits is older',
    async ({ api, git, commit }) => {
      const old = git('rev-parse', 'main');
      const ask = openAncestry({ token: 'secret', apiUrl: api.url, repository: name });
      assert.equal(await ask(old, commit({ a: '2' })), 'older');
    },
  ],
  [
    "a GitHub App's token",
    async ({ api }) => {
      const options = { appId: '4711', privateKey: key.privateKey, apiUrl: api.url, name, env: {} };
      const made = await openAppAccess({ ...options, permissions: { contents: 'write' }, deadline: deadlineIn(10) });
      assert.equal(await made.revoke(), true);
    },
  ],
];

const big = 'x'.repeat(600_000);
async function exchangesOf(context: TestContext, work: (sandbox: Sandbox) => Promise<unknown>) {
  const sandbox = await githubSandbox(context, { a: '1', big }, { apps, collaborators: ['ann'], teams: ['ops'] });
  await work(sandbox);
  return sandbox.api.exchanges.filter(({ path }) => path !== '/graphql');
}

for (const [what, work] of works)
  test(`GitHub's description has nothing against ${what}`, async (t) => {
    const exchanges = await exchangesOf(t, work);
    assert.ok(exchanges.length > 0);
    assert.deepEqual(exchanges.flatMap(judgeExchange), []);
  });

const checkRuns = `/repos/${name}/check-runs`;
const annotations = Array.from({ length: 51 }, () => ({}));

const bad: readonly (readonly [what: string, exchange: Partial<Exchange>, fault: RegExp])[] = [
  ['a page of 250', { path: `/repos/${name}/pulls`, query: '?per_page=250' }, /the maximum is 100/],
  ['a parameter that is not there', { path: `/repos/${name}/pulls`, query: '?limit=3' }, /no parameter "limit"/],
  ['a state that is not there', { path: `/repos/${name}/pulls`, query: '?state=merged' }, /"state" is merged/],
  ['a route that is not there', { path: `/repos/${name}/proposals` }, /no route of GitHub/],
  [
    'a field that is not there',
    { method: 'PATCH', path: `/repos/${name}/pulls/1`, body: { label: 'x' } },
    /no "label"/,
  ],
  ['a body without its base', { method: 'POST', path: `/repos/${name}/pulls`, body: { head: 'x' } }, /lacks "base"/],
  [
    'a part of a body that lacks a field',
    {
      method: 'POST',
      path: checkRuns,
      body: { name: 'x', head_sha: 'a', status: 'completed', output: { title: 't' } },
    },
    /body\.output lacks "summary"/,
  ],
  [
    'more annotations than one request may have',
    {
      method: 'POST',
      path: checkRuns,
      body: { name: 'x', head_sha: 'a', output: { title: 't', summary: 's', annotations } },
    },
    /body\.output\.annotations has more than 50 items/,
  ],
  ['a number in a path that is none', { path: `/repos/${name}/pulls/main` }, /"pull_number" is no integer: main/],
  ['an invented answer', { path: `/repos/${name}`, answer: { is_good: true } }, /answer has no "is_good"/],
  ['an answer of another type', { path: `/repos/${name}`, answer: { full_name: 3 } }, /answer\.full_name is a number/],
];
for (const [what, exchange, fault] of bad)
  test(`the judge finds ${what}`, () => {
    const asked = { method: 'GET', path: '/', query: '', body: {}, status: 200, answer: undefined, ...exchange };
    assert.match(judgeExchange(asked).join(), fault);
  });
