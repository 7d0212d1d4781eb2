// What the answers of a registry mean, by tables.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { BumpPlan } from '../../../src/bump-manifest/bump-plan.ts';
import {
  type InquiryGrounds,
  type VerifyMode,
  weigh,
  writtenImages,
} from '../../../src/bump-manifest/presence/evidence.ts';
import type { Presence } from '../../../src/domain/image/presence.ts';
import { formatImageReference, parseImageReference } from '../../../src/domain/image/reference.ts';

const [one, two] = [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`];
const unknown: Presence = { state: 'unknown', why: 'it answered 429' };
const table: readonly [string, Presence, VerifyMode, string][] = [
  ['r.io/app:1', { state: 'there' }, 'auto', 'info'],
  ['r.io/app:1', { state: 'there' }, 'true', 'info'],
  ['r.io/app:1', { state: 'absent' }, 'auto', 'image_absent'],
  ['r.io/app:1', { state: 'absent' }, 'true', 'image_absent'],
  ['r.io/app:1', unknown, 'auto', 'notice'],
  ['r.io/app:1', unknown, 'true', 'image_unverified'],
  [`r.io/app:1@${one}`, { state: 'there', tagPointsTo: one }, 'auto', 'info'],
  [`r.io/app:1@${one}`, { state: 'there', tagPointsTo: two }, 'auto', 'warning'],
  [`r.io/app:1@${one}`, { state: 'there', tagPointsTo: 'nothing' }, 'true', 'warning'],
  [`r.io/app:1@${one}`, { state: 'there', tagPointsTo: undefined }, 'true', 'info'],
];

for (const [image, presence, mode, expected] of table) {
  test(`${mode}: ${image.slice(0, 12)} ${JSON.stringify(presence).slice(0, 50)}: ${expected}`, () => {
    const evidence = weigh(parseImageReference(image), presence, { mode, occasion: 'bump', older: [] });
    assert.equal(evidence.kind === 'problem' ? evidence.problem.code : evidence.kind, expected);
    const said = evidence.kind === 'problem' ? evidence.problem.what : evidence.message;
    assert.ok(said.includes(presence.state === 'unknown' ? presence.why : (image.split('@')[1] ?? image)), said);
  });
}

test('an absent image names the input that asked for it, and a way on', () => {
  const of = (occasion: 'bump' | 'promote' | 'rollback', older: InquiryGrounds['older'] = []) => {
    const evidence = weigh(parseImageReference('r.io/app:1'), { state: 'absent' }, { mode: 'auto', occasion, older });
    return evidence.kind === 'problem' ? `${evidence.problem.where} ${evidence.problem.fix}` : '';
  };
  assert.match(of('bump'), /`image` Build and push it first/);
  assert.match(of('promote'), /`promote-from` The image to promote was deleted/);
  assert.match(of('rollback'), /no other image was there/);
  const older = (['absent', 'there', 'unknown'] as const).map((state, at) => ({
    image: parseImageReference(`r.io/app:v${3 - at}`),
    state,
    isUndone: false,
  }));
  const fix = of('rollback', older);
  assert.match(fix, /`rollback: v2`/, 'one that is there is the example');
  const bad = { image: parseImageReference('r.io/app:v4'), state: 'there', isUndone: true } as const;
  assert.match(
    of('rollback', [bad, ...older]),
    /`rollback: v2`[\s\S]*v4 \(is in its registry, but was rolled back from\)/,
  );
  assert.match(fix, /r\.io\/app:v3 \(deleted, too\)\nr\.io\/app:v2 \(is in its registry\)\nr\.io\/app:v1\n/);
});

test('only what changes is asked about, each image once', () => {
  const place = (from: string, to: string) => ({ reference: parseImageReference(from), next: parseImageReference(to) });
  const places = [place('a:1', 'a:2'), place('a:0', 'a:2'), place('b:1', 'b:1'), place('c:1', `c:1@${one}`)];
  const written = writtenImages({ places } as unknown as BumpPlan).map(formatImageReference);
  assert.deepEqual(written, ['a:2', `c:1@${one}`]);
});
