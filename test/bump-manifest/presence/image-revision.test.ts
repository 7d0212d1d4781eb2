// Whose word the commit of an image is: a given one, the event's, the label's, or nobody's.

import assert from 'node:assert/strict';
import test from 'node:test';
import { withRevision } from '../../../src/bump-manifest/presence/image-revision.ts';
import type { BumpRequest } from '../../../src/bump-manifest/request.ts';
import type { Revision } from '../../../src/clients/registry/revision.ts';
import { parseImageReference } from '../../../src/domain/image/reference.ts';
import type { Job } from '../../../src/domain/job.ts';

const labelled = '0123456789abcdef0123456789abcdef01234567';
const given = 'fedcba9876543210fedcba9876543210fedcba98';
const own = 'https://github.com/shop/app';
const one = [parseImageReference('r.io/app:1')];
const silent = { occasion: 'bump', images: one, sourceCommit: undefined } as const;

type Asked = Pick<BumpRequest, 'occasion' | 'images' | 'sourceCommit'>;

const about = (commit: string | undefined) => ({
  commit,
  from: '`repository_dispatch` does not tell',
  message: undefined,
  author: undefined,
});

async function find(
  request: Asked,
  answer: Revision | { why: string },
  mode: 'auto' | 'false' = 'auto',
  event = about(undefined),
) {
  const said: string[] = [];
  let asked = 0;
  const context = {
    serverUrl: 'https://github.com',
    repository: 'shop/app',
    eventName: 'repository_dispatch',
    source: event,
  };
  const log = { info: (line: string) => said.push(line), mask: () => undefined };
  const job = { context, env: {}, log, signal: new AbortController().signal } as unknown as Job;
  const openRevision = () => async () => {
    asked++;
    return answer;
  };
  const found = await withRevision(request, { mode, job, deadline: { remaining: () => 60 }, openRevision });
  return { commit: found.sourceCommit, asked, said: said.join('\n') };
}

for (const source of [own, `${own}.git`, `${own}/`, undefined])
  test(`where the event does not tell, the label does, which names ${source ?? 'no repository'}`, async () => {
    const { commit, said } = await find(silent, { commit: labelled, source });
    assert.equal(commit, labelled);
    assert.match(said, /does not tell, and r\.io\/app:1 is labelled as built from 0123456/);
  });

test('who says that the commit is not that of the run is answered by the label', async () => {
  const { commit, said } = await find(silent, { commit: labelled, source: own }, 'auto', about(given));
  assert.equal(commit, labelled);
  assert.match(said, /^`source-commit` is `unknown`, and r\.io\/app:1 is labelled as built from 0123456/);
});

const nobody: readonly [string, Revision | { why: string }, RegExp][] = [
  [
    'of another repository',
    { commit: labelled, source: 'https://github.com/evil/app' },
    /built from https:\/\/github\.com\/evil\/app/,
  ],
  ['that is missing', { commit: undefined, source: own }, /has no label that names one/],
  ['that cannot be read', { why: 'it answered 401' }, /cannot be read: it answered 401/],
];
for (const [title, answer, words] of nobody)
  test(`a label ${title} is nobody's word, and the run's number decides`, async () => {
    const { commit, said } = await find(silent, answer);
    assert.equal(commit, undefined);
    assert.match(said, words);
    assert.match(said, /The number of the run decides/);
  });

const unasked: readonly [string, Asked, ('auto' | 'false')?][] = [
  ['the commit is known', { ...silent, sourceCommit: given }],
  ['an image is promoted', { ...silent, occasion: 'promote', images: [] }],
  ['a roll-back writes an older one', { ...silent, occasion: 'rollback' }],
  ['several images are written', { ...silent, images: [...one, ...one] }],
  ['no registry is to be asked', silent, 'false'],
];
for (const [title, request, mode] of unasked)
  test(`no label is read where ${title}`, async () => {
    const { commit, asked } = await find(request, { commit: labelled, source: own }, mode);
    assert.deepEqual([commit, asked], [request.sourceCommit, 0]);
  });
