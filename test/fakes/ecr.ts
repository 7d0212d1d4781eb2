// Amazon ECR's API on loopback, in front of a registry that holds the images: JSON 1.1, SigV4 checked for its presence, a password that the
// registry takes. As rude as the real thing: throttles, denies by action, refuses the same digest on an immutable tag, forgets sessions.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/Welcome.html

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running stand-in. */
export interface FakeEcr {
  /** Variables that send the AWS SDK here, with keys that are none. */
  readonly env: Readonly<Record<string, string>>;
  /** The operation and region of each call, in order. */
  readonly calls: readonly { readonly operation: string; readonly region: string }[];
  /** The input of each call, in order. */
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
  readonly repositories: Map<string, FakeRepository>;
  close(): Promise<void>;
}

/** A repository's settings, as CreateRepository and DescribeRepositories spell them. */
export interface FakeRepository {
  readonly imageTagMutability: string;
  readonly exclusions: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** An error as the API answers it. */
export interface FakeError {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

/** What the stand-in hands out. */
export interface FakeEcrOptions {
  /** The registry's URL that a login names. */
  readonly proxyEndpoint: string;
  readonly password: string;
  /** Answers every call with this error instead. */
  readonly error?: FakeError;
  /** Called before each call; what it gives is answered instead. */
  readonly fault?: (operation: string, call: number) => FakeError | undefined;
  /** The repositories that are there; without it every one is, with tags that move. */
  readonly repositories?: Readonly<Record<string, FakeRepository>>;
  /** What DescribeImageScanFindings answers, look by look; the last one stays. */
  readonly scans?: readonly (Record<string, unknown> | FakeError)[];
  readonly startScan?: FakeError;
  /** Digests that were archived. */
  readonly archived?: readonly string[];
}

/** AWS's answer to who may not. */
export const deniedTo = (action: string): FakeError => ({
  status: 400,
  type: 'AccessDeniedException',
  message: `User: arn:aws:sts::123456789012:assumed-role/ship/run is not authorized to perform: ${action} on resource: arn:aws:ecr:us-east-1:123456789012:repository/shop/checkout-service because no identity-based policy allows the ${action} action`,
});

type Input = Readonly<Record<string, unknown>>;
type Answer = readonly [status: number, body: object];

/** Starts it on 127.0.0.1. */
export async function startEcr(options: FakeEcrOptions): Promise<FakeEcr> {
  const calls: { operation: string; region: string }[] = [];
  const inputs: Input[] = [];
  const repositories = new Map(Object.entries(options.repositories ?? {}));
  const world: World = { options, repositories, looks: 0 };
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
    const scope = /Credential=[^/]+\/\d{8}\/([^/]+)\/ecr\/aws4_request/.exec(request.headers.authorization ?? '');
    calls.push({ operation, region: scope?.[1] ?? '' });
    const input = await readInput(request);
    inputs.push(input);
    const [status, body] = await answer(world, operation, input, { signed: scope !== null, call: calls.length });
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      AWS_ENDPOINT_URL_ECR: `http://127.0.0.1:${port}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'an-example-key',
    },
    calls,
    inputs,
    repositories,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readInput(request: IncomingMessage): Promise<Input> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return (text === '' ? {} : JSON.parse(text)) as Input;
}

interface World {
  readonly options: FakeEcrOptions;
  readonly repositories: Map<string, FakeRepository>;
  looks: number;
}

const refuse = ({ status, type, message }: FakeError): Answer => [status, { __type: type, message }];
const bad = (type: string, message: string): Answer => refuse({ status: 400, type, message });

async function answer(
  world: World,
  operation: string,
  input: Input,
  { signed, call }: { readonly signed: boolean; readonly call: number },
): Promise<Answer> {
  const { error, fault, password, proxyEndpoint } = world.options;
  const injected = error ?? fault?.(operation, call);
  if (injected !== undefined) return refuse(injected);
  if (!signed) return bad('MissingAuthenticationTokenException', 'not signed');
  if (operation === 'GetAuthorizationToken') {
    const authorizationToken = Buffer.from(`AWS:${password}`).toString('base64');
    return [200, { authorizationData: [{ authorizationToken, expiresAt: 4102444800, proxyEndpoint }] }];
  }

  const handler = operations[operation];
  return handler === undefined ? bad('UnknownOperationException', operation) : await handler(world, input);
}

const operations: Readonly<Record<string, (world: World, input: Input) => Promise<Answer>>> = {
  BatchGetImage: batchGetImage,
  PutImage: putImage,
  CreateRepository: createRepository,
  DescribeRepositories: describeRepositories,
  PutLifecyclePolicy: async () => [200, {}],
  DescribeImageScanFindings: async (world) => {
    const { scans = [] } = world.options;
    const look = scans[Math.min(world.looks++, scans.length - 1)];
    if (look === undefined) return bad('ScanNotFoundException', 'Image scan does not exist');
    return 'type' in look ? refuse(look as FakeError) : [200, look];
  },
  StartImageScan: async ({ options }) =>
    options.startScan === undefined ? [200, { imageScanStatus: { status: 'PENDING' } }] : refuse(options.startScan),
};

const nameOf = (input: Input): string => String(input['repositoryName'] ?? '');

function absence({ repositories, options }: World, name: string): Answer | undefined {
  if (options.repositories === undefined || repositories.has(name)) return undefined;
  const message = `The repository with name '${name}' does not exist in the registry with id '123456789012'`;
  return bad('RepositoryNotFoundException', message);
}

interface ImageId {
  readonly imageTag?: string;
  readonly imageDigest?: string;
}

async function batchGetImage(world: World, input: Input): Promise<Answer> {
  const absent = absence(world, nameOf(input));
  if (absent !== undefined) return absent;
  const images: object[] = [];
  const failures: object[] = [];
  for (const imageId of input['imageIds'] as readonly ImageId[]) {
    const found = await readManifest(world, nameOf(input), imageId.imageDigest ?? imageId.imageTag ?? '');
    const isArchived = world.options.archived?.includes(found?.digest ?? '') === true;
    if (found === undefined) failures.push({ imageId, failureCode: 'ImageNotFound', failureReason: 'not found' });
    else if (isArchived) failures.push({ imageId, failureCode: 'ImageInaccessible', failureReason: 'archived' });
    else
      images.push({
        imageId: { ...imageId, imageDigest: found.digest },
        imageManifest: found.bytes.toString(),
        imageManifestMediaType: found.mediaType,
      });
  }
  return [200, { images, failures }];
}

const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

const authorizationOf = ({ options }: World) => ({
  authorization: `Basic ${Buffer.from(`AWS:${options.password}`).toString('base64')}`,
  // One that is kept may have been closed by the other side while this process waited for a tool.
  connection: 'close',
});

async function readManifest(world: World, repository: string, reference: string) {
  const url = `${world.options.proxyEndpoint}/v2/${repository}/manifests/${reference}`;
  const response = await fetch(url, { headers: { accept, ...authorizationOf(world) } });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) return undefined;
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { bytes, digest, mediaType: response.headers.get('content-type') ?? '' };
}

async function putImage(world: World, input: Input): Promise<Answer> {
  const name = nameOf(input);
  const absent = absence(world, name);
  if (absent !== undefined) return absent;
  const body = String(input['imageManifest']);
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const tag = input['imageTag'] === undefined ? undefined : String(input['imageTag']);
  if (input['imageDigest'] !== undefined && input['imageDigest'] !== digest)
    return bad('ImageDigestDoesNotMatchException', 'The digest does not match');

  const before = tag === undefined ? undefined : (await readManifest(world, name, tag))?.digest;
  if (before === digest)
    return bad('ImageAlreadyExistsException', `Image with digest '${digest}' and tag '${tag}' already exists`);
  if (before !== undefined && !mayMove(world.repositories.get(name), tag ?? ''))
    return bad(
      'ImageTagAlreadyExistsException',
      `The image tag '${tag}' already exists and cannot be overwritten because the repository is immutable.`,
    );
  const url = `${world.options.proxyEndpoint}/v2/${name}/manifests/${tag ?? digest}`;
  const headers = { 'content-type': String(input['imageManifestMediaType']), ...authorizationOf(world) };
  const response = await fetch(url, { method: 'PUT', headers, body });
  if (response.status !== 201) return bad('LayersNotFoundException', await response.text());
  return [200, { image: { imageId: { imageDigest: digest, imageTag: tag } } }];
}

function mayMove(repository: FakeRepository | undefined, tag: string): boolean {
  if (repository === undefined || repository.imageTagMutability.startsWith('MUTABLE')) return true;
  return repository.exclusions.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(tag));
}

async function createRepository({ repositories }: World, input: Input): Promise<Answer> {
  const name = nameOf(input);
  if (repositories.has(name)) return bad('RepositoryAlreadyExistsException', 'It exists');
  const filters = (input['imageTagMutabilityExclusionFilters'] ?? []) as readonly { filter: string }[];
  repositories.set(name, {
    imageTagMutability: String(input['imageTagMutability'] ?? 'MUTABLE'),
    exclusions: filters.map(({ filter }) => filter),
    settings: input,
  });
  return [200, { repository: { repositoryName: name } }];
}

async function describeRepositories(world: World, input: Input): Promise<Answer> {
  const names = input['repositoryNames'] as readonly string[] | undefined;
  const absent = names === undefined ? undefined : names.map((name) => absence(world, name)).find(Boolean);
  if (absent !== undefined) return absent;
  const known = names ?? [...world.repositories.keys()];
  const repositories = known.map((repositoryName) => {
    const { imageTagMutability = 'MUTABLE', exclusions = [] } = world.repositories.get(repositoryName) ?? {};
    const filters = exclusions.map((filter) => ({ filterType: 'WILDCARD', filter }));
    return { repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters: filters };
  });
  return [200, { repositories }];
}
