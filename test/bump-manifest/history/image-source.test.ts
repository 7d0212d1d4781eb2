// Which images a promotion writes, with branches in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readPattern } from '../../../src/bump-manifest/edit/paths.ts';
import { findImageSource } from '../../../src/bump-manifest/history/image-source.ts';
import { recordTrailers, type ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../../src/bump-manifest/history/trailers.ts';
import type { Request } from '../../../src/bump-manifest/request.ts';
import { formatImageReference, parseImageReference } from '../../../src/domain/image-reference.ts';
import { deployment } from '../../fakes/manifests-repository.ts';
import { type Files, type Remembered, rememberedHead } from '../../fakes/remembered-branch.ts';

const request: Request = {
  occasion: 'promote',
  service: 'app',
  environment: 'production',
  images: [],
  paths: [readPattern('production')],
  promoteFrom: [readPattern('staging')],
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

const find = async (commits: readonly Remembered[], asked: Request = request) => {
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
