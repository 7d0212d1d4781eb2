// Tests of what follows from what a chain found out: when it waits, rolls back, and measures again.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  endingFacts,
  isSettled,
  mayMeasure,
  mustRollBack,
  type Progress,
  type Terms,
  tagOf,
  waits,
} from '../../../src/ship/chain/progress.ts';

const step = { name: 'staging', sync: 'auto', approval: '', 'promote-from': '', rollback: true, wait: false };
const terms: Terms = { step, rollback: true, onInconclusive: false, isCancelled: false };
const progress = (more: Partial<Progress> = {}): Progress => ({
  ...{ version: 'v2', previousVersion: 'v1', image: 'r/cart:v2', bump: { outcome: 'bumped' } },
  ...more,
});
const red = { verdict: 'fail', conclusive: 'true', 'version-seen': 'true' };

const rollbacks: readonly (readonly [string, Partial<Progress>, Partial<Terms>, boolean])[] = [
  ['a red test of what was bumped', { smoke: red }, {}, true],
  ['a green test', { smoke: { verdict: 'pass' } }, {}, false],
  ['a test that was not made', {}, {}, false],
  ['what stood there before', { smoke: red, bump: { outcome: 'unchanged' } }, {}, false],
  ['what nobody wrote', { smoke: red, bump: undefined }, {}, false],
  ['a service that could not be measured', { smoke: { ...red, conclusive: 'false' } }, {}, false],
  ['such a service, when asked to', { smoke: { ...red, conclusive: 'false' } }, { onInconclusive: true }, true],
  ['a run that was cancelled', { smoke: red }, { isCancelled: true }, false],
  ['a step with `rollback: false`', { smoke: red }, { rollback: false }, false],
  ['an environment with `rollback: false`', { smoke: red }, { step: { ...step, rollback: false } }, false],
  [
    'a version that nobody synced',
    { smoke: { ...red, 'version-seen': 'false' } },
    { step: { ...step, sync: 'manual', wait: true } },
    false,
  ],
  [
    'a proposal that nobody merged',
    { smoke: { ...red, 'version-seen': 'false' }, bump: { outcome: 'pull-request' } },
    { step: { ...step, wait: true } },
    false,
  ],
  [
    'a proposal that was merged, and seen',
    { smoke: red, bump: { outcome: 'pull-request' } },
    { step: { ...step, sync: 'pull-request', wait: true } },
    true,
  ],
  ['a version that was synced, and seen', { smoke: red }, { step: { ...step, sync: 'manual', wait: true } }, true],
];
for (const [what, known, given, expected] of rollbacks)
  test(`${what} is ${expected ? '' : 'not '}rolled back`, () =>
    assert.equal(mustRollBack(progress(known), { ...terms, ...given }), expected));

const waiting: readonly (readonly [string, string, string, boolean, boolean])[] = [
  ['an automatic sync', 'auto', 'bumped', false, false],
  ['a person who syncs', 'manual', 'bumped', false, true],
  ['a person who merges', 'auto', 'pull-request', false, true],
  ['a person who syncs what was written before', 'manual', 'unchanged', false, true],
  ['a person who merges, as the file says', 'pull-request', 'pull-request', false, true],
  ['whoever syncs what GitHub merged', 'pull-request', 'bumped', false, true],
  ['nobody, when all was merged before', 'pull-request', 'unchanged', false, false],
  ['a person whom the runner waits for', 'manual', 'bumped', true, false],
  ['nothing, when a newer version is there', 'manual', 'superseded', false, false],
];
for (const [what, sync, outcome, wait, expected] of waiting)
  test(`after the bump the chain waits for ${what}: ${expected}`, () =>
    assert.equal(waits(progress({ bump: { outcome } }), { ...step, sync, wait }), expected));

test('what bump-manifest says of a run that was not to write is a fact, too', () => {
  const explanation = 'Nothing was written: v2 was rolled back.';
  const facts = endingFacts(progress({ bump: { outcome: 'superseded', explanation } }), terms);
  assert.equal(facts.explanation, explanation);
});

test('a newer version settles it', () => assert.ok(isSettled(progress({ bump: { outcome: 'superseded' } }), step)));

test('the old version is measured where nobody has to act', () => {
  const back = progress({ rollback: { outcome: 'rolled-back' } });
  assert.deepEqual([mayMeasure(back, step), mayMeasure(back, { ...step, sync: 'manual' })], [true, false]);
  assert.equal(mayMeasure(progress({ rollback: { outcome: 'superseded' } }), step), false);
});

test('facts say what is known, and no more', () => {
  const facts = endingFacts(progress({ smoke: red, rollback: { outcome: 'rolled-back', version: 'v1' } }), terms);
  assert.deepEqual([facts.task, facts.outcome, facts.verdict, facts.waiting], ['bump', 'bumped', 'fail', 'false']);
  assert.deepEqual([facts['rollback-tried'], facts['rollback-version'], facts['rollback-verdict']], ['true', 'v1', '']);
  assert.equal(endingFacts(progress({ bump: undefined }), terms).task, 'verify');
  assert.equal(endingFacts(progress(), terms).waiting, 'true', 'a bump without a smoke test');
});

for (const [image, tag] of [
  ['r.example:5000/shop/cart:v2@sha256:0', 'v2'],
  ['r.example:5000/shop/cart@sha256:0', ''],
  ['r.example:5000/shop/cart', ''],
  ['a/b:v1\nc/d:v2', 'v1'],
  ['', ''],
] as const)
  test(`the tag of "${image.replace('\n', ' ')}" is "${tag}"`, () => assert.equal(tagOf(image), tag));
