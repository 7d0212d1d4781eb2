// Which hosts are this machine, and which URLs may carry a secret.

import assert from 'node:assert/strict';
import test from 'node:test';
import { basicTo, bearerTo, isLoopback, isPrivateUrl, type PrivateUrl } from '../../src/domain/loopback.ts';

const hosts: readonly [string, boolean][] = [
  ['localhost', true],
  ['localhost:5000', true],
  ['127.0.0.1', true],
  ['127.0.0.1:5000', true],
  ['127.9.9.9', true],
  ['[::1]:80', true],
  ['localhost.example.com', false],
  ['127.0.0.1.example.com', false],
  ['127.0.0.1:5000/x', false],
  ['128.0.0.1', false],
  ['10.0.0.1', false],
  ['r.io:5000', false],
];

for (const [host, expected] of hosts)
  test(`${host} is ${expected ? '' : 'not '}this machine`, () => assert.equal(isLoopback(host), expected));

const urls: readonly [string, boolean][] = [
  ['https://example.com/x', true],
  ['http://127.0.0.1:8080/x', true],
  ['http://[::1]/x', true],
  ['http://example.com', false],
  ['http://localhost@example.com', false],
  ['ftp://localhost', false],
  ['example.com', false],
];

for (const [url, expected] of urls)
  test(`a secret may ${expected ? '' : 'not '}go to ${url}`, () => assert.equal(isPrivateUrl(url), expected));

test('an authorization is made for a private URL only, also when its type was cast', () => {
  const [safe, open] = ['https://example.com/x', 'http://example.com/x'] as PrivateUrl[] as [PrivateUrl, PrivateUrl];
  assert.equal(bearerTo(safe, 'abc'), 'Bearer abc');
  assert.equal(basicTo(safe, 'robin', 'a:b'), 'Basic cm9iaW46YTpi');
  assert.throws(() => bearerTo(open, 'abc'), /without TLS/);
  assert.throws(() => basicTo(open, 'robin', 'a:b'), /without TLS/);
});
