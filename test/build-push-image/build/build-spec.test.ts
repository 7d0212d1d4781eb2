// What an engine is told: secrets from where they are, caches that cannot redden a build.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buildSpec, cacheExport, needsOf, readSecrets } from '../../../src/build-push-image/build/build-spec.ts';
import { planImage } from '../../../src/build-push-image/plan.ts';
import { orThrow } from '../../../src/domain/action-error.ts';
import { createLog } from '../../../src/runner/log.ts';
import { givenContent, givenContext, givenInputs, givenSource } from '../given-inputs.ts';

const isEcr = (host: string): boolean => host.endsWith('.amazonaws.com');
const ecr = '1.dkr.ecr.us-east-1.amazonaws.com/cache';
const caches: readonly [given: string, told: string][] = [
  ['type=gha,mode=max', 'type=gha,mode=max,ignore-error=true'],
  ['type=inline', 'type=inline'],
  ['type=registry,ref=r.io/cache', 'type=registry,ref=r.io/cache,ignore-error=true'],
  [`type=registry,ref=${ecr}`, `type=registry,ref=${ecr},image-manifest=true,oci-mediatypes=true,ignore-error=true`],
  [
    `type=registry,ref=${ecr},image-manifest=false,ignore-error=false`,
    `type=registry,ref=${ecr},image-manifest=false,ignore-error=false,oci-mediatypes=true`,
  ],
  ['r.io/cache', 'type=registry,ref=r.io/cache,ignore-error=true'],
];
for (const [given, told] of caches)
  test(`the cache ${given} is told as ${told}`, () => assert.equal(cacheExport(given, isEcr), told));

const job = { env: { FROM_ENV: 'two words', HOME: '/' }, log: createLog() };

test('secrets come from values, variables and files', () => {
  const inputs = givenInputs({ secrets: ['A=x=y\nz'], 'secret-envs': ['B=FROM_ENV'], 'secret-files': ['C=/c'] });
  assert.deepEqual(readSecrets(inputs, job), [
    { id: 'A', value: 'x=y\nz' },
    { id: 'B', value: 'two words' },
    { id: 'C', file: '/c' },
  ]);
});

test('a variable that is not set is named, with all its friends', () => {
  const inputs = givenInputs({ 'secret-envs': ['A=ONE', 'B=TWO', 'C=HOME'] });
  assert.throws(
    () => readSecrets(inputs, job),
    (thrown: { problems: { code: string }[] }) =>
      thrown.problems.map(({ code }) => code).join() === 'secret_unset,secret_unset',
  );
});

test('a build is told whole', () => {
  const inputs = givenInputs({ 'build-args': ['V={sha7}'], target: 'prod', platforms: ['linux/amd64,linux/arm64'] });
  const plan = orThrow(planImage(inputs, { context: givenContext(), source: givenSource, content: givenContent }));
  const spec = buildSpec(inputs, plan, { registry: 'r.io', secrets: [], isEcr });
  assert.deepEqual(spec.buildArgs, ['V=a7f3c92']);
  assert.deepEqual([spec.target, spec.platforms, spec.epoch], ['prod', ['linux/amd64', 'linux/arm64'], 1768832625]);
  assert.equal(spec.image, `r.io/shop/checkout-service:${givenSource.sha}`);
  assert.deepEqual([spec.context, spec.dockerfile, spec.push], ['.', 'Dockerfile', true]);
  assert.deepEqual(needsOf(inputs, plan).platforms, spec.platforms);
});
