// Lines of `expect-image`, read.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readExpectation } from '../../../src/bump-manifest/inputs/expectation.ts';
import { orThrow } from '../../../src/domain/action-error.ts';

const digest = `sha256:${'d'.repeat(64)}`;

const alone: readonly string[] = ['v1.2.0', 'a7f3c92', '1234567', 'latest', digest];

for (const text of alone) {
  test(`"${text}" is a version alone`, () => {
    assert.deepEqual(orThrow(readExpectation(text)), { text, reference: undefined });
  });
}

const whole: readonly string[] = [
  'app:v1',
  'shop/app:v1',
  'r.io/shop/app:v1',
  'localhost:5000/app:v1',
  `r.io/app@${digest}`,
];

for (const text of whole) {
  test(`"${text}" is a whole reference`, () => {
    const { reference } = orThrow(readExpectation(text));
    assert.ok(reference !== undefined && (reference.tag !== undefined || reference.digest !== undefined));
  });
}

test('a repository without a version can never be met, and is refused', () => {
  assert.equal(readExpectation('r.io/shop/app').problems[0]?.code, 'image_incomplete');
  assert.equal(readExpectation('r.io/shop app:v1').problems[0]?.code, 'image_invalid');
});
