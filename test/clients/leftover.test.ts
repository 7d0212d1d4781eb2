// Marked processes die wherever they went; others live.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { killMarked } from '../../src/clients/leftover.ts';

const start = (mark: string) =>
  spawn('sleep', ['60'], { detached: true, stdio: 'ignore', env: { PATH: process.env['PATH'], SHIP_TEST_MARK: mark } });

test('kills the marked process in a session of its own, and no other', {
  skip: !existsSync('/proc/self'),
}, async () => {
  const mark = crypto.randomUUID();
  const marked = start(mark);
  const other = start(`${mark}-other`);
  const ended = once(marked, 'exit');
  await Promise.all([once(marked, 'spawn'), once(other, 'spawn')]);
  assert.equal(killMarked('SHIP_TEST_MARK', mark), 1);
  assert.deepEqual(await ended, [null, 'SIGKILL']);
  assert.equal(other.exitCode, null);
  assert.equal(other.signalCode, null);
  other.kill('SIGKILL');
  await once(other, 'exit');
  assert.equal(killMarked('SHIP_TEST_MARK', mark), 0);
});
