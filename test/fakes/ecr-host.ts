// Amazon ECR under its own host name: moto for the API, with IAM enforced, and Debian's docker-registry behind TLS for the data. What is
// pushed by one door is there at the other, as at Amazon. The name leads here through a CONNECT proxy; nothing on the machine is changed.

import { createHash } from 'node:crypto';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type EcrConnection, openEcr } from '../../src/clients/registry/ecr/ecr.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { startDockerRegistry } from './engine.ts';
import { startMoto } from './moto.ts';

const account = '123456789012';
const authorization = `Basic ${Buffer.from(`AWS:${account}-auth-token`).toString('base64')}`;

/** The actions of a role that pushes: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
export const pushActions = [
  'CompleteLayerUpload',
  'UploadLayerPart',
  'InitiateLayerUpload',
  'BatchCheckLayerAvailability',
  'PutImage',
  'BatchGetImage',
].map((action) => `ecr:${action}`);

/** A running ECR. */
export interface EcrHost {
  /** `123456789012.dkr.ecr.<region>.amazonaws.com` of the first region. */
  readonly name: string;
  /** Variables of a step whose role may do this and no more. */
  roleWith(actions: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Method, URL and status of each request for data, in order. */
  readonly asked: readonly string[];
  /** Regions that take no upload for now. */
  readonly closed: Set<string>;
  /** The tags that a region's API knows. */
  tagsOf(region: string): Promise<readonly string[]>;
}

/** What stands behind the host name of a region. */
interface Behind {
  readonly region: string;
  readonly registry: string;
  readonly admin: EcrConnection;
  readonly asked: string[];
  readonly rights: readonly string[];
  readonly closed: ReadonlySet<string>;
}

/** Starts it with one repository in each region, whose tags do not move. Undefined, and the test is skipped, where moto is not installed. */
export async function startEcrHost(
  test: TestContext,
  repository: string,
  regions: readonly [string, ...string[]] = ['us-east-1'],
): Promise<EcrHost | undefined> {
  const moto = await startMoto(test);
  if (moto === undefined) return undefined;
  const url = moto['AWS_ENDPOINT_URL_ECR'] ?? '';
  const keys = await newKeys(url, 'admin', [{ Effect: 'Allow', Action: '*', Resource: '*' }]);
  Object.assign(process.env, moto, keys);
  const nameIn = (region: string): string => `${account}.dkr.ecr.${region}.amazonaws.com`;
  const [asked, rights, closed]: [string[], string[], Set<string>] = [[], [], new Set()];

  const behind = new Map<string, Behind>();
  for (const region of regions) {
    const admin = openEcr({ region, env: { ...moto, ...keys }, signal: new AbortController().signal, attempts: 2 });
    test.after(() => admin.close());
    const wanted = { repositoryName: repository, imageTagMutability: 'IMMUTABLE' } as const;
    await admin.call('createRepository', (api) => api.createRepository(wanted));
    const { host: registry } = await startDockerRegistry(test);
    behind.set(nameIn(region), { region, registry, admin, asked, rights, closed });
  }

  const certificate = makeCertificate(test, [...behind.keys()]);
  const port = await startFront(test, certificate, behind);
  const proxy = await startConnectProxy(test, Object.fromEntries([...behind.keys()].map((name) => [name, port])));
  const way = { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: certificate.file, SSL_CERT_FILE: certificate.file };
  const roleWith = async (actions: readonly string[]) => {
    // moto asks its policies about every resource at once.
    const statement = { Effect: 'Allow', Action: [...actions, 'ecr:GetAuthorizationToken'], Resource: '*' };
    const role = await newKeys(url, `role-${actions.length}`, [statement]);
    rights.splice(0, rights.length, ...actions);
    // From here on moto asks who may do what.
    await fetch(`${url}/moto-api/reset-auth`, { method: 'POST', body: '0', headers: { connection: 'close' } });
    return { ...moto, ...role, ...way };
  };
  const tagsOf = async (region: string) => await tagsKnown(behind.get(nameIn(region))?.admin, repository);
  return { name: nameIn(regions[0]), roleWith, asked, closed, tagsOf };
}

async function tagsKnown(admin: EcrConnection | undefined, repository: string): Promise<readonly string[]> {
  const answer = await admin?.call('describeImages', (api) => api.describeImages({ repositoryName: repository }));
  return (answer?.imageDetails ?? []).flatMap((each) => each.imageTags ?? []).toSorted();
}

/** The one server for all host names. */
async function startFront(
  test: TestContext,
  certificate: Certificate,
  behind: ReadonlyMap<string, Behind>,
): Promise<number> {
  const server = createServer(certificate, (from, to) => {
    const found = behind.get(from.headers.host ?? '');
    if (found === undefined) to.writeHead(421).end();
    else void answer(from, to, found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A user of IAM with these rights; made while nobody is asked for any. */
async function newKeys(url: string, user: string, statements: readonly object[]): Promise<Record<string, string>> {
  const call = async (fields: Record<string, string>): Promise<string> => {
    const headers = {
      authorization:
        'AWS4-HMAC-SHA256 Credential=none/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=none',
    };
    const body = new URLSearchParams({ ...fields, UserName: user, Version: '2010-05-08' });
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`moto answered ${response.status}: ${text}`);
    return text;
  };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await call({ Action: 'CreateUser' });
  await call({ Action: 'PutUserPolicy', PolicyName: 'all', PolicyDocument: document });
  const made = await call({ Action: 'CreateAccessKey' });
  const part = (name: string): string => new RegExp(`<${name}>([^<]+)</${name}>`).exec(made)?.[1] ?? '';
  return { AWS_ACCESS_KEY_ID: part('AccessKeyId'), AWS_SECRET_ACCESS_KEY: part('SecretAccessKey') };
}

/** The action of IAM that a request for data stands for. */
function actionOf(method: string, url: string): string {
  if (url.includes('/manifests/')) return method === 'PUT' ? 'ecr:PutImage' : 'ecr:BatchGetImage';
  const uploads: Record<string, string> = { POST: 'InitiateLayerUpload', PUT: 'CompleteLayerUpload' };
  if (url.includes('/blobs/uploads/')) return `ecr:${uploads[method] ?? 'UploadLayerPart'}`;
  return method === 'HEAD' ? 'ecr:BatchCheckLayerAvailability' : 'ecr:GetDownloadUrlForLayer';
}

/** Passes a request for data on, as far as the role goes. A manifest that is put is known to the API from then on. */
async function answer(from: IncomingMessage, to: ServerResponse, behind: Behind): Promise<void> {
  const { region, registry, admin, asked, rights, closed } = behind;
  const { method = '', url = '', headers } = from;
  const body = await read(from);
  const say = (status: number, more: Record<string, string>, text = ''): void => {
    asked.push(`${method} ${url} ${status}`);
    to.writeHead(status, more).end(text);
  };
  if (headers.authorization !== authorization)
    return say(401, { 'www-authenticate': `Basic realm="https://${headers.host}/"` });
  const action = actionOf(method, url);
  const message = `User: arn:aws:sts::${account}:assumed-role/role/step is not authorized to perform: ${action}`;
  const isClosed = closed.has(region) && method === 'POST';
  if (url !== '/v2/' && (isClosed || !rights.includes(action)))
    return say(403, { 'content-type': 'application/json' }, JSON.stringify({ errors: [{ code: 'DENIED', message }] }));

  const [hostname, port] = registry.split(':');
  const { authorization: _, ...kept } = headers;
  const onward = request({ hostname, port, method, path: url, headers: { ...kept, 'x-forwarded-proto': 'https' } });
  onward.on('error', () => say(502, {}));
  onward.end(body);
  const back = await new Promise<IncomingMessage>((resolve) => onward.once('response', resolve));
  const said = await read(back);
  const put = method === 'PUT' && back.statusCode === 201 ? /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(url) : null;
  if (put !== null) await register(admin, put, body, String(headers['content-type']));
  asked.push(`${method} ${url} ${back.statusCode}`);
  to.writeHead(back.statusCode ?? 502, back.headers).end(said);
}

async function register(admin: EcrConnection, put: RegExpExecArray, body: Buffer, mediaType: string): Promise<void> {
  const [, repositoryName = '', reference = ''] = put;
  const tag = reference.startsWith('sha256:') ? {} : { imageTag: reference };
  const imageDigest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const content = { imageManifest: body.toString(), imageManifestMediaType: mediaType, imageDigest };
  const image = { repositoryName, ...content, ...tag };
  await admin.call('putImage', (api) => api.putImage(image));
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
