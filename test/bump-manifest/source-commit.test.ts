// What is known of the source commit, from the clone and from the event.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findSourceCommit } from '../../src/bump-manifest/source-commit.ts';
import { readContext } from '../../src/runner/context.ts';

const sha = 'a'.repeat(40);
const context = {
  ...readContext({ GITHUB_REPOSITORY: 'shop/app', GITHUB_SHA: sha }, '/w'),
  headCommitMessage: 'feat: x\n\nwhy',
};
const described = { sha, author: 'A <a@b>', date: '2026-01-01T00:00:00Z', subject: 'feat: y', body: '' };
const history = (known: boolean) => ({
  describe: async () => (known ? described : undefined),
  compare: async () => undefined,
});
const record = { sourceCommit: sha, sourceRepository: 'shop/app' };

test('the clone speaks first, then the event, and of other repositories only the id is known', async () => {
  const repositoryUrl = 'https://github.com/shop/app';
  assert.deepEqual(await findSourceCommit(record, context, history(true)), { ...described, repositoryUrl });
  const fromEvent = await findSourceCommit(record, context, history(false));
  assert.deepEqual([fromEvent?.subject, fromEvent?.body, fromEvent?.repositoryUrl], ['feat: x', 'why', repositoryUrl]);
  const foreign = await findSourceCommit(
    { sourceCommit: 'b'.repeat(40), sourceRepository: 'shop/other' },
    context,
    history(true),
  );
  assert.deepEqual([foreign?.subject, foreign?.repositoryUrl], [undefined, 'https://github.com/shop/other']);
  assert.equal(await findSourceCommit({ ...record, sourceCommit: undefined }, context, history(true)), undefined);
});
