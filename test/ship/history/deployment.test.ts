// The images of one deployment.

import assert from 'node:assert/strict';
import test from 'node:test';
import { imagesOf } from '../../../src/ship/history/deployment.ts';

test('images that were joined come apart, and none are none', () =>
  assert.deepEqual([imagesOf('a:1, b:2'), imagesOf('')], [['a:1', 'b:2'], []]));
