// Patience with what this run has just made, and with nothing else.

import assert from 'node:assert/strict';
import test from 'node:test';
import { whileBranchIsFresh, whileFresh } from '../../../../src/clients/github/proposals/fresh.ts';
import { openPulls } from '../../../../src/clients/github/proposals/pulls.ts';
import { githubSandbox, sandboxName as name } from '../../../fakes/github/sandbox.ts';

const rest = (status: number, message: string, errors?: unknown[]): Error =>
  Object.assign(new Error(message), { status, response: { headers: {}, data: { message, errors } } });
const graphql = (type: string, message: string): Error =>
  Object.assign(new Error(message), { name: 'GraphqlResponseError', errors: [{ type, message }] });

const quickly = { retries: 3, minMilliseconds: 1 };
const rows: readonly (readonly [what: string, call: typeof whileFresh, thrown: Error, isWaitedFor: boolean])[] = [
  ['a label on it: 404', whileFresh, rest(404, 'Not Found'), true],
  ['a mutation of it: NOT_FOUND', whileFresh, graphql('NOT_FOUND', 'Could not resolve to a node'), true],
  ['a review of it: bare 422', whileFresh, rest(422, 'Validation Failed'), true],
  ['a reviewer that nobody knows', whileFresh, rest(422, 'Reviews may only be requested from collaborators.'), false],
  ['a missing permission', whileFresh, rest(403, 'Resource not accessible by integration'), false],
  [
    'its branch: head invalid',
    whileBranchIsFresh,
    rest(422, 'Validation Failed', [{ field: 'head', code: 'invalid' }]),
    true,
  ],
  [
    'its branch: no commits',
    whileBranchIsFresh,
    rest(422, 'Validation Failed', ['No commits between main and x']),
    true,
  ],
  [
    'its base: invalid',
    whileBranchIsFresh,
    rest(422, 'Validation Failed', [{ field: 'base', code: 'invalid' }]),
    false,
  ],
];
for (const [what, call, thrown, isWaitedFor] of rows)
  test(`${what} is ${isWaitedFor ? 'waited for' : 'thrown at once'}`, async () => {
    let calls = 0;
    const attempt = async (): Promise<string> => {
      if (++calls <= 2) throw thrown;
      return 'there';
    };
    if (isWaitedFor) assert.equal(await call(attempt, quickly), 'there');
    else await assert.rejects(call(attempt, quickly), thrown);
    assert.equal(calls, isWaitedFor ? 3 : 1);
  });

test('what never comes is thrown after some tries', async () => {
  let calls = 0;
  const attempt = async (): Promise<never> => {
    calls++;
    throw rest(404, 'Not Found');
  };
  await assert.rejects(whileFresh(attempt, quickly), { status: 404 });
  assert.equal(calls, 4);
});

test('a pull request that this run opened is waited for on each of its routes; one that it found is not', async (t) => {
  const branch = 'ship/x';
  const { github, git, commit, api } = await githubSandbox(t, { a: '1' }, { lag: 2, collaborators: ['ann'] });
  commit({ a: '2' }, { branch, from: git('rev-parse', 'main') });
  const pulls = openPulls(github, name, quickly);
  const pull = await pulls.open('main', branch, 'Bump', 'Body');
  await pulls.addLabels(pull.number, ['deploy']);
  await pulls.requestReviews(pull.number, ['ann'], []);
  assert.deepEqual([api.pulls(name)[0]?.labels, api.pulls(name)[0]?.reviewers], [['deploy'], ['ann']]);

  const other = await githubSandbox(t, { a: '1' }, { lag: 2 });
  other.commit({ a: '2' }, { branch, from: other.git('rev-parse', 'main') });
  const { number } = other.api.addPull(name, { head: branch, base: 'main', title: 'x' });
  await assert.rejects(openPulls(other.github, name, quickly).addLabels(number, ['deploy']), {
    name: 'GitHubFailure',
  });
});

test('auto-merge of a pull request that GitHub does not know yet is waited for', async (t) => {
  const protection = { main: { reviews: 1 } };
  const { github, git, commit, api } = await githubSandbox(t, { a: '1' }, { lag: 2, protection });
  const head = commit({ a: '2' }, { branch: 'ship/x', from: git('rev-parse', 'main') });
  const pulls = openPulls(github, name, quickly);
  const pull = await pulls.open('main', 'ship/x', 'Bump', 'Body');
  assert.deepEqual(await pulls.autoMerge(pull, head, 'm'), { state: 'waiting', method: 'squash' });
  assert.equal(api.pulls(name)[0]?.autoMerge, 'SQUASH');
});
