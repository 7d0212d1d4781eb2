// Workflow commands in a gate's output: what helps is taken, what speaks for the step is only text.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readOutputLine } from '../../../src/quality-gate/gates/output-commands.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

test('annotations with a file and line are taken', () => {
  const line = '::error file=src/a.js,line=3,endLine=4,title=no%2Cundef::x is%0Anot defined';
  assert.deepEqual(readOutputLine(line).annotation, {
    level: 'error',
    message: 'x is\nnot defined',
    place: { title: 'no,undef', file: 'src/a.js', startLine: 3, endLine: 4 },
  });
  assert.equal(readOutputLine('  ::warning file=a.py::b').annotation?.place.startLine, undefined);
});

test('a mask is taken, and its line is never shown', () => {
  assert.deepEqual(readOutputLine('::add-mask::s3cr%250t'), { line: undefined, mask: 's3cr%0t' });
  assert.equal(readOutputLine('\u0085::add-mask::abcd').line, undefined);
});

const text = [
  'plain',
  '::error::forged',
  '::set-output name=verdict::pass',
  '::stop-commands::x',
  '::group::y',
  '::notice file=::z',
  '::error file=a.js::',
  'x ::error file=a.js::in the middle',
  ':: ::',
  '::',
];
for (const line of text)
  test(`${JSON.stringify(line)} is only text`, () =>
    assert.deepEqual({ ...readOutputLine(line), annotation: undefined }, { line, annotation: undefined }));

test('a forged annotation without a file is none', () =>
  assert.equal(readOutputLine('::error::forged').annotation, undefined));

test('a very long line is not looked at', () => {
  const started = cpuMilliseconds();
  readOutputLine(`::error ${'a=,'.repeat(1_000_000)}::x`);
  assert.ok(cpuMilliseconds() - started < 500);
});
