// Tests of what each stage is given: every name is an input of that action, and each secret goes to the stage that needs it alone.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inputNames } from '../../../src/runner/input-names.ts';
import type { Course } from '../../../src/ship/chain/course.ts';
import {
  announceInputs,
  buildInputs,
  bumpInputs,
  gateInputs,
  measureInputs,
  rollbackInputs,
  smokeInputs,
  tellInputs,
} from '../../../src/ship/chain/stage-inputs.ts';
import { inputs as known, type ShipInputs } from '../../../src/ship/inputs.ts';

const step = { name: 'staging', sync: 'auto', approval: '', 'promote-from': '', rollback: true, wait: false };
const course: Course = { stages: [], step, remarks: [] };
const secrets = Object.entries(known).filter(([, { secrets: hidden }]) => hidden !== undefined);
const inputs = {
  ...Object.fromEntries(Object.entries(known).map(([name, { fallback }]) => [name, fallback])),
  ...Object.fromEntries(secrets.map(([name]) => [name, `secret of ${name}`])),
  ...{ service: 'cart', environment: 'staging', 'dry-run': false },
} as unknown as ShipInputs;
const image = { image: 'r/cart:v2', version: 'v2', commit: 'abc', manifestSha: 'def' };

const given = {
  'quality-gate': gateInputs(inputs, course),
  'build-push-image': buildInputs(inputs, course),
  'bump-manifest': { ...bumpInputs(inputs, course, image), ...rollbackInputs(inputs, course, 'r/cart:v2') },
  'smoke-test': { ...smokeInputs(inputs, course, image), ...measureInputs(inputs, course, image) },
  'notify-slack': {
    ...announceInputs(inputs, course, image),
    ...tellInputs(inputs, course, { event: 'deployed', 'update-ts': '1.2' }),
  },
};

for (const [action, texts] of Object.entries(given))
  test(`${action} has every input that it is given`, () => {
    assert.deepEqual(
      Object.keys(texts).filter((name) => !inputNames[action]?.includes(name)),
      [],
    );
  });

const seers: Readonly<Record<string, readonly string[]>> = {
  'registry-password': ['build-push-image'],
  'build-secrets': ['build-push-image'],
  'reuse-key': ['build-push-image'],
  'manifests-token': ['bump-manifest'],
  'manifests-app-private-key': ['bump-manifest'],
  'manifests-ssh-key': ['bump-manifest'],
  'argocd-token': ['smoke-test'],
  'smoke-secrets': ['smoke-test'],
  'slack-webhook-url': ['notify-slack'],
  'slack-token': ['notify-slack'],
  'pagerduty-routing-key': ['notify-slack'],
  'github-token': ['quality-gate', 'notify-slack'],
};
for (const [secret] of secrets)
  test(`${secret} goes to ${seers[secret]?.join(' and ')} alone`, () => {
    const seen = Object.entries(given).filter(([, texts]) => Object.values(texts).includes(`secret of ${secret}`));
    assert.deepEqual(
      seen.map(([action]) => action),
      seers[secret],
    );
  });

test('a promotion gives the places, and no image', () => {
  const promoted = bumpInputs(inputs, { ...course, step: { ...step, 'promote-from': 'staging/cart' } }, image);
  assert.deepEqual([promoted['promote-from'], promoted['image']], ['staging/cart', undefined]);
});

test('a roll-back takes back what was written, and nothing else', () => {
  const { rollback, 'expect-image': written, image: none } = rollbackInputs(inputs, course, 'r/cart:v2');
  assert.deepEqual([rollback, written, none], ['previous', 'r/cart:v2', undefined]);
});

test('sync by pull request bumps by one', () =>
  assert.equal(
    bumpInputs(inputs, { ...course, step: { ...step, sync: 'pull-request' } }, image)['mode'],
    'pull-request',
  ));

test('the commit of the manifests is for Argo CD alone', () => {
  const { 'argocd-token': _none, ...rest } = inputs;
  const without = smokeInputs({ ...rest, 'argocd-token': undefined }, course, image);
  assert.deepEqual([without['manifest-sha'], smokeInputs(inputs, course, image)['manifest-sha']], ['', 'def']);
});

test('the version that must serve again has the time of a roll-back', () =>
  assert.equal(measureInputs(inputs, course, image)['timeout-seconds'], '900'));

test('nobody is paged because a bump begins', () => {
  const { event, 'pagerduty-routing-key': key } = announceInputs(inputs, course, image);
  assert.deepEqual([event, key], ['deploying', '']);
});
