// Stands in for Argo CD's API: one application whose status a test sets, behind a token. Answers as the real one does.

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleanup } from './folder.ts';

/** The running stand-in. */
export interface ArgoCdApi {
  readonly url: string;
  /** The `status` of the application. */
  status: unknown;
  /** Commit dates by revision. */
  readonly dates: Record<string, string>;
  /** Paths and queries as they were asked. */
  readonly asked: string[];
}

/** Starts it for the application `shop/checkout` (or `checkout`), with the token `argo-t0ken`. */
export async function startArgoCdApi(test: Cleanup): Promise<ArgoCdApi> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    const { pathname } = new URL(request.url ?? '', 'http://argocd');
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.headers.authorization !== 'Bearer argo-t0ken') return reply(401, { error: 'no session', code: 16 });
    const [, app, revision] =
      /^\/api\/v1\/applications\/([^/]+)(?:\/revisions\/([^/]+)\/metadata)?$/.exec(pathname) ?? [];
    if (app !== 'checkout') return reply(403, { error: 'permission denied', code: 7 });
    if (revision === undefined) return reply(200, { metadata: { name: 'checkout' }, status: api.status });
    const date = api.dates[revision];
    return date === undefined ? reply(500, { error: 'unknown revision' }) : reply(200, { author: 'x', date });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api: ArgoCdApi = { url, status: {}, dates: {}, asked };
  return api;
}
