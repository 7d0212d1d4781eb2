// Linters: ESLint's JSON and Checkstyle XML.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, briefly, readFindings } from '../reading.ts';

const eslint = (messages: object[], more: object = {}): string =>
  JSON.stringify([{ filePath: '/srv/a.js', messages, errorCount: 0, warningCount: 0, ...more }]);

test('ESLint’s errors are high, warnings medium, and a parse error is a finding', () => {
  const messages = [
    { ruleId: 'no-undef', severity: 2, message: 'x', line: 3 },
    { ruleId: 'semi', severity: 1, message: 'y', line: 4 },
    { ruleId: null, fatal: true, severity: 2, message: 'Parsing error', line: 1 },
  ];
  assert.deepEqual(briefly(readFindings(eslint(messages, { errorCount: 2 }))), [
    ['no-undef', 'high', '/srv/a.js', 3],
    ['semi', 'medium', '/srv/a.js', 4],
    ['parse-error', 'high', '/srv/a.js', 1],
  ]);
});

test('a file that counts more errors than it lists is refused', () => {
  assertRefused(eslint([], { errorCount: 1 }), 'unreadable', /counts 1 errors in a file and lists 0/);
});

test('Checkstyle’s words are severities', () => {
  const text = `<?xml version="1.0"?><checkstyle version="4.3"><file name="a.py">
    <error line="1" severity="error" message="m" source="flake8.E501"/><error line="2" severity="warning" message="m" source="x"/>
    <error severity="info" message="m"/><error severity="ignore" message="m"/></file><file name="clean.py"/></checkstyle>`;
  assert.deepEqual(briefly(readFindings(text)), [
    ['flake8.E501', 'high', 'a.py', 1],
    ['x', 'medium', 'a.py', 2],
    ['checkstyle', 'low', 'a.py', undefined],
    ['checkstyle', 'none', 'a.py', undefined],
  ]);
  assert.deepEqual(readFindings('<checkstyle/>').findings, []);
});

test('an exception of Checkstyle is a failed scan', () => {
  const text =
    '<checkstyle><file name="A.java"><exception><![CDATA[NullPointerException: x\n at y]]></exception></file></checkstyle>';
  assert.deepEqual(readFindings(text).failures, ['says that the linter failed on "A.java": NullPointerException: x']);
});
