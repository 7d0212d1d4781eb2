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

test('a helper that fails, babbles or has only a token gives none; one that is not there is named', async (t) => {
  const scripts = {
    'docker-credential-fails': 'echo "credentials not found"; exit 1',
    'docker-credential-babbles': 'echo hello',
    'docker-credential-token': 'echo \'{"Username":"<token>","Secret":"s"}\'',
  };
  const env = { PATH: toolFolder(t, [], scripts) };
  assert.deepEqual(await askHelper('absent', 'r.io', env), { missing: 'docker-credential-absent' });
  for (const name of ['fails', 'babbles', 'token']) assert.equal(await askHelper(name, 'r.io', env), undefined, name);
});
