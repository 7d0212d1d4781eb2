// Outputs and summary of each way that a step can end.

import assert from 'node:assert/strict';
import test from 'node:test';
import { planImage } from '../../src/build-push-image/plan.ts';
import { type ImageOutcome, imageName, report } from '../../src/build-push-image/report.ts';
import { givenContext, givenInputs } from './given-inputs.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const plan = planImage(givenInputs({ tags: ['v1', 'a|b'.replace('|', '_')] }), givenContext(), undefined);
const pushed: ImageOutcome = { registry: 'r.io', digest, sizeBytes: 215_000_000, how: 'built', engine: 'Buildah 1.28' };

test('a pushed image has every output', () => {
  assert.deepEqual(report(plan, pushed).outputs, {
    image: `r.io/shop/checkout-service:v1@${digest}`,
    registry: 'r.io',
    repository: 'shop/checkout-service',
    tag: 'v1',
    tags: 'v1\na_b',
    digest,
    built: true,
    reused: false,
    'size-bytes': 215_000_000,
  });
});

test('an image that stays here has no registry and no digest', () => {
  assert.equal(imageName(plan, { registry: undefined, digest: undefined }), 'shop/checkout-service:v1');
});

test('each end has its own title and facts', () => {
  const ends: [Partial<ImageOutcome>, RegExp][] = [
    [{}, /### Image built and pushed[\s\S]*215\.0 MB[\s\S]*Buildah 1\.28/],
    [{ digest: undefined }, /Image built, not pushed/],
    [{ how: 'reused' }, /used again/],
    [{ how: 'planned' }, /Dry run: nothing was built or pushed[\s\S]*\| Plan \| build with Buildah 1\.28 \|/],
    [{ how: 'planned', engine: undefined }, /\| Plan \| use the image of this commit again \|/],
  ];
  for (const [over, expected] of ends) assert.match(report(plan, { ...pushed, ...over }).summary, expected);
  const flags = report(plan, { ...pushed, how: 'reused' }).outputs;
  assert.deepEqual([flags.built, flags.reused], [false, true]);
});

test('a warning in the summary is text, whatever it holds', () => {
  const { summary } = report({ ...plan, warnings: ['<b>@all</b>'] }, pushed);
  assert.ok(summary.includes('&#60;b&#62;&#64;all') && !summary.includes('<b>'));
});
