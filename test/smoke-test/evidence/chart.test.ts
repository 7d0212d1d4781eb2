// The chart of who answered when.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { drawTimeline } from '../../../src/smoke-test/evidence/chart.ts';

const same = (label: string): string => label;

test('old, then both, then new', () => {
  const points = ['old', 'old', 'new', 'old', 'new', 'new'].map((label, at) => [at * 10, label] as const);
  assert.deepEqual(drawTimeline(points, same).split('\n'), [
    'old                          ██·█··',
    'new                          ··█·██',
    '                             0 s 50 s',
  ]);
});

test('a single answer makes no chart', () => assert.equal(drawTimeline([[1, 'new']], same), ''));

test('it never grows wider than a screen or longer than a few rows', () => {
  const point = fc.tuple(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.string({ maxLength: 50 }));
  fc.assert(
    fc.property(fc.array(point, { maxLength: 300 }), (points) => {
      const sorted = points.toSorted(([a], [b]) => a - b);
      const lines = drawTimeline(sorted, (label) => label.replace(/\s/g, '_')).split('\n');
      assert.ok(lines.length <= 9 && lines.every((line) => [...line].length <= 130));
    }),
  );
});
