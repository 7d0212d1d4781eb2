// Stands in for Argo CD's API: one application whose state a test sets, behind a token. Answers as the real one does.

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleanup } from './folder.ts';

/** The running stand-in. */
export interface ArgoCdApi {
  readonly url: string;
  /** The `status` of the application. */
  status: unknown;
  /** The whole application; wins over `status`. A function is asked anew each time, with the kind of refresh. */
  application: unknown | ((refresh: string | null) => unknown);
  /** Further applications, by name. */
  readonly others: Map<string, unknown>;
  /** The answer to `/syncwindows`; undefined means 403. */
  windows: unknown;
  /** The answer to `/resource-tree`; undefined means 403. */
  tree: unknown;
  /** How many of the next answers are lost: they are 503. */
  lost: number;
  /** Paths and queries as they were asked. */
  readonly asked: string[];
}

type Reply = readonly [status: number, body: unknown];

const refused: Reply = [403, { error: 'permission denied', code: 7 }];

function replyTo(api: ArgoCdApi, url: URL, authorization: string | undefined): Reply {
  if (api.lost > 0) {
    api.lost -= 1;
    return [503, { error: 'upstream connect error' }];
  }
  if (authorization !== 'Bearer argo-t0ken') return [401, { error: 'no session', code: 16 }];

  const [, app, below] = /\/api\/v1\/applications\/([^/]+)(?:\/(syncwindows|resource-tree))?$/.exec(url.pathname) ?? [];
  if (api.others.has(app ?? '')) return [200, api.others.get(app ?? '')];
  if (app !== 'checkout') return refused;
  const document = documentOf(api, below, url.searchParams.get('refresh'));
  return document === undefined ? refused : [200, document];
}

function documentOf(api: ArgoCdApi, below: string | undefined, refresh: string | null): unknown {
  if (below !== undefined) return below === 'syncwindows' ? api.windows : api.tree;
  const { application } = api;
  if (application === undefined) return { metadata: { name: 'checkout' }, status: api.status };
  return typeof application === 'function' ? application(refresh) : application;
}

/** Starts it for the application `checkout` (also in a namespace), with the token `argo-t0ken`. */
export async function startArgoCdApi(test: Cleanup): Promise<ArgoCdApi> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    const url = new URL(request.url ?? '', 'http://argocd');
    const [status, body] = replyTo(api, url, request.headers.authorization);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api: ArgoCdApi = {
    url,
    status: {},
    application: undefined,
    others: new Map(),
    windows: undefined,
    tree: undefined,
    lost: 0,
    asked,
  };
  return api;
}
