// Docker's credential helpers, as programs on the PATH: one that knows, and the ways not to.

import assert from 'node:assert/strict';
import test from 'node:test';
import { askHelper } from '../../../src/clients/registry/credential-helper.ts';
import { toolFolder } from '../../fakes/tool.ts';

test('a helper gives a login for the key on its standard input', async (t) => {
  const script = 'read -r key; echo "{\\"Username\\":\\"$1\\",\\"Secret\\":\\"$key\\"}"';
  const env = { PATH: toolFolder(t, [], { 'docker-credential-x': script }) };
  assert.deepEqual(await askHelper('x', 'r.io', env), { username: 'get', password: 'r.io' });
});

test('a helper signs in with what the step was given, and gets nothing that speaks for the step', async (t) => {
  const script =
    'echo "{\\"Username\\":\\"$AWS_SESSION_TOKEN$GITHUB_TOKEN\\",\\"Secret\\":\\"s$INPUT_TOKEN$GITHUB_ENV\\"}"';
  const PATH = toolFolder(t, [], { 'docker-credential-x': script });
  const env = { PATH, AWS_SESSION_TOKEN: 'aws', INPUT_TOKEN: 'a', GITHUB_TOKEN: 'b', GITHUB_ENV: 'c' };
  assert.deepEqual(await askHelper('x', 'r.io', env), { username: 'awsb', password: 's' });
});

const useless: readonly [string, string][] = [
  ['fails', 'echo "credentials not found"; exit 1'],
  ['babbles', 'echo hello'],
  ['has only a token', 'echo \'{"Username":"<token>","Secret":"s"}\''],
];
for (const [what, script] of useless)
  test(`a helper that ${what} gives no login`, async (t) => {
    const env = { PATH: toolFolder(t, [], { 'docker-credential-x': script }) };
    assert.equal(await askHelper('x', 'r.io', env), undefined);
  });

test('a helper that is not there is named', async (t) => {
  const env = { PATH: toolFolder(t, []) };
  assert.deepEqual(await askHelper('absent', 'r.io', env), { missing: 'docker-credential-absent' });
});
