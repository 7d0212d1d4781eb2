// SimpleCov's two files: suites are shards.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readCoverage } from '../reading.ts';

const branches = { '[:if, 0, 2, 4, 2, 9]': { '[:then, 1, 2]': 0, '[:else, 2, 2]': 3 } };

test('suites of a resultset unite', () => {
  const suite = (...lines: (number | null)[]) => ({ coverage: { '/srv/a.rb': { lines, branches } }, timestamp: 1 });
  const text = JSON.stringify({ RSpec: suite(1, null, 0), Minitest: suite(0, null, 4) });
  assert.deepEqual(readCoverage(text), { lines: [2, 2], branches: [1, 2] });
});

test('a file may be its list of lines, as before 0.18', () => {
  assert.deepEqual(readCoverage('{"RSpec": {"coverage": {"/srv/a.rb": [1, 0, null]}, "timestamp": 1}}'), {
    lines: [1, 2],
  });
});

test('coverage.json is read; ignored lines count nothing', () => {
  const list = [
    { type: 'then', start_line: 2, end_line: 2, coverage: 1 },
    { type: 'else', start_line: 4, end_line: 4, coverage: 'ignored' },
  ];
  const coverage = { '/srv/a.rb': { lines: [1, 'ignored', 0], branches: list } };
  assert.deepEqual(readCoverage(JSON.stringify({ meta: { simplecov_version: '0.22.0' }, coverage })), {
    lines: [1, 2],
    branches: [1, 1],
  });
});
