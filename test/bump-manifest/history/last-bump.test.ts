// How far back the last bump is looked for, with branches in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findImages } from '../../../src/bump-manifest/edit/scan.ts';
import { findLast, type Memory, recentCommits } from '../../../src/bump-manifest/history/last-bump.ts';
import { recordTrailers, type ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../../src/bump-manifest/history/trailers.ts';
import { deployment } from '../../fakes/manifests-repository.ts';
import { type Remembered, rememberedHead } from '../../fakes/remembered-branch.ts';

const recordOf = (tag: string, more: Partial<ShipRecord> = {}): ShipRecord => ({
  service: 'app',
  environment: undefined,
  images: [`r.io/app:${tag}`],
  previousImages: [],
  sourceRepository: undefined,
  sourceCommit: undefined,
  run: '1',
  actor: undefined,
  rollback: false,
  files: ['a.yaml'],
  ...more,
});
const wrote = (sha: string, tag: string, more: Partial<ShipRecord> = {}): Remembered => ({
  sha,
  files: { 'a.yaml': deployment('app', `r.io/app:${tag}`) },
  message: appendTrailers('s', recordTrailers(recordOf(tag, more))),
});
const search = { find: findImages, onForged: () => assert.fail('a forgery') };
const find = async (commits: readonly Remembered[], memory: Memory = new Map(), newer: readonly ShipRecord[] = []) =>
  await findLast(rememberedHead(commits), recordOf('v9'), search, { memory, newer });

test('it is the newest that is no roll-back, and a roll-back above it is told', async () => {
  const last = await find([wrote('c', 'v1', { rollback: true }), wrote('b', 'v2'), wrote('a', 'v1')]);
  assert.deepEqual([last?.record.images, last?.rolledBack], [['r.io/app:v2'], true]);
  assert.equal((await find([wrote('b', 'v2'), wrote('a', 'v1')]))?.rolledBack, false);
  assert.equal(await find([wrote('a', 'v1', { service: 'other' })]), undefined);
});

test('what is proposed counts as newest, and is not remembered as part of the branch', async () => {
  const memory: Memory = new Map();
  const proposed = await find([wrote('b', 'v2'), wrote('a', 'v1')], memory, [recordOf('v3')]);
  assert.deepEqual([proposed?.record.images, memory.size], [['r.io/app:v3'], 0]);
  await find([wrote('b', 'v2'), wrote('a', 'v1')], memory);
  assert.deepEqual([...memory.keys()], ['b']);
});

const aged = (sha: string, days: number): Remembered => ({
  sha,
  files: {},
  committedAt: new Date(Date.now() - days * 86_400_000).toISOString(),
});

test('commits are recent for some days, and twenty in a row that are older end it', async () => {
  const told: string[] = [];
  const old = Array.from({ length: 30 }, (_, at) => aged(`o${at}`, 9));
  const head = rememberedHead([aged('c', 0), aged('b', 3), ...old]);
  for await (const { sha } of recentCommits(head, [], 5)) told.push(sha);
  assert.deepEqual([told.length, told.slice(0, 3), told.at(-1)], [22, ['c', 'b', 'o0'], 'o19']);
});

test('a commit of a machine whose clock was wrong hides nothing', async () => {
  const last = await find([aged('c', 20_000), wrote('b', 'v2'), wrote('a', 'v1')]);
  assert.deepEqual(last?.record.images, ['r.io/app:v2']);
});
