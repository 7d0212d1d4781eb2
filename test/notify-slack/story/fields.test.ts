// The two columns: a fact has a row, and what is not known has none.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Deployment } from '../../../src/notify-slack/deployment.ts';
import { fieldRows } from '../../../src/notify-slack/story/fields.ts';
import { standingOf } from '../../../src/notify-slack/story/standing.ts';
import { deployment } from '../sample.ts';

const facts = (change: Partial<Deployment>): Record<string, string> => {
  const told = { ...deployment, ...change };
  return Object.fromEntries(fieldRows(told, standingOf(told)));
};
const people = (change: Partial<Deployment['people']>) => ({ people: { ...deployment.people, ...change } });

test('a deployment tells from, to, how long, who and what', () => {
  assert.deepEqual(facts({}), {
    Version: '9c1d2e3 → a7f3c92',
    Environment: 'production',
    Duration: '3 min',
    Author: 'alice',
    'Deployed by': 'alice',
    'Approved by': 'carol (production), bob (on #15)',
    Image: 'checkout-service:a7f3c92',
  });
});

const rows: readonly [title: string, change: Partial<Deployment>, label: string, value: string | undefined][] = [
  ['a commit that was dropped', { overtaken: ['1111111'] }, 'Also ships', '1111111, whose own run was cancelled'],
  [
    'many that were dropped',
    { overtaken: ['1111111', '2222222', '3333333', '4444444'] },
    'Also ships',
    '1111111, 2222222, 3333333 and 1 more, whose own runs were cancelled',
  ],
  ['nobody has deployed what is ready', { event: 'ready' }, 'Deployed by', undefined],
  ['the run of what is ready was started', { event: 'ready' }, 'Started by', 'alice'],
  ['a person who synced is not known', { sync: 'manual' }, 'Deployed by', undefined],
  ['the step may say who deployed', { sync: 'manual', ...people({ deployedBy: ['dora'] }) }, 'Deployed by', 'dora'],
  [
    'a run that was started again',
    { event: 'failed', ...people({ startedBy: 'dana', rerunOf: 'alice' }) },
    'Started by',
    'dana (again, run of alice)',
  ],
  ['what serves, when it was measured', { servingVersion: 'a7f3c92' }, 'Serving now', 'a7f3c92 (measured)'],
  ['nothing of what serves on a green event', {}, 'Serving now', undefined],
  ['that nobody knows, on a red one', { event: 'failed' }, 'Serving now', 'not known'],
  ['nothing of it where nothing was deployed', { event: 'blocked', servingVersion: 'x' }, 'Serving now', undefined],
  ['a roll-back that is not proven', { event: 'rolled-back' }, 'Rolled back to', undefined],
  ['its target', { event: 'rolled-back' }, 'To go back to', '9c1d2e3'],
  ['a roll-back that is proven', { event: 'rolled-back', servingVersion: '9c1d2e3' }, 'Rolled back to', '9c1d2e3'],
  ['the duration of the run', { duration: { seconds: 0, of: 'run' } }, 'Duration of the run', '0 s'],
  [
    'an own approval',
    people({ approvals: [{ login: 'al', of: 'production', remark: 'started it, too' }] }),
    'Approved by',
    'al (production, started it, too)',
  ],
  ['an image by digest', { image: `r.io/a/b@sha256:${'c'.repeat(64)}` }, 'Image', 'b@sha256:cccccccccccc…'],
  ['an image by tag and digest', { image: `r.io:5000/a/b:v1@sha256:${'c'.repeat(64)}` }, 'Image', 'b:v1'],
];

for (const [title, change, label, value] of rows) {
  test(`tells ${title}`, () => assert.equal(facts(change)[label], value));
}

test('facts that are not known are left out', () => {
  const unknown = {
    version: undefined,
    previousVersion: undefined,
    image: undefined,
    duration: undefined,
    environment: undefined,
  };
  assert.deepEqual(facts({ ...unknown, ...people({ author: undefined, startedBy: undefined, approvals: [] }) }), {});
});
