// Places that failed tests point at.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { FailedTest } from '../../src/quality-gate/reports/test-report.ts';
import { findPlace, repositoryPath } from '../../src/quality-gate/source-places.ts';

const files = [
  'src/cart.test.js',
  'src/cart.js',
  'api/tests/test_cart.py',
  'src/test/java/com/shop/CartTest.java',
  'cart/cart_test.go',
  'node_modules/x/index.js',
];
const sources = (sourceRoot?: string) => ({
  workspace: '/repo',
  sourceRoot,
  exists: (file: string) => files.includes(file),
});

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
    'a Python traceback',
    { text: 'File "/repo/api/tests/test_cart.py", line 12, in test' },
    undefined,
    ['api/tests/test_cart.py', 12],
  ],
  [
    'a JVM frame',
    { text: '\tat org.junit.Assert.fail(Assert.java:89)\n\tat com.shop.CartTest.adds(CartTest.java:42)' },
    undefined,
    ['src/test/java/com/shop/CartTest.java', 42],
  ],
  ['a Go file below a source root', { text: '    cart_test.go:14: got 2' }, 'cart', ['cart/cart_test.go', 14]],
  ['a file without a line', { file: '/repo/src/cart.js' }, undefined, ['src/cart.js', undefined]],
  ['a repository path although a source root is given', { file: 'src/cart.js', line: 2 }, 'api', ['src/cart.js', 2]],
  ['a file that is not there', { file: 'src/gone.js', line: 2 }, undefined, undefined],
  ['a file outside', { file: '/etc/passwd', line: 1, text: '../../etc/passwd:1' }, undefined, undefined],
  ['nothing', {}, undefined, undefined],
];

test('a failed test points at a file that exists', () => {
  for (const [fact, given, root, place] of failures) {
    const failed: FailedTest = { name: 'a', message: '', text: '', file: undefined, line: undefined, ...given };
    assert.deepEqual(findPlace(failed, sources(root)), place && { file: place[0], line: place[1] }, fact);
  }
});

test('names in reports become repository paths', () => {
  const names: [string, string | undefined, string][] = [
    ['/repo/src/a.js', undefined, 'src/a.js'],
    ['file:///repo/src/a.js', 'api', 'src/a.js'],
    ['./src/a.js', 'api', 'api/src/a.js'],
    ['src\\a.cs', undefined, 'src/a.cs'],
    ['/elsewhere/a.js', undefined, '/elsewhere/a.js'],
  ];
  for (const [name, sourceRoot, path] of names)
    assert.equal(repositoryPath(name, { workspace: '/repo', sourceRoot }), path, name);
});
