// Stands before a server on loopback and keeps every byte that clients send to it. Changes nothing of what passes.

import { connect, createServer, type Socket } from 'node:net';
import type { Cleanup } from './folder.ts';

/** A recorder that runs. */
export interface Recorder {
  /** `http://127.0.0.1:<port>`, and without the scheme. */
  readonly url: string;
  readonly host: string;
  /** Everything that was sent so far, connections one after another. */
  sent(): Buffer;
}

/** Records what goes to `target`, e.g. `http://127.0.0.1:5000`. */
export async function startRecorder(test: Cleanup, target: string): Promise<Recorder> {
  const { hostname, port } = new URL(target);
  const connections: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const chunks: Buffer[] = [];
    connections.push(chunks);
    const behind = connect(Number(port), hostname);
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('data', (chunk: Buffer) => chunks.push(chunk));
    client.pipe(behind);
    behind.pipe(client);
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return { url: `http://${host}`, host, sent: () => Buffer.concat(connections.flat()) };
}
