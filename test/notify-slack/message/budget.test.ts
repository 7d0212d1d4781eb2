// Parts that fit stay in their order; of the others the least important go first.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fitParts, type Part, sizeOf } from '../../../src/notify-slack/message/budget.ts';

const part = (rank: number, name: string, size = 0): Part<string> => ({ rank, blocks: [name + 'x'.repeat(size)] });

test('what fits stays in its order', () => {
  assert.deepEqual(fitParts([part(0, 'a'), part(5, 'b'), part(1, 'c')]), ['a', 'b', 'c']);
});

test('the least important goes first, the last of equals before the others', () => {
  const kept = fitParts([part(0, 'a', 5000), part(3, 'b', 4000), part(3, 'c', 4000), part(1, 'd', 1000)]);
  assert.deepEqual(
    kept.map((each) => each[0]),
    ['a', 'b', 'd'],
  );
});

test('no more than fifty blocks', () => {
  const many = Array.from({ length: 60 }, (_, index) => part(index === 0 ? 0 : 2, String(index)));
  assert.equal(fitParts(many).length, 50);
});

test('a part that can be made smaller is, before it goes', () => {
  const shrink = (block: string): string | undefined => (block.length > 3000 ? block.slice(0, -3000) : undefined);
  const [first, second] = fitParts([part(0, 'a', 5000), { ...part(2, 'b', 9000), shrink }]);
  assert.deepEqual([first?.length, (second?.length ?? 0) <= 6500], [5001, true]);
});

test('whatever the parts, the sums hold as long as the first ones fit', () => {
  const any = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(4000)), { maxLength: 80 });
  fc.assert(
    fc.property(any, (given) => {
      const kept = fitParts([part(0, 'a', 5000), ...given.map(([rank, size]) => part(rank, 'b', size))]);
      assert.ok(kept.length <= 50 && sizeOf(kept) <= 12_000);
      assert.equal(kept[0]?.[0], 'a');
    }),
    { numRuns: 100 },
  );
});
