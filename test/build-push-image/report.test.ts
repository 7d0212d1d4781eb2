// Outputs, words and failure of each way that a step can end.

import assert from 'node:assert/strict';
import test from 'node:test';
import { imageName } from '../../src/build-push-image/image-name.ts';
import type { ImageOutcome } from '../../src/build-push-image/outcome.ts';
import { planImage } from '../../src/build-push-image/plan.ts';
import { planLines, report } from '../../src/build-push-image/report.ts';
import { orThrow } from '../../src/domain/action-error.ts';
import { givenImage, givenOutcome } from './given-image.ts';
import { givenContent, givenContext, givenInputs } from './given-inputs.ts';

const facts = { context: givenContext(), source: undefined, content: givenContent };
const plan = orThrow(planImage(givenInputs({ tags: ['v1', 'a_b'] }), facts));
const { digest } = givenImage().manifest;

test('a pushed image has every output', () => {
  const image = `r.io/shop/checkout-service:v1@${digest}`;
  assert.deepEqual(report(plan, givenOutcome()).outputs, {
    ...{ image, digest, registry: 'r.io', repository: 'shop/checkout-service', tag: 'v1', tags: 'v1\na_b' },
    ...{ built: true, reused: false, 'size-bytes': 215_000_000, findings: undefined },
    images: JSON.stringify({ 'r.io': image }),
  });
});

test('an image that stays here has no registry and no digest', () => {
  assert.equal(imageName(plan, { registry: undefined, digest: undefined }), 'shop/checkout-service:v1');
  const { outputs } = report(plan, givenOutcome({ image: undefined, registry: undefined }));
  assert.deepEqual([outputs.digest, outputs.images, outputs.registry], [undefined, undefined, undefined]);
});

test('regions are named by themselves, and a place that failed is no image', () => {
  const place = { repository: 'shop/checkout-service', problem: undefined };
  const home = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
  const away = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  const problem = { code: 'copy_failed', what: 'denied' };
  const { outputs, failure } = report(
    plan,
    givenOutcome({
      registry: home,
      copies: [
        { ...place, name: 'eu-west-1', registry: away, state: 'copied' },
        { ...place, name: 'ghcr.io/x', registry: 'ghcr.io', state: 'failed', problem },
      ],
    }),
  );
  const images = JSON.parse(String(outputs.images)) as Record<string, string>;
  assert.deepEqual(Object.keys(images), ['us-east-1', 'eu-west-1']);
  assert.equal(images['eu-west-1'], `${away}/shop/checkout-service:v1@${digest}`);
  assert.deepEqual(failure, problem);
});

test('all reasons of a red end are told', () => {
  const problems = [
    { code: 'size_over_budget', what: 'too large', fix: 'a' },
    { code: 'scan_findings', what: 'too bad', fix: 'b' },
  ];
  const { failure } = report(plan, givenOutcome({ gates: { problems, warnings: [], scan: undefined } }));
  assert.deepEqual(failure, { code: 'size_over_budget', what: 'too large\ntoo bad', fix: 'a\nb' });
});

const intents: readonly [outcome: Partial<ImageOutcome>, words: RegExp][] = [
  [{}, /^Plan: build \. by Dockerfile with Buildah 1\.28, then push$/],
  [{ decision: { do: 'promote', digest } }, /promote sha256:.*, byte for byte; build nothing/],
  [{ decision: { do: 'merge', digest } }, /one index of the given images/],
];
for (const [over, words] of intents)
  test(`the plan says ${words}`, () => assert.match(planLines(plan, givenOutcome(over), false)[0] ?? '', words));

test('a dry run names the calls that would follow', () => {
  const lines = planLines(plan, givenOutcome(), true).join('\n');
  assert.match(
    lines,
    /Plan \(dry run\)[\s\S]*Would call: push shop[\s\S]*PUT shop\/checkout-service\/manifests\/a_b = the built/,
  );
});
