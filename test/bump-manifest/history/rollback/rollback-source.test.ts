// What a roll-back goes back to, with branches in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readPattern } from '../../../../src/bump-manifest/edit/paths.ts';
import { readManifests } from '../../../../src/bump-manifest/history/image-source.ts';
import { findStandingImages, ownImagesReader } from '../../../../src/bump-manifest/history/own-images.ts';
import { findRollbackSource } from '../../../../src/bump-manifest/history/rollback/rollback-source.ts';
import type { BumpRequest } from '../../../../src/bump-manifest/request.ts';
import { formatImageReference, parseImageReference } from '../../../../src/domain/image/reference.ts';
import { deployment } from '../../../fakes/manifests-repository.ts';
import { type Files, type Remembered, rememberedHead, type Watch } from '../../../fakes/remembered-branch.ts';

const request: BumpRequest = {
  occasion: 'rollback',
  service: 'app',
  environment: 'production',
  images: [],
  paths: [readPattern('production')],
  promoteFrom: [],
  promoteFields: [],
  promoteFromRef: undefined,
  rollback: 'previous',
  expected: [],
  limits: { match: [], container: undefined, fields: [], pinDigest: 'keep', allowDowngrade: true },
  sourceCommit: undefined,
  sourceRepository: undefined,
  run: '5',
  isFirstTry: true,
  actor: undefined,
  force: false,
};
const file = 'production/app.yaml';
const app = (tag: number | string): string => deployment('app', `r.io/app:${tag}`);
const held = (...states: readonly Files[]): Remembered[] => states.map((files, at) => ({ sha: `c${at}`, files }));

async function find(
  commits: readonly Remembered[],
  asked: BumpRequest = request,
  watch: Watch = {},
): Promise<string[]> {
  const head = rememberedHead(commits, watch);
  const files = await readManifests(head, asked.paths, 'path');
  const standing = findStandingImages(files, asked);
  watch.files?.splice(0);
  const { images } = await findRollbackSource(head, asked, standing, {
    find: ownImagesReader(files, asked),
    onForged: () => undefined,
  });
  return images.map(formatImageReference);
}

test('`match`, or else `image` without a version, says what goes back', async () => {
  const both = (a: string, b: string): Files => ({ [file]: `${deployment('a', a)}---\n${deployment('b', b)}` });
  const past = held(both('r.io/a:1', 'r.io/b:2'), both('r.io/a:1', 'r.io/b:1'));
  assert.deepEqual(await find(past, { ...request, images: [parseImageReference('r.io/b')] }), ['r.io/b:1']);
  await assert.rejects(find(past), { code: 'repository_ambiguous' });
});

test('the history of the own files is read first, then of all files of the path', async () => {
  const moved = held(
    { [file]: app(3), 'production/note.yaml': 'a: 1' },
    { 'production/old.yaml': app(2), 'production/note.yaml': 'a: 1' },
    { 'production/old.yaml': app(2) },
    { 'production/old.yaml': app(1) },
  );
  assert.deepEqual(await find(moved), ['r.io/app:2']);
  const own = held({ [file]: app(3) }, { 'production/old.yaml': app(2) }, { [file]: app(0) });
  assert.deepEqual(await find(own), ['r.io/app:0']);
  await assert.rejects(find(moved, { ...request, paths: [readPattern('.')] }), { code: 'rollback_not_found' });
});

test('of other files only what changed is read, in a hundred commits at most', async () => {
  const states = Array.from({ length: 200 }, (_, index) => ({
    [file]: app(3),
    'production/same.yaml': app(3),
    'production/other.yaml': deployment('other', `r.io/other:${index}`),
  }));
  const files: string[] = [];
  await assert.rejects(find(held(...states), request, { files }), { code: 'rollback_not_found' });
  assert.deepEqual([files.length, new Set(files)], [99, new Set(['production/other.yaml'])]);
});

test('a field that leads nowhere is told before any history is read', async () => {
  const versions: string[] = [];
  const fields = { ...request, limits: { ...request.limits, fields: [`${file}:spec.nothing`] } };
  await assert.rejects(find(held({ [file]: app(3) }), fields, { versions }), { code: 'field_not_found' });
  assert.deepEqual(versions, []);
});

test('values that are laid over each other: the file of the environment goes back, what all share is no version', async () => {
  const [base, own] = ['production/values.yaml', 'production/values-prod.yaml'];
  const shared = (tag: string): string => `image: {repository: r.io/shop/app, tag: ${tag}}\n`;
  const version = (tag: string): string => `image:\n  tag: "${tag}"\n`;
  const past = held(
    { [base]: shared('b3'), [own]: version('v3') },
    { [base]: shared('b3'), [own]: version('v2') },
    { [base]: shared('b1'), [own]: version('v1') },
  );
  const limits = { ...request.limits, environment: 'prod', service: 'app', lines: request.paths };
  const asked = { ...request, environment: 'prod', limits };
  assert.deepEqual(await find(past, asked), ['r.io/shop/app:v2']);
  await assert.rejects(find(past, { ...asked, rollback: 'b1' }), /"b1" was never there/);
});

test('a roll-back of a repository that does not stand there is an error by name', async () => {
  const asked = { ...request, images: [parseImageReference('r.io/zzz')] };
  await assert.rejects(find(held({ [file]: app(2) }, { [file]: app(1) }), asked), {
    code: 'image_not_found',
    message: /no manifest holds an image of r\.io\/zzz/,
  });
});
