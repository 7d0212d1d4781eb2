// The door to Amazon ECR's API: the AWS SDK with its own credential chain, loaded only when it is asked for. Stores nothing, and names
// no input: trouble is a RegistryFault.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/Welcome.html
// The map of this room: host (is it ECR) → ecr (the door) → repository, scan, settings (what is asked) → fault (what a refusal means).

import { pipeline, Transform } from 'node:stream';
import type { ECR } from '@aws-sdk/client-ecr';
import { optional } from '../../../domain/text/optional.ts';
import { awaitedElsewhere, onAnyFault } from '../../../domain/thrown.ts';
import { createAgent } from '../../outward/proxy.ts';
import type { Credentials } from '../auth.ts';
import { maxBytes } from '../transport.ts';
import { faultOfAws, isSessionExpired } from './fault.ts';
import { parseEcrHost } from './host.ts';

/** A login to the ECR registry of an account. */
export interface EcrLogin {
  /** `account.dkr.ecr.region.amazonaws.com`. */
  readonly registry: string;
  readonly credentials: Credentials;
}

/** The operations of ECR that we know, as the SDK types them. */
export type EcrApi = Pick<
  ECR,
  | 'getAuthorizationToken'
  | 'batchGetImage'
  | 'putImage'
  | 'describeRepositories'
  | 'createRepository'
  | 'putLifecyclePolicy'
  | 'describeImages'
  | 'describeImageScanFindings'
  | 'startImageScan'
>;

/** Which ECR, and how to get there. */
export interface EcrOptions {
  /** Undefined: the one of the credential chain. */
  readonly region: string | undefined;
  readonly isFips?: boolean | undefined;
  /** For its proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly signal: AbortSignal;
  /** Tries of a call that is throttled or unanswered; default: as many as fit into a minute. */
  readonly attempts?: number | undefined;
  /** Called when a request goes out. */
  readonly onSent?: (() => void) | undefined;
}

/** ECR of one region. */
export interface EcrConnection {
  /** Calls an operation; an expired session is opened anew, once. Rejects with a RegistryFault. */
  call<T>(operation: keyof EcrApi, use: (api: EcrApi) => Promise<T>): Promise<T>;
  /** The region that is asked; undefined until the first call when the chain decides. */
  region(): Promise<string>;
  close(): void;
}

/** Ten tries with the SDK's pauses (full jitter, doubled up to 20 s) take about a minute. */
const defaultAttempts = 10;

/** Connects to ECR. Loads the SDK with the first call. */
export function openEcr(options: EcrOptions): EcrConnection {
  const { signal, region } = options;
  let opened: Promise<ECR> | undefined;
  const client = async (): Promise<ECR> => {
    opened ??= createClient(options);
    return await opened;
  };
  const attempt = async <T>(operation: keyof EcrApi, use: (api: EcrApi) => Promise<T>): Promise<T> => {
    const api = await client();
    try {
      return await use(api);
    } catch (thrown) {
      signal.throwIfAborted();
      throw faultOfAws(thrown, operation, region ?? (await regionOf(api)));
    }
  };

  return {
    call: async (operation, use) => {
      try {
        return await attempt(operation, use);
      } catch (thrown) {
        if (!isSessionExpired(thrown)) throw thrown;
        // The chain reads its sources anew when the client is made anew.
        opened = undefined;
        return await attempt(operation, use);
      }
    },
    region: async () => region ?? (await regionOf(await client())),
    close: () => void optional(opened, async (opened) => (await awaitedElsewhere(opened))?.destroy()),
  };
}

const regionOf = async (api: ECR): Promise<string> => await api.config.region().catch(onAnyFault(''));

async function createClient({ region, isFips, env = {}, signal, attempts, onSent }: EcrOptions): Promise<ECR> {
  const { ECR: Client } = await import('@aws-sdk/client-ecr');
  // A stand-in on this machine is not asked through a proxy.
  const stated = env['AWS_ENDPOINT_URL_ECR'] ?? env['AWS_ENDPOINT_URL'] ?? '';
  const host = URL.parse(stated)?.host ?? 'ecr.amazonaws.com';
  const agents = {
    httpAgent: createAgent(new URL(`http://${host}`), env),
    httpsAgent: createAgent(new URL(`https://${host}`), env),
  };
  const client = new Client({
    ...optional(region, (region) => ({ region })),
    ...optional(isFips, () => ({ useFipsEndpoint: true })),
    maxAttempts: attempts ?? defaultAttempts,
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 30_000, ...agents },
  });

  watchExchanges(client, onSent);
  signal.addEventListener('abort', () => client.destroy(), { once: true });

  return client;
}

/** Tells of each request, and refuses an answer that never ends: the SDK would read it whole. */
function watchExchanges(client: ECR, onSent: EcrOptions['onSent']): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = next(args);
      onSent?.();
      const result = await answer;
      const { response } = result as { response: { body?: NodeJS.ReadableStream } };
      if (response.body !== undefined) response.body = bounded(response.body);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'boundedAnswer' },
  );
}

/** An answer that breaks off is handed on as broken: `pipe` alone would leave its reader waiting. */
function bounded(body: NodeJS.ReadableStream): Transform {
  return pipeline(body, countingLimit(), () => undefined);
}

function countingLimit(): Transform {
  let size = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      size += chunk.length;
      if (size > maxBytes) done(new Error(`the answer is larger than ${maxBytes >> 20} MiB`));
      else done(null, chunk);
    },
  });
}

/** How a request names the registry of an account; without it Amazon takes that of the credentials. */
export const ofRegistry = (account: string) => ({ registryId: account });

/** The region in the host of an ECR registry; undefined when the host is none. */
export const ecrRegion = (registry: string): string | undefined => parseEcrHost(registry)?.region;

/** Asks for the login of the account that the credentials belong to. */
export async function askLogin(ecr: EcrConnection): Promise<EcrLogin> {
  const { authorizationData } = await ecr.call('getAuthorizationToken', (api) => api.getAuthorizationToken({}));
  const { authorizationToken = '', proxyEndpoint = '' } = authorizationData?.[0] ?? {};
  const [username, ...password] = Buffer.from(authorizationToken, 'base64').toString().split(':');
  if (username === undefined || password.length === 0 || !URL.canParse(proxyEndpoint))
    throw faultOfAws(new Error('it gave no token'), 'getAuthorizationToken', await ecr.region());
  return { registry: new URL(proxyEndpoint).host, credentials: { username, password: password.join(':') } };
}

/** Logs in with what AWS_* variables, profiles, OIDC or the machine's role give, and hangs up. */
export async function loginToEcr(region: string | undefined, options: Omit<EcrOptions, 'region'>): Promise<EcrLogin> {
  const ecr = openEcr({ ...options, region });
  try {
    return await askLogin(ecr);
  } finally {
    ecr.close();
  }
}
