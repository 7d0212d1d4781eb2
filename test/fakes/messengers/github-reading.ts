// A GitHub for reading on loopback, as far as notify-slack asks it. Each request and each answer is held against GitHub's own OpenAPI
// description: a route, a parameter, a field or a type that GitHub does not know is a fault.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { judgeExchange } from '../github/openapi.ts';

/** Answers by path without its query; what is not there is 404. */
export type Answers = Readonly<Record<string, unknown>>;

/** A running stand-in. */
export interface GitHubReading {
  readonly url: string;
  /** Paths with their queries, in order. */
  readonly asked: readonly string[];
  /** What the description does not know. Empty when all is well. */
  readonly faults: readonly string[];
}

/** What the next requests meet instead. */
export interface GitHubTrouble {
  readonly status?: number;
  /** Redirects everything there. */
  readonly location?: string;
  /** Never answers. */
  readonly silent?: boolean;
}

/** Starts it; it ends with the test. */
export async function startGitHubReading(
  context: TestContext,
  answers: Answers,
  trouble: GitHubTrouble = {},
): Promise<GitHubReading> {
  const asked: string[] = [];
  const faults: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://github.test');
    asked.push(request.url ?? '');
    faults.push(...headerFaults(request.headers));
    if (trouble.silent === true) return;
    if (trouble.location !== undefined) {
      response.writeHead(301, { Location: trouble.location }).end();
      return;
    }

    const answer = trouble.status === undefined ? answers[decodeURIComponent(url.pathname)] : undefined;
    const status = trouble.status ?? (answer === undefined ? 404 : 200);
    const place = { method: request.method ?? '', path: url.pathname, query: url.search };
    faults.push(...judgeExchange({ ...place, body: {}, status, answer }));
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, faults };
}

function headerFaults({ accept, authorization, 'user-agent': agent }: NodeJS.Dict<string | string[]>): string[] {
  return [
    ...(String(accept).includes('application/vnd.github+json') ? [] : ['Accept does not name GitHub’s media type']),
    ...(/^Bearer \S+$/.test(String(authorization)) ? [] : ['no bearer token']),
    ...(String(agent) === 'undefined' ? ['GitHub refuses requests without User-Agent'] : []),
  ];
}
