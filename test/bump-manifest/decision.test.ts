// What is to be done on one head, with branches in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Counsel, decide } from '../../src/bump-manifest/decision.ts';
import { readPattern } from '../../src/bump-manifest/edit/paths.ts';
import { recordTrailers, type ShipRecord } from '../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../src/bump-manifest/history/trailers.ts';
import { type Expectation, readExpectation } from '../../src/bump-manifest/inputs/expectation.ts';
import type { BumpRequest } from '../../src/bump-manifest/request.ts';
import { orThrow } from '../../src/domain/action-error.ts';
import { formatImageReference, parseImageReference } from '../../src/domain/image/reference.ts';
import { deployment } from '../fakes/manifests-repository.ts';
import { type Remembered, rememberedHead } from '../fakes/remembered-branch.ts';

const file = 'production/app.yaml';
const holding = (tag: string): { [file]: string } => ({ [file]: deployment('app', `r.io/app:${tag}`) });

const says = (image: string, run: string, more: Partial<ShipRecord> = {}): string =>
  appendTrailers(
    'chore: bump',
    recordTrailers({
      service: 'app',
      environment: 'production',
      images: [`r.io/app:${image}`],
      previousImages: [],
      sourceRepository: 'shop/app',
      sourceCommit: undefined,
      run,
      actor: undefined,
      rollback: false,
      files: [file],
      ...more,
    }),
  );

const expectation = (text: string): Expectation => orThrow(readExpectation(text));

/** Commits that each hold an image, newest first: `[sha, tag, message?]`. */
const branch = (...rows: readonly (readonly [sha: string, tag: string, message?: string])[]): Remembered[] =>
  rows.map(([sha, tag, message = 'by hand']) => ({ sha, files: holding(tag), message }));

const request: BumpRequest = {
  occasion: 'bump',
  service: 'app',
  environment: 'production',
  images: [parseImageReference('r.io/app:v2')],
  paths: [readPattern('production')],
  promoteFrom: [],
  promoteFields: [],
  promoteFromRef: undefined,
  rollback: undefined,
  expected: [],
  limits: { match: [], container: undefined, fields: [], pinDigest: 'keep', allowDowngrade: false },
  sourceCommit: undefined,
  sourceRepository: 'shop/app',
  run: '5',
  isFirstTry: true,
  actor: undefined,
  force: false,
};
const back: BumpRequest = {
  ...request,
  occasion: 'rollback',
  rollback: 'previous',
  images: [],
  limits: { ...request.limits, allowDowngrade: true },
};

function counsel(more: Partial<Counsel> = {}) {
  const forged: string[] = [];
  const onForged: Counsel['onForged'] = ({ sha }) => void forged.push(sha);
  return { compare: async () => undefined, memory: new Map(), onForged, forged, ...more };
}

/** `bumped v2`, `unchanged v2`, `superseded v2`: what is decided, and what stands there before. */
async function decided(
  commits: readonly Remembered[],
  asked: BumpRequest,
  given: Counsel = counsel(),
): Promise<string> {
  const { plan, verdict } = await decide(rememberedHead(commits), asked, given);
  const now = (plan.previousImage ?? '').replace('r.io/app:', '');
  if (verdict.superseded) return `superseded ${now}`;
  return plan.files.length === 0 ? `unchanged ${now}` : `${plan.image.replace('r.io/app:', '')} after ${now}`;
}

test('a bump without history is written; one that is there already asks nobody', async () => {
  assert.equal(await decided(branch(['h', 'v1']), request), 'v2 after v1');
  const read: string[] = [];
  const head = rememberedHead(branch(['h', 'v2', says('v2', '9')]), { commits: read });
  assert.equal((await decide(head, request, counsel())).plan.files.length, 0);
  assert.deepEqual(read, []);
});

test('an older run is superseded before a downgrade is refused', async () => {
  const low = { ...request, images: [parseImageReference('r.io/app:v0.1.0')] };
  const newer = branch(['h', 'v3.0.0', says('v3.0.0', '9')], ['g', 'v2.0.0']);
  assert.equal(await decided(newer, low), 'superseded v3.0.0');
  assert.equal(await decided(newer, { ...request, force: true }), 'v2 after v3.0.0');
  await assert.rejects(decided(branch(['h', 'v3.0.0']), low), { code: 'downgrade_refused' });
});

