// Turns between steps of one machine, with real sockets and processes.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { takeTurn } from '../../src/clients/turn.ts';

/** Where this machine keeps what is temporary. */
const folder = mkdtempSync(path.join(tmpdir(), 'ship-turns-'));
process.env['TMPDIR'] = folder;
after(() => rmSync(folder, { recursive: true }));

/** Turns of one name. */
function turns({ name }: TestContext) {
  const { signal } = new AbortController();
  return async (waitSeconds = 30, holdSeconds = 10, stop = signal) =>
    await takeTurn({ name, waitSeconds, holdSeconds, signal: stop });
}

test('twenty that come at once each get a turn, one at a time, and leave nothing behind', async (context) => {
  const take = turns(context);
  const seen: number[] = [];
  let working = 0;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const end = await take();
      seen.push(++working);
      await pause(5);
      working--;
      end();
    }),
  );
  assert.deepEqual([seen.length, new Set(seen)], [20, new Set([1])]);
  await pause(20);
  assert.deepEqual(readdirSync(folder), []);
});

test('another name waits for nobody', async (context) => {
  const take = turns(context);
  const end = await take();
  const { signal } = new AbortController();
  const other = await takeTurn({ name: 'other', waitSeconds: 30, signal });
  other();
  end();
});

test('who has waited long enough goes on without a turn', async (context) => {
  const take = turns(context);
  const end = await take();
  const started = performance.now();
  (await take(0.1))();
  assert.ok(performance.now() - started >= 90);
  end();
});

test('a turn that lasts too long is over for those who wait', async (context) => {
  const take = turns(context);
  const stalled = await take(30, 0.1);
  (await take())();
  stalled();
});

test('a process that is killed blocks nobody', async (context) => {
  const take = turns(context);
  const client = path.resolve(import.meta.dirname, '../../src/clients/turn.ts');
  const script = `import { takeTurn } from ${JSON.stringify(client)};
    await takeTurn({ name: ${JSON.stringify(context.name)}, waitSeconds: 1, signal: new AbortController().signal });
    console.log('mine');
    setInterval(() => undefined, 1000);`;
  const args = ['--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, { env: { TMPDIR: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  const waiting = take();
  await pause(50);
  child.kill('SIGKILL');
  (await waiting)();
  await closed;
  assert.deepEqual(readdirSync(folder), []);
});

test('a step that is cancelled while it waits rejects at once', async (context) => {
  const take = turns(context);
  const end = await take();
  const cancelled = new AbortController();
  setTimeout(() => cancelled.abort(new Error('cancelled')), 20);
  await assert.rejects(take(30, 10, cancelled.signal), /cancelled/);
  end();
});
