// Asks a registry whether an image is there. Pulls nothing, changes nothing, and never takes "cannot tell" for an answer.

import { messageOf } from '../../domain/action-error.ts';
import type { Presence } from '../../domain/image/presence.ts';
import { canonicalRepository, type ImageReference } from '../../domain/image/reference.ts';
import { findProxy } from '../outward/proxy.ts';
import type { Credentials } from './auth.ts';
import { findStoredLogin } from './docker-config.ts';
import { ecrRegion, loginToEcr } from './ecr/ecr.ts';
import { isNameServed } from './name-service.ts';
import { connectRepository, type RegistryRepository, repositoryUrl } from './registry.ts';

/** How to ask. */
export interface PresenceOptions {
  readonly env: Readonly<Record<string, string>>;
  /** True: look for AWS credentials in the machine's role, too, and ask a silent registry again. */
  readonly insist: boolean;
  readonly signal: AbortSignal;
  /** Called with each password before it is used. */
  readonly onSecret: (secret: string) => void;
}

/** Asks for an image for so many seconds; rejects only when the step is stopped. */
export type AskPresence = (image: ImageReference, seconds: number) => Promise<Presence>;

/** Where a registry is asked, and who we are to it. */
interface Access {
  readonly registry: string;
  readonly credentials: Credentials | undefined;
}

const nameMilliseconds = 2000;

/** Opens the registries; touches the network only in calls. One login serves all images of a registry. */
export function openPresence(options: PresenceOptions): AskPresence {
  const logins = new Map<string, Promise<Access>>();
  return async (image, seconds) => {
    try {
      return await within(seconds, options.signal, async (signal) => await ask(image, options, logins, signal));
    } catch (thrown) {
      options.signal.throwIfAborted();
      if (!(thrown instanceof Error)) throw thrown;
      return { state: 'unknown', why: messageOf(thrown) };
    }
  };
}

async function ask(
  image: ImageReference,
  options: PresenceOptions,
  logins: Map<string, Promise<Access>>,
  signal: AbortSignal,
): Promise<Presence> {
  const canonical = canonicalRepository(image);
  const [host, repository] = [canonical.slice(0, canonical.indexOf('/')), canonical.slice(canonical.indexOf('/') + 1)];
  const access = logins.get(host) ?? findAccess(host, options, signal);
  logins.set(host, access);
  const { registry, credentials } = await access;
  const url = new URL(repositoryUrl(registry, repository));
  const { hostname } = url;
  // A proxy looks names up by itself.
  if (findProxy(url, options.env) === undefined && !(await isNameServed(hostname, nameMilliseconds)))
    throw new Error(`no name server answered for ${hostname} within ${nameMilliseconds / 1000} seconds`);
  const patience = options.insist ? {} : { retries: 2, retriesSilence: false };
  const { env } = options;
  return await look(image, connectRepository({ registry, repository, credentials, env, signal, ...patience }));
}

/** By digest when there is one; the tag beside it only tells where it points to. */
async function look({ tag, digest }: ImageReference, repository: RegistryRepository): Promise<Presence> {
  const named = digest === undefined ? undefined : tag;
  const tagged = named === undefined ? undefined : repository.findDigest(named);
  // Awaited below; until then its failure is nobody's.
  tagged?.catch(() => undefined);
  const version = digest ?? tag ?? 'latest';
  const found = await repository.findDigest(version);
  if (found !== undefined) {
    const pointsTo = await tagged?.then((each) => each ?? 'nothing').catch(() => undefined);
    return { state: 'there', tagPointsTo: pointsTo };
  }
  if (await repository.disowns(version)) return { state: 'absent' };
  return { state: 'unknown', why: 'something answered 404, but not in the words of a registry' };
}

async function findAccess(
  registry: string,
  { env, insist, onSecret }: PresenceOptions,
  signal: AbortSignal,
): Promise<Access> {
  const keep = (access: Access): Access => {
    const { username, password } = access.credentials ?? { username: '', password: '' };
    for (const secret of [password, Buffer.from(`${username}:${password}`).toString('base64')])
      if (password !== '') onSecret(secret);
    return access;
  };
  const region = ecrRegion(registry);
  if (region !== undefined && (insist || showsAwsCredentials(env))) {
    const login = await loginToEcr(region, { env, signal, attempts: insist ? undefined : 3 });
    // A stand-in for ECR's API hands out logins to a registry of its own.
    const isStandIn = ecrRegion(login.registry) === undefined;
    return keep({ registry: isStandIn ? login.registry : registry, credentials: login.credentials });
  }
  const credentials = findStoredLogin(registry, env);
  if (region !== undefined && credentials === undefined)
    throw new Error('this step has no AWS credentials, and Docker has no login for the registry');
  return keep({ registry, credentials });
}

/** True when the environment names a source of AWS credentials: without one the SDK would ask the machine, and wait. */
const showsAwsCredentials = (env: Readonly<Record<string, string>>): boolean =>
  [
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
    ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI'],
    ['AWS_PROFILE'],
  ].some((names) => names.every((name) => env[name]));

/** Gives up after so many seconds, whether `work` heeds its signal or not. */
async function within<T>(seconds: number, stop: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  stop.throwIfAborted();
  const limit = new AbortController();
  const reason = new Error(`no answer within ${Number(seconds.toFixed(1))} seconds`);
  const timer = setTimeout(() => limit.abort(reason), seconds * 1000);
  const signal = AbortSignal.any([stop, limit.signal]);
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(signal), givenUp]);
  } finally {
    clearTimeout(timer);
  }
}
