// What is used again: an image with the same build inputs under one of the tags, and nothing else.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buildInputsLabel } from '../../src/build-push-image/build-inputs.ts';
import { findReusable, findTwin, isThere } from '../../src/build-push-image/existing-image.ts';
import { ActionError } from '../../src/domain/action-error.ts';
import { putImage, repositoryOf } from './registry-content.ts';

const plan = { candidates: ['absent', 'other', 'ours'], buildInputs: 'sha256:1' };

test('an image is used again when its label has the same build inputs', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  await putImage(registry, 'other', { Labels: { [buildInputsLabel]: 'sha256:2' } }, 'amd64');
  assert.equal(await findReusable(repository, plan), undefined);
  const { manifest } = await putImage(registry, 'ours', { Labels: { [buildInputsLabel]: 'sha256:1' } }, 'amd64');
  assert.equal((await findReusable(repository, plan))?.manifest.digest, manifest.digest);
  assert.equal(await findReusable(repository, { ...plan, candidates: [] }), undefined);
});

test('a tag holds this very image when its config is the one that was built', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const { manifest, config } = await putImage(registry, 'v1', {}, 'amd64');
  assert.equal(await isThere(repository, manifest.digest, config.digest), manifest.digest);
  assert.equal(await isThere(repository, manifest.digest, `sha256:${'0'.repeat(64)}`), undefined);
  assert.equal(await isThere(repository, manifest.digest, undefined), undefined);
});

test('only a push that failed may have lost against a twin', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const { manifest } = await putImage(registry, 'ours', { Labels: { [buildInputsLabel]: 'sha256:1' } }, 'amd64');
  const found = async (thrown: unknown) => (await findTwin(thrown, repository, plan))?.manifest.digest;
  for (const [code, digest] of [
    ['push_failed', manifest.digest],
    ['push_unverified', manifest.digest],
    ['build_failed', undefined],
    ['cancelled', undefined],
  ] as const)
    assert.equal(await found(new ActionError({ code, what: 'x' })), digest, code);
  assert.equal(await found(new Error('x')), undefined);
});
