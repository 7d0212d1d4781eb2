// Which of two commits came first, as GitHub tells it, and what is made of all that it does not tell.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openAncestry, unrelated } from '../../../src/clients/github/ancestry.ts';
import { broken, isBug } from '../../fakes/bug.ts';
import type { Cleanup } from '../../fakes/folder.ts';
import { githubSandbox, sandboxName as repository } from '../../fakes/github/sandbox.ts';
import type { GitHubApiOptions, Interception } from '../../fakes/github-api.ts';
import { slowness } from '../../fakes/slowness.ts';

/** A line of two commits, one beside it, and a door with `token`. */
async function start(test: Cleanup, options: Partial<GitHubApiOptions> = {}, token = 'secret') {
  const sandbox = await githubSandbox(test, { a: '1' }, options);
  const old = sandbox.git('rev-parse', 'main');
  const beside = sandbox.commit({ b: '1' }, { branch: 'beside', from: old });
  const young = sandbox.commit({ a: '2' });
  const ask = openAncestry({ token, apiUrl: sandbox.api.url, repository }, { tryTimeoutSeconds: 4 });
  return { ...sandbox, old, young, beside, ask };
}

test('older, newer, the same, or neither; whole or abbreviated; one commit per answer at most', async (t) => {
  const { api, ask, old, young, beside } = await start(t);
  assert.deepEqual(
    [await ask(old, young), await ask(young, old), await ask(old.slice(0, 7), young.slice(0, 7)), await ask(old, old)],
    ['older', 'newer', 'older', 'same'],
  );
  assert.deepEqual(await ask(beside, young), unrelated);
  assert.ok(api.requests.every(({ query, write }) => query === '?per_page=1' && !write));
});

test('a commit that GitHub does not have is unknown, and the next two are asked all the same', async (t) => {
  const { ask, old, young } = await start(t);
  const told = await ask('f'.repeat(40), young);
  assert.match(typeof told === 'string' ? told : told.unknown, /"Not Found".*contents: read/);
  assert.equal(await ask(old, young), 'older');
});

test('a branch that is named like an abbreviated commit does not stand for it', async (t) => {
  const { ask, git, commit, old, young } = await start(t);
  const last = commit({ a: '3' });
  const short = young.slice(0, 7);
  assert.deepEqual([await ask(short, last), await ask(last, short)], ['older', 'newer']);
  git('branch', short, old);
  const taken = { unknown: 'GitHub took an abbreviated commit for something else' };
  assert.deepEqual([await ask(short, last), await ask(last, short)], [taken, taken]);
});

const limited = {
  status: 403,
  body: { message: 'API rate limit exceeded for installation' },
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3000) },
};
const never = new Promise<Interception>(() => undefined);

const silences: readonly [string, Partial<GitHubApiOptions>, string, RegExp][] = [
  ['a wrong token', {}, 'wrong', /"Bad credentials": is the token whole/],
  ['a missing permission', { permissions: { contents: 'none' } }, 'secret', /not accessible.*contents: read/],
  ['a rate limit, which is not waited for', { intercept: () => limited }, 'secret', /rate limit exceeded/],
  ['trouble of its own', { intercept: () => ({ status: 502, body: { message: 'Bad Gateway' } }) }, 'secret', /reach/],
  ['a cut connection', { intercept: () => 'cut' }, 'secret', /out of reach/],
  ['an answer that never comes', { intercept: () => never }, 'secret', /out of reach.*timeout/],
  ['a page of somebody else', { intercept: () => ({ status: 200, body: 'Welcome' }) }, 'secret', /something else/],
];

for (const [title, options, token, why] of silences) {
  test(`unknown, soon and without an error: ${title}`, async (t) => {
    const { ask, old, young } = await start(t, options, token);
    const started = performance.now();
    const told = await ask(old, young);
    assert.match(typeof told === 'string' ? told : told.unknown, why);
    assert.ok(performance.now() - started < 8000 * slowness());
  });
}

test('a GitHub that denied, or was out of reach, is not asked again', async (t) => {
  const { api, ask, old, young } = await start(t, { permissions: { contents: 'none' } });
  assert.deepEqual(await ask(old, young), await ask(young, old));
  assert.equal(api.requests.length, 1);
});

test('a cancelled step ends the question', async (t) => {
  const { api, old, young } = await start(t, { intercept: () => never });
  const cancel = new AbortController();
  const asked = openAncestry({ token: 'secret', apiUrl: api.url, repository }, { signal: cancel.signal })(old, young);
  setTimeout(() => cancel.abort(new Error('cancelled')), 100);
  await assert.rejects(asked, /cancelled/);
});

test('a bug of ours is no answer of GitHub', async () => {
  const ask = openAncestry({ token: 't', apiUrl: 'https://api.github.com', repository }, { env: broken });
  await assert.rejects(ask('a'.repeat(40), 'b'.repeat(40)), isBug);
});
