// What an answer of Argo CD means, row by row. Each row is a situation that a real one was seen in.

import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeSync } from '../../../src/smoke-test/argocd/sync-judgement.ts';
import type { SyncPlan } from '../../../src/smoke-test/plan.ts';
import { type ApplicationFacts, stateOf } from '../../fakes/argocd-documents.ts';
import { syncPlan } from '../../fakes/smoke-findings.ts';

const sha = (digit: string): string => digit.repeat(40);
const [before, ours, later] = [sha('a'), sha('b'), sha('c')];
const repository = 'registry.shop.example/shop/checkout';
const tag = { old: 'v1.0.0-aaaaaaa', ours: 'v1.1.0-bbbbbbb', later: 'v1.2.0-ccccccc' };
const image = {
  old: `${repository}:${tag.old}`,
  ours: `${repository}:${tag.ours}`,
  later: `${repository}:${tag.later}`,
};
const hookFailed = {
  type: 'PostSync',
  phase: 'Failed',
  message: 'Job has reached the specified backoff limit',
} as const;

const byTag = syncPlan({ revision: ours, expected: [tag.ours] });
const byImage = syncPlan({ revision: ours, images: [image.ours] });
const bare = syncPlan({ revision: ours });

const applied: ApplicationFacts = {
  compared: ours,
  history: [before, ours],
  operation: { phase: 'Succeeded', revision: ours, image: image.ours, message: 'successfully synced (all tasks run)' },
  images: [image.ours],
};
const untouched: ApplicationFacts = {
  compared: before,
  history: [before],
  operation: { phase: 'Succeeded', revision: before, image: image.old },
  images: [image.old],
};

type Row = readonly [title: string, facts: ApplicationFacts, plan: SyncPlan, kind: string, words: RegExp];

