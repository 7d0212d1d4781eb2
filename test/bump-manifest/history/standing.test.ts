// Whether what stands is what is expected, and what became of a run's own roll-back.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { judgeOwnRollback, judgeStanding } from '../../../src/bump-manifest/history/standing.ts';
import { type Expectation, readExpectation } from '../../../src/bump-manifest/inputs/expectation.ts';
import { orThrow } from '../../../src/domain/action-error.ts';
import { parseImageReference } from '../../../src/domain/image/reference.ts';

const expectation = (text: string): Expectation => orThrow(readExpectation(text));
const digest = `sha256:${'d'.repeat(64)}`;
const places = (...images: string[]) =>
  images.map((image, at) => ({ file: 'a.yaml', line: at + 1, reference: parseImageReference(image) }));

const table: readonly [standing: readonly string[], expected: readonly string[], isMet: boolean][] = [
  [['r.io/app:v1'], [], true],
  [['r.io/app:v1'], ['v1'], true],
  [['r.io/app:v1'], ['v2', 'r.io/app:v1'], true],
  [[`r.io/app:v1@${digest}`], [digest], true],
  [[`r.io/app:v1@${digest}`], ['r.io/app:v1'], true],
  [['r.io/app:v1'], [`r.io/app:v1@${digest}`], true],
  [['r.io/app:v1'], ['v2'], false],
  [['r.io/app:v1'], ['r.io/other:v1'], false],
  [['r.io/app:v1', 'r.io/worker:v2'], ['r.io/app:v1'], false],
  [['r.io/app:v1', 'r.io/worker:v2'], ['r.io/app:v1', 'r.io/worker:v2'], true],
];

for (const [standing, expected, isMet] of table) {
  test(`${standing.join(' and ')} where ${expected.join(' or ') || 'nothing'} is expected: ${isMet ? 'goes on' : 'superseded'}`, () => {
    const verdict = judgeStanding(places(...standing), expected.map(expectation));
    assert.equal(verdict?.superseded ?? false, !isMet);
  });
}

test('the verdict says what stands where, what was expected, and that nothing overrides it', () => {
  const verdict = judgeStanding(places('r.io/app:v2'), ['v1', 'v0'].map(expectation));
  assert.deepEqual(verdict, {
    superseded: true,
    isFinal: true,
    reason: 'r.io/app:v2 stands at a.yaml:1, but `expect-image` says v1 or v0',
  });
});

test("a run's own roll-back stands, or something was written since", () => {
  const record = { images: ['r.io/app:v1'] } as unknown as ShipRecord;
  assert.equal(judgeOwnRollback(record, places('r.io/app:v1')).superseded, false);
  assert.equal(judgeOwnRollback(record, places('r.io/app:v2')).superseded, true);
});