test('history is read to the last bump, to a head that was read before, or for 35 days', async () => {
  const read: string[] = [];
  const given = counsel();
  const look = async (commits: readonly Remembered[], asked: BumpRequest = request): Promise<[boolean, string[]]> => {
    const { verdict } = await decide(rememberedHead(commits, { commits: read }), asked, given);
    return [verdict.superseded, read.splice(0)];
  };
  const first = branch(['c3', 'v1'], ['c2', 'v1', says('v1', '4')], ['c1', 'v0']);
  assert.deepEqual(await look(first), [false, ['c3', 'c2']]);
  assert.deepEqual(await look([...branch(['c4', 'v1']), ...first]), [false, ['c4', 'c3']]);

  const undone = branch(['c5', 'v0', says('v0', '4', { rollback: true })], ['c4', 'v1']);
  assert.deepEqual(await look([...undone, ...first], { ...request, run: '4' }), [true, ['c5', 'c4']]);

  const ancient = Array.from({ length: 20 }, (_, at) => ({
    sha: `a${at}`,
    files: holding('v1'),
    committedAt: '2020-01-01T00:00:00Z',
  }));
  const written = branch(['b1', 'v1', says('v1', '9')], ['b0', 'v0']);
  assert.deepEqual(await look([...ancient, ...written]), [false, ancient.map(({ sha }) => sha)]);
  assert.deepEqual(await look([...ancient.slice(1), ...written]), [
    true,
    [...ancient.slice(1).map(({ sha }) => sha), 'b1'],
  ]);
});

test('a pattern that means nothing names its input', async () => {
  const promotion: BumpRequest = { ...request, occasion: 'promote', images: [], promoteFrom: [readPattern('staging')] };
  const head = {
    ...rememberedHead(branch(['h', 'v1'])),
    list: async (folders: readonly string[]) =>
      folders.includes('staging') ? [] : [{ path: file, mode: '100644', blob: holding('v1')[file] }],
  };
  await assert.rejects(decide(head, promotion, counsel()), (thrown: Error & { problems: { where: string }[] }) => {
    assert.equal(thrown.problems[0]?.where, 'input `promote-from`');
    return true;
  });
});

test('what another branch holds is promoted from there, and who shipped it there is believed', async () => {
  const staging = rememberedHead([
    {
      sha: 's2',
      files: { 'app.yaml': deployment('app', 'r.io/app:v3') },
      message: says('v3', '8', { environment: 'staging', files: ['app.yaml'], sourceCommit: 'abcdef1' }),
    },
    { sha: 's1', files: { 'app.yaml': deployment('app', 'r.io/app:v2') } },
  ]);
  const promotion: BumpRequest = {
    ...request,
    occasion: 'promote',
    images: [],
    promoteFrom: [readPattern('.')],
    promoteFromRef: 'staging',
  };
  const head = rememberedHead(branch(['h', 'v1']), {}, { staging });
  const { plan, record } = await decide(head, promotion, counsel());
  assert.deepEqual([plan.image, record.sourceCommit], ['r.io/app:v3', 'abcdef1']);
  await assert.rejects(decide(rememberedHead(branch(['h', 'v1'])), promotion, counsel()), { code: 'branch_not_found' });
});

const forgeries: readonly [title: string, commits: readonly Remembered[]][] = [
  [
    'a commit that touched another file only',
    [
      { sha: 'forged', files: { ...holding('v1'), 'README.md': '2' }, message: says('v1', '999') },
      { sha: 'h', files: { ...holding('v1'), 'README.md': '1' } },
    ],
  ],
  [
    'a commit that changed a comment beside the image',
    [
      { sha: 'forged', files: { [file]: `# v1\n${holding('v1')[file]}` }, message: says('v1', '999') },
      { sha: 'h', files: holding('v1') },
    ],
  ],
  [
    'a merge whose branch wrote nothing',
    [
      {
        sha: 'm',
        files: { ...holding('v1'), 'README.md': '2' },
        merged: [{ sha: 'forged', message: says('v1', '999'), before: holding('v1'), files: holding('v1') }],
      },
      { sha: 'h', files: holding('v1') },
    ],
  ],
];

for (const [title, commits] of forgeries) {
  test(`trailers with a later run count for nothing on ${title}, and that is told`, async () => {
    const given = counsel();
    assert.equal(
      await decided([...commits, ...branch(['g', 'v0', says('v0', '4')], ['f', 'v'])], request, given),
      'v2 after v1',
    );
    assert.deepEqual(given.forged, ['forged']);
  });
}

test('what a merge brought counts as the branch got it, and nothing is told of a true commit that came earlier', async () => {
  const merged = [{ sha: 's', message: says('v1', '9'), before: holding('v0'), files: holding('v1') }];
  const given = counsel();
  assert.equal(
    await decided([{ sha: 'm', files: holding('v1'), merged }, ...branch(['g', 'v0'])], request, given),
    'superseded v1',
  );
  const again = [{ sha: 'n', files: { ...holding('v3'), x: '' }, merged }, ...branch(['h', 'v3'], ['g', 'v0'])];
  assert.equal(await decided(again, request, given), 'v2 after v3');
  assert.deepEqual(given.forged, []);
});

test('a run of another repository is neither older nor newer', async () => {
  const other = branch(['h', 'v1', says('v1', '9', { sourceRepository: 'shop/other' })], ['g', 'v0']);
  assert.equal(await decided(other, { ...request, images: [parseImageReference('r.io/app:abc')] }), 'abc after v1');
});

