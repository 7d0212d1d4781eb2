// Names become numbers that stay apart.

import assert from 'node:assert/strict';
import test from 'node:test';
import { idOf } from '../../../src/quality-gate/reports/name-id.ts';

test('a hundred thousand names have as many numbers, each whole and below 2^52', () => {
  const ids = new Set<number>();
  for (let at = 0; at < 100_000; at++) ids.add(idOf(`branch ${at % 317}:${at}`));
  assert.equal(ids.size, 100_000);
  for (const id of ids) assert.ok(Number.isInteger(id) && id >= 0 && id < 2 ** 52);
});

test('the same name has the same number', () => assert.equal(idOf('src/cart.js#1'), idOf('src/cart.js#1')));
