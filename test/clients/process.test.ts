// Real child processes: ends, deadlines, groups, output limits.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { askWithDeadline, type ProcessSpec, runProcess } from '../../src/clients/process.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const env = { PATH: process.env['PATH'] ?? '' };
const bash = (script: string, more: Partial<ProcessSpec> = {}) =>
  runProcess({ command: 'bash', args: ['--norc', '-c', script], cwd: '/', env, ...more });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

/** SIGKILL takes a moment to be carried out. */
async function isSoonDead(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 500 && isAlive(pid); tries++) await setTimeout(20);
  return !isAlive(pid);
}

test('gives the exit code, both streams and what went in', async () => {
  const result = await bash('cat; echo oops >&2; exit 3', { input: 'hello' });
  assert.deepEqual([result.exitCode, result.stdout.toString(), result.stderr.toString()], [3, 'hello', 'oops\n']);
});

test('a signal is no exit code', async () => {
  const result = await bash('kill -KILL $$');
  assert.deepEqual([result.exitCode, result.killedBy, result.timedOut], [undefined, 'SIGKILL', false]);
});

test('a deadline kills the whole group, also those that ignore SIGTERM', async (t) => {
  const file = path.join(temporaryFolder(t), 'pid');
  const result = await bash(`(trap '' TERM; echo $BASHPID > ${file}; while :; do sleep 0.1; done) & wait`, {
    timeoutSeconds: 3,
  });
  assert.equal(result.timedOut, true);
  assert.ok(await isSoonDead(Number(readFileSync(file, 'utf8'))));
});

test('what a process leaves in the background dies with it', async (t) => {
  const file = path.join(temporaryFolder(t), 'pid');
  await bash(`sleep 600 & echo $! > ${file}`);
  assert.ok(await isSoonDead(Number(readFileSync(file, 'utf8'))));
});

test('an abort kills the group and rejects with its reason', async () => {
  const abort = new AbortController();
  globalThis.setTimeout(() => abort.abort(new Error('cancelled')), 100);
  await assert.rejects(bash('sleep 600', { signal: abort.signal }), { message: 'cancelled' });
});

test('keeps the end of a long output', async () => {
  const result = await bash('seq 1 200000', { keepBytes: 100 });
  assert.equal(result.stdout.length, 100);
  assert.match(result.stdout.toString(), /\n200000\n$/);
});

test('a program that is not there rejects with ENOENT; asked, it is undefined', async () => {
  await assert.rejects(runProcess({ command: 'no-such-tool', args: [], cwd: '/', env }), { code: 'ENOENT' });
  assert.equal(await askWithDeadline('no-such-tool', [], '/', env), undefined);
  assert.equal((await askWithDeadline('git', ['--version'], '/', env))?.exitCode, 0);
});

test('a tool that is asked gets no token of the job', async () => {
  const given = {
    ...env,
    GITHUB_TOKEN: 's',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's',
    AWS_SECRET_ACCESS_KEY: 's',
    MINE: 'm',
  };
  const seen = (await askWithDeadline('env', [], '/', given))?.stdout ?? '';
  assert.match(seen, /^MINE=m$/m);
  assert.doesNotMatch(seen, /TOKEN|SECRET/);
});
