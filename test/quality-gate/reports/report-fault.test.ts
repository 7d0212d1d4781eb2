// A fault says its kind, and continues the file's name.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';

test('a fault is an error with a kind', () => {
  const fault = new ReportFault('stale', 'is old');
  assert.ok(fault instanceof Error);
  assert.deepEqual([fault.name, fault.kind, `"a.xml" ${fault.message}`], ['ReportFault', 'stale', '"a.xml" is old']);
});
