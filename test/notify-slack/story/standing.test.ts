// What is known about which version serves.

import assert from 'node:assert/strict';
import test from 'node:test';
import { standingOf } from '../../../src/notify-slack/story/standing.ts';
import { deployment } from '../sample.ts';

const rows: readonly [
  event: 'deployed' | 'failed' | 'rolled-back',
  serving: string | undefined,
  proof: string,
  failedServes: boolean,
][] = [
  ['rolled-back', undefined, 'unknown', false],
  ['rolled-back', 'v2.3.9', 'serves', false],
  ['rolled-back', '2.3.9', 'serves', false],
  ['rolled-back', 'v2.4.1', 'other', true],
  ['rolled-back', 'v1.0.0', 'other', false],
  ['failed', undefined, 'unknown', false],
  ['failed', 'v2.3.9', 'serves', false],
  ['failed', 'v2.4.1', 'other', true],
  ['deployed', undefined, 'unknown', false],
  ['deployed', 'v2.4.1', 'serves', false],
  ['deployed', 'v2.3.9', 'other', false],
];

for (const [event, servingVersion, proof, failedServes] of rows) {
  test(`${event} with ${servingVersion} serving: ${proof}`, () => {
    const found = standingOf({ ...deployment, event, version: 'v2.4.1', previousVersion: 'v2.3.9', servingVersion });
    assert.deepEqual([found.proof, found.failedServes], [proof, failedServes]);
  });
}

test('without a version before, another version than the failed one proves the roll-back', () => {
  const back = { ...deployment, event: 'rolled-back', version: 'v2', previousVersion: undefined } as const;
  assert.equal(standingOf({ ...back, servingVersion: 'v1.0.0' }).proof, 'serves');
  assert.equal(standingOf({ ...back, servingVersion: 'v2' }).proof, 'other');
  assert.equal(standingOf({ ...back, version: undefined, servingVersion: 'v1' }).proof, 'other');
});
