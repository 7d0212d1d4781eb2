// Tests of the outputs and the summary of ship.

import assert from 'node:assert/strict';
import test from 'node:test';
import { reportEnding, reportPlan } from '../../src/ship/report.ts';

const step = { name: 'staging', sync: 'auto', approval: '', 'promote-from': '', rollback: true, wait: false };

test('a workflow reads the environments with fromJSON, and the first one alone', () => {
  const { outputs } = reportPlan('checkout', [step, { ...step, name: 'production' }]);
  assert.deepEqual(JSON.parse(String(outputs.environments)), [step, { ...step, name: 'production' }]);
  assert.deepEqual(JSON.parse(String(outputs.settings)), step);
});

test('no environment that is left is an empty list, and empty settings', () => {
  const { outputs, summary } = reportPlan('checkout', []);
  assert.deepEqual([outputs.environments, outputs.settings], ['[]', '{}']);
  assert.match(summary, /No environment is left/);
});

test('the summary says who approves and who brings it to life; names stay text', () => {
  const { summary } = reportPlan('a|b', [{ ...step, name: '*x*', approval: 'prod', sync: 'manual' }]);
  assert.match(summary, /a&#124;b/);
  assert.match(summary, /\| 1 \| &#42;x&#42; \| prod \| the image of this run \| a person who syncs \|/);
});

test('an ending is outputs alone', () => {
  const ending = {
    event: 'deployed' as const,
    version: 'v2',
    'previous-version': 'v1',
    'serving-version': 'v2',
    reason: '',
    explanation: '',
  };
  assert.deepEqual(reportEnding('checkout', ending), { outputs: { service: 'checkout', ...ending }, summary: '' });
});
