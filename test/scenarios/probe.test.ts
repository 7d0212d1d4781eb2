// The probe for the owner of a real account, on the stand-in: it asks everything, finds what we expect, and leaves nothing behind.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { startGitServer } from '../fakes/git-server.ts';
import { githubSandbox, sandboxName } from '../fakes/github/sandbox.ts';
import type { GitHubApiOptions } from '../fakes/github-api.ts';

const script = path.resolve(import.meta.dirname, '../../scripts/probe.ts');

async function probe(arguments_: readonly string[], token: string): Promise<{ exitCode: number | null; out: string }> {
  const env = { PATH: process.env['PATH'], PROBE_TOKEN: token };
  const child = spawn(process.execPath, [script, ...arguments_], { env });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += String(chunk)));
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, out };
}

async function world(context: test.TestContext, options: Partial<GitHubApiOptions>) {
  const runs = { 7: { run: { id: 7 }, approvals: [] } };
  const sandbox = await githubSandbox(context, { 'a.yaml': '1' }, { runs, ...options });
  const server = await startGitServer({ root: sandbox.root, token: 'secret' });
  context.after(() => server.close());
  const places = ['--api-url', sandbox.api.url, '--server-url', server.url, '--pulls', '2', '--pushes', '3'];
  return { ...sandbox, run: async () => await probe(['--throw-away', sandboxName, ...places], 'secret') };
}

test('the stand-in is as we expect, in each question', async (context) => {
  const { run, git } = await world(context, {});
  const { exitCode, out } = await run();
  assert.equal(exitCode, 0, out);
  assert.match(out, /^10 questions, 0 differences$/m);
  assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main');
});

test('a difference is told beside the tests that it touches', async (context) => {
  const { run } = await world(context, { lag: 1, signs: false });
  const { exitCode, out } = await run();
  assert.equal(exitCode, 1, out);
  assert.match(out, /\| \*\*differs\*\* 2 of 2 refused: [^|]*\| clients\/github\/fresh/);
  assert.match(out, /\| \*\*differs\*\* not valid, not by GitHub, [^|]*\| clients\/github\/commit/);
});

test('without a repository or a token it asks nobody', async () => {
  assert.deepEqual((await probe([], 'secret')).exitCode, 2);
  assert.deepEqual((await probe(['--throw-away', sandboxName], '')).exitCode, 2);
});
