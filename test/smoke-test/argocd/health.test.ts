// The health of an application in which ours was applied.

import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeHealth } from '../../../src/smoke-test/argocd/health.ts';
import { stateOf } from '../../fakes/argocd-documents.ts';
import { syncPlan } from '../../fakes/smoke-findings.ts';

const rows: readonly [string, boolean, string][] = [
  ['Healthy', false, 'go 1'],
  ['Progressing', false, 'wait 0'],
  ['Missing', false, 'wait 0'],
  ['Unknown', false, 'wait 0'],
  ['Degraded', false, 'red 5'],
  ['Suspended', false, 'wait 0'],
  ['Suspended', true, 'go 1'],
  ['Degraded', true, 'red 5'],
];

for (const [health, acceptSuspended, expected] of rows)
  test(`${health}${acceptSuspended ? ', a paused canary accepted' : ''}: ${expected}`, async () => {
    const { kind, patience } = judgeHealth(await stateOf({ health }), 'ours', syncPlan({ acceptSuspended }));
    assert.equal(`${kind} ${patience}`, expected);
  });
