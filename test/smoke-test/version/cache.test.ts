// Answers of a cache are noticed, and told once.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createCacheWatch, findCache } from '../../../src/smoke-test/version/cache.ts';
import { answer, virtualSession } from '../../fakes/session.ts';

const rows: readonly [Record<string, string>, string | undefined][] = [
  [{ age: '12' }, 'age: 12'],
  [{ age: '0' }, undefined],
  [{ 'x-cache': 'HIT, MISS' }, 'x-cache: HIT, MISS'],
  [{ 'x-cache': 'Hit from cloudfront' }, 'x-cache: Hit from cloudfront'],
  [{ 'cf-cache-status': 'HIT' }, 'cf-cache-status: HIT'],
  [{ 'cf-cache-status': 'DYNAMIC' }, undefined],
  [{ 'x-cache': 'MISS' }, undefined],
  [{}, undefined],
];

for (const [headers, found] of rows)
  test(`${JSON.stringify(headers)}: ${found ?? 'no cache'}`, () =>
    assert.equal(findCache(answer('', { headers })), found));

test('the warning comes once', () => {
  const { log, printed } = virtualSession({}, () => answer(''));
  const see = createCacheWatch(log);
  for (let count = 0; count < 3; count++) see(answer('', { headers: { age: '3' } }));
  assert.equal(printed.length, 1);
  assert.match(printed[0] ?? '', /A cache answered \(age: 3\)/);
});
