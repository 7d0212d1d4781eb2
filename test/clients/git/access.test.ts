// The environment that git runs in: ours alone, with the credential where nobody else reads it.

import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { basicCredentials, gitEnvironment, protocolOf, readLastHeaders } from '../../../src/clients/git/access.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { rowName } from '../../row-name.ts';

const outer = {
  PATH: '/bin',
  HOME: '/home/user',
  HTTPS_PROXY: 'http://proxy:1',
  GIT_DIR: '/x',
  GIT_CONFIG_COUNT: '1',
  GIT_SSL_CAINFO: '/ca.pem',
  SSH_AUTH_SOCK: '/agent',
};

{
  const table = {
    'https://a/b': 'https',
    'http://a/b': 'http',
    'ssh://a/b': 'ssh',
    'git@a:b': 'ssh',
    'file:///a': 'file',
  };
  for (const [url, protocol] of Object.entries(table)) {
    test(`the protocol of a URL is the only one that git may speak: ${rowName([url, protocol])}`, () => {
      assert.equal(protocolOf(url), protocol);
    });
  }
}

test('a token is a header for its origin only, and nothing of the user is inherited', async (context) => {
  const folder = temporaryFolder(context);
  const env = await gitEnvironment('https://github.com/a/b.git', { token: 'tok' }, folder, outer);
  const settings = new Map(
    Array.from({ length: Number(env['GIT_CONFIG_COUNT']) }, (_, index) => [
      env[`GIT_CONFIG_KEY_${index}`],
      env[`GIT_CONFIG_VALUE_${index}`],
    ]),
  );
  const basic = basicCredentials('https://github.com/a/b.git', { token: 'tok' }) ?? '';
  assert.equal(settings.get('http.https://github.com/.extraHeader'), `Authorization: Basic ${basic}`);
  assert.equal(Buffer.from(basic, 'base64').toString(), 'x-access-token:tok');
  assert.equal(settings.get('http.followRedirects'), 'false');
  assert.equal(settings.get('core.hooksPath'), '/dev/null');
  const { GIT_DIR, SSH_AUTH_SOCK, GIT_SSH_COMMAND, HTTPS_PROXY, GIT_SSL_CAINFO, HOME, GIT_ALLOW_PROTOCOL } = env;
  assert.deepEqual([GIT_DIR, SSH_AUTH_SOCK, GIT_SSH_COMMAND], [undefined, undefined, undefined]);
  assert.deepEqual(
    [HTTPS_PROXY, GIT_SSL_CAINFO, HOME, GIT_ALLOW_PROTOCOL],
    ['http://proxy:1', '/ca.pem', path.join(folder, 'home'), 'https'],
  );
});

test('a key lies in a private file, and ssh asks nobody and trusts known hosts only', async (context) => {
  const folder = temporaryFolder(context);
  const credentials = { sshKey: '-----BEGIN\r\nkey\r\n-----END', knownHosts: 'git.example.com ssh-ed25519 AAAA' };
  const env = await gitEnvironment('git@git.example.com:a/b.git', credentials, folder, outer);
  const key = path.join(folder, 'home/key');
  assert.equal(statSync(key).mode & 0o777, 0o600);
  assert.equal(readFileSync(key, 'utf8'), '-----BEGIN\nkey\n-----END\n');
  const hosts = readFileSync(path.join(folder, 'home/known_hosts'), 'utf8');
  assert.match(hosts, /^github\.com ssh-ed25519 /m);
  assert.match(hosts, /^git\.example\.com ssh-ed25519 AAAA$/m);
  for (const option of ['StrictHostKeyChecking=yes', 'IdentitiesOnly=yes', 'IdentityAgent=none', 'BatchMode=yes'])
    assert.ok(env['GIT_SSH_COMMAND']?.includes(`'${option}'`), option);
});

test('the user name that a host wants stands before the token', () => {
  const basic = basicCredentials('https://bitbucket.org/a/b.git', { token: 'a:b', username: 'x-token-auth' });
  assert.equal(Buffer.from(basic ?? '', 'base64').toString(), 'x-token-auth:a:b');
});

const open = ['http://git.example.com/a/b.git', 'git@github.com:a/b.git', 'file:///a/b.git'];
for (const url of open)
  test(`no token goes to ${url}`, async (context) => {
    const env = await gitEnvironment(url, { token: 'tok', sshKey: 'k' }, temporaryFolder(context), outer);
    assert.equal(basicCredentials(url, { token: 'tok' }), undefined);
    assert.doesNotMatch(JSON.stringify(env), /Authorization|eC1hY2Nlc3M/);
  });

test('the headers are those of the last answer, however much came before', async (context) => {
  const folder = temporaryFolder(context);
  assert.deepEqual(await readLastHeaders(folder), { retryAfter: undefined, location: undefined });
  const answer = (...headers: string[]): string =>
    ['HTTP/1.1 429 x', ...headers].map((line) => `10:00:00.1 http.c:684  <= Recv header: ${line}\n`).join('');
  const old = answer('Retry-After: 99', 'Location: https://old.example/');
  writeFileSync(path.join(folder, 'answers'), `${old.repeat(5000)}${answer('retry-after: 7')}`);
  assert.deepEqual(await readLastHeaders(folder), { retryAfter: '7', location: undefined });
});
