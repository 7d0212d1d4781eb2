// How values read.

import assert from 'node:assert/strict';
import test from 'node:test';
import { wordEnvironment, wordImage, wordRun, wordShare, wordSpread } from '../../../src/ship/history/wording.ts';

const rows: readonly [string, string][] = [
  [wordShare(undefined), '–'],
  [wordShare(0), '0 %'],
  [wordShare(0.004), '0.4 %'],
  [wordShare(1 / 3), '33 %'],
  [wordSpread({ count: 0, median: undefined, p90: undefined }), '–'],
  [wordSpread({ count: 3, median: 7200, p90: 86_400 }), '2 h (p90 1 d, of 3)'],
  [wordRun('https://github.com/a/b/actions/runs/42/attempts/1'), 'run 42'],
  [wordRun('42'), '42'],
  [wordRun(undefined), '–'],
  [wordImage('r.example/s:v1@sha256:abc'), 'r.example/s:v1@sha256:abc'],
  [wordImage('r.example/s:v1'), 'v1'],
  [wordEnvironment(''), '(no environment)'],
];
for (const [found, wanted] of rows) test(`it reads ${wanted}`, () => assert.equal(found, wanted));
