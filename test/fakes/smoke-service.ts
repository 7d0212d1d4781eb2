// A service under smoke test: pods on loopback, behind whatever a test puts in front, and the bundle that probes it.

import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { TestContext } from 'node:test';
import { type Backend, type Choice, startBalancer } from '../../scripts/demo/balancer.ts';
import { temporaryFolder } from './folder.ts';
import { runBundle, type StepResult } from './runner.ts';

/** Listens on a free port until the test ends. */
export async function listen(t: TestContext, server: net.Server): Promise<Backend> {
  const open = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { host: '127.0.0.1', port: (server.address() as net.AddressInfo).port };
}

/** A server of HTTP, and its URL. */
export const serve = async (t: TestContext, answer: http.RequestListener): Promise<string> =>
  `http://127.0.0.1:${(await listen(t, http.createServer(answer))).port}`;

/** A server that speaks whatever a test writes on its sockets. */
export const serveRaw = async (t: TestContext, answer: (socket: net.Socket) => void): Promise<string> =>
  `http://127.0.0.1:${(await listen(t, net.createServer(answer))).port}`;

/** A server of HTTPS, and its port. */
export const serveTls = async (
  t: TestContext,
  certificate: https.ServerOptions,
  answer: http.RequestListener,
): Promise<number> => (await listen(t, https.createServer(certificate, answer))).port;

/** Answers JSON. */
export const json = (response: http.ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** A pod that reports a version. */
export const pod = async (t: TestContext, version: string): Promise<Backend> =>
  await listen(
    t,
    http.createServer((_, response) => json(response, { version, dependencies: { db: 'connected' } })),
  );

/** A balancer in front of pods. */
export async function balance(t: TestContext, backends: readonly Backend[], choice: Choice) {
  const balancer = await startBalancer(backends, choice);
  t.after(() => balancer.close());
  return balancer;
}

/** Runs the bundle with short pauses. */
export async function smoke(
  t: TestContext,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<StepResult & { readonly workspace: string }> {
  const workspace = temporaryFolder(t);
  const fast = { 'interval-seconds': '0.02', 'timeout-seconds': '10' };
  return { workspace, ...(await runBundle('smoke-test', { workspace, env, inputs: { ...fast, ...inputs } })) };
}
