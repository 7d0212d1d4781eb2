// Go cover profiles by their statements.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isGoProfile } from '../../../../src/quality-gate/reports/coverage/go-profile.ts';
import { assertRefused, readCoverage, readText } from '../reading.ts';

const profile =
  'mode: count\nshop/cart/cart.go:3.20,5.2 2 7\nshop/cart/cart.go:7.20,9.2 3 0\nshop/cart/cart.go:3.20,5.2 2 0\n';

test('statements count, a block that stands twice once, with its maximum', () => {
  assert.ok(isGoProfile(profile));
  assert.deepEqual(readCoverage(profile), { lines: [2, 5] });
  assert.deepEqual(readCoverage(profile, profile), { lines: [2, 5] });
});

test('lines of blocks are known for changed lines', () => {
  const any = readText(profile);
  assert.ok(any.kind === 'coverage');
  const places = any.report.files.get('shop/cart/cart.go')?.places;
  assert.deepEqual(
    [2, 3, 5, 6, 7, 9].map((line) => places?.find(line)),
    [undefined, true, true, undefined, false, false],
  );
});

const worthless: readonly [fact: string, text: string, kind: 'empty' | 'unreadable', message: RegExp][] = [
  ['no block', 'mode: set\n', 'empty', /names no source file/],
  ['a cut block', 'mode: set\na.go:1.1,2.2 1\n', 'unreadable', /line 2 is not a block/],
  ['a block that ends before it starts', 'mode: set\na.go:9.1,2.2 1 1\n', 'unreadable', /line 2 is not a block/],
  ['a block of a million lines', 'mode: set\na.go:1.1,1000000.2 1 1\n', 'unreadable', /line 2 is not a block/],
];
for (const [fact, text, kind, message] of worthless) test(`refuses ${fact}`, () => assertRefused(text, kind, message));