const shipped = branch(['c', 'v3', says('v3', '7')], ['b', 'v2', says('v2', '6')], ['a', 'v1']);
const undone = [
  ...branch(['d', 'v2', says('v2', '8', { rollback: true, previousImages: ['r.io/app:v3'] })]),
  ...shipped,
];

test('the same run, started again, does not roll back again', async () => {
  assert.equal(await decided(shipped, { ...back, run: '8' }), 'v2 after v3');
  assert.equal(await decided(undone, { ...back, run: '8', isFirstTry: true }), 'unchanged v2');
  assert.equal(await decided(undone, { ...back, run: '8', isFirstTry: false }), 'unchanged v2');
  assert.equal(await decided(undone, { ...back, run: '9' }), 'v1 after v2');
  assert.equal(await decided(undone, { ...back, run: '8', rollback: 'v1' }), 'v1 after v2', 'to another one, by name');
  assert.equal(await decided(undone, { ...back, run: '8', force: true }), 'v1 after v2');
});

test('a run that is started again is superseded where something was written since its roll-back', async () => {
  const later = branch(['f', 'v5'], ['e', 'v4']);
  assert.equal(await decided([...later, ...undone], { ...back, run: '8', isFirstTry: false }), 'superseded v5');
});

test('a run that wrote anew after its roll-back may roll back again', async () => {
  const again = branch(['e', 'v3', says('v3', '8')]);
  assert.equal(await decided([...again, ...undone], { ...back, run: '8', isFirstTry: false }), 'v2 after v3');
});

test('a roll-back undoes what stood before it, not what its trailers name besides', async () => {
  const more = { rollback: true, previousImages: ['r.io/app:v3', 'r.io/app:v1'] };
  const named = [...branch(['d', 'v2', says('v2', '8', more)]), ...shipped];
  assert.equal(await decided(named, { ...back, run: '9' }), 'v1 after v2');
});

test('a roll-back that only a README of a merged branch claims undoes nothing', async () => {
  const claim = says('v3', '8', { rollback: true, previousImages: ['r.io/app:v2'] });
  const merged = [{ sha: 'lie', message: claim, before: holding('v2'), files: holding('v2') }];
  const given = counsel();
  const commits = [{ sha: 'm', files: holding('v3'), merged }, ...branch(['b', 'v2', says('v2', '6')], ['a', 'v1'])];
  assert.equal(await decided(commits, { ...back, run: '9' }, given), 'v2 after v3');
  assert.deepEqual(given.forged, ['lie']);
});

test('a roll-back that nobody wrote undoes nothing', async () => {
  const forged = says('v3', '8', { rollback: true, previousImages: ['r.io/app:v2'] });
  const lies = [{ sha: 'd', files: { [file]: `# hello\n${holding('v3')[file]}` }, message: forged }, ...shipped];
  const given = counsel();
  assert.equal(await decided(lies, { ...back, run: '9' }, given), 'v2 after v3');
  assert.deepEqual(given.forged, ['d']);
});

const expectations: readonly [expected: readonly string[], rollback: string, bump: string][] = [
  [['r.io/app:v3'], 'v2 after v3', 'v9 after v3'],
  [['v3'], 'v2 after v3', 'v9 after v3'],
  [['v7', 'v3'], 'v2 after v3', 'v9 after v3'],
  [['v2'], 'superseded v3', 'superseded v3'],
  [['r.io/other:v3'], 'superseded v3', 'superseded v3'],
  [[`sha256:${'d'.repeat(64)}`], 'superseded v3', 'superseded v3'],
];

for (const [expected, rollback, bump] of expectations) {
  test(`where ${expected.join(' or ')} is expected and v3 stands: ${rollback}; ${bump}`, async () => {
    const expecting = { expected: expected.map(expectation) };
    const images = [parseImageReference('r.io/app:v9')];
    assert.equal(await decided(shipped, { ...back, ...expecting, run: '9' }), rollback);
    assert.equal(await decided(shipped, { ...request, ...expecting, images, run: '9' }), bump);
    assert.equal(await decided(shipped, { ...request, ...expecting, images, run: '9', force: true }), bump, 'force');
  });
}

test('what stands there already is unchanged, whatever is expected', async () => {
  const images = [parseImageReference('r.io/app:v3')];
  assert.equal(await decided(shipped, { ...request, images, expected: [expectation('v2')] }), 'unchanged v3');
});

test('the image that is found is the one that stands there', async () => {
  const { plan } = await decide(rememberedHead(shipped), { ...back, expected: [expectation('v2')] }, counsel());
  assert.deepEqual(
    [plan.files, plan.image, plan.places.map(({ next }) => formatImageReference(next))],
    [[], 'r.io/app:v3', ['r.io/app:v3']],
  );
});
