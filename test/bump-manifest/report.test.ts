// Outputs and summary of a bump.

import assert from 'node:assert/strict';
import test from 'node:test';
import { planBump } from '../../src/bump-manifest/plan.ts';
import { type BumpResult, renderHeadline, report } from '../../src/bump-manifest/report.ts';
import { orThrow } from '../../src/domain/action-error.ts';
import { parseImageReference } from '../../src/domain/image/reference.ts';
import { deployment } from '../fakes/manifests-repository.ts';

const plan = orThrow(
  planBump([{ path: 'a|b.yaml', bytes: Buffer.from(deployment('app', 'r.io/app:v1')) }], {
    images: [parseImageReference('r.io/app:v2')],
    match: [],
    container: undefined,
    fields: [],
    pinDigest: 'keep',
    allowDowngrade: false,
  }),
);
const result: BumpResult = {
  outcome: 'bumped',
  occasion: 'bump',
  service: 'app',
  environment: 'production',
  plan,
  diff: '-a\n+```\n',
  manifestSha: 'a'.repeat(40),
  commitUrl: 'https://github.com/shop/m/commit/aaa',
  attempts: 2,
  dryRun: false,
  reason: undefined,
  isFinal: false,
};

test('a bump tells what changed, from what to what', () => {
  const { outputs, summary } = report(result);
  assert.deepEqual(
    [outputs.changed, outputs.outcome, outputs.image, outputs['previous-image'], outputs.files, outputs.attempts],
    [true, 'bumped', 'r.io/app:v2', 'r.io/app:v1', 'a|b.yaml', 2],
  );
  assert.equal(renderHeadline(result), 'app in production was bumped: v1 → v2');
  assert.match(summary, /<code>a&#124;b\.yaml:\d+<\/code> \| `r\.io\/app:v1` \| `r\.io\/app:v2`/);
  assert.match(summary, /````diff\n-a\n\+```\n````/);
  assert.match(summary, /\[`a{12}`\]\(https:\/\/github\.com\/shop\/m\/commit\/aaa\)/);
});

test('of an image that is there already only the manifests are known, not what runs', () =>
  assert.equal(
    renderHeadline({ ...result, outcome: 'unchanged' }),
    'The manifests of app in production already hold v2; nothing to write',
  ));

test('a superseded run changed nothing and says why', () => {
  const { outputs, summary } = report({
    ...result,
    outcome: 'superseded',
    reason: 'c0ffee, which is newer, was written already',
  });
  assert.deepEqual([outputs.changed, outputs.files, outputs.diff], [false, '', '']);
  assert.deepEqual([outputs.image, outputs['previous-image']], ['r.io/app:v1', 'r.io/app:v1']);
  assert.match(summary, /was not bumped to v2: c0ffee/);
  assert.equal(outputs.explanation, 'Nothing was written: c0ffee, which is newer, was written already.');
  assert.doesNotMatch(summary, /diff/);
});

for (const [occasion, words] of [
  ['bump', 'was not bumped to v2: because'],
  ['promote', 'was not promoted to v2: because'],
  ['rollback', 'was not rolled back: because'],
] as const) {
  test(`what a superseded ${occasion} did not do is said as such`, () => {
    const superseded = { ...result, occasion, outcome: 'superseded' as const, reason: 'because' };
    assert.equal(renderHeadline(superseded), `app in production ${words}`);
  });
}

test('a bump that was made has nothing to explain', () => assert.equal(report(result).outputs.explanation, undefined));

test('a dry run says so in every place', () => {
  const dry = { ...result, dryRun: true, manifestSha: undefined, commitUrl: undefined };
  assert.match(renderHeadline(dry), /would be bumped/);
  assert.match(report(dry).summary, /^### Dry run: [\s\S]*Nothing was written\./);
});
