// Which images a request writes, with heads in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Head } from '../../../src/bump-manifest/branch/branch.ts';
import { readPattern } from '../../../src/bump-manifest/edit/paths.ts';
import { findImageSource, readManifests } from '../../../src/bump-manifest/history/image-source.ts';
import { recordTrailers, type ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../../src/bump-manifest/history/trailers.ts';
import type { Request } from '../../../src/bump-manifest/request.ts';
import { formatImageReference, parseImageReference } from '../../../src/domain/image-reference.ts';
import { deployment } from '../../fakes/manifests-repository.ts';

type Files = Readonly<Record<string, string>>;

/** A head whose past are `versions`, newest first; each names the files that it changed. */
function head(
  files: Files,
  versions: readonly (Files & { readonly '': string })[] = [],
  messages: readonly string[] = [],
): Head {
  const reader = (held: Files): Pick<Head, 'list' | 'read'> => ({
    list: async () => Object.keys(held).map((path) => ({ path, mode: '100644', blob: held[path] ?? '' })),
    read: async (entries) => entries.map(({ path }) => ({ path, bytes: Buffer.from(held[path] ?? '') })),
  });
  const at = (sha: string) => reader(versions[Number(sha)] ?? {});
  const committedAt = new Date().toISOString();
  return {
    sha: 'h',
    ...reader(files),
    at,
    async *commits() {
      for (const message of messages) yield { sha: message, message, committedAt };
    },
    async *history(paths) {
      for (const [index, held] of versions.entries()) {
        const changed = held[''].split(' ').filter((path) => paths.some((each) => path.startsWith(each)));
        const { list, read } = reader(Object.fromEntries(changed.map((path) => [path, held[path] ?? ''])));
        if (changed.length > 0)
          yield { sha: String(index), message: '', committedAt, files: await read(await list([''])) };
      }
    },
    push: async () => assert.fail('pushed'),
  };
}

const request: Request = {
  occasion: 'promote',
  service: 'app',
  environment: 'production',
  images: [],
  paths: [readPattern('production')],
  promoteFrom: [readPattern('staging')],
  rollback: undefined,
  limits: { match: [], container: undefined, fields: [], pinDigest: 'keep', allowDowngrade: false },
  sourceCommit: undefined,
  sourceRepository: undefined,
  run: '5',
  actor: undefined,
  force: false,
};
const back: Request = { ...request, occasion: 'rollback', rollback: 'previous', promoteFrom: [] };
const find = async (world: Head, asked: Request) => {
  const source = await findImageSource(world, asked, await readManifests(world, asked.paths, 'path'));
  return { ...source, images: source.images.map(formatImageReference) };
};
const file = 'production/app.yaml';
const two = `${deployment('app', 'r.io/a:1')}---\n${deployment('b', 'r.io/b:2')}`;

test('`match`, or else `image` without a version, says what is promoted and what goes back', async () => {
  const world = head({ 'staging/app.yaml': two, [file]: two });
  await assert.rejects(find(world, request), { code: 'repository_ambiguous' });
  const named = { ...request, images: [parseImageReference('r.io/b')] };
  assert.deepEqual((await find(world, named)).images, ['r.io/b:2']);
  const both = { ...named.limits, match: ['r.io/a', 'r.io/b'].map((each) => parseImageReference(each)) };
  assert.deepEqual((await find(world, { ...named, limits: both })).images, ['r.io/a:1', 'r.io/b:2']);
  const past = head({ [file]: two }, [{ '': file, [file]: two.replace('b:2', 'b:1') }]);
  assert.deepEqual((await find(past, { ...back, images: named.images })).images, ['r.io/b:1']);
});

test('what is promoted was shipped by the newest commit that says so, of the same service', async () => {
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
    files: ['staging/app.yaml'],
  };
  const says = (change: Partial<ShipRecord>): string => appendTrailers('s', recordTrailers({ ...record, ...change }));
  const files = { 'staging/app.yaml': deployment('app', 'r.io/app:2'), [file]: deployment('app', 'r.io/app:1') };
  const shipped = async (...messages: string[]) => (await find(head(files, [], messages), request)).shippedBy;
  assert.deepEqual(
    await shipped(
      'docs: other',
      says({ service: 'other' }),
      says({ images: ['r.io/app:3'] }),
      says({ sourceCommit: undefined }),
      says({}),
    ),
    record,
  );
  assert.equal(await shipped(says({ service: 'other' })), undefined);
});

test('a roll-back looks through the history of its own files first, then of all files of the path', async () => {
  const now = { [file]: deployment('app', 'r.io/app:3') };
  const moved = [
    { '': `${file} production/old.yaml`, ...now },
    { '': 'production/note.yaml', 'production/old.yaml': deployment('app', 'r.io/app:2') },
    { '': 'production/old.yaml', 'production/old.yaml': deployment('app', 'r.io/app:1') },
  ];
  assert.deepEqual((await find(head(now, moved), back)).images, ['r.io/app:2']);
  const own = [...moved, { '': file, [file]: deployment('app', 'r.io/app:0') }];
  assert.deepEqual((await find(head(now, own), back)).images, ['r.io/app:0']);
  const root = { ...back, paths: [readPattern('.')] };
  await assert.rejects(find(head(now, moved), root), { code: 'rollback_not_found' });
});

