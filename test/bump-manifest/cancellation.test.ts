// What a cancelled bump may have left behind, in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { cancelledBump } from '../../src/bump-manifest/cancellation.ts';

test('before anything is sent nothing can have been written', () => {
  const { what, fix } = cancelledBump({ isSending: false });
  assert.deepEqual([what, fix], ['before anything was written to the workspace', 'Run the step again.']);
});

test('from then on it may have arrived, and nobody says more', () => {
  const { what, fix } = cancelledBump({ isSending: true }, 'https://github.com/shop/m.git');
  assert.equal(what, 'while it wrote to https://github.com/shop/m.git: the change may have arrived');
  assert.match(fix ?? '', /newest commit/);
});
