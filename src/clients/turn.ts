// Lets steps of one machine that write the same thing take turns, instead of spoiling each other's work. A courtesy only:
// nothing may depend on it, nobody waits for ever, and steps on other machines know nothing of it.

import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How to take turns. */
export interface TurnOptions {
  /** Steps with the same name take turns. */
  readonly name: string;
  /** After so many seconds we go on without a turn. */
  readonly waitSeconds: number;
  /** A turn ends by itself after so many seconds; default 10. */
  readonly holdSeconds?: number;
  readonly signal: AbortSignal;
}

/** Ends a turn; more than once does no harm. */
export type EndTurn = () => void;

const refusalMilliseconds = 25;
const mostRefusals = 3;
/** Ends of a wait after which a turn may be had. */
const goesOn = [undefined, 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'];

/** Waits for a turn, which lasts until it is ended, until it has lasted too long, or until the process ends. Rejects only on abort. */
export async function takeTurn({ name, waitSeconds, holdSeconds = 10, signal }: TurnOptions): Promise<EndTurn> {
  const address = addressOf(name);
  const end = performance.now() + waitSeconds * 1000;
  let refusals = 0;
  for (let left = waitSeconds * 1000; left > 0; left = end - performance.now()) {
    signal.throwIfAborted();
    const holder = await hold(address, holdSeconds);
    if (holder !== 'taken') return holder;
    const ending = await waitForEnd(address, left, signal);
    if (!goesOn.includes(ending)) break;
    refusals = ending === 'ECONNREFUSED' ? refusals + 1 : 0;
    if (refusals > 0) await pause(refusalMilliseconds, undefined, { signal });
    if (refusals < mostRefusals) continue;
    // Nobody listens, and not because somebody is just about to: the file of a process that was killed.
    await rm(address, { force: true });
    refusals = 0;
  }
  signal.throwIfAborted();
  return () => undefined;
}

/** A socket of the machine: it is gone with the process that listens on it, so that a killed step blocks nobody. */
function addressOf(name: string): string {
  const file = `ship-actions-${createHash('sha256').update(name).digest('hex').slice(0, 16)}.sock`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${file}` : path.join(tmpdir(), file);
}

/** Listens, which only one can; where nobody can, nobody waits for anybody. */
async function hold(address: string, seconds: number): Promise<EndTurn | 'taken'> {
  const waiting = new Set<Socket>();
  const server: Server = createServer((socket) => {
    waiting.add(socket);
    socket.on('error', () => undefined).on('close', () => waiting.delete(socket));
  });
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(address, () => resolve(undefined));
  });
  if (code !== undefined) return code === 'EADDRINUSE' ? 'taken' : () => undefined;
  server.unref();
  const end = (): void => {
    clearTimeout(timer);
    server.close();
    for (const socket of waiting) socket.destroy();
  };
  const timer = setTimeout(end, seconds * 1000).unref();
  return end;
}

/** Resolves when the holder's turn is over, with the error's code when there was none to wait for, or `timeout`. */
async function waitForEnd(address: string, milliseconds: number, signal: AbortSignal): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const socket = connect(address);
    let code: string | undefined;
    const giveUp = (): void => {
      code ??= 'timeout';
      socket.destroy();
    };
    const timer = setTimeout(giveUp, milliseconds);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      code ??= error.code;
    });
    socket.on('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      resolve(code);
    });
  });
}
