// The checkout service: every file in routes/ adds its own paths. PORT=0 picks a free port and prints it.

import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { createStore } from './store.js';

/** Collects `"METHOD /path": handler(body, service) → [status, json]` from routes/. */
async function loadRoutes() {
  const folder = new URL('./routes/', import.meta.url);
  const files = (await readdir(folder)).sort();
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return Object.assign({}, ...modules.map((module) => module.routes));
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** Builds the HTTP server; `version` is what /health reports. */
export async function createService(version) {
  const routes = await loadRoutes();
  const service = { version, store: createStore() };
  return createServer(async (request, response) => {
    const handler = routes[`${request.method} ${new URL(request.url, 'http://service').pathname}`];
    const answer = (status, json) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(json));
    };
    if (handler === undefined) return answer(404, { error: 'not found' });
    try {
      answer(...handler(await readBody(request), service));
    } catch {
      answer(400, { error: 'bad request' });
    }
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await createService(process.env.APP_VERSION || 'unknown');
  server.listen(Number(process.env.PORT ?? 8080), process.env.HOST ?? '0.0.0.0', () => {
    console.log(`listening on ${server.address().port}`);
  });
  process.on('SIGTERM', () => server.close(() => process.exit(0)));
}
