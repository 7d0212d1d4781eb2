// What is known of the source commit, from the clone and from the event.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findBuiltCommit, sourceElsewhere } from '../../../src/bump-manifest/history/source-commit.ts';
import type { Context } from '../../../src/domain/context.ts';
import type { Log } from '../../../src/domain/log.ts';
import { readContext } from '../../../src/runner/context.ts';

const sha = 'a'.repeat(40);
const context: Context = {
  ...readContext({ GITHUB_REPOSITORY: 'shop/app', GITHUB_SHA: 'c'.repeat(40) }, '/w'),
  source: { commit: sha, from: 'workflow_run.head_sha', message: 'feat: x\n\nwhy', author: undefined },
};
const described = { sha, author: 'A <a@b>', date: '2026-01-01T00:00:00Z', subject: 'feat: y', body: '' };
const history = (known: boolean) => ({
  describe: async () => (known ? described : undefined),
  compare: async () => undefined,
});
const record = { sourceCommit: sha, sourceRepository: 'shop/app' };

test('the clone speaks first, then the event, and of other repositories only the id is known', async () => {
  const repositoryUrl = 'https://github.com/shop/app';
  assert.deepEqual(await findBuiltCommit(record, context, history(true)), { ...described, repositoryUrl });
  const fromEvent = await findBuiltCommit(record, context, history(false));
  assert.deepEqual([fromEvent?.subject, fromEvent?.body, fromEvent?.repositoryUrl], ['feat: x', 'why', repositoryUrl]);
  const foreign = await findBuiltCommit(
    { sourceCommit: 'b'.repeat(40), sourceRepository: 'shop/other' },
    context,
    history(true),
  );
  assert.deepEqual([foreign?.subject, foreign?.repositoryUrl], [undefined, 'https://github.com/shop/other']);
  assert.equal(await findBuiltCommit({ ...record, sourceCommit: undefined }, context, history(true)), undefined);
});

const log = { info: (): void => undefined } as unknown as Log;
const serverOf = (token: string | undefined, changes: Partial<Context> = {}) =>
  sourceElsewhere(token, { context: { ...context, ...changes }, log }).server;

test("the run's own repository is asked at the runner's API", () => {
  const server = { token: 'tok', apiUrl: 'https://api.github.com', repository: 'shop/app' };
  assert.deepEqual(serverOf('tok'), server);
  assert.deepEqual(serverOf('tok', { apiUrl: 'http://127.0.0.1:8080' }), {
    ...server,
    apiUrl: 'http://127.0.0.1:8080',
  });
});

const missing: readonly [string, string | undefined, Partial<Context>, RegExp][] = [
  ['without a token', undefined, {}, /no `github-token`/],
  ['where the repository is not known', 'tok', { repository: undefined }, /repository of the run/],
  ['over plain HTTP', 'tok', { apiUrl: 'http://ghes.example/api/v3' }, /plain HTTP/],
  ['at what is no address', 'tok', { apiUrl: 'api.github.com' }, /is not asked/],
];

for (const [title, token, changes, why] of missing) {
  test(`nobody is asked ${title}`, () => {
    const server = serverOf(token, changes);
    assert.match('missing' in server ? server.missing : '', why);
  });
}

test('what is not known of two commits is said, and what decides then', () => {
  const lines: string[] = [];
  const { onUnknown } = sourceElsewhere('tok', { context, log: { ...log, info: (line) => void lines.push(line) } });
  onUnknown('a'.repeat(40), 'b'.repeat(40), 'nobody told');
  assert.match(lines.join(), /not known whether aaaaaaa is older than bbbbbbb \(nobody told\): SemVer/);
});
