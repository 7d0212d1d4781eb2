// The small door for reading GitHub: what it finds, what it is refused, and that its token follows no redirect to another host.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openReading, type ReadGitHub } from '../../../src/clients/github/reading.ts';
import { startGitHubReading } from '../../fakes/messengers/github-reading.ts';

const open = (apiUrl: string, milliseconds = 3000): ReadGitHub =>
  openReading({
    token: 'gh-t0ken',
    apiUrl,
    deadline: performance.now() + milliseconds,
    env: {},
    signal: new AbortController().signal,
  });
const path = '/repos/shop/checkout-service/actions/runs/42';

test('a 200 is its JSON', async (context) => {
  const github = await startGitHubReading(context, { [path]: { run_started_at: '2026-01-19T14:20:00Z' } });
  assert.deepEqual(await open(github.url)(path), { kind: 'found', body: { run_started_at: '2026-01-19T14:20:00Z' } });
  assert.deepEqual(github.faults, []);
});

test('a refusal is its status and words, asked once', async (context) => {
  const github = await startGitHubReading(context, {});
  assert.deepEqual(await open(github.url)(path), { kind: 'refused', status: 404, what: 'Not Found' });
  assert.equal(github.asked.length, 1);
});

test('a 502 is asked once more', async (context) => {
  const github = await startGitHubReading(context, {}, { status: 502 });
  assert.deepEqual(await open(github.url)(path), { kind: 'refused', status: 502, what: 'Not Found' });
  assert.equal(github.asked.length, 2);
});

test('a renamed repository is found on the same host, and the token goes to no other', async (context) => {
  const stranger = await startGitHubReading(context, {});
  const away = await startGitHubReading(context, {}, { location: `${stranger.url}/repos/x/y/commits/z` });
  const reading = await open(away.url)(path);
  assert.equal(reading.kind === 'refused' && reading.status, 301);
  assert.deepEqual(stranger.asked, []);

  const circle = await startGitHubReading(context, {}, { location: path });
  assert.equal((await open(circle.url)(path)).kind, 'refused');
  assert.equal(circle.asked.length, 4);
});

test('a GitHub that is silent ends with the time', async (context) => {
  const github = await startGitHubReading(context, {}, { silent: true });
  const began = performance.now();
  assert.equal((await open(github.url, 1200)(path)).kind, 'silent');
  assert.ok(performance.now() - began < 10_000);
});

test('the token goes nowhere without TLS', async () => {
  assert.deepEqual(await open('http://github.example/api')(path), { kind: 'silent', what: 'the address is not https' });
});
