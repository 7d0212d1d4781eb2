// The event stream of go test: tests, packages that do not build, runs after runs, and streams that are cut.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isGoTest } from '../../../../src/quality-gate/reports/tests/go-test.ts';
import { forgiveRetries } from '../../../../src/quality-gate/reports/tests/test-report.ts';
import { assertRefused, countsOf, readTests } from '../reading.ts';

const event = (Action: string, more: Record<string, string> = {}): string =>
  `${JSON.stringify({ Action, Package: 'shop/cart', ...more })}\n`;
const ended = (Test: string, Action: string): string => event('run', { Test }) + event(Action, { Test });

const streams: readonly [fact: string, text: string, counts: number[]][] = [
  [
    'tests and subtests',
    event('start') + ended('T', 'pass') + ended('T/a', 'pass') + ended('S', 'skip') + event('pass'),
    [3, 0, 1, 0],
  ],
  ['a failed test, and not its package again', event('start') + ended('T', 'fail') + event('fail'), [1, 1, 0, 0]],
  ['a package that failed without a failed test', event('start') + ended('T', 'pass') + event('fail'), [2, 1, 0, 0]],
  [
    'lines of others',
    `go: downloading\n${event('start')}${ended('T', 'pass')}{not json at all\n`.replace('{not', 'not') + event('pass'),
    [1, 0, 0, 0],
  ],
  ['a package that never ends', event('start') + ended('T', 'pass') + event('run', { Test: 'U' }), [2, 1, 0, 0]],
];
for (const [fact, text, counts] of streams)
  test(`counts ${fact}`, () => {
    assert.ok(isGoTest(text));
    assert.deepEqual(countsOf(readTests(text, 7)), counts);
  });

test('a package that does not build is a failing case with the compiler’s words', () => {
  const text =
    `{"ImportPath":"shop/cart [x]","Action":"build-output","Output":"cart.go:5:2: undefined: G\\n"}\n{"ImportPath":"shop/cart [x]","Action":"build-fail"}\n` +
    event('start') +
    event('fail', { FailedBuild: 'shop/cart [x]' });
  const [first] = readTests(text).failures;
  assert.deepEqual([first?.name, first?.message], ['shop/cart', 'the package did not build']);
  assert.match(first?.text ?? '', /undefined: G/);
});

test('a second run in which the test passes makes it flaky', () => {
  const text =
    event('start') + ended('T', 'fail') + event('fail') + event('start') + ended('T', 'pass') + event('pass');
  assert.deepEqual(countsOf(readTests(text)), [1, 1, 0, 0]);
  assert.deepEqual(countsOf(forgiveRetries(readTests(text))), [1, 0, 0, 1]);
});

test('keeps what a failed test printed, without the runner’s own lines', () => {
  const print = (Output: string): string => event('output', { Test: 'T', Output });
  const text =
    event('start') +
    event('run', { Test: 'T' }) +
    print('=== RUN   T\n') +
    print('    cart_test.go:9: got 1, want 2\n') +
    print('--- FAIL: T (0.00s)\n') +
    event('fail', { Test: 'T' }) +
    event('fail');
  assert.equal(readTests(text).failures[0]?.text, 'cart_test.go:9: got 1, want 2');
});

test('a stream that is cut in a line is refused', () => {
  assertRefused(event('start') + event('pass', { Test: 'T' }).slice(0, -9), 'unreadable', /cut or broken event stream/);
});
