// What request a check makes.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { type Check, checksShape } from '../../../src/smoke-test/checks/check.ts';
import { buildRequest, joinUrl } from '../../../src/smoke-test/checks/request.ts';
import { rowName } from '../../row-name.ts';

const checkOf = (given: object): Check => {
  const [check] = v.parse(checksShape, [given]);
  assert.ok(check);
  return check;
};

const variables = new Map<string, unknown>([
  ['token', 't/1'],
  ['place', '//evil.example/x'],
  ['mail', '@evil.example'],
  ['amount', 3],
]);
const build = (given: object, base = 'https://shop.example') =>
  buildRequest(checkOf(given), new URL(base), { 'X-Common': '{{token}}', Accept: 'text/plain' }, variables);

const joined: readonly [string, string, string | undefined][] = [
  ['https://shop.example', '/health', 'https://shop.example/health'],
  ['https://shop.example/base/', '/health?x=1#f', 'https://shop.example/base/health?x=1#f'],
  ['https://bob:pw@shop.example:8443', '/', 'https://bob:pw@shop.example:8443/'],
  ['http://[::1]:8080', '/a', 'http://[::1]:8080/a'],
  ['https://shop.example', '//evil.example/x', 'https://shop.example//evil.example/x'],
  ['https://shop.example', '@evil.example', undefined],
];

for (const [base, path, url] of joined)
  test(`${path} below ${base} is ${url ?? 'refused'}`, () => assert.equal(joinUrl(new URL(base), path)?.href, url));

test('JSON, form and body are filled, each with its type', () => {
  const bodies = [{ json: { a: '{{amount}}' } }, { form: { a: '{{token}} &' } }, { body: 'x {{amount}}' }].map(
    (body) => {
      const request = build({ path: '/', method: 'POST', ...body });
      return typeof request === 'string' ? request : [request.headers['content-type'], request.body];
    },
  );
  assert.deepEqual(bodies, [
    ['application/json', '{"a":3}'],
    ['application/x-www-form-urlencoded', 'a=t%2F1+%26'],
    [undefined, 'x 3'],
  ]);
});

test('a header of the check takes the place of the common one, whatever the case', () => {
  const request = build({ path: '/', headers: { ACCEPT: 'application/json' }, json: {} });
  assert.ok(typeof request !== 'string');
  const headers = { 'content-type': 'application/json', 'x-common': 't/1', accept: 'application/json' };
  assert.deepEqual(request.headers, headers);
});

for (const path of ['/x/{{place}}', '{{place}}']) {
  test(`a filled path stays on its host: ${rowName(path)}`, () => {
    const request = build({ path });
    assert.equal(typeof request === 'string' ? request : request.url.host, 'shop.example');
  });
}

test('a place that is none once filled is said, not sent', () => {
  assert.match(String(build({ path: '{{mail}}' })), /"@evil\.example" is not a path below https:\/\/shop\.example/);
  assert.match(String(build({ url: '{{token}}' })), /not an http:\/\/ or https:\/\/ URL/);
});
