// Floors as they stand in files, and what lies below one.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { HistoryVersion } from '../../../../src/bump-manifest/branch/branch.ts';
import { findImages } from '../../../../src/bump-manifest/edit/scan.ts';
import { findFloors, refuseBelowFloor } from '../../../../src/bump-manifest/history/rollback/floor.ts';
import { parseImageReference } from '../../../../src/domain/image/reference.ts';
import { manifestOf } from '../../../fakes/shipped-history.ts';

const fileOf = (text: string) => ({ path: 'a.yaml', bytes: Buffer.from(text) });
const rows: readonly [string, string | undefined][] = [
  ['    ship-actions/oldest-image: v6', 'v6'],
  ['    "ship-actions/oldest-image": "v6"  # since March', 'v6'],
  ['commonAnnotations: {ship-actions/oldest-image: v6, other: x}', undefined],
  ['  {ship-actions/oldest-image: r.example/s:v6, other: x}', 'r.example/s:v6'],
  ['    # ship-actions/oldest-image: v6', undefined],
  ['    other/ship-actions/oldest-image: v6', undefined],
  ['    ship-actions/oldest-image:', undefined],
];
for (const [text, wanted] of rows)
  test(`${text.trim()}: ${wanted ?? 'no floor'}`, () => assert.equal(findFloors([fileOf(text)])[0]?.wanted, wanted));

/** The branch at v3, then v2, then v1. */
const head = {
  async *history() {
    for (const tag of ['v3', 'v2', 'v1'])
      yield { files: [fileOf(manifestOf('s', `r.example/s:${tag}`))], before: [] } as unknown as HistoryVersion;
  },
};
const fates: readonly [string, string, boolean][] = [
  ['v2', 'v3', true],
  ['v2', 'v2', true],
  ['v2', 'v1', false],
  ['r.example/s:v2', 'v1', false],
  ['r.example/other:v2', 'v1', true],
  ['v9', 'v1', false],
];
for (const [floor, tag, mayRun] of fates)
  test(`with the floor ${floor} a roll-back to ${tag} is ${mayRun ? 'written' : 'refused'}`, async () => {
    const files = [fileOf(`ship-actions/oldest-image: ${floor}`)];
    const judged = refuseBelowFloor(head, files, [parseImageReference(`r.example/s:${tag}`)], findImages);
    if (mayRun) await judged;
    else await assert.rejects(judged, { code: 'rollback_contracted' });
  });
