// What PagerDuty is told by each event, inside its limits.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Deployment } from '../../src/notify-slack/deployment.ts';
import { dedupKeyOf, type Page, planPages, severityOf } from '../../src/notify-slack/pages.ts';
import { tellStory } from '../../src/notify-slack/story/story.ts';
import { alertFaults, changeFaults, routingKey } from '../fakes/messengers/pagerduty.ts';
import { rowName } from '../row-name.ts';
import { deployment } from './sample.ts';

const now = new Date('2026-01-19T14:23:45Z');
const images = [{ label: 'error rate', url: 'https://grafana.example/render.png' }];
const pagesOf = (change: Partial<Deployment>): Page[] => {
  const told = { ...deployment, ...change };
  return planPages({ deployment: told, story: tellStory(told), images, runUrl: 'https://run.example', now });
};

const back = { event: 'rolled-back', version: 'v2.4.1', previousVersion: 'v2.3.9' } as const;
const rows: readonly [change: Partial<Deployment>, kinds: readonly string[]][] = [
  [{ event: 'ready' }, []],
  [{ event: 'deploying' }, []],
  [{ event: 'cancelled' }, []],
  [{ event: 'blocked' }, []],
  [{ event: 'failed' }, ['trigger']],
  [{}, ['resolve', 'change']],
  [{ servingVersion: '9c1d2e3' }, ['change']],
  [back, ['trigger', 'change']],
  [{ ...back, servingVersion: 'v2.3.9' }, ['trigger', 'resolve', 'change']],
  [{ ...back, servingVersion: 'v2.4.1' }, ['trigger', 'change']],
];

for (const [change, kinds] of rows) {
  test(`${change.event ?? 'deployed'} with ${change.servingVersion ?? 'nothing'} serving: ${kinds.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(
      pagesOf(change).map(({ kind }) => kind),
      kinds,
    );
  });
}

test('an alert says what, where, how bad, and links there', () => {
  const [trigger] = pagesOf({ event: 'failed', reason: 'the service is down' });
  const {
    payload,
    links,
    images: shown,
    client_url: run,
  } = (trigger?.body ?? {}) as Record<string, Record<string, unknown>>;
  assert.match(String(payload?.['summary']), /^FAILED: checkout-service in production a7f3c92 · the service is down/);
  assert.deepEqual([payload?.['severity'], payload?.['source']], ['critical', 'checkout-service in production']);
  assert.deepEqual((links as unknown as unknown[])[0], {
    href: 'https://argocd.example/applications/checkout-service',
    text: 'Argo CD',
  });
  assert.deepEqual((shown as unknown as unknown[])[0], {
    src: 'https://grafana.example/render.png',
    href: 'https://grafana.example/render.png',
    alt: 'error rate',
  });
  assert.equal(String(run), 'https://run.example');
});

test('one key per service and environment, whatever the event', () => {
  const keys = [...pagesOf({ event: 'failed' }), ...pagesOf({})].flatMap(({ body }) => body['dedup_key'] ?? []);
  assert.deepEqual(new Set(keys), new Set(['ship-actions/checkout-service/production']));
  assert.notEqual(dedupKeyOf({ service: 'a/b', environment: 'c' }), dedupKeyOf({ service: 'a', environment: 'b/c' }));
});

const severities: readonly [environment: string | undefined, severity: string][] = [
  ['production', 'critical'],
  ['prod-eu', 'critical'],
  ['eu.prod', 'critical'],
  ['live', 'critical'],
  ['staging', 'error'],
  [undefined, 'error'],
  ['product-catalog', 'error'],
  ['dev', 'warning'],
  ['pr-15-preview', 'warning'],
];

for (const [environment, severity] of severities) {
  test(`${environment} is ${severity}`, () => assert.equal(severityOf(environment), severity));
}

{
  const long = '\ud800<x>'.repeat(50_000);
  const links = Array.from({ length: 100 }, () => ({ label: long, url: 'https://x.example' }));
  const huge = {
    service: long,
    environment: long,
    version: long,
    reason: long,
    image: long,
    links,
    metrics: Array(100).fill([long, long]),
  };
  for (const event of ['failed', 'deployed'] as const) {
    test(`hostile and huge facts are inside the limits of PagerDuty: ${rowName(event)}`, () => {
      for (const { kind, body } of pagesOf({ ...huge, event })) {
        const keyed = { routing_key: routingKey, ...body };
        assert.deepEqual(kind === 'change' ? changeFaults('/v2/change/enqueue', keyed) : alertFaults(keyed), []);
      }
    });
  }
}
