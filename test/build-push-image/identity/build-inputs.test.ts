// What makes the identity of a build another one, what does not, and what a key adds.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buildParts, differingParts, identify } from '../../../src/build-push-image/identity/build-inputs.ts';
import type { BuildPushImageInputs } from '../../../src/build-push-image/inputs.ts';
import type { BuildContext } from '../../../src/domain/image/build-context.ts';
import { givenInputs } from '../given-inputs.ts';

const sha = 'a'.repeat(40);
const content: BuildContext = { tree: 'c'.repeat(64), isCheckedOut: true, changes: [] };

function identity(
  over: Partial<BuildPushImageInputs> = {},
  at: Partial<BuildContext & { sha: string; key: string }> = {},
) {
  const parts = buildParts(givenInputs(over), { ...content, ...at }, over['build-args'] ?? []);
  const found = identify(parts, at.sha ?? sha, at.tree ?? content.tree, at.key);
  assert.ok(found);
  return found;
}

const changes: readonly Partial<BuildPushImageInputs>[] = [
  { context: 'app' },
  { dockerfile: 'other' },
  { target: 'x' },
  { platforms: ['linux/arm64'] },
  { 'build-args': ['A=1'] },
  { 'build-args': ['A=1', 'A=2'] },
  { 'build-contexts': ['a=b'] },
  { labels: ['A=1'] },
  { annotations: ['A=1'] },
  { sbom: true },
  { provenance: true },
];
for (const over of changes)
  test(`${JSON.stringify(over)} is another image, and is named`, () => {
    const [before, after] = [identity(), identity(over)];
    for (const kind of ['commit', 'content', 'tree'] as const) assert.notEqual(after[kind], before[kind], kind);
    const [name] = Object.keys(over);
    const named = name === 'sbom' || name === 'provenance' ? 'attestations' : name;
    assert.deepEqual(differingParts(after, before.parts), [named]);
  });

test('neither tags nor version, engine, caches or secrets make it another image, nor the order of lines', () => {
  const over: Partial<BuildPushImageInputs> = {
    tags: ['latest'],
    engine: 'docker',
    version: '1.0.0',
    secrets: ['A=b'],
  };
  assert.deepEqual(identity({ ...over, 'cache-to': ['type=gha'] }), identity());
  assert.deepEqual(identity({ labels: ['b=1', 'a=1'] }), identity({ labels: ['a=1', 'b=1'] }));
});

test('another commit with the same content is the same content', () => {
  const other = identity({}, { sha: 'b'.repeat(40) });
  assert.equal(other.content, identity().content);
  assert.notEqual(other.commit, identity().commit);
});

test('another content is another image and is named', () => {
  const other = identity({}, { tree: 'd'.repeat(64) });
  assert.deepEqual(differingParts(other, identity().parts), ['content']);
});

test('a key signs what is believed, and not the tag', () => {
  const [plain, signed, other] = [identity(), identity({}, { key: 'k' }), identity({}, { key: 'l' })];
  assert.match(signed.commit, /^hmac-sha256:[0-9a-f]{64}$/);
  assert.equal(new Set([plain.commit, signed.commit, other.commit]).size, 3);
  assert.equal(signed.tree, plain.tree);
});

test('a context outside of the checkout is not known by its path', () => {
  const at = { isCheckedOut: false };
  assert.deepEqual(identity({ context: '/tmp/a' }, at), identity({ context: '/tmp/b' }, at));
});

for (const label of [undefined, '', '{', '1', 'null', '[]'.padEnd(5000)])
  test(`a label ${JSON.stringify(label)?.slice(0, 20)} tells no difference that is not there`, () => {
    assert.ok(differingParts(identity(), label).length === 0 || label === '[]'.padEnd(5000));
  });

test('without a name for the content there is no identity', () => {
  assert.equal(identify({}, sha, undefined, undefined), undefined);
});
