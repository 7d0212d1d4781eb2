// Tests of the plan: which environments, in which order, and what is refused.

import assert from 'node:assert/strict';
import test from 'node:test';
import { orThrow } from '../../src/domain/action-error.ts';
import type { DeploySettings } from '../../src/ship/deployment.ts';
import { type Asked, planEnvironments } from '../../src/ship/plan.ts';

const deployment = (name: string, more: Partial<DeploySettings> = {}): DeploySettings => ({
  name,
  sync: 'auto',
  approval: undefined,
  promote: false,
  rollback: true,
  wait: false,
  paths: [`${name}/checkout`],
  fields: [],
  destinations: [],
  ...more,
});
const three = [deployment('dev'), deployment('staging'), deployment('production')];
const asked: Asked = { environments: [], after: undefined, allowedHosts: [] };

function plan(environments: readonly DeploySettings[], more: Partial<Asked> = {}) {
  return planEnvironments({ service: 'checkout', environments }, { ...asked, ...more });
}
const names = (found: ReturnType<typeof plan>) => orThrow(found).map(({ name }) => name);
const codes = ({ problems }: ReturnType<typeof plan>) => problems.map(({ code }) => code);

test('all environments, in the order of the file', () => {
  assert.deepEqual(names(plan(three)), ['dev', 'staging', 'production']);
});

test('`environments` narrows and keeps the order of the file', () => {
  assert.deepEqual(names(plan(three, { environments: ['production', 'dev'] })), ['dev', 'production']);
});

test('`after` leaves those that come behind it', () => {
  assert.deepEqual(names(plan(three, { after: 'dev' })), ['staging', 'production']);
});

test('nothing is left after the last environment', () => {
  assert.deepEqual(names(plan(three, { after: 'production' })), []);
});

test('an unknown name is refused with the nearest', () => {
  const found = plan(three, { environments: ['prodution'] });
  assert.deepEqual(codes(found), ['environment_unknown']);
  assert.match(JSON.stringify(found), /Did you mean `production`/);
});

test('an unknown `after` is refused', () => {
  assert.deepEqual(codes(plan(three, { after: 'qa' })), ['environment_unknown']);
});

test('a file without environments is refused', () => {
  assert.deepEqual(codes(plan([])), ['environments_missing']);
});

test('more than five in one run are refused', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => deployment(name));
  assert.deepEqual(codes(plan(six)), ['environments_too_many']);
});

test('five of six are fine', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => deployment(name));
  assert.equal((names(plan(six, { after: 'a' })) as string[]).length, 5);
});

test('a promotion reads the places of the environment before it in the file, whether that is deployed or not', () => {
  const all = [deployment('staging'), deployment('production', { promote: true })];
  const found = plan(all, { environments: ['production'] });
  assert.equal(found.value?.[0]?.['promote-from'], 'staging/checkout');
});

test('a promotion also reads explicit fields', () => {
  const all = [
    deployment('staging', { paths: [], fields: ['staging.yaml:tag'] }),
    deployment('production', { promote: true }),
  ];
  const found = plan(all);
  assert.equal(found.value?.[1]?.['promote-from'], 'staging.yaml:tag');
});

test('the first environment cannot be promoted to', () => {
  assert.deepEqual(codes(plan([deployment('staging', { promote: true })])), ['promotion_unclear']);
});

test('a promotion between environments of one and the same place is refused', () => {
  const all = [deployment('staging', { paths: ['.'] }), deployment('production', { paths: ['.'], promote: true })];
  assert.deepEqual(codes(plan(all)), ['promotion_unclear']);
});

test('a promotion by hand reads the environment that is named', () => {
  const found = plan(three, { environments: ['production'], promote: true, from: 'dev' });
  assert.equal(found.value?.[0]?.['promote-from'], 'dev/checkout');
});

test('a promotion by hand from an unknown environment is refused', () => {
  assert.deepEqual(codes(plan(three, { promote: true, from: 'qa' })), ['environment_unknown']);
});

const sends = (place: string) => [
  deployment('staging', { destinations: [{ place, where: 'environments.staging.smoke-test.url' }] }),
];
const hosts: readonly (readonly [string, readonly string[], boolean])[] = [
  ['api.shop.example', [], true],
  ['api.shop.example', ['api.shop.example'], true],
  ['API.shop.example', ['api.Shop.example'], true],
  ['api.shop.example', ['*.shop.example'], true],
  ['shop.example', ['*.shop.example'], false],
  ['evilshop.example', ['*.shop.example'], false],
  ['api.shop.example.attacker.example', ['api.shop.example'], false],
  ['shop/k8s-manifests', ['shop/k8s-manifests'], true],
  ['attacker/k8s-manifests', ['shop/k8s-manifests'], false],
];
for (const [place, allowedHosts, isFine] of hosts) {
  test(`secrets may ${isFine ? '' : 'not '}go to ${place} when ${allowedHosts.join(', ') || 'nothing'} is allowed`, () => {
    assert.deepEqual(codes(plan(sends(place), { allowedHosts })), isFine ? [] : ['host_not_allowed']);
  });
}
