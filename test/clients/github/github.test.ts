// The GitHub door against a server on loopback: how it asks, what it gives back, and how it fails.

import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { connectGitHub } from '../../../src/clients/github/github.ts';
import { broken, isBug } from '../../fakes/bug.ts';

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A server that notes what it is asked and gives one answer; a status of 0 never answers. */
async function start(context: TestContext, status: number, answer: unknown): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const { method, url, headers } = request;
      asked.push({ method, url, authorization: headers.authorization, body });
      if (status !== 0) response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test('a route is filled, sent with the token, and resolves to the body', async (context) => {
  const { url, asked } = await start(context, 200, { commits: [] });
  const { request } = connectGitHub('t0ken', url);
  const parameters = { owner: 'shop', repo: 'app', basehead: 'v1.0.0...a7f3c92' };
  assert.deepEqual(await request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters), { commits: [] });
  const [first] = asked;
  assert.deepEqual(
    [first?.method, first?.url, first?.authorization],
    ['GET', '/repos/shop/app/compare/v1.0.0...a7f3c92', 'token t0ken'],
  );
});

test('parameters that the route does not name become the body of a write', async (context) => {
  const { url, asked } = await start(context, 201, { number: 7 });
  const { request } = connectGitHub('t0ken', url);
  await request('POST /repos/{owner}/{repo}/issues', { owner: 'shop', repo: 'app', title: 'x' });
  assert.deepEqual(JSON.parse(asked[0]?.body ?? ''), { title: 'x' });
});

test('GraphQL goes to the same host and resolves to the data', async (context) => {
  const { url, asked } = await start(context, 200, { data: { viewer: { login: 'bot' } } });
  const { graphql } = connectGitHub('t0ken', url);
  assert.deepEqual(await graphql('query($x: Int) { viewer { login } }', { x: 1 }), { viewer: { login: 'bot' } });
  assert.equal(asked[0]?.url, '/graphql');
  assert.deepEqual(JSON.parse(asked[0]?.body ?? '')['variables'], { x: 1 });
});

for (const status of [401, 403, 404, 422])
  test(`a refusal with ${status} rejects with that status, and without the token`, async (context) => {
    const { url } = await start(context, status, { message: 'no' });
    const { request } = connectGitHub('t0ken', url);
    await assert.rejects(request('GET /user'), (thrown: Error & { status: number }) => {
      assert.equal(thrown.status, status);
      assert.doesNotMatch(`${thrown.message}${thrown.stack}`, /t0ken/);
      return true;
    });
  });

test('an abort ends a call that is never answered', { timeout: 20_000 }, async (context) => {
  const { url, asked } = await start(context, 0, undefined);
  const abort = new AbortController();
  const pending = connectGitHub('t0ken', url, abort.signal).request('GET /user');
  const waiting = setInterval(() => {
    if (asked.length > 0) abort.abort(new Error('cancelled'));
  }, 10);
  context.after(() => clearInterval(waiting));
  await assert.rejects(pending);
});

test('connecting touches no network', () => {
  assert.doesNotThrow(() => connectGitHub('t0ken', 'http://127.0.0.1:9'));
});

test('a bug of ours comes out as what it is, although Octokit takes it for an outage', async () => {
  const { request, graphql } = connectGitHub('t0ken', 'https://api.github.com', undefined, broken);
  await assert.rejects(request('GET /'), isBug);
  await assert.rejects(graphql('{ viewer { login } }'), isBug);
});
