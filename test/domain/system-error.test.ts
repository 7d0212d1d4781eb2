// Which thrown values are faults of the system, and which go on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { systemErrorCode } from '../../src/domain/system-error.ts';

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (thrown) {
    return thrown;
  }
};

test('a fault of the system is told by its code', () => {
  assert.equal(systemErrorCode(thrownBy(() => readFileSync('/no/such/file'))), 'ENOENT');
  assert.equal(systemErrorCode(thrownBy(() => process.kill(2 ** 30, 0))), 'ESRCH');
});

const bugs: readonly [string, unknown][] = [
  ['a wrong argument', thrownBy(() => readFileSync(undefined as unknown as string))],
  ['an error without a code', new Error('x')],
  ['a text', 'ENOENT'],
];

for (const [what, thrown] of bugs)
  test(`${what} is thrown again`, () => {
    assert.throws(
      () => systemErrorCode(thrown),
      (again) => again === thrown,
    );
  });
