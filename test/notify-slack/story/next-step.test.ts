// What each event asks of a person.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Deployment } from '../../../src/notify-slack/deployment.ts';
import { nextStepOf } from '../../../src/notify-slack/story/next-step.ts';
import { standingOf } from '../../../src/notify-slack/story/standing.ts';
import { rowName } from '../../row-name.ts';
import { deployment } from '../sample.ts';

const back = { event: 'rolled-back', version: 'v2.4.1', previousVersion: 'v2.3.9' } as const;
const mergeUrl = 'https://github.com/shop/k8s-manifests/pull/9';

const rows: readonly [change: Partial<Deployment>, says: RegExp, never: RegExp][] = [
  [{ event: 'ready', sync: 'manual' }, /^OutOfSync: look at the diff in Argo CD, then sync\.$/, /merge/i],
  [{ event: 'ready', sync: 'pull-request', mergeUrl }, /^Review and merge #9\.$/, /sync/i],
  [
    { event: 'ready', sync: 'pull-request' },
    /^Review and merge the pull request in the manifests repository\.$/,
    /sync/i,
  ],
  [{ event: 'ready' }, /syncs by itself.*OutOfSync/, /merge/i],
  [{ event: 'blocked' }, /^Nothing was deployed\./, /user|roll/i],
  [{ event: 'cancelled' }, /not known/, /serv|answers/],
  [{ event: 'cancelled', superseded: true }, /nothing left to do/, /run it again|newer/],
  [{ event: 'failed' }, /which version is serving; it is not known/, /still answers/],
  [{ event: 'failed', servingVersion: '9c1d2e3' }, /9c1d2e3 still answers/, /not known/],
  [{ event: 'failed', servingVersion: 'a7f3c92' }, /a7f3c92 failed and is what answers now\. Roll back/, /not known/],
  [
    { event: 'failed', buttons: [{ label: 'Roll back', url: 'https://x.example' }] },
    /roll back with the link below/,
    /^$/,
  ],
  [{ ...back, servingVersion: 'v2.3.9' }, /^Action required: fix v2\.4\.1/, /sync|committed/i],
  [back, /nobody has seen it serve/, /rolled back/i],
  [{ ...back, sync: 'manual' }, /^Sync it in Argo CD now/, /rolled back|merge/i],
  [{ ...back, sync: 'pull-request', mergeUrl }, /^Merge #9 now/, /sync|rolled back/i],
  [{ ...back, servingVersion: 'v2.4.1' }, /v2\.4\.1 is what answers/, /rolled back/i],
  [{ servingVersion: '9c1d2e3' }, /answers is 9c1d2e3, not a7f3c92/, /^$/],
];

for (const [change, says, never] of rows) {
  test(`${change.event ?? 'deployed'} ${change.sync ?? ''} ${change.servingVersion ?? 'not measured'} says ${says}`, () => {
    const told = { ...deployment, ...change };
    const words = nextStepOf(told, standingOf(told)) ?? '';
    assert.match(words, says);
    assert.doesNotMatch(words, never);
  });
}

for (const event of ['deploying', 'deployed'] as const) {
  test(`a deployment that is under way or done asks for nothing: ${rowName(event)}`, () => {
    assert.equal(nextStepOf({ ...deployment, event }, standingOf({ ...deployment, event })), undefined);
  });
}
