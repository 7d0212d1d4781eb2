// Labels, and build arguments that say what the image is.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  fillBuildArgs,
  findNameSlips,
  imageLabels,
  namesCommit,
} from '../../../src/build-push-image/identity/labels.ts';
import type { CommitFacts } from '../../../src/build-push-image/identity/tags.ts';
import { givenContext } from '../given-inputs.ts';

const facts: CommitFacts = {
  ...{ sha: 'a7f3c92'.padEnd(40, '0'), commitTime: new Date('2026-01-19T14:23:45Z'), version: '2.4.1' },
  ...{ isRelease: false, branch: 'main', pullRequest: undefined, gitTag: undefined, tree: undefined },
  onDefaultBranch: true,
};

const filled: readonly [line: string, expected: string][] = [
  ['VERSION={version}', 'VERSION=2.4.1'],
  ['A={tag}/{sha7}', 'A=v9/a7f3c92'],
  ['A={sha}', `A=${facts.sha}`],
  ['T={timestamp}', 'T=20260119142345'],
  ['JSON={"a":1,"b":{c}}', 'JSON={"a":1,"b":{c}}'],
  ['{version}=x', '{version}=x'],
];
for (const [line, expected] of filled)
  test(`the build argument ${line} becomes ${expected}`, () =>
    assert.deepEqual(fillBuildArgs([line], facts, 'v9'), [expected]));

test('what names a commit is known', () => {
  assert.ok(namesCommit(['A=x', 'B={sha7}'], true) && !namesCommit(['A=x', '{sha}=x'], true));
  assert.ok(namesCommit(['A={tag}'], true) && !namesCommit(['A={tag}'], false));
});

test('labels tell source, commit, time and version; the user’s own win, but not over the proof', () => {
  const identity = { commit: 'c', content: 'd', parts: '{}', tree: 't' };
  const given = ['team=shop', 'org.opencontainers.image.version=x=y', 'ship-actions.build-inputs=forged'];
  assert.deepEqual(imageLabels(givenContext(), { facts, firstTag: 'v9', given, identity }), {
    'org.opencontainers.image.source': 'https://github.com/shop/checkout-service',
    'org.opencontainers.image.revision': facts.sha,
    'org.opencontainers.image.created': '2026-01-19T14:23:45Z',
    'org.opencontainers.image.version': 'x=y',
    'ship-actions.build-inputs': 'c',
    'ship-actions.content': 'd',
    'ship-actions.inputs': '{}',
    team: 'shop',
  });
});

test('a name in braces that is nearly one of ours is told, and no other', () => {
  const told = findNameSlips(['A={sha8}', 'B={sha7}{version}', 'JSON={"a":{b}}', 'C={customer}{stage}', 'D={sha8}']);
  assert.deepEqual(told, ['`build-args` holds {sha8}, which is not filled; did you mean {sha} or {sha7}?']);
});
