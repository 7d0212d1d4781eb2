// A set of numbers that ran or did not: it behaves as a map of maxima would.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Marks } from '../../../../src/quality-gate/reports/coverage/marks.ts';

const entries = fc.array(fc.tuple(fc.nat(200), fc.boolean()));

test('marks are the maximum of each number, however often and in whatever order they come', () => {
  fc.assert(
    fc.property(entries, entries, (some, others) => {
      const truth = new Map<number, boolean>();
      const [one, other] = [new Marks(), new Marks()];
      for (const [id, ran] of some) one.mark(id, ran);
      for (const [id, ran] of others) other.mark(id, ran);
      for (const [id, ran] of [...some, ...others]) truth.set(id, ran || truth.get(id) === true);

      one.unite(other);
      one.settle();
      const covered = [...truth.values()].filter(Boolean).length;
      assert.deepEqual(one.count(), truth.size === 0 ? undefined : { covered, total: truth.size });
      for (let id = 0; id <= 201; id++) assert.equal(one.find(id), truth.get(id));
    }),
  );
});

test('large numbers stay apart', () => {
  const marks = new Marks();
  for (const id of [2 ** 51, 2 ** 51 + 1, 2 ** 52 - 1]) marks.mark(id, id % 2 === 1);
  assert.deepEqual(marks.count(), { covered: 2, total: 3 });
});

test('what was marked counts before what was declared, and a declared count covers no more than there is', () => {
  const marks = new Marks();
  marks.declare({ covered: 9, total: 4 });
  marks.declare({ covered: 1, total: 4 });
  assert.deepEqual([marks.count(), marks.isMarked], [{ covered: 4, total: 4 }, false]);
  marks.mark(1, false);
  assert.deepEqual([marks.count(), marks.isMarked], [{ covered: 0, total: 1 }, true]);
});
