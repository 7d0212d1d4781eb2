// Tests in the summary: counts, flaky names, failures with their place.

import assert from 'node:assert/strict';
import test from 'node:test';
import { failureSection, testLine } from '../../../src/quality-gate/summary/test-sections.ts';
import { everyName, failureOf, greenVerdict } from '../values.ts';

test('flaky tests are named', () => {
  const tests = { tests: 9, failed: 1, skipped: 2, flaky: 3 };
  assert.match(
    testLine({ ...greenVerdict, tests, flakyNames: ['a', '<b>'] }),
    /9 tests\*\*: 6 passed.*\n\nFlaky: a; &#60;b&#62; and 1 more$/s,
  );
  assert.equal(testLine(greenVerdict), '');
});

test('one test is not several', () => {
  const tests = { tests: 1, failed: 0, skipped: 0, flaky: 0 };
  assert.match(testLine({ ...greenVerdict, tests, flakyNames: [] }), /^\*\*1 test\*\*: 1 passed/);
});

test('a failed test shows its place and its message', () => {
  const failures = [failureOf({ file: 'src/a.js', line: 7, text: '```\nexpected\n```' })];
  const text = failureSection({ ...greenVerdict, failures }, everyName);
  assert.match(text, /<b>adds<\/b><br>src\/a\.js:7<br>1 is not 2<\/summary>\n\n````\n```\nexpected\n```\n````/);
});
