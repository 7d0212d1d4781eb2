// Inputs and the facts of the run, made ready.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type BumpManifestInputs, inputs } from '../../src/bump-manifest/inputs.ts';
import { readRequest } from '../../src/bump-manifest/request.ts';
import { orThrow } from '../../src/domain/action-error.ts';
import type { Context } from '../../src/domain/context.ts';
import { readContext } from '../../src/runner/context.ts';

const defaults = Object.fromEntries(Object.entries(inputs).map(([name, reader]) => [name, reader.fallback]));
const sha = 'a'.repeat(40);
const context: Context = readContext(
  {
    GITHUB_REPOSITORY: 'shop/app',
    GITHUB_SHA: sha,
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_ACTOR: 'alice',
  },
  '/w',
);
const request = (more: Partial<BumpManifestInputs>, facts = context) =>
  orThrow(
    readRequest(
      { ...defaults, service: 'app', environment: 'production', 'dry-run': false, ...more } as BumpManifestInputs,
      facts,
    ),
  );

test('a promotion onto the very files that it is from is refused, under whatever name', () => {
  const onto = (from: string[], path: string[]) => () => request({ 'promote-from': from, path });
  assert.throws(onto(['./production/app/'], ['{environment}/{service}']), {
    code: 'input_invalid',
    message: /production\/app/,
  });
  assert.doesNotThrow(onto(['staging/app'], ['{environment}/app']));
  assert.doesNotThrow(onto(['production/app', 'staging/app'], ['production/app']));
});

test('names are filled, and the files of fields are read, too', () => {
  const { paths, limits } = request({
    path: ['{environment}/{service}'],
    field: ['{environment}/x.yaml:spec.tag'],
    image: ['r.io/app:1'],
  });
  assert.deepEqual(
    paths.map(({ text }) => text),
    ['production/app', 'production/x.yaml'],
  );
  assert.deepEqual(limits.fields, ['production/x.yaml:spec.tag']);
  assert.throws(() => request({ path: ['{environment}'], environment: undefined }), { code: 'template_empty' });
  assert.throws(() => request({ path: ['{servise}'] }), { code: 'template_unknown' });
});

test('every name that cannot be filled is told at once', () => {
  const given = { ...defaults, service: 'app', path: ['{environment}', '{servise}'], field: ['{x}.yaml:a'] };
  const { problems } = readRequest(given as unknown as BumpManifestInputs, context);
  assert.deepEqual(
    problems.map(({ code, where }) => `${code} ${where}`),
    ['template_unknown input `field`', 'template_empty input `path`', 'template_unknown input `path`'],
  );
});

test('a name that leads out of the repository once it is filled is refused', () =>
  assert.throws(() => request({ path: ['{environment}/app'], environment: '..' }), { code: 'path_outside' }));

test('the commit of the run is the source of what it built, not of what it promotes or takes back', () => {
  assert.equal(request({ image: ['r.io/app:1'] }).sourceCommit, sha);
  assert.equal(request({ image: ['r.io/app:1'], 'source-commit': 'unknown' }).sourceCommit, undefined);
  assert.equal(request({ 'promote-from': ['staging'] }).sourceCommit, undefined);
  assert.equal(request({ rollback: 'previous' }).sourceCommit, undefined);
  assert.equal(request({ rollback: 'previous', 'source-commit': 'abcdef1' }).sourceCommit, 'abcdef1');
});

test('the event says which commit it is about; `GITHUB_SHA` is believed for no other', () => {
  const about = (commit: string | undefined) => ({
    ...context,
    source: { commit, from: 'the event', message: undefined, author: undefined },
  });
  const image = ['r.io/app:1'];
  assert.equal(request({ image }, about('b'.repeat(40))).sourceCommit, 'b'.repeat(40));
  assert.equal(request({ image }, about(undefined)).sourceCommit, undefined);
  assert.equal(request({ image, 'source-commit': 'abcdef1' }, about(undefined)).sourceCommit, 'abcdef1');
});

test('another branch is promoted from, under the same names; lines of `expect-image` are read', () => {
  const from = { 'promote-from': ['app'], path: ['app'], 'promote-from-ref': 'refs/heads/env/staging' };
  assert.equal(request(from).promoteFromRef, 'env/staging');
  const { expected } = request({ rollback: 'previous', 'expect-image': ['v1', 'r.io/app:v2'] });
  assert.deepEqual(
    expected.map(({ reference }) => reference?.tag),
    [undefined, 'v2'],
  );
});

for (const [attempt, isFirstTry] of [
  ['1', true],
  ['2', false],
  ['', false],
] as const) {
  test(`attempt ${attempt || 'unknown'} is ${isFirstTry ? 'the first try' : 'perhaps another try'} of a run`, () => {
    const facts = readContext({ GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: attempt }, '/w');
    assert.equal(request({ rollback: 'previous' }, facts).isFirstTry, isFirstTry);
  });
}

test('a roll-back may lower the version; a run is named by its page, or its number', () => {
  assert.equal(request({ rollback: 'previous' }).limits.allowDowngrade, true);
  assert.equal(request({}).limits.allowDowngrade, false);
  assert.equal(request({}).run, 'https://github.com/shop/app/actions/runs/7/attempts/2');
  assert.equal(request({}, { ...context, runUrl: undefined }).run, '7');
});
