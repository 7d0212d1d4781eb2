// lcov records, their shards, and files that are cut short.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isLcov } from '../../../../src/quality-gate/reports/coverage/lcov.ts';
import { assertRefused, readCoverage } from '../reading.ts';

const record = [
  'TN:',
  'SF:src/cart.js',
  'FN:1,add',
  'FN:5,9,remove',
  'FNDA:3,add',
  'FNDA:0,remove',
  'FNF:2',
  'FNH:1',
  'BRDA:2,0,0,3',
  'BRDA:2,0,1,-',
  'BRDA:6,0,0,0',
  'BRF:3',
  'BRH:1',
  'DA:1,3',
  'DA:2,3,sum==',
  'DA:6,0',
  'DA:7,0',
  'LF:4',
  'LH:2',
  'end_of_record',
  '',
];

for (const [fact, end] of [
  ['plain line breaks', '\n'],
  ['Windows line breaks', '\r\n'],
] as const) {
  test(`counts lines, branches and functions of a file with ${fact}`, () => {
    assert.deepEqual(readCoverage(record.join(end)), { lines: [2, 4], branches: [1, 3], functions: [1, 2] });
  });
}

test('a second record of a file unites with the first', () => {
  const text = 'SF:a\nDA:1,0\nDA:2,1\nend_of_record\nSF:a\nDA:1,1\nDA:2,0\nend_of_record';
  assert.deepEqual(readCoverage(text)['lines'], [2, 2]);
});

test('counts alone are taken where nothing is listed', () => {
  assert.deepEqual(readCoverage('SF:a\nLF:10\nLH:7\nend_of_record\n')['lines'], [7, 10]);
});

test('functions of one name count apart, also over two records', () => {
  const record = (a: number, b: number) =>
    `SF:a\nFN:1,get\nFN:9,get\nFNDA:${a},get\nFNDA:${b},get\nDA:1,1\nend_of_record\n`;
  assert.deepEqual(readCoverage(record(1, 0))['functions'], [1, 2]);
  assert.deepEqual(readCoverage(record(1, 0) + record(0, 3))['functions'], [2, 2]);
});

test('functions in the form of lcov 2.2 are counted', () => {
  const text = 'SF:a\nFNL:0,1,3\nFNA:0,2,add\nFNL:1,4,6\nFNA:1,0,remove\nDA:1,1\nend_of_record\n';
  assert.deepEqual(readCoverage(text)['functions'], [1, 2]);
});

const worthless: readonly [fact: string, text: string, kind: 'empty' | 'unreadable', message: RegExp][] = [
  ['no file', 'TN:\n', 'empty', /names no source file/],
  ['cut in a record', 'SF:a\nDA:1,1\n', 'unreadable', /truncated/],
  ['cut in a line', 'SF:a\nDA:1', 'unreadable', /line 2 has no count/],
  [
    'cut before the next file',
    'SF:a\nDA:1,1\nSF:b\nDA:1,1\nend_of_record\n',
    'unreadable',
    /record of "a" has no end_of_record/,
  ],
  ['no file before the end', 'TN:\nDA:1,1\nend_of_record\n', 'unreadable', /without a source file/],
  ['words for counts', 'SF:a\nDA:1,many\nend_of_record\n', 'unreadable', /no count/],
];

for (const [fact, text, kind, message] of worthless)
  test(`refuses a file with ${fact}`, () => assertRefused(text, kind, message));

test('is told by its first records', () => {
  assert.ok(isLcov('SF:/a.js\nDA:1,1'));
  assert.ok(isLcov('# made by hand\nTN:unit\n'));
  assert.ok(!isLcov('mode: set\nshop/cart.go:1.2,3.4 1 1'));
});

const shard = (first: number, second: number): string =>
  `SF:a\nDA:1,${first}\nDA:2,${second}\nBRDA:1,0,0,${first}\nBRDA:1,0,1,${second}\nend_of_record\n`;

test('shards of one file unite', () =>
  assert.deepEqual(readCoverage(shard(1, 0), shard(0, 1)), { lines: [2, 2], branches: [2, 2] }));

test('shards of one file unite in the other order, too', () =>
  assert.deepEqual(readCoverage(shard(0, 1), shard(1, 0)), { lines: [2, 2], branches: [2, 2] }));
