// Asks a registry whether an image is there. Writes nothing; "cannot tell" is an answer of its own.

import { ActionError } from '../domain/action-error.ts';
import { formatImageReference, type ImageReference } from '../domain/image-reference.ts';
import { ecrRegion, loginToEcr } from './ecr.ts';
import { connectRepository, isLoopback } from './registry.ts';

/** What is known of an image. `unknown` says why: denied, throttled, out of reach, or nobody was asked. */
export type Presence =
  | { readonly presence: 'there' | 'absent' }
  | { readonly presence: 'unknown'; readonly why: string };

const awsCredentials = [
  'AWS_ACCESS_KEY_ID',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_PROFILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** True when there is a login for the registry, or it needs none: ECR with AWS credentials in `env`, and loopback. */
export function isAskable(reference: ImageReference, env: Readonly<Record<string, string>>): boolean {
  const registry = reference.registry ?? 'docker.io';
  if (isLoopback(registry)) return true;
  return ecrRegion(registry) !== undefined && awsCredentials.some((name) => (env[name] ?? '') !== '');
}

/** Looks the digest up, or the tag where there is no digest. Rejects only when `signal` aborts. */
export async function lookUpImage(reference: ImageReference, signal: AbortSignal): Promise<Presence> {
  const registry = reference.registry ?? 'docker.io';
  const wanted = reference.digest ?? reference.tag ?? 'latest';
  try {
    const region = ecrRegion(registry);
    const login = region === undefined ? undefined : await loginToEcr(region, signal);
    const { repository } = reference;
    const found = await connectRepository({ registry, repository, credentials: login?.credentials, signal }).findDigest(
      wanted,
    );
    return { presence: found === undefined ? 'absent' : 'there' };
  } catch (thrown) {
    signal.throwIfAborted();
    if (!(thrown instanceof ActionError)) throw thrown;
    return { presence: 'unknown', why: `${formatImageReference(reference)}: ${thrown.message}` };
  }
}
