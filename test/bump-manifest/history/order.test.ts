// Which run may write, by a table of what is known.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Ancestry, findLastBump, judgeOrder, judgePromotion } from '../../../src/bump-manifest/history/order.ts';
import type { ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';

const base: ShipRecord = {
  service: 'app',
  environment: 'production',
  images: ['r.io/app:x'],
  previousImages: [],
  sourceRepository: undefined,
  sourceCommit: 'b'.repeat(40),
  run: undefined,
  actor: undefined,
  rollback: false,
  files: ['a.yaml'],
};
const of = (image: string, run?: number): ShipRecord => ({
  ...base,
  images: [`r.io/app:${image}`],
  run: run?.toString(),
});

const table: readonly [string, ShipRecord, ShipRecord, boolean, Ancestry, boolean][] = [
  // title, candidate, last bump, rolled back since, ancestry, superseded
  ['an ancestor is older, whatever its version and run', of('v9.0.0', 9), of('v1.0.0', 1), false, 'older', true],
  ['a descendant is newer, whatever its version and run', of('v0.1.0', 1), of('v1.0.0', 9), true, 'newer', false],
  ['the same commit may write another image', of('y'), of('x'), false, 'same', false],
  ['the same commit may write another image from a newer run', of('y', 3), of('x', 2), false, 'same', false],
  ['the same commit from an older run is older', of('y', 1), of('x', 2), false, 'same', true],
  [
    'the letters of a commit in a tag are no order: the run decides',
    of('v2.4.1-fff0000', 15),
    of('v2.4.1-aaa1111', 20),
    false,
    undefined,
    true,
  ],
  [
    'the letters of a commit in a tag hold nothing back',
    of('v2.4.1-bbb2222', 21),
    of('v2.4.1-aaa1111', 20),
    true,
    undefined,
    false,
  ],
  ['nor are its digits', of('v2.4.1-9999999', 15), of('v2.4.1-1111111', 20), false, undefined, true],
  [
    'nor are its letters behind a pre-release',
    of('v2.4.1-rc.2-fff0000', 15),
    of('v2.4.1-rc.2-aaa1111', 20),
    false,
    undefined,
    true,
  ],
  [
    'the ancestry of the commits beats their letters and their runs',
    of('v2.4.1-aaa1111', 9),
    of('v2.4.1-fff0000', 20),
    false,
    'newer',
    false,
  ],
  [
    'the version before the commit is an order',
    of('v2.5.0-aaa1111', 15),
    of('v2.4.1-fff0000', 20),
    false,
    undefined,
    false,
  ],
  [
    'commits counted behind one version are an order',
    of('v2.4.1-3-gabc1234'),
    of('v2.4.1-12-gdef5678'),
    false,
    undefined,
    true,
  ],
  ['the same commit does not undo a roll-back', of('y'), of('x'), true, 'same', true],
  ['the same image of the same commit was taken back by hand', of('x'), of('x'), false, 'same', true],
  ['a lower version is older', of('v1.0.0'), of('v1.1.0'), false, undefined, true],
  ['a pre-release is lower than its release', of('v1.1.0-rc.1', 1), of('v1.1.0', 2), false, undefined, true],
  [
    'a lower version from a newer run is a downgrade, not a matter of order',
    of('v1.0.0', 9),
    of('v1.1.0', 1),
    false,
    undefined,
    false,
  ],
  ['a higher version is newer, whatever its run', of('v1.2.0', 1), of('v1.1.0', 9), false, undefined, false],
  [
    'a higher version from an older run does not undo a roll-back',
    of('v1.2.0', 1),
    of('v1.1.0', 9),
    true,
    undefined,
    true,
  ],
  ['an older run is older', of('aaa', 1), of('bbb', 2), false, undefined, true],
  ['a newer run is newer', of('aaa', 3), of('bbb', 2), false, undefined, false],
  ['the undone run does not write again', of('bbb', 2), of('bbb', 2), true, undefined, true],
  ['a newer run writes after a roll-back', of('ccc', 3), of('bbb', 2), true, undefined, false],
  ['nothing known: it is written', of('aaa'), of('bbb'), false, undefined, false],
];

const otherPlace: readonly [string, Partial<ShipRecord>][] = [
  ['another source repository', { sourceRepository: 'shop/other' }],
  ['another place of runs', { run: 'https://github.com/shop/other/actions/runs/9' }],
  ['an unknown run', { run: undefined }],
];

for (const [title, more] of otherPlace) {
  test(`a number of a run is compared with none of ${title}`, () => {
    const last = { record: { ...of('bbb', 9), ...more }, rolledBack: false };
    assert.equal(judgeOrder(of('aaa', 1), last, undefined).superseded, false);
  });
}

for (const [title, candidate, record, rolledBack, ancestry, superseded] of table) {
  test(title, () => {
    const verdict = judgeOrder(candidate, { record, rolledBack }, ancestry);
    assert.equal(verdict.superseded, superseded, JSON.stringify(verdict));
  });
}

test('the last bump is the newest that is no roll-back, of the same thing', () => {
  const rollback = { ...of('v1'), rollback: true };
  const other = { ...of('v9'), service: 'other' };
  assert.deepEqual(findLastBump([other, rollback, of('v2'), of('v1')], base), { record: of('v2'), rolledBack: true });
  assert.deepEqual(findLastBump([of('v2'), rollback], base), { record: of('v2'), rolledBack: false });
  assert.equal(findLastBump([other, rollback], base), undefined);
});

test('a promotion of what was rolled back is held, also when a newer run asks for it', () => {
  const judge = (candidate: ShipRecord, rolledBack: boolean) =>
    judgePromotion(candidate, { record: of('v2', 5), rolledBack }).superseded;
  assert.equal(judge(of('v2', 5), true), true);
  assert.equal(judge(of('v2', 6), true), true);
  assert.equal(judge(of('v3', 6), true), false);
  assert.equal(judge(of('v2', 6), false), false);
});
