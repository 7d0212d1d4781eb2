// A report in the wrong place is told where it belongs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { wrongKind } from '../../../src/quality-gate/reports/any-report.ts';
import { readText } from './reading.ts';

test('a coverage report among test reports is sent to its key', () => {
  const fault = wrongKind(readText('SF:a\nDA:1,1\nend_of_record\n'), 'coverage');
  assert.deepEqual([fault.kind, fault.message], ['unreadable', 'is a coverage report: name it under `coverage`']);
});
