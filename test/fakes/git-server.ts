// A git server over HTTP on loopback: `git http-backend` behind node:http, with GitHub's habits (Basic auth, partial
// clone, any object may be wanted) and faults on demand. Serves every bare repository below one folder.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A request as a fault looks at it. */
export interface GitRequest {
  /** From 1, in order of arrival. */
  readonly number: number;
  readonly method: string;
  /** `advertise` is the list of refs before a fetch or push, `rpc` the exchange itself. */
  readonly step: 'advertise' | 'rpc';
  readonly service: 'git-upload-pack' | 'git-receive-pack';
  /** Folder of the repository, e.g. `shop/k8s-manifests.git`. */
  readonly repository: string;
}

/** What goes wrong with a request. `during` cuts after half of the pack came in, `after` when the server has done its work. */
export type GitFault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'cut'; readonly when: 'before' | 'during' | 'after' }
  | { readonly kind: 'stall' };

/** What the server serves, and how it misbehaves. */
export interface GitServerOptions {
  /** Folder of bare repositories. */
  readonly root: string;
  /** Demanded as the password of Basic auth (user x-access-token); none: anybody may do anything. */
  readonly token?: string | undefined;
  /** Further credentials that are good, in place of `token`. */
  readonly accepts?: ((user: string, password: string) => boolean) | undefined;
  /** False: a server without partial clone. */
  readonly partialClone?: boolean | undefined;
  /** How long each request is on its way, in milliseconds; default 0. */
  readonly latency?: number | undefined;
  /** Asked for each authorized request; undefined: all goes well. */
  readonly fault?: ((request: GitRequest) => GitFault | undefined) | undefined;
}

/** What passed through since the server started, in bytes of HTTP bodies. */
export interface GitTraffic {
  requests: number;
  /** Sent by clients. */
  received: number;
  /** Sent to clients. */
  sent: number;
}

/** A running server. */
export interface GitServer {
  /** `http://127.0.0.1:<port>`; a repository is `<url>/<folder below root>`. */
  readonly url: string;
  readonly traffic: GitTraffic;
  close(): Promise<void>;
}

const backendPath = path.join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');

/** Starts the server on a free port of 127.0.0.1. */
export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  const traffic: GitTraffic = { requests: 0, received: 0, sent: 0 };
  const backends = new Set<ChildProcess>();
  const server = createServer((request, response) => {
    traffic.requests += 1;
    const begin = (): void => {
      request.on('data', (chunk: Buffer) => {
        traffic.received += chunk.length;
      });
      serve(request, response, options, traffic, backends);
    };
    if (options.latency === undefined) begin();
    else setTimeout(begin, options.latency);
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 511 }, resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traffic,
    close: async () => {
      for (const backend of backends) backend.kill('SIGKILL');
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: GitServerOptions,
  traffic: GitTraffic,
  backends: Set<ChildProcess>,
): void {
  if (!isAuthorized(request, options)) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end('Invalid username or token.\n');
    return;
  }
  const asked = describe(request, traffic.requests);
  if (asked === undefined) {
    response.writeHead(404).end('Repository not found.\n');
    return;
  }
  const fault = options.fault?.(asked);
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'status') {
    request.resume();
    response.writeHead(fault.status, { 'Content-Type': 'text/plain', ...fault.headers }).end(fault.body ?? '');
    return;
  }
  if (fault?.kind === 'cut' && fault.when === 'before') {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'cut' && fault.when === 'during') {
    request.once('data', () => request.socket.destroy());
    return;
  }
  const backend = startBackend(request, options);
  backends.add(backend);
  backend.once('close', () => backends.delete(backend));
  answer(backend, request, response, traffic, fault?.kind === 'cut');
}

function isAuthorized(request: IncomingMessage, { token, accepts }: GitServerOptions): boolean {
  if (token === undefined && accepts === undefined) return true;
  const [scheme, encoded = ''] = (request.headers.authorization ?? '').split(' ');
  const [user = '', password = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s);
  if (scheme?.toLowerCase() !== 'basic') return false;
  return (token !== undefined && password === token) || accepts?.(user, password) === true;
}

function describe(request: IncomingMessage, number: number): GitRequest | undefined {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, repository = '', last = ''] =
    /^\/(.+?)\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(url.pathname) ?? [];
  const service = last === 'info/refs' ? url.searchParams.get('service') : last;
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack') return undefined;
  const step = last === 'info/refs' ? 'advertise' : 'rpc';
  return { number, method: request.method ?? 'GET', step, service, repository };
}

/** Runs the CGI program: https://git-scm.com/docs/git-http-backend */
function startBackend(request: IncomingMessage, options: GitServerOptions): ChildProcess {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const header = (name: string): string => String(request.headers[name] ?? '');
  const settings: Record<string, string> = {
    'safe.directory': '*',
    'http.receivepack': 'true',
    'uploadpack.allowFilter': String(options.partialClone !== false),
    'uploadpack.allowAnySHA1InWant': String(options.partialClone !== false),
    'receive.autogc': 'false',
  };
  const names = Object.entries(settings).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const backend = spawn(backendPath, [], {
    env: {
      PATH: process.env['PATH'],
      HOME: options.root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: String(names.length / 2),
      ...Object.fromEntries(names),
      GIT_PROJECT_ROOT: options.root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: header('content-type'),
      ...(header('content-length') === '' ? {} : { CONTENT_LENGTH: header('content-length') }),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      GIT_PROTOCOL: header('git-protocol'),
      HTTP_GIT_PROTOCOL: header('git-protocol'),
      REMOTE_USER: 'x-access-token',
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  backend.stdin?.on('error', () => undefined);
  if (backend.stdin !== null) request.pipe(backend.stdin);
  return backend;
}

/** Turns CGI output into an HTTP answer; `cut` lets the program finish and then drops the connection unanswered. */
function answer(
  backend: ChildProcess,
  request: IncomingMessage,
  response: ServerResponse,
  traffic: GitTraffic,
  cut: boolean,
): void {
  let head = Buffer.alloc(0);
  let open = false;
  const send = (chunk: Buffer): void => {
    traffic.sent += chunk.length;
    if (!response.write(chunk)) {
      backend.stdout?.pause();
      response.once('drain', () => backend.stdout?.resume());
    }
  };
  backend.stdout?.on('data', (chunk: Buffer) => {
    if (cut) return;
    if (open) return send(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    open = true;
    const { status, headers } = parseHead(head.subarray(0, end).toString());
    response.writeHead(status, headers);
    send(head.subarray(end + 4));
  });
  backend.once('error', () => request.socket.destroy());
  backend.once('close', () => {
    if (cut || !open) request.socket.destroy();
    else response.end();
  });
  response.once('close', () => {
    if (!response.writableFinished) backend.stdout?.resume();
  });
}

function parseHead(text: string): { status: number; headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  let status = 200;
  for (const line of text.split('\r\n')) {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else headers[name] = value;
  }
  return { status, headers };
}
