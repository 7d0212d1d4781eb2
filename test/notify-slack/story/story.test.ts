// What each event tells in the line of a phone, and what stands under it.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Deployment } from '../../../src/notify-slack/deployment.ts';
import { notificationLine } from '../../../src/notify-slack/message/blocks.ts';
import { tellStory } from '../../../src/notify-slack/story/story.ts';
import { deployment } from '../sample.ts';

const back = {
  event: 'rolled-back',
  version: 'v2.4.1',
  previousVersion: 'v2.3.9',
  reason: 'error rate 12.3 % (threshold 5 %)',
} as const;
const rows: readonly [change: Partial<Deployment>, line: string][] = [
  [
    { event: 'ready', sync: 'manual' },
    '📦 READY: checkout-service for production 9c1d2e3 → a7f3c92 · OutOfSync: look at the diff in Argo CD, then sync · feat: add gift card payment support',
  ],
  [
    { event: 'deploying' },
    '🚀 DEPLOYING: checkout-service to production 9c1d2e3 → a7f3c92 · feat: add gift card payment support',
  ],
  [
    { servingVersion: 'a7f3c92' },
    '✅ DEPLOYED: checkout-service to production 9c1d2e3 → a7f3c92 · feat: add gift card payment support · error rate 0.02 %, p95 124 ms',
  ],
  [
    { event: 'failed', reason: 'The service could not be reached.', servingVersion: '9c1d2e3' },
    '❌ FAILED: checkout-service in production a7f3c92 · The service could not be reached · Action required: 9c1d2e3 still answers. Read the first error of the workflow run',
  ],
  [
    { ...back, servingVersion: 'v2.3.9' },
    '⏪ ROLLED BACK to v2.3.9: checkout-service in production (v2.4.1 failed) · error rate 12.3 % (threshold 5 %) · Action required: fix v2.4.1; do not deploy it again as it is',
  ],
  [
    { ...back, sync: 'manual' },
    '⏪ SYNC NOW: roll-back to v2.3.9 waits, checkout-service in production (v2.4.1 failed) · Sync it in Argo CD now: the roll-back is committed, and takes no effect before a person syncs it · error rate 1…',
  ],
  [
    { event: 'cancelled', superseded: true, reason: 'A newer run took its place.' },
    '⏩ SUPERSEDED: checkout-service in production a7f3c92 · A newer run took its place',
  ],
  [
    { event: 'blocked', reason: 'coverage 78 % is below 80 %' },
    '⛔ BLOCKED: checkout-service for production a7f3c92 · coverage 78 % is below 80 % · Nothing was deployed. Read the first red check in the workflow run, fix it, and push again',
  ],
];

for (const [change, line] of rows) {
  test(line, () => {
    const shown = notificationLine(tellStory({ ...deployment, ...change }));
    assert.equal(shown, line);
    assert.ok(shown.length <= 200);
  });
}

test('a reason of any length leaves room for what to do', () => {
  const line = notificationLine(
    tellStory({ ...deployment, event: 'failed', reason: 'x'.repeat(5000), servingVersion: '9c1d2e3' }),
  );
  assert.match(line, /x… · Action required: 9c1d2e3 still answers/);
});

const titles: readonly [change: Partial<Deployment>, title: string][] = [
  [{}, 'Changes in a7f3c92 since 9c1d2e3'],
  [{ previousVersion: undefined }, 'Changes in a7f3c92'],
  [{ changes: { ...deployment.changes, scope: 'last commit' } }, 'Last commit of a7f3c92'],
  [{ changes: { ...deployment.changes, scope: 'given' } }, 'Changes in a7f3c92'],
  [{ changes: { ...deployment.changes, scope: 'last commit' }, version: undefined }, 'Last commit'],
];

for (const [change, title] of titles) {
  test(`changes are those of a version: ${title}`, () => {
    assert.equal(tellStory({ ...deployment, ...change }).changes.title, title);
  });
}

test('ten changes are told, and the others counted', () => {
  const row = { subject: 'x', commit: 'abcdef0', url: 'https://x.example' };
  const { changes } = tellStory({ ...deployment, changes: { rows: Array(23).fill(row), total: 400, scope: 'range' } });
  assert.deepEqual([changes.rows.length, changes.more], [10, 390]);
});
