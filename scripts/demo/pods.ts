// Pods that answer /health with a version each, in turn, behind one address. Serves the story of evidence.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running service. */
export interface HealthService {
  readonly url: string;
  close(): Promise<void>;
}

/** One request goes to the first version, the next one to the second, and so on. */
export async function startHealthService(versions: readonly string[]): Promise<HealthService> {
  let requests = 0;
  const server = createServer((_request, response) => {
    const version = versions[requests++ % versions.length];
    response.writeHead(200, { 'content-type': 'application/json', connection: 'close' });
    response.end(`${JSON.stringify({ status: 'ok', version })}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
