// The words of a probe.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isSuccess, showUrl } from '../../src/domain/probe.ts';

test('a URL is shown without its credentials', () => {
  assert.equal(showUrl(new URL('https://bob:s3cret@shop.example/a?b=1')), 'https://shop.example/a?b=1');
});

test('only 2xx is a success', () => {
  const statuses = [100, 199, 200, 204, 299, 300, 404, 503];
  assert.deepEqual(statuses.filter(isSuccess), [200, 204, 299]);
});
