// Formats are told by content.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readText } from './reading.ts';

const formats: readonly [text: string, kind: string, format: string | undefined][] = [
  ['\uFEFF  <coverage lines-valid="1" lines-covered="1"/>', 'coverage', 'cobertura'],
  ['\n<?xml version="1.0"?>\n<testsuite><testcase/></testsuite>', 'tests', undefined],
  ['\n{"total": {"lines": {"total": 1, "covered": 1}}}', 'coverage', 'istanbul-summary'],
  ['TN:\nSF:a\nDA:1,1\nend_of_record\n', 'coverage', 'lcov'],
  ['mode: atomic\nshop/cart.go:1.2,3.4 1 1\n', 'coverage', 'go-profile'],
  ['npm warn old\nTAP version 13\nok 1 - a\n1..1\n', 'tests', undefined],
  ['go: downloading x\n{"Time":"t","Action":"pass","Package":"p","Test":"T"}\n', 'tests', undefined],
  ['{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[]}]}', 'findings', 'sarif'],
];
for (const [text, kind, format] of formats)
  test(`${JSON.stringify(text.slice(0, 30))} is told as ${format ?? kind}`, () => {
    const any = readText(text);
    assert.equal(any.kind, kind);
    if (any.kind !== 'tests') assert.equal(any.report.format, format);
  });

test('an unknown format is refused with its first characters and what is known', () => {
  assertRefused('hello world', 'unreadable', /it starts with "hello world" \(known: .*JUnit XML/);
});
