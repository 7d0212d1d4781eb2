// Code words become sentences; what is none stays.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isSuperseded, reasonWords } from '../../../src/notify-slack/facts/reasons.ts';

const rows: readonly [reason: string | undefined, words: string | undefined | RegExp][] = [
  [undefined, undefined],
  ['version_mismatch', /did not answer in time/],
  ['assertion', /check of the smoke test failed/],
  [
    'version_mismatch; the roll-back failed, too',
    /^The new version did not answer in time.*The roll-back failed, too$/,
  ],
  ['error rate 12.3 % (threshold 5 %)', 'error rate 12.3 % (threshold 5 %)'],
  ['timeouts everywhere', 'timeouts everywhere'],
  ['constructor', 'constructor'],
];

for (const [reason, words] of rows) {
  test(`the reason ${reason}`, () => {
    if (words instanceof RegExp) assert.match(reasonWords(reason) ?? '', words);
    else assert.equal(reasonWords(reason), words);
  });
}

test('only a cancelled run is superseded', () => {
  assert.equal(isSuperseded({ event: 'cancelled', reason: 'superseded' }), true);
  assert.equal(isSuperseded({ event: 'failed', reason: 'superseded' }), false);
  assert.equal(isSuperseded({ event: 'cancelled', reason: 'by hand' }), false);
});
