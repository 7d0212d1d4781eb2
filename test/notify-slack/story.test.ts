// What each event says, in one line and in facts.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Deployment } from '../../src/notify-slack/deployment.ts';
import { tellStory } from '../../src/notify-slack/story.ts';
import { deployment } from './sample.ts';

const bare: Deployment = { ...deployment, environment: undefined, metrics: [], links: [], changes: [] };
const back = { event: 'rolled-back', version: 'v2.4.1', previousVersion: 'v2.3.9' } as const;

// The one-line form of each event.
const rows: readonly [Partial<Deployment>, string][] = [
  [
    { ...deployment, event: 'ready' },
    'New deployment ready for checkout-service · version a7f3c92 · changes: feat: add gift card payment support · ' +
      'OutOfSync, manual sync required: look at the diff in Argo CD, then sync. · ' +
      'Argo CD: https://argocd.example/applications/checkout-service',
  ],
  [
    { event: 'ready', reason: 'The pull request in k8s-manifests waits for an approval.' },
    'New deployment ready for checkout-service · version a7f3c92 · The pull request in k8s-manifests waits for an approval.',
  ],
  [{ event: 'deploying', environment: 'staging' }, 'Deploying checkout-service to staging · version a7f3c92'],
  [
    { metrics: deployment.metrics, environment: 'production' },
    'Deployed checkout-service to production · version a7f3c92 · error rate 0.02 %, p95 124 ms',
  ],
  [
    { event: 'failed', reason: 'version_mismatch' },
    'Deployment of checkout-service failed · version a7f3c92 · version_mismatch · ' +
      'Action required: read the first error of the workflow run. If users are affected, roll back.',
  ],
  [
    { ...back, reason: 'error rate 12.3 % (threshold 5 %)' },
    'ROLLBACK of checkout-service · v2.4.1 failed · error rate 12.3 % (threshold 5 %) · rolled back to v2.3.9 · ' +
      'Action required: fix v2.4.1 and merge the fix. Do not deploy v2.4.1 again as it is.',
  ],
  [
    { event: 'cancelled', version: undefined },
    'Deployment of checkout-service cancelled · ' +
      'Nothing more happens by itself: run the workflow again to deploy the new version.',
  ],
  [{ changes: ['a', 'b', 'c', 'd', 'e'] }, 'Deployed checkout-service · version a7f3c92 · changes: a; b; c and 2 more'],
];

test('each event has its line', () => {
  for (const [change, line] of rows) assert.equal(tellStory({ ...bare, ...change }).brief.join(' · '), line);
});

test('a deployment tells who, how long and what was before', () => {
  assert.deepEqual(tellStory(deployment).facts, [
    ['Version', 'a7f3c92'],
    ['Previous version', '9c1d2e3'],
    ['Environment', 'production'],
    ['Duration', '3 min'],
    ['Deployed by', 'alice'],
    ['Approved by', 'bob, carol'],
    ['Image', 'registry.example/shop/checkout-service:a7f3c92'],
  ]);
});

test('a roll-back says which version failed and which is back', () => {
  const { facts } = tellStory({ ...deployment, ...back });
  assert.deepEqual(facts.slice(0, 2), [
    ['Failed version', 'v2.4.1'],
    ['Rolled back to', 'v2.3.9'],
  ]);
});

test('a failure points at the link that rolls back when there is one', () => {
  const links = [{ label: 'Roll back', url: 'https://x.example' }];
  assert.match(tellStory({ ...deployment, event: 'failed', links }).next ?? '', /roll back, with the link below\.$/);
});

test('the reason of a ready deployment is what is waited for, and is said once', () => {
  const { reason, next } = tellStory({ ...deployment, event: 'ready', reason: 'waits' });
  assert.deepEqual([reason, next], [undefined, 'waits']);
});

test('facts that are not known are left out', () => {
  const unknown = { version: undefined, previousVersion: undefined, image: undefined, durationSeconds: undefined };
  const { facts } = tellStory({ ...bare, ...unknown, deployedBy: [], approvedBy: [] });
  assert.deepEqual(facts, []);
});