const rows: readonly Row[] = [
  ['applied and healthy', applied, byTag, 'go', /Synced at bbbbbbb, Healthy/],
  ['applied and healthy, with nothing to prove it but the revision', applied, bare, 'go', /Healthy/],
  ['a later commit on top that changes nothing of ours', { ...applied, compared: later }, byTag, 'go', /ccccccc/],
  [
    'skipped for a later commit that holds our image',
    {
      ...applied,
      compared: later,
      history: [before, later],
      operation: { phase: 'Succeeded', revision: later, image: image.ours },
    },
    byTag,
    'go',
    /ccccccc/,
  ],
  [
    'the same, proven by the whole image',
    { ...applied, compared: later, history: [before, later] },
    byImage,
    'go',
    /./,
  ],
  [
    'synced at a later commit whose images cannot tell, where the version is measured afterwards',
    {
      ...untouched,
      compared: later,
      history: [before, later],
      images: ['registry.shop.example/shop/checkout:stable'],
      operation: undefined,
    },
    byTag,
    'go 30',
    /do not tell/,
  ],
  [
    'the same, where a version is expected but the service is not asked for it',
    { ...untouched, compared: later, history: [before, later], images: [], operation: undefined },
    syncPlan({ revision: ours, expected: [tag.ours], versionAsked: false }),
    'wait argocd_not_synced',
    /do not tell/,
  ],
  [
    'the same, where nothing else would decide',
    { ...untouched, compared: later, history: [before, later], images: [], operation: undefined },
    bare,
    'wait argocd_not_synced',
    /do not tell/,
  ],
  [
    'not begun',
    { ...untouched, status: 'OutOfSync', compared: ours },
    byTag,
    'wait argocd_not_synced',
    /has not begun/,
  ],
  [
    'a person has to sync',
    { ...untouched, status: 'OutOfSync', compared: ours, manual: true },
    byTag,
    'wait argocd_not_synced',
    /OutOfSync at bbbbbbb, Healthy: the application is synced by hand/,
  ],
  [
    'asked for, not begun',
    { ...untouched, status: 'OutOfSync', pending: true },
    byTag,
    'wait argocd_not_synced',
    /asked for/,
  ],
  [
    'a hook runs',
    {
      ...applied,
      history: [before],
      operation: {
        phase: 'Running',
        revision: ours,
        image: image.ours,
        message: 'waiting for completion of hook batch/Job/migrate',
        hook: { type: 'PostSync', phase: 'Running' },
      },
    },
    byTag,
    'wait argocd_not_synced',
    /waiting for completion of hook batch\/Job\/migrate/,
  ],
  [
    'a PostSync hook failed, though Synced and Healthy',
    {
      ...applied,
      history: [before],
      operation: { phase: 'Failed', revision: ours, image: image.ours, hook: hookFailed },
    },
    byTag,
    'red argocd_hook_failed',
    /PostSync hook batch\/Job\/migrate failed: Job has reached/,
  ],
  [
    'a PreSync hook failed, and Argo CD tries again',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: ours,
      operation: {
        phase: 'Running',
        revision: ours,
        retries: 2,
        message: 'Retrying attempt #3',
        hook: { ...hookFailed, type: 'PreSync' },
      },
    },
    byTag,
    'red argocd_hook_failed',
    /PreSync hook .*failed \(retry 2\)/,
  ],
  [
    'the failed hook of an older commit is tried again, and ours has to wait',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: ours,
      operation: {
        phase: 'Running',
        revision: before,
        retries: 2,
        message: 'Retrying attempt #3',
        image: image.old,
        hook: hookFailed,
      },
    },
    byTag,
    'wait argocd_not_synced',
    /begins with bbbbbbb only afterwards/,
  ],
  [
    'a terminated sync of ours',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: ours,
      operation: { phase: 'Failed', revision: ours, message: 'Operation terminated' },
    },
    byTag,
    'red argocd_sync_failed',
    /Operation terminated/,
  ],
  [
    'a refused resource',
    {
      ...untouched,
      compared: ours,
      operation: { phase: 'Failed', revision: ours, message: 'failed', refused: 'spec is immutable' },
    },
    byTag,
    'red argocd_sync_failed',
    /apps\/Deployment\/checkout: spec is immutable/,
  ],
  [
    'a SyncError of ours',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: ours,
      conditions: [{ type: 'SyncError', message: `Failed last sync attempt to ${ours}: one task failed` }],
    },
    byTag,
    'red argocd_sync_failed',
    /one task failed/,
  ],
  [
    'a SyncError of an older commit',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: ours,
      conditions: [{ type: 'SyncError', message: `to ${before}: failed` }],
    },
    byTag,
    'wait argocd_not_synced',
    /has not begun/,
  ],
  [
    'a later commit on which Argo CD gave up before ours was applied',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: later,
      operation: { phase: 'Failed', revision: later, message: 'broken', hook: { ...hookFailed, type: 'PreSync' } },
    },
    byTag,
    'red argocd_hook_failed 10',
    /PreSync hook/,
  ],
  [
    'rolled back by hand in Argo CD: compared is ours already',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: ours,
      history: [before, ours, before],
      operation: { phase: 'Succeeded', revision: before, image: image.old },
    },
    byTag,
    'red argocd_replaced',
    /rolled back by hand/,
  ],
  [
    'reverted in git, and the revert was synced',
    {
      ...untouched,
      compared: later,
      history: [before, ours, later],
      operation: { phase: 'Succeeded', revision: later, image: image.old },
    },
    byTag,
    'red argocd_replaced 10',
    /reverted in git/,
  ],
  [
    'reverted before it was applied, or another branch',
    { ...untouched, compared: later, follows: 'release' },
    byTag,
    'red argocd_replaced 30',
    /another branch \(release\)/,
  ],
  [
    'a roll-back of ours that changed nothing of what runs',
    {
      ...untouched,
      compared: ours,
      operation: { phase: 'Failed', revision: before, message: 'broken before' },
      images: [image.ours],
    },
    byTag,
    'go',
    /Synced at bbbbbbb/,
  ],
  ['old pods beside new ones', { ...applied, images: [image.old, image.ours] }, byTag, 'go 15', /side by side/],
  ['still rolling out', { ...applied, health: 'Progressing' }, byTag, 'wait argocd_not_healthy', /Progressing/],
  [
    'degraded after ours was applied',
    { ...applied, health: 'Degraded', healthMessage: 'exceeded its progress deadline' },
    byTag,
    'red argocd_degraded 5',
    /apps\/Deployment\/checkout is Degraded: exceeded its progress deadline/,
  ],
  ['a paused canary', { ...applied, health: 'Suspended' }, byTag, 'wait argocd_not_healthy', /a canary is paused/],
  [
    'a paused canary that is accepted',
    { ...applied, health: 'Suspended' },
    { ...byTag, acceptSuspended: true },
    'go',
    /accepted|Suspended/,
  ],
  [
    'out of sync for another reason',
    { ...applied, status: 'OutOfSync', drifted: 'settings-abc' },
    byTag,
    'go 5',
    /Healthy/,
  ],
  [
    'a sync of some resources only',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: ours,
      history: [before, ours],
      operation: { phase: 'Succeeded', revision: ours, partial: true },
    },
    byTag,
    'wait argocd_not_synced',
    /OutOfSync/,
  ],
  [
    'applied a moment ago, when the images are still those of before',
    { ...applied, status: 'OutOfSync', images: [image.old] },
    byImage,
    'wait argocd_not_healthy',
    /OutOfSync at bbbbbbb, Healthy: applied, but the images are still the old ones: .*aaaaaaa/,
  ],
  [
    'a sync of the newest commit, which holds ours, before it has applied anything',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: later,
      operation: { phase: 'Running', revision: later },
    },
    byImage,
    'wait argocd_not_synced',
    /^sync Running at ccccccc$/,
  ],
  [
    'a PreSync hook of the newest commit failed, and Argo CD tries again',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: later,
      operation: { phase: 'Running', revision: later, retries: 1, hook: { ...hookFailed, type: 'PreSync' } },
    },
    byImage,
    'red argocd_hook_failed 3',
    /PreSync hook batch\/Job\/migrate failed/,
  ],
  [
    'a dry run of ours',
    {
      ...untouched,
      status: 'OutOfSync',
      compared: ours,
      operation: { phase: 'Succeeded', revision: ours, dryRun: true },
    },
    byTag,
    'wait argocd_not_synced',
    /has not begun/,
  ],
  [
    'manifests that cannot be built',
    {
      ...untouched,
      status: 'Unknown',
      compared: 'main',
      conditions: [
        { type: 'ComparisonError', message: 'Manifest generation error: `kustomize build` failed exit status 1' },
      ],
    },
    byTag,
    'red argocd_build_failed',
    /kustomize build/,
  ],
  [
    'a repository out of reach',
    {
      ...untouched,
      status: 'Unknown',
      conditions: [{ type: 'ComparisonError', message: 'rpc error: code = Unavailable desc = connection error' }],
    },
    byTag,
    'red argocd_unreachable 30',
    /Unavailable/,
  ],
  ['being deleted', { ...applied, deleting: true }, byTag, 'red argocd_deleted', /deleted/],
  ['any commit, synced and healthy', untouched, syncPlan(), 'go', /Synced/],
  ['any commit, out of sync', { ...untouched, status: 'OutOfSync' }, syncPlan(), 'wait argocd_not_synced', /OutOfSync/],
  [
    'any commit, with our image asked for',
    untouched,
    syncPlan({ images: [image.ours] }),
    'wait argocd_not_synced',
    /other images/,
  ],
];

