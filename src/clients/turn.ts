// Lets steps of one machine and user that write the same thing take turns, instead of spoiling each other's work. A courtesy only:
// nothing may depend on it, nobody waits for ever, every trouble ends in no turn, and steps on other machines know nothing of it.

import { createHash } from 'node:crypto';
import { lstat, mkdir, unlink } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemErrorCode } from '../domain/thrown.ts';

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

const pauseMilliseconds = 25;
const mostRefusals = 3;
/** A holder who hangs up at once, so many times in a row, is none of us. */
const mostHangUps = 20;
/** Ends of a wait after which a turn may be had. */
const goesOn = [undefined, 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'];
const noTurn: EndTurn = () => undefined;

/** Waits for a turn, which lasts until it is ended, until it has lasted too long, or until the process ends. Rejects only on abort. */
export async function takeTurn({ name, waitSeconds, holdSeconds = 10, signal }: TurnOptions): Promise<EndTurn> {
  try {
    const address = await addressOf(name);
    if (address === undefined) return noTurn;
    return await waitForTurn({ address, waitSeconds, holdSeconds, signal });
  } catch (thrown) {
    signal.throwIfAborted();
    systemErrorCode(thrown);
    return noTurn;
  }
}

interface Waiting {
  readonly address: string;
  readonly waitSeconds: number;
  readonly holdSeconds: number;
  readonly signal: AbortSignal;
}

async function waitForTurn({ address, waitSeconds, holdSeconds, signal }: Waiting): Promise<EndTurn> {
  const end = performance.now() + waitSeconds * 1000;
  let refusals = 0;
  let hangUps = 0;

  for (let left = waitSeconds * 1000; left > 0; left = end - performance.now()) {
    signal.throwIfAborted();
    const holder = await hold(address, holdSeconds);
    if (holder !== 'taken') return holder;

    const began = performance.now();
    const ending = await waitForEnd(address, left, signal);
    if (!goesOn.includes(ending)) break;
    const wasShort = performance.now() - began < pauseMilliseconds;
    refusals = inARow(refusals, ending === 'ECONNREFUSED');
    hangUps = inARow(hangUps, wasShort);
    if (hangUps > mostHangUps) break;
    if (wasShort) await pause(pauseMilliseconds, undefined, { signal });

    if (refusals < mostRefusals) continue;
    // Nobody listens, and not because somebody is just about to: the file of a process that was killed.
    if (!(await hasRemoved(address))) break;
    refusals = 0;
  }

  signal.throwIfAborted();
  return noTurn;
}

/** How often something has come in a row, given the count so far and whether it came again. */
function inARow(count: number, cameAgain: boolean): number {
  if (!cameAgain) return 0;
  return count + 1;
}

/** False for what is no file of ours to remove, such as a folder in its place. */
async function hasRemoved(address: string): Promise<boolean> {
  try {
    await unlink(address);
    return true;
  } catch (thrown) {
    return systemErrorCode(thrown) === 'ENOENT';
  }
}

/** A socket of the machine: it is gone with the process that listens on it, so that a killed step blocks nobody. Undefined where others could squat it. */
async function addressOf(name: string): Promise<string | undefined> {
  const file = `${createHash('sha256').update(name).digest('hex').slice(0, 16)}.sock`;
  const user = process.getuid?.();
  if (user === undefined) return `\\\\.\\pipe\\ship-actions-${file}`;

  const folder = path.join(tmpdir(), `ship-actions-${user}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const isOurs = found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0;
  if (isOurs) return path.join(folder, file);
  return undefined;
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
  if (code !== undefined) {
    if (code === 'EADDRINUSE') return 'taken';
    return noTurn;
  }

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
