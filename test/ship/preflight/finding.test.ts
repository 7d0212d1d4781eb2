// Tests of the lines of a preflight.

import assert from 'node:assert/strict';
import test from 'node:test';
import { found, joinFindings, missing } from '../../../src/ship/preflight/finding.ts';

test('the same line for two environments is one line, in the place of the first', () => {
  const lines = [found('a', 'staging', 'x'), found('b', '', 'y'), found('a', 'production', 'x')];
  assert.deepEqual(
    joinFindings(lines).map(({ subject, environments }) => [subject, environments]),
    [
      ['a', ['staging', 'production']],
      ['b', []],
    ],
  );
});

test('what differs stays apart', () => {
  assert.equal(joinFindings([found('a', 's', 'x'), found('a', 'p', 'z'), found('a', 'q', 'x', 'unasked')]).length, 3);
});

test('the entries of a list stay apart where they become one line', () => {
  const what = 'several places:\na.yaml:1 x\nb.yaml:2 y\nThe name also occurs.\n';
  assert.equal(
    missing('a', '', { code: 'c', what }).said,
    'several places: a.yaml:1 x; b.yaml:2 y; The name also occurs.',
  );
});

test('a problem of several lines is one line', () => {
  const { said, fix, where } = missing('a', '', { code: 'c', what: 'one\n  two', fix: 'do\nthis', where: 'there' });
  assert.deepEqual([said, fix, where], ['one; two', 'do; this', 'there']);
});
