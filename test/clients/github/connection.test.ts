// One connection serves contents and pull requests, and waits where GitHub asks for it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { connectGitHubRepository } from '../../../src/clients/github/connection.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';

test('reads and pull requests go through one door that waits for rate limits', async (t) => {
  let limits = 1;
  const { api, git } = await githubSandbox(
    t,
    { a: '1' },
    {
      intercept: () =>
        limits-- > 0 ? { status: 429, headers: { 'retry-after': '1' }, body: { message: 'slow' } } : undefined,
    },
  );
  const waits: number[] = [];
  const { repository, pulls } = connectGitHubRepository({
    token: 'secret',
    apiUrl: api.url,
    name,
    env: {},
    deadline: deadlineIn(20),
    onWait: (seconds) => waits.push(seconds),
  });
  assert.equal((await repository.head('main', []))?.oid, git('rev-parse', 'main'));
  assert.equal(await pulls.find('main', 'ship/x'), undefined);
  assert.deepEqual(waits, [1]);
});

test('GitHub Enterprise Server answers below /api/v3 and /api/graphql', async (t) => {
  const { api, git } = await githubSandbox(t, { a: '1' });
  const apiUrl = `${api.url}/api/v3`;
  const { repository } = connectGitHubRepository({ token: 'secret', apiUrl, name, env: {}, deadline: deadlineIn(5) });
  assert.equal((await repository.head('main', []))?.oid, git('rev-parse', 'main'));
  assert.equal(await repository.branchHead('main'), git('rev-parse', 'main'));
});
