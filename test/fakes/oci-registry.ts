// An OCI registry in memory on loopback, strict enough for docker, buildah and skopeo to push to and pull from.
// Serves tests and the demo; never leaves 127.0.0.1. https://github.com/opencontainers/distribution-spec/blob/main/spec.md

import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the registry behaves. */
export interface OciRegistryOptions {
  /** With a password: credentials are asked for. */
  readonly username?: string;
  readonly password?: string;
  /** `basic` (default), or `bearer`: Basic is only taken at /token, which hands out tokens for the scope asked for. */
  readonly auth?: 'basic' | 'bearer';
  /** Default: a free one. */
  readonly port?: number;
  /** As in ECR: an existing tag is never put again, not even with the same digest. */
  readonly immutableTags?: boolean;
  /** Called before each request is served; a status that it returns is answered instead, `cut` drops the connection. */
  readonly fault?: (method: string, path: string) => number | 'cut' | undefined;
}

/** A manifest as it was put. */
export interface StoredManifest {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A running registry. */
export interface OciRegistry {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly url: string;
  /** `METHOD /path` of each request, in order, with the status that was answered. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly status: number }[];
  /** Tag → digest of one repository. */
  tags(repository: string): Readonly<Record<string, string>>;
  /** The manifest behind a tag or digest. */
  manifest(repository: string, reference: string): StoredManifest | undefined;
  blob(digest: string): Buffer | undefined;
  /** Puts a tag on a digest, or removes it, behind everybody's back. */
  setTag(repository: string, tag: string, digest: string | undefined): void;
  close(): Promise<void>;
}

interface Repository {
  readonly manifests: Map<string, StoredManifest>;
  readonly tags: Map<string, string>;
  readonly blobs: Set<string>;
}

interface Store {
  readonly options: OciRegistryOptions;
  readonly repositories: Map<string, Repository>;
  readonly blobs: Map<string, Buffer>;
  readonly uploads: Map<string, Buffer[]>;
  readonly tokens: Map<string, string>;
}

/** What a request is answered with. */
interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | object;
}

interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Captures of the route. */
  readonly parts: readonly string[];
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const refuse = (status: number, code: string, message: string): Answer => ({
  status,
  body: { errors: [{ code, message }] },
});

