// The words of a failed test that help.

import assert from 'node:assert/strict';
import test from 'node:test';
import { failureMessage } from '../../../src/quality-gate/publishing/failure-message.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

const messages: readonly [fact: string, message: string, text: string, shown: RegExp, hidden?: RegExp][] = [
  [
    'Go’s "Failed"',
    'Failed',
    '=== RUN   T\n    price_test.go:19: got 200, want 201\n--- FAIL: T (0.00s)',
    /^price_test\.go:19: got 200, want 201$/,
  ],
  [
    'Vitest: expected and received',
    'expected 200 to be 201 // Object.is equality',
    'AssertionError: expected 200 to be 201 // Object.is equality\n\n- Expected\n+ Received\n\n- 201\n+ 200\n\n ❯ test/price.test.ts:6:59',
    /- 201\n\+ 200/,
  ],
  [
    'a Java stack is cut to what was said',
    'expected: <1> but was: <2>',
    'org.opentest4j.AssertionFailedError: expected: <1> but was: <2>\n\tat org.junit.Assert.fail(Assert.java:1)\n\tat x.Y.z(Y.java:2)\n\t... 12 more',
    /^org\.opentest4j.*<2>$/,
    /at org/,
  ],
  [
    'Rust',
    'test failed',
    "thread 'tests::adds' panicked at src/lib.rs:12:5:\nassertion `left == right` failed\n  left: 1\n right: 2",
    /left == right[\s\S]*right: 2/,
  ],
  [
    'a message that the text does not repeat',
    'Timed out after 3 s',
    'waiting for #cart',
    /^Timed out after 3 s\nwaiting for #cart$/,
  ],
  ['a type alone and no text', '', '', /^the test failed$/],
  ['terminal colours', '\u001b[31mred\u001b[0m', '', /^red$/],
];
for (const [fact, message, text, shown, hidden] of messages)
  test(`${fact} is shown`, () => {
    const found = failureMessage({ message, text });
    assert.match(found, shown);
    if (hidden !== undefined) assert.doesNotMatch(found, hidden);
  });

const endless: readonly (readonly [fact: string, piece: string])[] = [
  ['frames on one line', '\tat a'],
  ['white space', ' '.repeat(100)],
  ['carriage returns', '\r'],
  ['the words of a runner', '=== RUN '],
  ['lines', 'x\n'],
];
for (const [fact, piece] of endless)
  test(`an endless text of ${fact} is read within a second and shown short`, () => {
    const started = cpuMilliseconds();
    const text = piece.repeat(50_000);
    assert.ok(failureMessage({ message: text, text }).length < 2000);
    assert.ok(cpuMilliseconds() - started < 1000);
  });
