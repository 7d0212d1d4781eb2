// The two halves of a line.

import assert from 'node:assert/strict';
import test from 'node:test';
import { splitPair } from '../../../src/build-push-image/inputs/pairs.ts';

const rows: readonly [line: string, name: string, value: string][] = [
  ['A=b', 'A', 'b'],
  ['A=b=c', 'A', 'b=c'],
  ['A=', 'A', ''],
  ['A', 'A', ''],
  ['A=one\ntwo=2', 'A', 'one\ntwo=2'],
];
for (const [line, name, value] of rows)
  test(`${JSON.stringify(line)} is ${name} and ${JSON.stringify(value)}`, () =>
    assert.deepEqual(splitPair(line), [name, value]));
