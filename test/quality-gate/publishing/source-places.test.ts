// Places that failed tests point at.

import assert from 'node:assert/strict';
import test from 'node:test';
import { RepositoryNames } from '../../../src/quality-gate/evidence/repository-names.ts';
import { findPlace } from '../../../src/quality-gate/publishing/source-places.ts';
import type { FailedTest } from '../../../src/quality-gate/reports/tests/test-report.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';
import { failureOf } from '../values.ts';

const files = [
  'src/cart.test.js',
  'src/cart.js',
  'api/tests/test_cart.py',
  'core/src/test/java/com/shop/CartTest.java',
  'core/src/main/java/com/shop/Cart.java',
  'web/src/test/java/com/shop/WebTest.java',
  'cart/cart_test.go',
  'price/price_test.go',
  'crates/tax/src/lib.rs',
  'test/cart.bats',
  'e2e/cart.spec.ts',
  'Shop.Tests/CartTests.cs',
  'node_modules/x/index.js',
];
const sources = (sourceRoot?: string) =>
  new RepositoryNames({ workspace: '/repo', files, sourceRoot, readText: () => '', isFile: () => false });

const failures: readonly [
  fact: string,
  test: Partial<FailedTest>,
  root: string | undefined,
  place: [string, number | undefined] | undefined,
][] = [
  ['file and line of the report', { file: 'src/cart.test.js', line: 3 }, undefined, ['src/cart.test.js', 3]],
  [
    'the failing line in the own file before the test’s line',
    { file: 'src/cart.test.js', line: 3, text: 'at f (/repo/src/cart.js:9:1)\n at /repo/src/cart.test.js:7:2' },
    undefined,
    ['src/cart.test.js', 7],
  ],
  [
    'a Node stack',
    { text: 'at x (file:///repo/node_modules/x/index.js:1:1)\n at f (file:///repo/src/cart.js:9:1)' },
    undefined,
    ['src/cart.js', 9],
  ],
  [
    'pytest below a source root',
    { text: 'tests/test_cart.py:5: AssertionError' },
    'api',
    ['api/tests/test_cart.py', 5],
  ],
  [
    'a traceback',
    { text: 'File "/repo/api/tests/test_cart.py", line 12, in test' },
    undefined,
    ['api/tests/test_cart.py', 12],
  ],
  [
    'the test’s own JVM frame in a module, not the code that it calls',
    {
      text: '\tat org.junit.Assert.fail(Assert.java:89)\n\tat com.shop.Cart.add(Cart.java:7)\n\tat com.shop.CartTest.adds(CartTest.java:42)',
    },
    undefined,
    ['core/src/test/java/com/shop/CartTest.java', 42],
  ],
  [
    'a Go file of the package in the test’s name',
    { name: 'shop.example/price › TestNet', message: 'Failed', text: '    price_test.go:14: got 2' },
    undefined,
    ['price/price_test.go', 14],
  ],
  [
    'a panic of Rust',
    { text: "thread 't' panicked at crates/tax/src/lib.rs:12:5:\nno" },
    undefined,
    ['crates/tax/src/lib.rs', 12],
  ],
  ['bats', { text: '(in test file test/cart.bats, line 7)' }, undefined, ['test/cart.bats', 7]],
  [
    'a time-out of Playwright',
    { text: '[chromium] › e2e/cart.spec.ts:5:3 › adds\n\nTest timeout of 30000ms exceeded.' },
    undefined,
    ['e2e/cart.spec.ts', 5],
  ],
  [
    '.NET',
    { text: 'at Shop.Adds() in /src/Shop.Tests/CartTests.cs:line 12' },
    undefined,
    ['Shop.Tests/CartTests.cs', 12],
  ],
  [
    '.NET on Windows',
    { text: 'at Shop.Adds() in D:\\a\\Shop.Tests\\CartTests.cs:line 12' },
    undefined,
    ['Shop.Tests/CartTests.cs', 12],
  ],
  ['a file without a line', { file: '/repo/src/cart.js' }, undefined, ['src/cart.js', undefined]],
  ['a repository path although a source root is given', { file: 'src/cart.js', line: 2 }, 'api', ['src/cart.js', 2]],
  ['a file that is not there', { file: 'src/gone.js', line: 2 }, undefined, undefined],
  ['a file outside', { file: '/etc/passwd', line: 1, text: '../../etc/passwd:1' }, undefined, undefined],
  ['nothing', {}, undefined, undefined],
];
for (const [fact, given, root, place] of failures)
  test(`${fact}: ${place?.join(':') ?? 'no place'}`, () => {
    const failed = failureOf({ message: '', ...given });
    assert.deepEqual(findPlace(failed, sources(root)), place && { file: place[0], line: place[1] });
  });

test('a hostile text ends within a second', () => {
  const started = cpuMilliseconds();
  for (const piece of ['at a.', 'File "', ':1', 'x.a:', 'in file ', '\\', '('])
    findPlace(failureOf({ text: piece.repeat(200_000) }), sources());
  assert.ok(cpuMilliseconds() - started < 1000);
});
