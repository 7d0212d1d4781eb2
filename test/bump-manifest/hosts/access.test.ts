// The token that a step writes with: the given one, or one that an App makes for it and that ends with it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type AccessInputs, openRepositoryAccess, permissionsOf } from '../../../src/bump-manifest/hosts/access.ts';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import type { Job } from '../../../src/domain/job.ts';

const plain = {
  mode: 'push',
  signed: false,
  repository: 'a/b',
  token: undefined,
  'app-id': '1',
  'app-private-key': 'key',
  'dry-run': false,
  'pull-request-reviewers': [],
} as unknown as AccessInputs;

function world(isRevoked = true) {
  const asked: object[] = [];
  const said: string[] = [];
  const log = { mask: (text: string) => said.push(`mask ${text}`), warning: (text: string) => said.push(text) };
  const context = { serverUrl: 'https://github.com', apiUrl: 'https://api.github.com' };
  const job = { env: {}, log, context, signal: new AbortController().signal } as unknown as Job;
  const openAppAccess = async (options: object) => {
    asked.push(options);
    return { token: 'made', revoke: async () => isRevoked };
  };
  const repository = { url: 'https://github.com/a/b.git', name: 'a/b' };
  return {
    asked,
    said,
    given: { repository, serverUrl: context.serverUrl, job, deadline: deadlineIn(1), openAppAccess },
  };
}

test('without an App the token is the given one, and nobody is asked', async () => {
  const { asked, given } = world();
  const inputs = { ...plain, token: 't', 'app-id': undefined, 'app-private-key': undefined };
  const access = await openRepositoryAccess(inputs, given);
  await access.close();
  assert.deepEqual([access.token, asked], ['t', []]);
});

test('where nothing is written outside, no token is made', async () => {
  const { asked, given } = world();
  await openRepositoryAccess({ ...plain, mode: 'none' }, given);
  await openRepositoryAccess(plain, { ...given, repository: undefined });
  assert.deepEqual(asked, []);
});

test('an App is asked for the repository alone, and its token is masked', async () => {
  const { asked, said, given } = world();
  const { token, close } = await openRepositoryAccess(plain, given);
  await close();
  const [{ name, permissions, apiUrl } = {} as never] = asked as {
    name: string;
    permissions: object;
    apiUrl: string;
  }[];
  assert.deepEqual(
    [token, name, permissions, apiUrl],
    ['made', 'a/b', { contents: 'write' }, 'https://api.github.com'],
  );
  assert.deepEqual(said, ['mask made']);
});

test('a token that cannot be revoked is told', async () => {
  const { said, given } = world(false);
  await (await openRepositoryAccess(plain, given)).close();
  assert.match(said.join(), /could not be revoked\. It ends by itself within an hour/);
});

test('a repository elsewhere has no App', async () => {
  const { given } = world();
  const repository = { url: 'https://gitlab.com/a/b.git', name: undefined };
  await assert.rejects(openRepositoryAccess(plain, { ...given, repository }), { code: 'repository_not_github' });
});

const rows = [
  ['push', false, { contents: 'write' }],
  ['push', true, { contents: 'read' }],
  ['pull-request', false, { contents: 'write', pull_requests: 'write' }],
  ['pull-request', true, { contents: 'read', pull_requests: 'read' }],
] as const;
for (const [mode, dryRun, expected] of rows)
  test(`${mode}${dryRun ? ' in a dry run' : ''} needs ${JSON.stringify(expected)}`, () =>
    assert.deepEqual(permissionsOf({ mode, 'dry-run': dryRun }), expected));
