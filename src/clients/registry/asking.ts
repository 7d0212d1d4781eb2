// Opens registries to questions about images, each for so many seconds at most, with the login that the step has. Changes nothing.

import { messageOf } from '../../domain/action-error.ts';
import { showsAwsCredentials } from '../../domain/environment.ts';
import { canonicalRepository, type ImageReference } from '../../domain/image/reference.ts';
import { before } from '../../domain/text/ends.ts';
import { optional } from '../../domain/text/optional.ts';
import { throwOurBug } from '../../domain/thrown.ts';
import { findProxy } from '../outward/proxy.ts';
import type { Credentials } from './auth.ts';
import { findStoredLogin } from './docker-config.ts';
import { ecrRegion, loginToEcr } from './ecr/ecr.ts';
import { isNameServed } from './name-service.ts';
import { connectImageRepository, type RegistryRepository, repositoryUrl } from './registry.ts';

/** How to ask. */
export interface AskingOptions {
  readonly env: Readonly<Record<string, string>>;
  /** True: look for AWS credentials in the machine's role, too, and ask a silent registry again. */
  readonly insist: boolean;
  readonly signal: AbortSignal;
  /** Called with each password before it is used. */
  readonly onSecret: (secret: string) => void;
}

/** A question about an image, to the repository that holds it. */
export type ImageQuestion<T> = (image: ImageReference, repository: RegistryRepository) => Promise<T>;

/** Where a registry is asked, and who we are to it. */
interface Access {
  readonly registry: string;
  readonly credentials: Credentials | undefined;
}

const nameMilliseconds = 2000;

/** Asks for so many seconds. */
export type Ask<T> = (image: ImageReference, seconds: number) => Promise<T>;

/**
 * Asks about images, each time for so many seconds; rejects with what kept the answer away. Touches the network only in calls. One login
 * serves all images of a registry.
 */
export function openAsking<T>(options: AskingOptions, question: ImageQuestion<T>): Ask<T> {
  const logins = new Map<string, Promise<Access>>();
  return async (image, seconds) =>
    await within(seconds, options.signal, async (signal) => {
      const repository = await repositoryOf(image, options, logins, signal);
      return await question(image, repository);
    });
}

/** As `openAsking`, but what kept an answer away is an answer, too: `unanswered` makes it. Rejects when the step is stopped, and with a bug of ours. */
export function openAnswering<T>(
  options: AskingOptions,
  question: ImageQuestion<T>,
  unanswered: (why: string) => T,
): Ask<T> {
  const ask = openAsking(options, question);

  return async (image, seconds) => {
    try {
      return await ask(image, seconds);
    } catch (thrown) {
      options.signal.throwIfAborted();
      throwOurBug(thrown);
      return unanswered(messageOf(thrown));
    }
  };
}

async function repositoryOf(
  image: ImageReference,
  options: AskingOptions,
  logins: Map<string, Promise<Access>>,
  signal: AbortSignal,
): Promise<RegistryRepository> {
  const canonical = canonicalRepository(image);
  const host = before(canonical, '/');
  const repository = canonical.slice(host.length + 1);
  const access = logins.get(host) ?? findAccess(host, options, signal);
  logins.set(host, access);
  const { registry, credentials } = await access;

  const url = new URL(repositoryUrl(registry, repository));
  const { hostname } = url;
  // A proxy looks names up by itself.
  if (findProxy(url, options.env) === undefined && !(await isNameServed(hostname, nameMilliseconds)))
    throw new Error(`no name server answered for ${hostname} within ${nameMilliseconds / 1000} seconds`);
  const patience = optional(!options.insist, () => ({ retries: 2, retriesSilence: false }));
  const { env } = options;
  return connectImageRepository({ registry, repository, credentials, env, signal, ...patience });
}

async function findAccess(
  registry: string,
  { env, insist, onSecret }: AskingOptions,
  signal: AbortSignal,
): Promise<Access> {
  const keep = (access: Access): Access => {
    const { username = '', password = '' } = access.credentials ?? {};
    if (password === '') return access;
    onSecret(password);
    onSecret(Buffer.from(`${username}:${password}`).toString('base64'));
    return access;
  };
  const region = ecrRegion(registry);

  if (region !== undefined && (insist || showsAwsCredentials(env))) {
    const login = await loginToEcr(region, { env, signal, attempts: optional(!insist, () => 3) });
    // A stand-in for ECR's API hands out logins to a registry of its own.
    const isStandIn = ecrRegion(login.registry) === undefined;
    return keep({ registry: isStandIn ? login.registry : registry, credentials: login.credentials });
  }

  const credentials = findStoredLogin(registry, env);
  if (region !== undefined && credentials === undefined)
    throw new Error('this step has no AWS credentials, and Docker has no login for the registry');

  return keep({ registry, credentials });
}

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
