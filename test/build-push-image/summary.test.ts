// The job summary: each end has its title, sizes their change, foreign text stays text.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ImageOutcome } from '../../src/build-push-image/outcome.ts';
import { planImage } from '../../src/build-push-image/plan.ts';
import { standingImage } from '../../src/build-push-image/standing/standing-image.ts';
import { summarize } from '../../src/build-push-image/summary.ts';
import { orThrow } from '../../src/domain/action-error.ts';
import { givenImage, givenOutcome } from './given-image.ts';
import { givenContent, givenContext, givenInputs } from './given-inputs.ts';

const facts = { context: givenContext(), source: undefined, content: givenContent };
const plan = orThrow(planImage(givenInputs({ tags: ['v1'] }), facts));
const standing = {
  ...standingImage({ digest: 'sha256:old', tags: ['v1'], labels: {}, platforms: [], isIndex: false }),
};

const ends: readonly [title: string, outcome: Partial<ImageOutcome>, expected: RegExp][] = [
  ['built', {}, /### Image built and pushed[\s\S]*\| linux\/amd64 \| 215\.0 MB \| – \|/],
  ['not pushed', { image: undefined }, /Image built, not pushed/],
  [
    'planned',
    { isPlanned: true, image: undefined },
    /Dry run: nothing was[\s\S]*\| Plan \| build with Buildah 1\.28 \|/,
  ],
  ['planned without an engine', { isPlanned: true, engine: undefined }, /\| Plan \| build nothing \|/],
  [
    'used again',
    { decision: { do: 'reuse', by: 'label', image: standing } },
    /used again[\s\S]*it is labelled as built/,
  ],
  ['promoted', { decision: { do: 'promote', digest: 'x' } }, /### Image promoted/],
  [
    'copied',
    { copies: [{ name: 'eu-west-1', registry: 'r', repository: 'a', state: 'copied', problem: undefined }] },
    /\| eu-west-1 \| copied \|/,
  ],
];
for (const [title, outcome, expected] of ends)
  test(`an image that is ${title}`, () => assert.match(summarize(plan, givenOutcome(outcome)), expected));

test('size and layers are held against the image that the tag stood on', () => {
  const [now] = givenImage().images;
  assert.ok(now);
  const layers = [{ digest: 'sha256:large', size: 200_000_000 }];
  const before = givenImage({ images: [{ ...now, layers, sizeBytes: 200_000_000 }] });
  const text = summarize(plan, givenOutcome({ standing: [{ ...standing, image: before }] }));
  assert.match(text, /\| 215\.0 MB \| \+15\.0 MB \| 1 of 2 \(93 % of the bytes\) \|/);
});

test('an image at ECR has a link to its page', () => {
  const registry = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
  assert.match(
    summarize(plan, givenOutcome({ registry })),
    /\[Amazon ECR\]\(https:\/\/us-east-1\.console\.aws\.amazon\.com\//,
  );
});

test('findings that count come first, and foreign text is text', () => {
  const finding = { id: 'CVE-1', severity: 'low' as const, package: '<b>@all</b>', version: '1', isFixable: true };
  const findings = [
    { ...finding, counts: false, why: 'allowed: x' },
    { ...finding, id: 'CVE-2', counts: true, why: '' },
  ];
  const gates = { problems: [], warnings: ['<i>'], scan: { findings, problem: undefined, warnings: [] } };
  const text = summarize(plan, givenOutcome({ gates }));
  assert.ok(text.indexOf('CVE-2') < text.indexOf('CVE-1'));
  assert.ok(!text.includes('<b>') && !text.includes('<i>'));
});