test('of other files only what changed is read, in a hundred commits at most', async () => {
  const now = { [file]: deployment('app', 'r.io/app:3'), 'production/same.yaml': deployment('app', 'r.io/app:3') };
  const others = Array.from({ length: 200 }, (_, index) => ({
    ...now,
    '': 'production/other.yaml',
    'production/other.yaml': deployment('other', `r.io/other:${index}`),
  }));
  const world = head(now, others);
  const read: string[] = [];
  const watched: Head = {
    ...world,
    at: (sha) => ({
      ...world.at(sha),
      read: async (entries) => {
        read.push(...entries.map(({ path }) => path));
        return await world.at(sha).read(entries);
      },
    }),
  };
  await assert.rejects(find(watched, back), { code: 'rollback_not_found' });
  assert.deepEqual([read.length, new Set(read)], [100, new Set(['production/other.yaml'])]);
});

test('a field that leads nowhere is told before any history is read', async () => {
  const fields = { ...back, limits: { ...back.limits, fields: [`${file}:spec.nothing`] } };
  await assert.rejects(find(head({ [file]: deployment('app', 'r.io/app:3') }), fields), { code: 'field_not_found' });
});

const version = (tag: string): string => `image:\n  tag: "${tag}"\n`;
const match = [parseImageReference('r.io/shop/app')];

test('explicit places are promoted: a tag alone, of the repository that `match` names', async () => {
  const world = head({ 'staging/values.yaml': version('v2'), 'production/values.yaml': version('v1') });
  const asked = {
    ...request,
    promoteFrom: [readPattern('staging/values.yaml')],
    promoteFields: ['staging/values.yaml:image.tag'],
    limits: { ...request.limits, match, fields: ['production/values.yaml:image.tag'] },
  };
  assert.deepEqual((await find(world, asked)).images, ['r.io/shop/app:v2']);
});

test('a tag and a digest of their own are promoted as one image', async () => {
  const digest = `sha256:${'c'.repeat(64)}`;
  const world = head({ 's.yaml': `tag: v2\ndigest: ${digest}\n`, [file]: two });
  const asked = {
    ...request,
    promoteFrom: [readPattern('s.yaml')],
    promoteFields: ['s.yaml:tag', 's.yaml:digest'],
    limits: { ...request.limits, match },
  };
  assert.deepEqual((await find(world, asked)).images, [`r.io/shop/app:v2@${digest}`]);
});

test('an explicit place that is not there is an error of `promote-from`', async () => {
  const world = head({ 's.yaml': 'tag: v2\n', [file]: two });
  const asked = { ...request, promoteFrom: [readPattern('s.yaml')], limits: { ...request.limits, match } };
  await assert.rejects(find(world, { ...asked, promoteFields: ['s.yaml:image.tag'] }), {
    code: 'field_not_found',
    message: /"s\.yaml:image\.tag" leads nowhere/,
  });
  await assert.rejects(find(world, { ...asked, promoteFields: ['s.yaml'] }), { code: 'field_invalid' });
});

test('a version alone without `match` is not promoted', async () => {
  const world = head({ 's.yaml': 'tag: v2\n', [file]: two });
  const asked = { ...request, promoteFrom: [readPattern('s.yaml')], promoteFields: ['s.yaml:tag'] };
  await assert.rejects(find(world, asked), { code: 'field_unclear' });
});

test('a roll-back of a repository that does not stand there is an error by name, whatever a plan would say', async () => {
  const world = head({ [file]: two });
  const asked = { ...back, images: [parseImageReference('r.io/zzz')] };
  await assert.rejects(find(world, asked), {
    code: 'image_not_found',
    message: /no manifest holds an image of r\.io\/zzz/,
  });
});

test('a roll-back of layered values reads the file of the environment; what all share is no version', async () => {
  const [base, own] = ['production/values.yaml', 'production/values-prod.yaml'];
  const shared = (tag: string): string => `image: {repository: r.io/shop/app, tag: ${tag}}\n`;
  const world = head({ [base]: shared('b3'), [own]: version('v3') }, [
    { '': own, [own]: version('v3') },
    { '': base, [base]: shared('b3') },
    { '': own, [own]: version('v2') },
    { '': `${base} ${own}`, [base]: shared('b1'), [own]: version('v1') },
  ]);
  const asked = { ...back, limits: { ...back.limits, environment: 'prod', lines: back.paths } };
  assert.deepEqual((await find(world, asked)).images, ['r.io/shop/app:v2']);
  await assert.rejects(find(world, { ...asked, rollback: 'b1' }), /"b1" was never there/);
});
