// Lines of logins: what they mean, what of them is masked, and that a fault shows nothing of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  loginSecrets,
  registryLoginProblems,
  registryLogins,
} from '../../../src/build-push-image/inputs/registry-logins.ts';

test('a line is a host, a user and a password, which may hold any sign', () => {
  const logins = registryLogins(['ghcr.io=octocat:a:b=c', 'r.io:5000=ci:x']);
  assert.deepEqual(
    [...logins],
    [
      ['ghcr.io', { username: 'octocat', password: 'a:b=c' }],
      ['r.io:5000', { username: 'ci', password: 'x' }],
    ],
  );
});

test('the password and its form in a Docker config are secret', () => {
  const basic = Buffer.from('octocat:opensesame').toString('base64');
  assert.deepEqual(loginSecrets('# base images\n  ghcr.io=octocat:opensesame\n'), ['opensesame', basic]);
});

for (const line of [
  'opensesame',
  'ghcr.io=opensesame',
  'ghcr.io=:opensesame',
  'ghcr.io=octocat:',
  'https://ghcr.io=a:opensesame',
])
  test(`"${line.replaceAll('opensesame', '…')}" is refused by its number`, () => {
    const [problem] = registryLoginProblems([line]);
    assert.equal(problem?.code, 'login_incomplete');
    assert.ok(!JSON.stringify(problem).includes('opensesame'));
  });
