// XML reports are told by their root, and `<coverage>` by what stands in it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readText } from './reading.ts';

const roots: readonly [text: string, kind: string][] = [
  ['<testsuites/>', 'tests'],
  ['<testsuite/>', 'tests'],
  ['<TestRun><ResultSummary outcome="Completed"/></TestRun>', 'tests'],
  ['<checkstyle version="8"/>', 'findings'],
  ['<report name="a"><package name="p"><sourcefile name="A.java"/></package></report>', 'coverage'],
  ['<coverage><project><file path="a"><line num="1" count="1" type="stmt"/></file></project></coverage>', 'coverage'],
];
for (const [text, kind] of roots)
  test(`${text.slice(0, 30)} is ${kind}`, () => assert.equal(readText(text).kind, kind));

test('the root alone of a coverage report is no evidence', () => {
  assertRefused('<coverage/>', 'empty', /names no coverable line/);
});
