// A stand-in for the part of GitHub's API that shows verdicts: comments, check runs, commit statuses. Every request is held against GitHub's
// own OpenAPI description.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { judgeRequest } from './github/openapi.ts';

/** A request as it came. */
export interface VerdictRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A running stand-in. */
export interface VerdictGitHub {
  readonly url: string;
  readonly requests: readonly VerdictRequest[];
  /** What GitHub's description says against the requests. */
  readonly faults: readonly string[];
  readonly comments: { id: number; body: string }[];
  close(): Promise<void>;
}

/** Starts it; `readOnly`: every write is refused, as with the token of a fork's pull request. */
export async function startVerdictGitHub({ readOnly = false } = {}): Promise<VerdictGitHub> {
  const requests: VerdictRequest[] = [];
  const faults: string[] = [];
  const comments: { id: number; body: string }[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const request = {
        method: message.method ?? 'GET',
        path: message.url ?? '/',
        body: raw === '' ? {} : (JSON.parse(raw) as Record<string, unknown>),
      };
      requests.push(request);
      const [path = '', query = ''] = request.path.split('?');
      faults.push(...judgeRequest({ ...request, path, query }));
      const [status, body] = answer(request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  const answer = ({ method, path, body }: VerdictRequest): [number, unknown] => {
    if (readOnly && method !== 'GET') return [403, { message: 'Resource not accessible by integration' }];
    if (method === 'GET') return [200, path.includes('page=1') ? comments : []];
    if (method === 'POST' && path.endsWith('/comments')) {
      const made = { id: comments.length + 1, body: String(body['body']) };
      comments.push(made);
      return [201, made];
    }
    const known = comments.find((each) => path.endsWith(`/issues/comments/${each.id}`));
    if (known !== undefined) known.body = String(body['body']);
    return [method === 'POST' ? 201 : 200, { id: 7 }];
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    comments,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
