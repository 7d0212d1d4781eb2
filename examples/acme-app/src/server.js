// Acme's shop: sign in, search, check out. It says which version it is. PORT=0 picks a free port and prints it.

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { checkout } from './checkout.js';
import { login } from './login.js';
import { search } from './search.js';

/** Builds the HTTP server; `version` is what /health reports. */
export function createService(version) {
  const routes = {
    'GET /health': () => [200, { status: 'ok', version }],
    'GET /health/database': () => [200, { database: 'connected' }],
    'POST /api/login': login,
    'GET /api/search': search,
    'POST /api/checkout': checkout,
  };
  return createServer(async (request, response) => {
    const url = new URL(request.url, 'http://acme');
    const route = routes[`${request.method} ${url.pathname}`];
    let text = '';
    for await (const chunk of request) text += chunk;
    const [status, body] = route?.({ query: url.searchParams, body: JSON.parse(text || '{}') }) ?? [404, { error: 'not found' }];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = createService(process.env.APP_VERSION || 'unknown');
  server.listen(Number(process.env.PORT ?? 8080), process.env.HOST ?? '0.0.0.0', () => {
    console.log(`listening on ${server.address().port}`);
  });
  process.on('SIGTERM', () => server.close(() => process.exit(0)));
}
