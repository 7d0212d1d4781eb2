// What a run is measured against, per event.

import assert from 'node:assert/strict';
import test from 'node:test';
import { baseOf } from '../../../src/quality-gate/change/base.ts';

const sha = (digit: string): string => digit.repeat(40);
const plain = {
  given: undefined,
  eventName: 'workflow_dispatch',
  event: {},
  pullRequest: undefined,
  defaultBranch: 'main',
};
const pullRequest = { baseRef: 'main', baseSha: sha('a'), headSha: sha('b') };

const events: readonly [fact: string, facts: Partial<Parameters<typeof baseOf>[0]>, base: ReturnType<typeof baseOf>][] =
  [
    ['the input', { given: 'release', pullRequest }, { sha: undefined, ref: 'release' }],
    ['a commit as input', { given: sha('c') }, { sha: sha('c'), ref: sha('c') }],
    ['a pull request', { eventName: 'pull_request', pullRequest }, { sha: sha('a'), ref: 'main', headSha: sha('b') }],
    ['a push', { eventName: 'push', event: { before: sha('d') } }, { sha: sha('d'), ref: 'main' }],
    ['the first push of a branch', { eventName: 'push', event: { before: sha('0') } }, { ref: 'main' }],
    [
      'a merge queue',
      { eventName: 'merge_group', event: { merge_group: { base_sha: sha('e'), base_ref: 'refs/heads/main' } } },
      { sha: sha('e'), ref: 'refs/heads/main' },
    ],
    ['a dispatch', {}, { ref: 'main' }],
    ['an event that names nothing', { defaultBranch: undefined }, undefined],
  ];
for (const [fact, facts, base] of events)
  test(`${fact} has its base`, () => assert.deepEqual(baseOf({ ...plain, ...facts }), base));
