// The ledger: keeps entries, and says which version it is. PORT=0 picks a free port and prints it.

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

/** Builds the HTTP server; `version` is what /health reports. */
export function createService(version) {
  const answers = {
    '/health': { status: 'ok', version },
    '/balance': { account: 'demo', amount: '12.50', currency: 'EUR' },
  };
  return createServer((request, response) => {
    const found = answers[new URL(request.url, 'http://ledger').pathname];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? { error: 'not found' }));
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = createService(process.env.APP_VERSION || 'unknown');
  server.listen(Number(process.env.PORT ?? 8080), process.env.HOST ?? '0.0.0.0', () => {
    console.log(`listening on ${server.address().port}`);
  });
  process.on('SIGTERM', () => server.close(() => process.exit(0)));
}
