// Formats are told by content.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';
import { coverageParser, testParser } from '../../../src/quality-gate/reports/report-format.ts';

const formats: readonly [text: string, format: string][] = [
  ['\uFEFF  <coverage lines-valid="1" lines-covered="1"/>', 'cobertura'],
  ['\n{"total": {"lines": {"total": 1, "covered": 1}}}', 'istanbul-summary'],
  ['TN:\nSF:a\nDA:1,1\nend_of_record\n', 'lcov'],
];

test('coverage formats are told by their first characters', () => {
  for (const [text, format] of formats) {
    const parser = coverageParser(text);
    parser.write(text.trimStart());
    assert.equal(parser.end().format, format);
  }
});

test('an unknown format is refused with its first characters', () => {
  const starts: [(start: string) => unknown, string][] = [
    [coverageParser, 'mode: set\n'],
    [testParser, '{"Action":"run"}'],
    [testParser, 'TAP version 13\n'],
  ];
  for (const [choose, start] of starts)
    assert.throws(
      () => choose(start),
      (thrown) => thrown instanceof ReportFault && thrown.message.includes(JSON.stringify(start).slice(0, -2)),
      start,
    );
});

test('JUnit XML is a test report', () => {
  const parser = testParser('  <testsuite/>');
  parser.write('<testsuite><testcase/></testsuite>');
  assert.equal(parser.end().tests, 1);
});
