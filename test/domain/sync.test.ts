// The commits of an application in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { shortRevisions } from '../../src/domain/sync.ts';

test('commits are short, and names of branches are whole', () => {
  assert.equal(shortRevisions(['0123456789abcdef0123456789abcdef01234567', 'main']), '0123456, main');
});
