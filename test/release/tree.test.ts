// Tests of the release's tree: the short action.yml, and workflows for a server that does not know `$/`.

import assert from 'node:assert/strict';
import test from 'node:test';
import { shortAction, spelledOut } from '../../scripts/release/tree.ts';

for (const [kind, quote] of [
  ['bare', ''],
  ['quoted', '"'],
  ['single-quoted', "'"],
] as const) {
  test(`a ${kind} main is seen from one folder up, and nothing else changes`, () => {
    const text = (up: string): string =>
      `name: x\ndescription: "reads ../../dist/ of nobody"\nruns:\n  using: node24 # ../../dist/\n  main: ${quote}${up}dist/x/index.js${quote} # ours\n`;
    assert.equal(shortAction(text('../../')), text('../'));
  });
}

test('a main that lies elsewhere is refused', () => {
  assert.throws(() => shortAction('runs:\n  main: index.js\n'), /not below/);
});

test('references to ourselves are spelled out, others stay', () => {
  const text = 'a: {uses: $/actions/x}\n    uses: $/.github/workflows/y.yml\n    uses: actions/checkout@abc # $/\n';
  assert.equal(
    spelledOut(text, 'shop/ship-actions', 'v1.2.3'),
    'a: {uses: shop/ship-actions/actions/x}@v1.2.3\n    uses: shop/ship-actions/.github/workflows/y.yml@v1.2.3\n    uses: actions/checkout@abc # $/\n'.replace(
      'x}@v1.2.3',
      'x@v1.2.3}',
    ),
  );
});