const shown = ({ kind, reason, patience }: ReturnType<typeof judgeSync>): string => {
  const held = patience > 1 ? ` ${patience}` : '';
  return kind === 'go' ? `go${held}` : `${kind} ${reason}${held}`;
};

for (const [title, facts, plan, expected, words] of rows)
  test(`${title}: ${expected}`, async () => {
    const judgement = judgeSync(await stateOf(facts), plan);
    assert.equal(shown(judgement), expected, judgement.what);
    assert.match(judgement.what, words);
  });

test('six services bumped one after the other: each is in once its own image is', async () => {
  const commits = Array.from({ length: 6 }, (_, index) => sha(String(index + 1)));
  const last = commits.at(-1) ?? '';
  for (const [index, commit] of commits.entries()) {
    const own = `registry.shop.example/shop/service-${index}:v1.0.0-${commit.slice(0, 7)}`;
    const facts: ApplicationFacts = {
      compared: last,
      history: [before, last],
      operation: { phase: 'Succeeded', revision: last, image: own },
      images: [own],
    };
    const judgement = judgeSync(
      await stateOf(facts),
      syncPlan({ revision: commit, expected: [own.split(':')[1] ?? ''] }),
    );
    assert.equal(shown(judgement), 'go', `service ${index}: ${judgement.what}`);
  }
});

test('what is not ours is a warning with the names of the resources', async () => {
  const { warning } = judgeSync(await stateOf({ ...applied, status: 'OutOfSync', drifted: 'settings-abc' }), byTag);
  assert.match(warning ?? '', /ConfigMap\/settings-abc \(to be pruned\)/);
});
