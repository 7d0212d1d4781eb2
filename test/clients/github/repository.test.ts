// The repository as the rooms see it: what is refused keeps what was tried, and big folders come without contents.

import assert from 'node:assert/strict';
import test from 'node:test';
import { GitHubFailure } from '../../../src/clients/github/fault.ts';
import { connectGitHub } from '../../../src/clients/github/github.ts';
import { openRepository } from '../../../src/clients/github/repository.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';

const failureOf = async (call: Promise<unknown>): Promise<GitHubFailure> => {
  const thrown = await call.then(
    () => assert.fail('resolved'),
    (reason: unknown) => reason,
  );
  assert.ok(thrown instanceof GitHubFailure, String(thrown));
  return thrown;
};

test('a token that may not write: what was tried, where, and the permission that it needs', async (t) => {
  const { github, git } = await githubSandbox(t, { a: '1' }, { permissions: { contents: 'read' } });
  const files = [{ path: 'a', bytes: Buffer.from('2') }];
  const change = { branch: 'main', parent: git('rev-parse', 'main'), message: 'x', files };
  const { fault, attempt } = await failureOf(openRepository(github, name).commit(change));
  assert.deepEqual([fault.kind, fault.permission], ['forbidden', undefined]);
  assert.deepEqual(attempt, {
    doing: 'committing to main',
    repository: name,
    permission: 'contents: write',
    proposal: undefined,
  });
});

test('a wrong token, an unknown repository and a protected branch are each a kind', async (t) => {
  const { api, github, git } = await githubSandbox(
    t,
    { a: '1' },
    { protection: { main: { pullRequest: true, ruleset: true } } },
  );
  const wrong = openRepository(connectGitHub('wrong', api.url), name);
  assert.equal((await failureOf(wrong.head(undefined, []))).fault.kind, 'unauthorized');
  assert.equal((await failureOf(openRepository(github, 'shop/absent').head(undefined, []))).fault.kind, 'not_found');
  const change = { branch: 'main', parent: git('rev-parse', 'main'), message: 'x', files: [] };
  const { fault } = await failureOf(openRepository(github, name).commit(change));
  assert.deepEqual([fault.kind, fault.rules], ['protected', ['pull_request']]);
});

for (const [what, answer] of [
  ['runs into a timeout over', { status: 502, body: {} }],
  [
    'refuses as too large',
    { status: 200, body: { errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'too much' }] } },
  ],
] as const)
  test(`contents that GitHub ${what} are asked for later`, async (t) => {
    let answers = 0;
    const intercept = ({ body }: { body: Readonly<Record<string, unknown>> }) =>
      String(body['query']).includes('isTruncated') && answers++ === 0 ? answer : undefined;
    const { github } = await githubSandbox(t, { 'app/a.yaml': '1' }, { intercept });
    const head = await openRepository(github, name).head(undefined, ['app']);
    assert.deepEqual(
      head?.found.get('app')?.children.map((each) => [each.path, each.content]),
      [['app/a.yaml', undefined]],
    );
  });

test('branches are found and deleted', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { a: '1' });
  const repository = openRepository(github, name);
  const head = commit({ a: '2' }, { branch: 'ship/x', from: git('rev-parse', 'main') });
  assert.equal(await repository.branchHead('ship/x'), head);
  await repository.deleteBranch('ship/x');
  assert.equal(await repository.branchHead('ship/x'), undefined);
});
