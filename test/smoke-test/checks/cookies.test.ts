// Which cookies are kept, and where they are sent.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createCookies } from '../../../src/smoke-test/checks/cookies.ts';
import { answer } from '../../fakes/session.ts';

const home = new URL('https://shop.example/');

function jarWith(...cookies: string[]) {
  const jar = createCookies();
  jar.keep(home, answer('', { cookies }));
  return jar;
}

const rows: readonly [string, readonly string[], string, string | undefined][] = [
  ['one', ['a=1'], 'https://shop.example/x', 'a=1'],
  ['two', ['a=1; Path=/', 'b=2'], 'https://shop.example/', 'a=1; b=2'],
  ['another host', ['a=1'], 'https://other.example/', undefined],
  ['another port', ['a=1'], 'https://shop.example:8443/', undefined],
  ['below its path', ['a=1; Path=/api'], 'https://shop.example/api/x', 'a=1'],
  ['beside its path', ['a=1; Path=/api'], 'https://shop.example/apix', undefined],
  ['secure, in the open', ['a=1; Secure'], 'http://shop.example/', undefined],
  ['replaced', ['a=1', 'a=2'], 'https://shop.example/', 'a=2'],
  ['taken back by age', ['a=1', 'a=; Max-Age=0'], 'https://shop.example/', undefined],
  ['taken back by date', ['a=1', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], 'https://shop.example/', undefined],
  ['a value with an equals sign', ['a=b=c'], 'https://shop.example/', 'a=b=c'],
  ['what is no cookie', ['nonsense', '=x'], 'https://shop.example/', undefined],
];

for (const [title, cookies, url, header] of rows)
  test(title, () => assert.equal(jarWith(...cookies).headerFor(new URL(url)), header));

test('the values that are kept are returned, to be hidden', () => {
  assert.deepEqual(createCookies().keep(home, answer('', { cookies: ['a=s3cret; Path=/', 'b=2; Max-Age=0'] })), [
    's3cret',
  ]);
});
