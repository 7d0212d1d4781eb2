// The door to Amazon ECR: a login from the AWS SDK's own credential chain, loaded only when it is asked for. Stores nothing.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html

import { ActionError, messageOf } from '../../domain/action-error.ts';
import type { Credentials } from './auth.ts';

/** A login to the ECR registry of an account. */
export interface EcrLogin {
  /** `account.dkr.ecr.region.amazonaws.com`. */
  readonly registry: string;
  readonly credentials: Credentials;
}

const ecrHost =
  /^\d+\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com|com\.cn|eu)|on\.(?:aws|amazonwebservices\.com\.cn))$/;

/** The region in the host of an ECR registry; undefined when the host is none. */
export const ecrRegion = (registry: string): string | undefined => ecrHost.exec(registry)?.[1];

/** Logs in with what AWS_* variables, profiles, OIDC or the machine's role give. `region` undefined means the chain's own. */
export async function loginToEcr(region: string | undefined, signal: AbortSignal): Promise<EcrLogin> {
  const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
  const client = new ECRClient(region === undefined ? {} : { region });
  try {
    const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}), { abortSignal: signal });
    const { authorizationToken = '', proxyEndpoint = '' } = authorizationData?.[0] ?? {};
    const [username, ...password] = Buffer.from(authorizationToken, 'base64').toString().split(':');
    if (username === undefined || password.length === 0 || proxyEndpoint === '') throw new Error('it gave no token');
    return { registry: new URL(proxyEndpoint).host, credentials: { username, password: password.join(':') } };
  } catch (cause) {
    signal.throwIfAborted();
    throw loginFailed(cause);
  } finally {
    client.destroy();
  }
}

function loginFailed(cause: unknown): ActionError {
  const name = cause instanceof Error ? cause.name : '';
  const what = `Amazon ECR gave no login: ${messageOf(cause)}`;
  const fix = /AccessDenied/.test(name)
    ? 'Allow the role `ecr:GetAuthorizationToken` on "*".'
    : 'Run aws-actions/configure-aws-credentials before this step (with `id-token: write`), set `AWS_REGION`, or give `registry`, `username` and `password` for a registry that is not ECR.';
  return new ActionError({ code: 'ecr_login', what, where: 'input `registry`', fix }, { cause });
}
