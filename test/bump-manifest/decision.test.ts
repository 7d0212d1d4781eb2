// What is to be done on one head, with heads in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Head } from '../../src/bump-manifest/branch/branch.ts';
import { decide, type Memory } from '../../src/bump-manifest/decision.ts';
import { readPattern } from '../../src/bump-manifest/edit/paths.ts';
import { recordTrailers, type ShipRecord } from '../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../src/bump-manifest/history/trailers.ts';
import type { Request } from '../../src/bump-manifest/request.ts';
import { parseImageReference } from '../../src/domain/image-reference.ts';
import { deployment } from '../fakes/manifests-repository.ts';

const now = new Date().toISOString();
const file = 'production/app.yaml';
const shipped = (image: string, run: string, rollback = false): ShipRecord => ({
  service: 'app',
  environment: 'production',
  images: [image],
  previousImages: [],
  sourceRepository: 'shop/app',
  sourceCommit: undefined,
  run,
  actor: undefined,
  rollback,
  files: [file],
});

interface Commit {
  readonly sha: string;
  readonly record?: ShipRecord;
  readonly committedAt?: string;
}

function head(
  sha: string,
  files: Readonly<Record<string, string>>,
  commits: readonly Commit[],
  read: string[] = [],
): Head {
  return {
    sha,
    list: async () => Object.keys(files).map((path) => ({ path, mode: '100644', blob: path })),
    read: async (entries) => entries.map(({ path }) => ({ path, bytes: Buffer.from(files[path] ?? '') })),
    async *commits() {
      for (const { sha: commit, record, committedAt = now } of commits) {
        read.push(commit);
        yield {
          sha: commit,
          committedAt,
          message: record === undefined ? 'x' : appendTrailers('s', recordTrailers(record)),
        };
      }
    },
    async *history() {},
    at: () => assert.fail('read the past'),
    push: async () => assert.fail('pushed'),
  };
}

const request: Request = {
  occasion: 'bump',
  service: 'app',
  environment: 'production',
  images: [parseImageReference('r.io/app:v2')],
  paths: [readPattern('production')],
  promoteFrom: [],
  rollback: undefined,
  limits: { match: [], container: undefined, fields: [], pinDigest: 'keep', allowDowngrade: false },
  sourceCommit: undefined,
  sourceRepository: 'shop/app',
  run: '5',
  actor: undefined,
  force: false,
};
const files = { [file]: deployment('app', 'r.io/app:v1') };
const unknown = async () => undefined;

test('a bump without history is written; one that is there already asks nobody', async () => {
  const bump = await decide(head('h', files, []), request, unknown, new Map());
  assert.deepEqual([bump.verdict.superseded, bump.plan.files.length, bump.record.images], [false, 1, ['r.io/app:v2']]);
  const read: string[] = [];
  const same = { ...request, images: [parseImageReference('r.io/app:v1')] };
  assert.equal((await decide(head('h', files, [{ sha: 'h' }], read), same, unknown, new Map())).plan.files.length, 0);
  assert.deepEqual(read, []);
});

test('an older run is superseded before a downgrade is refused', async () => {
  const last = { sha: 'h', record: shipped('r.io/app:v3', '9') };
  const low = { ...request, images: [parseImageReference('r.io/app:v0.1.0')] };
  const current = { [file]: deployment('app', 'r.io/app:v3.0.0') };
  const newer = { sha: 'h', record: shipped('r.io/app:v3.0.0', '9') };
  assert.equal((await decide(head('h', current, [newer]), low, unknown, new Map())).verdict.superseded, true);
  assert.equal(
    (await decide(head('h', files, [last]), { ...request, force: true }, unknown, new Map())).verdict.superseded,
    false,
  );
  await assert.rejects(decide(head('h', current, []), low, unknown, new Map()));
});

test('history is read to the last bump, to a head that was read before, or for 35 days', async () => {
  const memory: Memory = new Map();
  const read: string[] = [];
  const commits = [{ sha: 'c3' }, { sha: 'c2', record: shipped('r.io/app:v1', '4') }, { sha: 'c1' }];
  await decide(head('c3', files, commits, read), request, unknown, memory);
  assert.deepEqual(read.splice(0), ['c3', 'c2']);
  await decide(head('c4', files, [{ sha: 'c4' }, ...commits], read), request, unknown, memory);
  assert.deepEqual(read.splice(0), ['c4', 'c3']);
  const rollback = { sha: 'c5', record: shipped('r.io/app:v0', '4', true) };
  const held = await decide(
    head('c5', files, [rollback, { sha: 'c4' }, ...commits], read),
    { ...request, run: '4' },
    unknown,
    memory,
  );
  assert.equal(held.verdict.superseded, true);
  const ancient = [
    { sha: 'a2', committedAt: '2020-01-01T00:00:00Z' },
    { sha: 'a1', record: shipped('r.io/app:v9', '9') },
  ];
  read.length = 0;
  assert.equal((await decide(head('a2', files, ancient, read), request, unknown, new Map())).verdict.superseded, false);
  assert.deepEqual(read, ['a2']);
});

test('a pattern that means nothing names its input', async () => {
  const promotion: Request = { ...request, occasion: 'promote', images: [], promoteFrom: [readPattern('staging')] };
  await assert.rejects(
    decide(head('h', files, []), promotion, unknown, new Map()),
    (thrown: Error & { problems: { where: string }[] }) => {
      assert.equal(thrown.problems[0]?.where, 'input `promote-from`');
      return true;
    },
  );
});
