// The JUnit file: counts, failures, and text that XML forbids.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { CheckOutcome } from '../../../src/smoke-test/checks/check-run.ts';
import { escapeXml, formatJunit, waitCaseOf } from '../../../src/smoke-test/evidence/junit.ts';

const check = (name: string, failures: CheckOutcome['failures'] = [], warn = false): CheckOutcome => ({
  name,
  passed: failures.length === 0,
  warn,
  failures,
  tries: 1,
  milliseconds: 250,
});
const failure = { reason: 'assertion' as const, subject: '$.a', expected: '"<b>"', got: '"&"' };

test('passed, failed and warned checks, and the version, are cases of one suite', () => {
  const version = { name: 'version v1', seconds: 1.5, failure: { reason: 'timeout', what: 'no "answer"' } };
  const xml = formatJunit('shop', version, [check('a'), check('b', [failure]), check('c', [failure], true)]);
  assert.match(xml, /<testsuite name="shop" tests="4" failures="2" errors="0" skipped="1" time="2\.250">/);
  assert.match(xml, /name="version v1" time="1\.500"><failure type="timeout" message="no &quot;answer&quot;"\/>/);
  assert.match(xml, /name="a" time="0\.250"\/>/);
  assert.match(
    xml,
    /<failure type="assertion" message="\$\.a: expected &quot;&lt;b&gt;&quot;, got &quot;&amp;&quot;">/,
  );
  assert.match(xml, /name="c" time="0\.250"><skipped message=/);
});

test('the wait is red unless a red check explains the verdict', () => {
  const version = { expected: 'v1', stable: 1, minStableSeconds: 0, path: '/', place: { kind: 'body' as const } };
  const findings = { plan: { version, sync: undefined }, checks: [check('b', [failure])], waitedSeconds: 2 };
  const failed = (reason: 'assertion' | 'version_changed', checks = findings.checks) =>
    waitCaseOf({ ...findings, checks, verdict: { verdict: 'fail', reason, what: 'x' } })?.failure?.reason;
  assert.equal(failed('assertion'), undefined);
  assert.equal(failed('version_changed'), 'version_changed');
  assert.equal(failed('assertion', []), 'assertion');
  const nothing = { plan: { version: undefined, sync: undefined }, checks: [], waitedSeconds: 0 };
  assert.equal(waitCaseOf({ ...nothing, verdict: { verdict: 'pass' } }), undefined);
});

test('without a version only the checks are there', () => {
  assert.match(formatJunit('shop', undefined, [check('a')]), /tests="1" failures="0"/);
});

test('any text makes well-formed XML', () => {
  const anything = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(anything, anything, (name, got) => {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(formatJunit(name, undefined, [check(name, [{ ...failure, got }])])).close();
    }),
  );
});

test('what XML forbids becomes a replacement character', () => {
  assert.equal(escapeXml('a\u0000\u001b\ud800<'), 'a\uFFFD\uFFFD\uFFFD&lt;');
});
