// TAP in its versions, with lines of others in between, and with plans that are not kept.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isTap } from '../../../../src/quality-gate/reports/tests/tap.ts';
import { rowName } from '../../../row-name.ts';
import { assertRefused, countsOf, readTests } from '../reading.ts';

const streams: readonly [fact: string, text: string, counts: number[]][] = [
  ['bare points', '1..3\nok 1 a\nnot ok 2 b\nok 3 c\n', [3, 1, 0, 0]],
  ['a plan at the end', 'TAP version 13\nok 1 - a\nok 2 - b\n1..2\n', [2, 0, 0, 0]],
  ['skipped and todo', '1..4\nok 1 a # SKIP no\nok 2 b # skip\nnot ok 3 c # TODO\nok 4 d # todo later\n', [4, 0, 4, 0]],
  ['a name with the word', '1..2\nok 1 skips # of it\nnot ok 2 # skipper\n', [2, 0, 1, 0]],
  ['lines of others', 'warning: x\n1..1\nhello\nok 1 a\n    ok 2 not mine\n# done\n', [1, 0, 0, 0]],
  [
    'subtests, not their sum',
    'TAP version 14\n# Subtest: s\n    ok 1 - a\n    not ok 2 - b\n    1..2\nnot ok 1 - s\nok 2 - c\n1..2\n',
    [3, 1, 0, 0],
  ],
  [
    'a sum that failed although no subtest did',
    'TAP version 14\n# Subtest: s\n    ok 1 - a\n    1..1\nnot ok 1 - s\n1..1\n',
    [2, 1, 0, 0],
  ],
  ['fewer points than planned', '1..3\nok 1\nok 2\n', [3, 1, 0, 0]],
  ['more points than planned', '1..1\nok 1\nok 2\n', [3, 1, 0, 0]],
  ['a bail-out', '1..2\nok 1\nBail out! the database is away\n', [2, 1, 0, 0]],
  ['a plan of none', '1..0 # SKIP nothing here\n', [0, 0, 0, 0]],
];
for (const [fact, text, counts] of streams)
  test(`counts ${fact}`, () => {
    assert.ok(isTap(text));
    assert.deepEqual(countsOf(readTests(text, 5)), counts);
  });

test('keeps what stands below a failed point', () => {
  const text =
    '1..2\nnot ok 1 - adds\n# (in test file a.bats, line 2)\n#   `[ 1 -eq 2 ]` failed\nnot ok 2 - b\n  ---\n  message: no\n  ...\n';
  const [first, second] = readTests(text).failures;
  assert.deepEqual([first?.name, second?.text.trim()], ['adds', 'message: no']);
  assert.match(first?.text ?? '', /^\(in test file a\.bats, line 2\)\n {2}`\[ 1 -eq 2 \]` failed$/);
});

test('a stream without a plan was cut', () => {
  assertRefused('TAP version 13\nok 1 - a\n', 'unreadable', /without a plan/);
});

for (const text of ['ok then\n', '1..2 of them\nfine\n', '{}']) {
  test(`what is no TAP is not taken for it: ${rowName(text)}`, () => {
    assert.ok(!isTap(text), text);
  });
}

const braces: readonly [fact: string, text: string, counts: number[]][] = [
  [
    'subtests in braces',
    'not ok 1 - file # time=3ms {\n    1..2\n    ok 1 - a # time=1ms\n    not ok 2 - b\n}\n1..1\n',
    [2, 1, 0, 0],
  ],
  [
    'braces in braces',
    'ok 1 - a {\n    ok 1 - b {\n        ok 1 - c\n        1..1\n    }\n    1..1\n}\n1..1\n',
    [1, 0, 0, 0],
  ],
  ['a failed sum of passed subtests', 'not ok 1 - a {\n    ok 1 - b\n    1..1\n}\n1..1\n', [2, 1, 0, 0]],
  ['a name that ends with a brace', 'not ok 1 - opens {\nok 2 - closes }\n1..2\n', [2, 1, 0, 0]],
  ['a last name that ends with a brace', 'ok 1 - a\nnot ok 2 - opens {\n1..2\n', [2, 1, 0, 0]],
];
for (const [fact, text, counts] of braces)
  test(`${fact}: each test counts once`, () => assert.deepEqual(countsOf(readTests(text)), counts));

test('subtests in braces that have no end were cut short', () => {
  assertRefused('1..1\nok 1 - file {\n    ok 1 - a\n', 'unreadable', /cut short: the subtests of "file" have no end/);
});

test('the sums below the last point are not what it says', () => {
  const [failure] = readTests(
    '1..1\nnot ok 1 - a\n  ---\n  message: no\n  ...\n# tests 1\n# pass 0\n# fail 1\n',
  ).failures;
  assert.equal(failure?.text, 'message: no');
});
