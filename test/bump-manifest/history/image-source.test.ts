// Which images a promotion writes, with branches in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readPattern } from '../../../src/bump-manifest/edit/paths.ts';
import { findImageSource } from '../../../src/bump-manifest/history/image-source.ts';
import { recordTrailers, type ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../../src/bump-manifest/history/trailers.ts';
import type { BumpRequest } from '../../../src/bump-manifest/request.ts';
import { formatImageReference, parseImageReference } from '../../../src/domain/image/reference.ts';
import { deployment } from '../../fakes/manifests-repository.ts';
import { type Files, type Remembered, rememberedHead } from '../../fakes/remembered-branch.ts';

const request: BumpRequest = {
  occasion: 'promote',
  service: 'app',
  environment: 'production',
  images: [],
  paths: [readPattern('production')],
  promoteFrom: [readPattern('staging')],
  promoteFields: [],
  promoteFromRef: undefined,
  rollback: undefined,
  expected: [],
  limits: { match: [], container: undefined, fields: [], pinDigest: 'keep', allowDowngrade: false },
  sourceCommit: undefined,
  sourceRepository: undefined,
  run: '5',
  isFirstTry: true,
  actor: undefined,
  force: false,
};
const file = 'staging/app.yaml';
const at = (image: string): Files => ({ [file]: deployment('app', image) });

const find = async (commits: readonly Remembered[], asked: BumpRequest = request) => {
  const source = await findImageSource(rememberedHead(commits), asked, () => undefined);
  return { ...source, images: source.images.map(formatImageReference) };
};

test('`match`, or else `image` without a version, says what is promoted', async () => {
  const two = [{ sha: 'h', files: { [file]: `${deployment('app', 'r.io/a:1')}---\n${deployment('b', 'r.io/b:2')}` } }];
  await assert.rejects(find(two), { code: 'repository_ambiguous' });
  const named = { ...request, images: [parseImageReference('r.io/b')] };
  assert.deepEqual((await find(two, named)).images, ['r.io/b:2']);
  const both = { ...named.limits, match: ['r.io/a', 'r.io/b'].map((each) => parseImageReference(each)) };
  assert.deepEqual((await find(two, { ...named, limits: both })).images, ['r.io/a:1', 'r.io/b:2']);
});

const record: ShipRecord = {
  service: 'app',
  environment: 'staging',
  images: ['r.io/app:2'],
  previousImages: [],
  sourceRepository: 'shop/app',
  sourceCommit: 'c'.repeat(40),
  run: '4',
  actor: undefined,
  rollback: false,
  files: [file],
};
const says = (change: Partial<ShipRecord> = {}): string =>
  appendTrailers('s', recordTrailers({ ...record, ...change }));
const two = at('r.io/app:2');
const one = at('r.io/app:1');

const shipments: readonly [title: string, commits: readonly Remembered[], isFound: boolean][] = [
  [
    'the commit that wrote it',
    [
      { sha: 'b', files: two, message: says() },
      { sha: 'a', files: one },
    ],
    true,
  ],
  [
    'the commit that wrote it, below one of another service and one by hand',
    [
      { sha: 'd', files: { ...two, x: '1' }, message: says({ service: 'other' }) },
      { sha: 'c', files: { ...two, x: '0' }, message: 'docs: x' },
      { sha: 'b', files: two, message: says() },
      { sha: 'a', files: one },
    ],
    true,
  ],
  [
    'no commit of another service',
    [
      { sha: 'b', files: two, message: says({ service: 'other' }) },
      { sha: 'a', files: one },
    ],
    false,
  ],
  [
    'no commit that does not know its source',
    [
      { sha: 'b', files: two, message: says({ sourceCommit: undefined }) },
      { sha: 'a', files: one },
    ],
    false,
  ],
  [
    'no commit that wrote something else',
    [
      { sha: 'c', files: { ...two, x: '1' }, message: says() },
      { sha: 'b', files: two, message: 'by hand' },
      { sha: 'a', files: one },
    ],
    false,
  ],
];

for (const [title, commits, isFound] of shipments) {
  test(`what is promoted was shipped by ${title}`, async () => {
    assert.deepEqual((await find(commits)).shippedBy, isFound ? record : undefined);
  });
}

const version = (tag: string): string => `image:\n  tag: "${tag}"\n`;
const match = [parseImageReference('r.io/shop/app')];
const place = (tree: Files): Remembered[] => [{ sha: 'h', files: tree }];

test('explicit places are promoted: a tag alone, of the repository that `match` names', async () => {
  const world = place({ 'staging/values.yaml': version('v2'), 'production/values.yaml': version('v1') });
  const asked: BumpRequest = {
    ...request,
    promoteFrom: [readPattern('staging/values.yaml')],
    promoteFields: ['staging/values.yaml:image.tag'],
    limits: { ...request.limits, match, fields: ['production/values.yaml:image.tag'] },
  };
  assert.deepEqual((await find(world, asked)).images, ['r.io/shop/app:v2']);
});

test('a tag and a digest of their own are promoted as one image', async () => {
  const digest = `sha256:${'c'.repeat(64)}`;
  const asked: BumpRequest = {
    ...request,
    promoteFrom: [readPattern('s.yaml')],
    promoteFields: ['s.yaml:tag', 's.yaml:digest'],
    limits: { ...request.limits, match },
  };
  assert.deepEqual((await find(place({ 's.yaml': `tag: v2\ndigest: ${digest}\n` }), asked)).images, [
    `r.io/shop/app:v2@${digest}`,
  ]);
});

const wrongPlaces: readonly (readonly [string, string[], boolean, string])[] = [
  ['that leads nowhere', ['s.yaml:image.tag'], true, 'field_not_found'],
  ['that is no place', ['s.yaml'], true, 'field_invalid'],
  ['that holds a version alone, without `match`', ['s.yaml:tag'], false, 'field_unclear'],
];
for (const [what, promoteFields, isMatched, code] of wrongPlaces) {
  test(`an explicit place ${what} is refused`, async () => {
    const limits = isMatched ? { ...request.limits, match } : request.limits;
    const asked: BumpRequest = { ...request, promoteFrom: [readPattern('s.yaml')], promoteFields, limits };
    await assert.rejects(find(place({ 's.yaml': 'tag: v2\n' }), asked), { code });
  });
}
