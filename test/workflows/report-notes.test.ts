// The step of report.yml that fetches the notes, as bash runs it, against a git server that wants a login.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests } from '../fakes/manifests-repository.ts';
import { readWorkflow } from './workflow-file.ts';

const file = path.resolve(import.meta.dirname, '../../.github/workflows/report.yml');
const { jobs } = readWorkflow(readFileSync(file, 'utf8'));
const script = jobs['report']?.steps?.find(({ run }) => run !== undefined)?.run ?? '';

async function runStep(cwd: string, given: { readonly token: string; readonly server: string }): Promise<number> {
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: '/nonexistent', GIT_TERMINAL_PROMPT: '0', ...given };
  const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  const step = spawn('bash', shell, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [code] = (await once(step, 'exit')) as [number];
  return code;
}

async function listen(context: TestContext, server: http.Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function fetchNotes(context: TestContext, token: string, notes: boolean) {
  const root = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', { 'a.yaml': 'a: 1\n' });
  if (notes) manifests.git('notes', '--ref=ship', 'add', '-m', 'Ship-Verdict: pass', 'main');
  const server = await startGitServer({ root, token: 'tok' });
  context.after(() => server.close());

  const cwd = path.join(temporaryFolder(context), 'checkout');
  execFileSync('git', ['clone', '-q', manifests.folder, cwd]);
  execFileSync('git', ['remote', 'set-url', 'origin', `${server.url}/m.git`], { cwd });
  const code = await runStep(cwd, { token, server: server.url });
  const found = execFileSync('git', ['for-each-ref', '--format=%(refname)', 'refs/notes'], { cwd, encoding: 'utf8' });
  return [code, found.trim()];
}

test('the notes come to the checkout', async (context) =>
  assert.deepEqual(await fetchNotes(context, 'tok', true), [0, 'refs/notes/ship']));

test('where no verdict was ever written there are none, and that is no fault', async (context) =>
  assert.deepEqual(await fetchNotes(context, 'tok', false), [0, '']));

test('a repository that cannot be asked is red', async (context) =>
  assert.deepEqual(await fetchNotes(context, 'wrong', true), [1, '']));

test('a server that leads elsewhere is red, and the token does not go there', async (context) => {
  const seen: (string | undefined)[] = [];
  const thief = http.createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(404).end();
  });
  const away = await listen(context, thief);
  const moved = await listen(
    context,
    http.createServer((request, response) => response.writeHead(302, { Location: `${away}${request.url}` }).end()),
  );
  const cwd = temporaryFolder(context);
  execFileSync('git', ['init', '-q'], { cwd });
  execFileSync('git', ['remote', 'add', 'origin', `${moved}/m.git`], { cwd });
  assert.equal(await runStep(cwd, { token: 'tok', server: moved }), 1);
  assert.deepEqual(seen, []);
});
