// What stands in the files, and when two images are the same.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  findOwnImages,
  findStandingImages,
  isSameImage,
  type RequestSubject,
} from '../../../src/bump-manifest/history/own-images.ts';
import { formatImageReference, parseImageReference } from '../../../src/domain/image/reference.ts';
import { deployment } from '../../fakes/manifests-repository.ts';

const [d, e] = ['d', 'e'].map((digit) => `sha256:${digit.repeat(64)}`);

const pairs: readonly [a: string, b: string, same: boolean][] = [
  ['r.io/a:1', 'r.io/a:1', true],
  ['r.io/a:1', `r.io/a:1@${d}`, true],
  [`r.io/a:1@${d}`, `r.io/a:2@${d}`, true],
  [`r.io/a:1@${d}`, `r.io/a:1@${e}`, false],
  ['r.io/a:1', 'r.io/a:2', false],
  ['r.io/a:1', 'r.io/b:1', false],
  [`r.io/a@${d}`, 'r.io/a:1', false],
  ['nginx:1', 'docker.io/library/nginx:1', true],
];

for (const [a, b, same] of pairs) {
  test(`${a} and ${b} are ${same ? 'the same' : 'two'}`, () => {
    assert.equal(isSameImage(parseImageReference(a), parseImageReference(b)), same);
  });
}

const subject = (more: Partial<RequestSubject['limits']> = {}): RequestSubject => ({
  service: 'app',
  images: [],
  limits: { match: [], container: undefined, fields: [], pinDigest: 'keep', allowDowngrade: true, ...more },
});
const file = (text: string, path = 'a.yaml') => [{ path, bytes: Buffer.from(text) }];
const shown = (found: ReturnType<typeof findOwnImages>): string[] =>
  found.map(({ reference }) => formatImageReference(reference));

test('only the named container is looked at, and fields alone where there are some', () => {
  const two = `${deployment('app', 'r.io/app:1')}        - name: sidecar\n          image: r.io/proxy:2\n`;
  assert.deepEqual(shown(findOwnImages(file(two), subject({ container: 'app' }))), ['r.io/app:1']);
  const match = [parseImageReference('r.io/app')];
  const halves = file(`thing: {release: v1, digest: "${d}"}\n`);
  const fields = ['a.yaml:thing.release', 'a.yaml:thing.digest'];
  assert.deepEqual(shown(findOwnImages(halves, subject({ match, fields }))), [`r.io/app:v1@${d}`]);
});

test('what stands is grouped by repository; a field that leads nowhere and a repository that is not there are told', () => {
  const files = file(`${deployment('app', 'r.io/app:1')}---\n${deployment('app', 'r.io/app:1')}`);
  assert.deepEqual(
    findStandingImages(files, subject()).map(({ places }) => places.length),
    [2],
  );
  assert.throws(() => findStandingImages(files, subject({ fields: ['a.yaml:nothing'] })), { code: 'field_not_found' });
  assert.throws(() => findStandingImages(files, subject({ match: [parseImageReference('r.io/ap')] })), {
    code: 'image_not_found',
  });
});
