// A TCP proxy on loopback that stands still in the middle of what a client sends, until it is told to go on: a push that hangs. Changes no byte.

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Cleanup } from './folder.ts';

/** A running proxy. */
export interface HeldProxy {
  readonly host: string;
  /** Resolves when a connection stands still. */
  readonly held: Promise<void>;
  /** Lets everything pass from now on. */
  go(): void;
}

/** When a connection stands still: from this text on, after so many bytes more. */
export interface Hold {
  readonly from: string;
  readonly bytes: number;
}

/** Starts it before a server of this machine. */
export async function startHeldProxy(test: Cleanup, port: number, hold: Hold): Promise<HeldProxy> {
  const open = new Set<Socket>();
  let isHolding = true;
  let told = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    told = resolve;
  });

  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let [seen, after] = ['', -1];
    client.on('data', (chunk: Buffer) => {
      if (after < 0) seen = (seen + chunk.toString('latin1')).slice(-65_536 - chunk.length);
      if (after >= 0) after += chunk.length;
      else if (seen.includes(hold.from)) after = 0;
      const stops = isHolding && after >= hold.bytes;
      if (!stops) return void upstream.write(chunk);
      client.pause();
      told();
    });
    upstream.pipe(client);
    for (const each of [client, upstream]) {
      open.add(each);
      each
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(each);
          client.destroy();
          upstream.destroy();
        });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = (): void => {
    for (const socket of open) socket.destroy();
  };
  test.after(() => {
    end();
    server.close();
  });
  const go = (): void => {
    isHolding = false;
    end();
  };
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, held, go };
}
