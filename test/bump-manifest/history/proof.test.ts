// Whether a commit wrote what its trailers say, by the files around it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findImages } from '../../../src/bump-manifest/edit/scan.ts';
import { wroteImages } from '../../../src/bump-manifest/history/proof.ts';
import type { ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { deployment } from '../../fakes/manifests-repository.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const record: ShipRecord = {
  service: 'app',
  environment: undefined,
  images: ['r.io/app:v2'],
  previousImages: [],
  sourceRepository: undefined,
  sourceCommit: undefined,
  run: undefined,
  actor: undefined,
  rollback: false,
  files: ['a.yaml'],
};
const app = (tag: string): string => deployment('app', `r.io/app:${tag}`);

const table: readonly [
  title: string,
  before: string | undefined,
  after: string,
  wrote: boolean,
  more?: Partial<ShipRecord>,
][] = [
  ['the image took the place of another', app('v1'), app('v2'), true],
  ['the file is new', undefined, app('v2'), true],
  ['the image stood there before', app('v2'), `# v2\n${app('v2')}`, false],
  ['another image was written', app('v1'), app('v3'), false],
  ['it names no files, having changed too many', app('v1'), app('v2'), true, { files: [] }],
  ['it took the image away', app('v2'), app('v1'), false],
  ['one of two images was written', app('v1'), app('v2'), true, { images: ['r.io/other:v2', 'r.io/app:v2'] }],
  ['the same tag got a digest', app('v2'), app(`v2@${digest}`), true, { images: [`r.io/app:v2@${digest}`] }],
  ['a second place got it', app('v2'), `${app('v2')}---\n${app('v2')}`, true],
  ['a file of values holds the tag alone', 'tag: v1\n', 'tag: v2\n', true],
  ['a file of values names the tag in a comment only', 'tag: v1\n', 'tag: v1 # v2\n', false],
  ['a file of values holds a longer tag', 'tag: v1\n', 'tag: v2.1\n', false],
  ['what it claims is no image', app('v1'), app('v2'), false, { images: ['no image'] }],
];

for (const [title, before, after, wrote, more] of table) {
  test(`${title}: ${wrote ? 'written' : 'not written'}`, () => {
    const file = (text: string) => ({ path: 'a.yaml', bytes: Buffer.from(text) });
    const versions = { before: before === undefined ? [] : [file(before)], files: [file(after)] };
    assert.equal(wroteImages({ ...record, ...more }, versions, findImages), wrote);
  });
}

test('a file is read once, however many images a message claims', () => {
  const images = Array.from({ length: 100 }, (_, at) => `r.io/app:x${at}`);
  const file = (text: string) => ({ path: 'a.yaml', bytes: Buffer.from(text) });
  let reads = 0;
  const find: typeof findImages = (files) => {
    reads += 1;
    return findImages(files);
  };
  assert.equal(
    wroteImages({ ...record, images }, { before: [file(app('v1'))], files: [file(app('v2'))] }, find),
    false,
  );
  assert.equal(reads, 2);
});
