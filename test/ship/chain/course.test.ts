// Tests of which stages a chain has, and for which environment.

import assert from 'node:assert/strict';
import test from 'node:test';
import { orThrow } from '../../../src/domain/action-error.ts';
import { type AskedCourse, planCourse } from '../../../src/ship/chain/course.ts';
import type { DeploySettings } from '../../../src/ship/deployment.ts';
import { rowName } from '../../row-name.ts';

const deployment = (name: string, more: Partial<DeploySettings> = {}): DeploySettings => ({
  ...{ name, sync: 'auto', approval: undefined, promote: false, rollback: true, wait: false },
  ...{ paths: [`${name}/cart`], fields: [], destinations: [] },
  ...more,
});
const both = [deployment('staging'), deployment('production', { sync: 'manual', promote: true, approval: 'prod' })];

const plan = (asked: Partial<AskedCourse>, environments: readonly DeploySettings[] = both) =>
  planCourse(
    { service: 'cart', environments },
    { stages: [], environment: 'staging', hasImage: false, allowedHosts: [], ...asked },
  );
const stagesOf = (asked: Partial<AskedCourse>, environments?: readonly DeploySettings[]) => {
  const { value: course, problems } = plan(asked, environments);
  return course?.stages ?? problems.map(({ code }) => code);
};

const rows: readonly (readonly [string, Partial<AskedCourse>, readonly string[]])[] = [
  ['all but the gate', {}, ['build-push-image', 'bump-manifest', 'smoke-test', 'notify-slack']],
  ['no build for an image that is given', { hasImage: true }, ['bump-manifest', 'smoke-test', 'notify-slack']],
  [
    'those that are asked for, in the order of the chain',
    { stages: ['smoke-test', 'quality-gate'] },
    ['quality-gate', 'smoke-test'],
  ],
  [
    'no build where the image is promoted',
    { environment: 'production' },
    ['bump-manifest', 'smoke-test', 'notify-slack'],
  ],
  [
    'a build that is asked for, even where the image is promoted',
    { environment: 'production', stages: ['build-push-image', 'bump-manifest'] },
    ['build-push-image', 'bump-manifest'],
  ],
  ['an error when no environment is named of several', { environment: undefined }, ['input_missing']],
  ['an error for an environment that is none', { environment: 'stagin' }, ['environment_unknown']],
];
for (const [what, asked, expected] of rows) test(`${what}`, () => assert.deepEqual(stagesOf(asked), expected));

test('the only environment of the file need not be named', () => {
  const course = orThrow(plan({ environment: undefined }, [deployment('production')]));
  assert.equal(course.step.name, 'production');
});

for (const environment of ['dev', undefined]) {
  test(`a file without environments deploys to the one that is named, or to none: ${rowName(environment)}`, () => {
    const course = orThrow(plan({ environment }, []));
    assert.deepEqual([course.step.name, course.step.sync], [environment ?? '', 'auto']);
  });
}

test('an image alone asks for no environment', () =>
  assert.deepEqual(stagesOf({ stages: ['build-push-image'], environment: undefined }), ['build-push-image']));

const away = deployment('production', { destinations: [{ place: 'evil.example', where: 'smoke-test.url' }] });

for (const [what, asked] of [
  ['by another environment', {}],
  ['by the environment itself', { environment: 'production' }],
  ['for an image alone', { stages: ['build-push-image'], environment: undefined }],
] as const)
  test(`a host that secrets may not go to is an error, ${what}`, () =>
    assert.deepEqual(stagesOf({ allowedHosts: ['shop.example'], ...asked }, [deployment('staging'), away]), [
      'host_not_allowed',
    ]));

test('a host that is allowed is none', () =>
  assert.deepEqual(plan({ allowedHosts: ['evil.example'] }, [deployment('staging'), away]).problems, []));

test('hosts that cannot be checked are not taken for allowed', () =>
  assert.deepEqual(stagesOf({ allowedHosts: ['shop.example'] }, []), ['environments_missing']));

test('an approval that one step cannot wait for is remarked on', () => {
  const course = orThrow(plan({ environment: 'production' }));
  assert.match(course.remarks.join(), /give its job `environment: prod`/);
});
