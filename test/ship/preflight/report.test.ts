// Tests of the preflight as a page.

import assert from 'node:assert/strict';
import test from 'node:test';
import { found, missing } from '../../../src/ship/preflight/finding.ts';
import { findingLine, reportPreflight } from '../../../src/ship/preflight/report.ts';

const good = found('channel', 'staging', 'takes messages.');
const bad = missing('registry', '', { code: 'c', what: 'No login', where: 'input `x`', fix: 'Give it.' });

test('a line says what is there', () => assert.equal(findingLine(good), 'ok        channel (staging): takes messages'));

test('or what is missing, where, and how to get it', () =>
  assert.equal(findingLine(bad), 'MISSING   registry: No login (input `x`). Give it.'));

test('everything there is a pass', () => {
  const { outputs, failure } = reportPreflight('cart', [good]);
  assert.deepEqual([outputs.verdict, failure], ['pass', undefined]);
});

test('one thing missing is red, and a box to tick; the lines are an output', () => {
  const { outputs, failure, summary } = reportPreflight('cart', [good, bad]);
  assert.deepEqual([outputs.verdict, failure?.code], ['fail', 'preflight_missing']);
  assert.match(failure?.what ?? '', /1 of 2 things that cart needs are missing/);
  assert.match(summary, /- \[ \] \*\*registry\*\*: No login → Give it\./);
  assert.equal((JSON.parse(String(outputs.preflight)) as unknown[]).length, 2);
});

test('what was not asked is not counted among what was', () => {
  const unasked = found('image', '', 'the registry gave no login', 'unasked');
  const { failure, summary } = reportPreflight('cart', [good, bad, unasked, unasked]);
  assert.match(failure?.what ?? '', /^1 of 2 things that cart needs are missing \(2 more were not asked\):/);
  assert.match(summary, /^### Preflight of cart: 1 of 2 are missing \(2 more were not asked\)/);
});
