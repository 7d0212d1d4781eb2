// The first line of each event, state first.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Deployment } from '../../../src/notify-slack/deployment.ts';
import { headlineOf } from '../../../src/notify-slack/story/headline.ts';
import { standingOf } from '../../../src/notify-slack/story/standing.ts';
import { deployment } from '../sample.ts';

const back = { event: 'rolled-back', version: 'v2.4.1', previousVersion: 'v2.3.9' } as const;
const rows: readonly [change: Partial<Deployment>, line: string][] = [
  [{ event: 'ready' }, 'READY: checkout-service for production 9c1d2e3 → a7f3c92'],
  [{ event: 'deploying' }, 'DEPLOYING: checkout-service to production 9c1d2e3 → a7f3c92'],
  [{}, 'DEPLOYED, VERSION NOT MEASURED: checkout-service to production 9c1d2e3 → a7f3c92'],
  [{ servingVersion: 'a7f3c92' }, 'DEPLOYED: checkout-service to production 9c1d2e3 → a7f3c92'],
  [{ previousVersion: undefined, environment: undefined }, 'DEPLOYED, VERSION NOT MEASURED: checkout-service a7f3c92'],
  [{ previousVersion: 'a7f3c92', servingVersion: 'a7f3c92' }, 'DEPLOYED: checkout-service to production a7f3c92'],
  [{ servingVersion: '9c1d2e3' }, 'NOT SERVING, 9c1d2e3 ANSWERS: checkout-service to production 9c1d2e3 → a7f3c92'],
  [{ event: 'failed' }, 'FAILED: checkout-service in production a7f3c92'],
  [{ event: 'cancelled' }, 'CANCELLED: checkout-service in production a7f3c92'],
  [{ event: 'cancelled', superseded: true }, 'SUPERSEDED: checkout-service in production a7f3c92'],
  [{ event: 'blocked' }, 'BLOCKED: checkout-service for production a7f3c92'],
  [{ ...back, servingVersion: 'v2.3.9' }, 'ROLLED BACK to v2.3.9: checkout-service in production (v2.4.1 failed)'],
  [back, 'ROLL-BACK COMMITTED to v2.3.9: checkout-service in production (v2.4.1 failed)'],
  [{ ...back, sync: 'manual' }, 'SYNC NOW: roll-back to v2.3.9 waits, checkout-service in production (v2.4.1 failed)'],
  [
    { ...back, sync: 'pull-request' },
    'MERGE NOW: roll-back to v2.3.9 waits, checkout-service in production (v2.4.1 failed)',
  ],
  [
    { ...back, sync: 'manual', servingVersion: 'v2.3.9' },
    'ROLLED BACK to v2.3.9: checkout-service in production (v2.4.1 failed)',
  ],
  [
    { ...back, servingVersion: 'v2.4.1' },
    'ROLL-BACK NOT IN EFFECT: v2.4.1 answers, checkout-service in production (v2.4.1 failed)',
  ],
  [
    { event: 'rolled-back', version: undefined, previousVersion: undefined },
    'ROLL-BACK COMMITTED: checkout-service in production',
  ],
];

for (const [change, line] of rows) {
  test(line, () => {
    const told = { ...deployment, ...change };
    assert.equal(headlineOf(told, standingOf(told)), line);
  });
}

test('the longest names leave room for all, and the target stands before them', () => {
  const long = 'x'.repeat(500);
  const told = {
    ...deployment,
    ...back,
    service: long,
    environment: long,
    version: long,
    previousVersion: 'v2.3.9',
    servingVersion: 'v2.3.9',
  };
  const line = headlineOf(told, standingOf(told));
  assert.ok(line.length <= 147, String(line.length));
  assert.match(line, /^ROLLED BACK to v2\.3\.9: /);
});
