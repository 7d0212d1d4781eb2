// The repository as the rooms see it: faults become words, and big folders come without contents.

import assert from 'node:assert/strict';
import test from 'node:test';
import { connectGitHub } from '../../../src/clients/github/github.ts';
import { openRepository } from '../../../src/clients/github/repository.ts';
import { ActionError } from '../../../src/domain/action-error.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';

const problemOf = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('resolved'),
    (reason: unknown) => reason,
  );
  assert.ok(thrown instanceof ActionError, String(thrown));
  const [problem] = thrown.problems;
  assert.ok(problem !== undefined);
  return problem;
};

test('a token that may not write is told the permission', async (t) => {
  const { github, git } = await githubSandbox(t, { a: '1' }, { permissions: { contents: 'read' } });
  const files = [{ path: 'a', bytes: Buffer.from('2') }];
  const change = { branch: 'main', parent: git('rev-parse', 'main'), message: 'x', files };
  const problem = await problemOf(openRepository(github, name).commit(change));
  assert.deepEqual([problem.code, problem.where], ['github_forbidden', 'input `token`']);
  assert.match(problem.what, /while committing to main in shop\/k8s-manifests/);
  assert.match(problem.fix ?? '', /`contents: write` on shop\/k8s-manifests/);
});

test('a wrong token, an unknown repository and a protected branch each have their code', async (t) => {
  const { api, github, git } = await githubSandbox(
    t,
    { a: '1' },
    { protection: { main: { pullRequest: true, ruleset: true } } },
  );
  const wrong = openRepository(connectGitHub('wrong', api.url), name);
  assert.equal((await problemOf(wrong.head(undefined, []))).code, 'github_unauthorized');
  assert.equal((await problemOf(openRepository(github, 'shop/absent').head(undefined, []))).code, 'github_not_found');
  const change = { branch: 'main', parent: git('rev-parse', 'main'), message: 'x', files: [] };
  const guarded = await problemOf(openRepository(github, name).commit(change));
  assert.deepEqual([guarded.code, guarded.fix?.includes('mode: pull-request')], ['branch_protected', true]);
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