/** Starts a registry on 127.0.0.1. */
export async function startOciRegistry(options: OciRegistryOptions = {}): Promise<OciRegistry> {
  const store: Store = { options, repositories: new Map(), blobs: new Map(), uploads: new Map(), tokens: new Map() };
  const requests: { method: string; path: string; status: number }[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [method, path] = [request.method ?? 'GET', request.url ?? '/'];
    const fault = options.fault?.(method, path);
    if (fault === 'cut') {
      requests.push({ method, path, status: 0 });
      request.socket.destroy();
      return;
    }
    const answered = fault === undefined ? serve(store, request, method, path) : drained(request, fault);
    const given = await answered.catch((thrown: unknown) => refuse(500, 'UNKNOWN', String(thrown)));
    requests.push({ method, path, status: given.status });
    send(response, method, given);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    requests,
    tags: (repository) => Object.fromEntries(store.repositories.get(repository)?.tags ?? []),
    manifest: (repository, reference) => findManifest(store, repository, reference)?.manifest,
    blob: (digest) => store.blobs.get(digest),
    setTag: (repository, tag, digest) => {
      const { tags } = repositoryOf(store, repository);
      if (digest === undefined) tags.delete(tag);
      else tags.set(tag, digest);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function drained(request: IncomingMessage, status: number): Promise<Answer> {
  await bodyOf(request);
  return refuse(status, status === 429 ? 'TOOMANYREQUESTS' : 'UNKNOWN', 'injected');
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, method: string, answer: Answer): void {
  const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body ? JSON.stringify(answer.body) : '');
  const type = answer.body !== undefined && !Buffer.isBuffer(answer.body) ? { 'Content-Type': 'application/json' } : {};
  response.writeHead(answer.status, {
    'Docker-Distribution-Api-Version': 'registry/2.0',
    'Content-Length': String(body.length),
    ...type,
    ...answer.headers,
  });
  response.end(method === 'HEAD' ? undefined : body);
}

const name = '([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)';
const routes: readonly [RegExp, (store: Store, call: Call) => Answer][] = [
  [/^\/v2\/$/, () => ({ status: 200, body: {} })],
  [new RegExp(`^/v2/${name}/manifests/([^/]+)$`), serveManifest],
  [new RegExp(`^/v2/${name}/blobs/uploads/$`), startUpload],
  [new RegExp(`^/v2/${name}/blobs/uploads/([^/]+)$`), continueUpload],
  [new RegExp(`^/v2/${name}/blobs/([^/]+)$`), serveBlob],
  [new RegExp(`^/v2/${name}/tags/list$`), listTags],
];

async function serve(store: Store, request: IncomingMessage, method: string, path: string): Promise<Answer> {
  const url = new URL(path, `http://${request.headers.host ?? 'localhost'}`);
  const body = await bodyOf(request);
  if (url.pathname === '/token') return grantToken(store, request.headers, url);
  const challenge = demandCredentials(store, request.headers, method, url);
  if (challenge !== undefined) return challenge;
  for (const [pattern, handle] of routes) {
    const found = pattern.exec(url.pathname);
    if (found !== null) return handle(store, { method, url, headers: request.headers, body, parts: found.slice(1) });
  }
  return refuse(404, 'NAME_UNKNOWN', `no such path: ${url.pathname}`);
}

const basicOf = ({ username = '', password = '' }: OciRegistryOptions): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

function grantToken(store: Store, headers: IncomingMessage['headers'], url: URL): Answer {
  if (headers.authorization !== basicOf(store.options)) return refuse(401, 'UNAUTHORIZED', 'wrong credentials');
  const token = randomUUID();
  store.tokens.set(`Bearer ${token}`, url.searchParams.getAll('scope').join(' '));
  return { status: 200, body: { token } };
}

function demandCredentials(
  { options, tokens }: Store,
  headers: IncomingMessage['headers'],
  method: string,
  url: URL,
): Answer | undefined {
  if (options.password === undefined) return undefined;
  const given = headers.authorization ?? '';
  const denied = (challenge: string): Answer => ({
    ...refuse(401, 'UNAUTHORIZED', 'authentication required'),
    headers: { 'WWW-Authenticate': challenge },
  });
  if (options.auth !== 'bearer') return given === basicOf(options) ? undefined : denied('Basic realm="registry"');
  const repository = /^\/v2\/(.+?)\/(?:manifests|blobs|tags)\//.exec(url.pathname)?.[1];
  const actions = method === 'GET' || method === 'HEAD' ? 'pull' : 'pull,push';
  const scope = repository === undefined ? undefined : `repository:${repository}:${actions}`;
  const granted = tokens.get(given);
  const action = actions.split(',').at(-1) ?? '';
  const covers = granted
    ?.split(' ')
    .some((each) => each.startsWith(`repository:${repository}:`) && each.includes(action));
  if (granted !== undefined && (repository === undefined || covers)) return undefined;
  const asked = scope === undefined ? '' : `,scope="${scope}"`;
  return denied(`Bearer realm="http://${url.host}/token",service="${url.host}"${asked}`);
}

function repositoryOf(store: Store, repository: string): Repository {
  const found = store.repositories.get(repository) ?? { manifests: new Map(), tags: new Map(), blobs: new Set() };
  store.repositories.set(repository, found);
  return found;
}

function findManifest(store: Store, repository: string, reference: string) {
  const { manifests, tags } = store.repositories.get(repository) ?? {};
  const digest = reference.startsWith('sha256:') ? reference : tags?.get(reference);
  const manifest = digest === undefined ? undefined : manifests?.get(digest);
  return digest === undefined || manifest === undefined ? undefined : { digest, manifest };
}

function serveManifest(store: Store, call: Call): Answer {
  const [repository = '', reference = ''] = call.parts;
  if (call.method === 'PUT') return putManifest(store, repository, reference, call);
  const found = findManifest(store, repository, reference);
  if (found === undefined) return refuse(404, 'MANIFEST_UNKNOWN', `manifest unknown: ${reference}`);
  if (call.method === 'DELETE') {
    const { manifests, tags } = repositoryOf(store, repository);
    if (reference === found.digest) manifests.delete(reference);
    else tags.delete(reference);
    return { status: 202 };
  }
  const { mediaType, bytes } = found.manifest;
  return { status: 200, headers: { 'Content-Type': mediaType, 'Docker-Content-Digest': found.digest }, body: bytes };
}

function putManifest(store: Store, repository: string, reference: string, { body, headers }: Call): Answer {
  const { manifests, tags, blobs } = repositoryOf(store, repository);
  const digest = digestOf(body);
  const isTag = !reference.includes(':');
  if (!isTag && reference !== digest) return refuse(400, 'DIGEST_INVALID', `the body's digest is ${digest}`);
  if (isTag && !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(reference)) return refuse(400, 'TAG_INVALID', reference);
  if (isTag && store.options.immutableTags && tags.has(reference)) {
    const message = `The image tag '${reference}' already exists in the '${repository}' repository and cannot be overwritten because the repository is immutable.`;
    return refuse(400, 'TAG_INVALID', message);
  }
  const manifest = JSON.parse(body.toString()) as {
    mediaType?: string;
    config?: { digest: string };
    layers?: { digest: string; urls?: string[] }[];
    manifests?: { digest: string }[];
  };
  const parts = [manifest.config, ...(manifest.layers ?? []).filter((layer) => layer.urls === undefined)];
  const absent = [
    ...parts.filter((part) => part !== undefined && !blobs.has(part.digest)),
    ...(manifest.manifests ?? []).filter((child) => !manifests.has(child.digest)),
  ];
  if (absent.length > 0) return refuse(404, 'MANIFEST_BLOB_UNKNOWN', `blob unknown: ${absent[0]?.digest}`);
  const mediaType = headers['content-type'] ?? manifest.mediaType ?? 'application/vnd.oci.image.manifest.v1+json';
  manifests.set(digest, { mediaType, bytes: body });
  if (isTag) tags.set(reference, digest);
  const location = `/v2/${repository}/manifests/${digest}`;
  return { status: 201, headers: { Location: location, 'Docker-Content-Digest': digest } };
}

function serveBlob(store: Store, call: Call): Answer {
  const [repository = '', digest = ''] = call.parts;
  const linked = repositoryOf(store, repository).blobs;
  const bytes = linked.has(digest) ? store.blobs.get(digest) : undefined;
  if (bytes === undefined) return refuse(404, 'BLOB_UNKNOWN', `blob unknown: ${digest}`);
  if (call.method === 'DELETE') {
    linked.delete(digest);
    return { status: 202 };
  }
  const headers = { 'Content-Type': 'application/octet-stream', 'Docker-Content-Digest': digest };
  return { status: 200, headers, body: bytes };
}

function startUpload(store: Store, call: Call): Answer {
  const [repository = ''] = call.parts;
  const mount = call.url.searchParams.get('mount');
  const from = call.url.searchParams.get('from');
  if (mount !== null && from !== null && store.repositories.get(from)?.blobs.has(mount)) {
    repositoryOf(store, repository).blobs.add(mount);
    return created(repository, mount);
  }
  const whole = call.url.searchParams.get('digest');
  if (whole !== null) return keepBlob(store, repository, whole, call.body);
  const upload = randomUUID();
  store.uploads.set(upload, []);
  return accepted(repository, upload, 0);
}

function continueUpload(store: Store, call: Call): Answer {
  const [repository = '', upload = ''] = call.parts;
  const chunks = store.uploads.get(upload);
  if (chunks === undefined) return refuse(404, 'BLOB_UPLOAD_UNKNOWN', `upload unknown: ${upload}`);
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  if (call.method === 'GET') return { ...accepted(repository, upload, size), status: 204 };
  if (call.method === 'DELETE') {
    store.uploads.delete(upload);
    return { status: 204 };
  }
  const start = /^(?:bytes )?(\d+)-/.exec(call.headers['content-range'] ?? '')?.[1];
  if (start !== undefined && Number(start) !== size) return { ...accepted(repository, upload, size), status: 416 };
  chunks.push(call.body);
  if (call.method === 'PATCH') return accepted(repository, upload, size + call.body.length);
  store.uploads.delete(upload);
  return keepBlob(store, repository, call.url.searchParams.get('digest') ?? '', Buffer.concat(chunks));
}

const created = (repository: string, digest: string): Answer => ({
  status: 201,
  headers: { Location: `/v2/${repository}/blobs/${digest}`, 'Docker-Content-Digest': digest },
});

const accepted = (repository: string, upload: string, size: number): Answer => ({
  status: 202,
  headers: {
    Location: `/v2/${repository}/blobs/uploads/${upload}`,
    Range: `0-${Math.max(0, size - 1)}`,
    'Docker-Upload-UUID': upload,
  },
});

function keepBlob(store: Store, repository: string, digest: string, bytes: Buffer): Answer {
  if (digestOf(bytes) !== digest) return refuse(400, 'DIGEST_INVALID', `the content's digest is ${digestOf(bytes)}`);
  store.blobs.set(digest, bytes);
  repositoryOf(store, repository).blobs.add(digest);
  return created(repository, digest);
}

function listTags(store: Store, call: Call): Answer {
  const [repository = ''] = call.parts;
  const found = store.repositories.get(repository);
  if (found === undefined) return refuse(404, 'NAME_UNKNOWN', `repository unknown: ${repository}`);
  const last = call.url.searchParams.get('last') ?? '';
  const limit = Number(call.url.searchParams.get('n') ?? Number.MAX_SAFE_INTEGER);
  const rest = [...found.tags.keys()].sort().filter((tag) => tag > last);
  const page = rest.slice(0, limit);
  const next = `</v2/${repository}/tags/list?n=${limit}&last=${page.at(-1)}>; rel="next"`;
  return { status: 200, headers: rest.length > limit ? { Link: next } : {}, body: { name: repository, tags: page } };
}
