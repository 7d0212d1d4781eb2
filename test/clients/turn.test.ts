// Turns between steps of one machine, with real sockets and processes.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { takeTurn } from '../../src/clients/turn.ts';

/** Where this machine keeps what is temporary. */
const folder = mkdtempSync(path.join(tmpdir(), 'ship-turns-'));
process.env['TMPDIR'] = folder;
after(() => rmSync(folder, { recursive: true }));

/** The folder of our sockets, which only we may enter. */
const own = path.join(folder, `ship-actions-${process.getuid?.()}`);

/** The sockets that are there, once those of ended turns are gone, which takes a moment. */
async function socketsLeft(): Promise<string[]> {
  for (let tries = 0; tries < 500 && readdirSync(own).length > 0; tries++) await pause(20);
  return readdirSync(own);
}

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
  assert.deepEqual(await socketsLeft(), []);
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
  assert.deepEqual(await socketsLeft(), []);
});

test('a step that is cancelled while it waits rejects at once', async (context) => {
  const take = turns(context);
  const end = await take();
  const cancelled = new AbortController();
  setTimeout(() => cancelled.abort(new Error('cancelled')), 20);
  await assert.rejects(take(30, 10, cancelled.signal), /cancelled/);
  end();
});

test('the folder of the sockets is ours alone', async (context) => {
  (await turns(context)())();
  assert.equal(statSync(own).mode & 0o777, 0o700);
});

/** The socket of a name, as a step of the same user would find it. */
async function socketOf(context: TestContext): Promise<string> {
  const end = await turns(context)();
  const [file = ''] = readdirSync(own);
  end();
  assert.deepEqual(await socketsLeft(), []);
  return path.join(own, file);
}

test('a folder in the place of the socket ends in no turn', async (context) => {
  const socket = await socketOf(context);
  mkdirSync(socket);
  const end = await turns(context)();
  end();
  rmSync(socket, { recursive: true });
});

test('a peer that hangs up at once is asked a few times, not thousands, and ends in no turn', async (context) => {
  const socket = await socketOf(context);
  let connections = 0;
  const server = createServer((peer) => {
    connections += 1;
    peer.destroy();
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const began = performance.now();
  (await turns(context)())();
  assert.ok(connections < 40, `${connections} connections`);
  assert.ok(performance.now() - began < 15_000, 'a turn is waited for for thirty seconds');
  server.close();
});

const squats: readonly [string, () => void][] = [
  ['that others may enter', () => chmodSync(own, 0o755)],
  [
    'that is a link',
    () => {
      rmSync(own, { recursive: true });
      symlinkSync('/tmp', own);
    },
  ],
  [
    'that links to nothing',
    () => {
      rmSync(own, { recursive: true });
      symlinkSync('/no/such/folder', own);
    },
  ],
];

for (const [what, squat] of squats)
  test(`a folder ${what} ends in no turn at once`, async (context) => {
    (await turns(context)())();
    squat();
    const [end, other] = await Promise.all([turns(context)(), turns(context)()]);
    end();
    other();
    rmSync(own, { recursive: true, force: true });
  });
