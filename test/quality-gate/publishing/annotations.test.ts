// Which annotations are made, and which of them are shown.

import assert from 'node:assert/strict';
import test from 'node:test';
import { annotationsOf, chooseShown, shownAnnotations } from '../../../src/quality-gate/publishing/annotations.ts';
import { everyName, failureOf, greenVerdict, judgedOf } from '../values.ts';

const change = { lines: new Map([['changed.js', [[1, 9]] as [number, number][]]]), base: 'main' };

test('failed tests are annotated on their lines, those on changed files first', () => {
  const failures = [
    failureOf({ name: 'nowhere' }),
    failureOf({ name: 'old', file: 'old.js', line: 2 }),
    failureOf({ name: 'new', file: 'changed.js', line: 3 }),
    failureOf({ name: 'optional', file: 'old.js', required: false }),
  ];
  const found = annotationsOf({ ...greenVerdict, failures }, everyName, change);
  assert.deepEqual(found[0], {
    level: 'error',
    message: '1 is not 2',
    place: { title: 'Test failed: new', file: 'changed.js', startLine: 3 },
  });
  assert.deepEqual(
    found.map((each) => each.level),
    ['error', 'error', 'warning', 'error'],
  );
});

test('findings above the limit are errors, doubtful ones warnings, others nothing', () => {
  const findings = [
    judgedOf({ file: 'a.js', line: 4, subject: undefined }),
    judgedOf({ standing: 'unknown', severity: undefined }),
    judgedOf({ standing: 'allowed' }),
    judgedOf({ standing: 'tolerated' }),
    judgedOf({ required: false }),
  ];
  const found = annotationsOf(
    { ...greenVerdict, findings: { ...greenVerdict.findings, findings } },
    everyName,
    undefined,
  );
  assert.deepEqual(
    found.map((each) => [each.level, each.place.file, each.place.startLine]),
    [
      ['error', 'a.js', 4],
      ['warning', undefined, undefined],
      ['warning', undefined, undefined],
    ],
  );
  assert.equal(found[0]?.place.title, 'CVE-1-1 in a.js:4 (high)');
});

test('uncovered changed lines are notices, the longest first', () => {
  const uncovered = [
    { file: 'a.js', first: 3, last: 3 },
    { file: 'b.js', first: 1, last: 9 },
  ];
  const patch = { count: { covered: 0, total: 10 }, base: 'main', uncovered, unlisted: [] };
  const found = annotationsOf({ ...greenVerdict, patch }, everyName, change);
  assert.deepEqual(
    found.map((each) => [each.level, each.place.file, each.message]),
    [
      ['notice', 'b.js', 'Changed lines 1 to 9 are not covered by a test.'],
      ['notice', 'a.js', 'Changed line 3 is not covered by a test.'],
    ],
  );
});

test('no more are shown than GitHub shows, and the rest is counted', () => {
  const failures = Array.from({ length: 20 }, (_, at) => failureOf({ name: `r${at}` }));
  const { shown, more } = chooseShown(annotationsOf({ ...greenVerdict, failures }, everyName, undefined));
  assert.deepEqual([shown.length, more], [shownAnnotations.error, 20 - shownAnnotations.error]);
});
