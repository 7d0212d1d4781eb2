// What an error of ECR's API means: denied, absent and throttled are three different answers. Sends nothing.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html

import { messageOf } from '../../../domain/action-error.ts';
import { RegistryFault, type RegistryFaultKind } from '../../../domain/image/registry-fault.ts';
import { phrase } from '../../../domain/text/optional.ts';
import { isOurBug } from '../../../domain/thrown.ts';
import { ProxyRefusal } from '../../outward/proxy.ts';
import { deniedAction, shorten } from '../fault.ts';

/** Names of errors, by what they mean. */
const meanings: readonly [RegExp, RegistryFaultKind][] = [
  [/^(?:ExpiredToken|RequestExpired|ExpiredTokenException)/, 'expired'],
  [
    /AccessDenied|UnrecognizedClient|InvalidClientToken|InvalidSignature|NotAuthorized|BlockedByOrganizationPolicy/,
    'denied',
  ],
  [/^(?:IncompleteSignature|SignatureDoesNotMatch|MissingAuthenticationToken|OptInRequired)/, 'denied'],
  [/CredentialsProviderError|TokenProviderError|CredentialsError/, 'no-login'],
  [/^(?:RepositoryNotFound)/, 'absent'],
  [/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|ProvisionedThroughputExceeded|EC2Throttled/, 'throttled'],
  [
    /^(?:TimeoutError|NetworkingError|ServerException|InternalFailure|ServiceUnavailable|InternalServer)/,
    'unreachable',
  ],
];

/** An error of the SDK as a RegistryFault; a bug of ours as it is. */
export function faultOfAws(thrown: unknown, operation: string, region: string): unknown {
  if (thrown instanceof RegistryFault || (isOurBug(thrown) && !isOfAnswer(thrown))) return thrown;
  const name = thrown instanceof Error ? thrown.name : '';
  const detail = shorten(messageOf(thrown)) || name;
  const action = `ecr:${operation.slice(0, 1).toUpperCase()}${operation.slice(1)}`;
  const kind = kindOf(thrown, name);

  const who = `Amazon ECR${phrase(region !== '', () => ` in ${region}`)}`;
  const facts = {
    kind,
    registry: who,
    detail,
    verb: operation === 'getAuthorizationToken' ? 'log in' : 'ask',
    action: deniedAction(detail) ?? action,
    status: statusOf(thrown),
  } as const;
  return new RegistryFault(`${who} did not answer ${action}: ${detail}`, facts, { cause: thrown });
}

/** The SDK throws a TypeError at an answer that it cannot read, too, and hangs the answer on it. */
const isOfAnswer = (thrown: unknown): boolean => thrown instanceof Error && '$response' in thrown;

function kindOf(thrown: unknown, name: string): RegistryFaultKind {
  if (thrown instanceof ProxyRefusal) return 'proxy';
  const known = meanings.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  const code = (thrown as NodeJS.ErrnoException | null)?.code ?? '';
  if (/^(?:E[A-Z]+|UND_ERR_[A-Z_]+)$/.test(code)) return 'unreachable';
  if (/region is missing/i.test(messageOf(thrown).slice(0, 200))) return 'no-login';
  if ((statusOf(thrown) ?? 0) >= 500) return 'unreachable';
  return 'refused';
}

const statusOf = (thrown: unknown): number | undefined =>
  (thrown as { readonly $metadata?: { readonly httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode;

/** The name of the SDK's error behind a fault; empty when there is none. */
export const awsNameOf = (thrown: unknown): string => {
  if (thrown instanceof RegistryFault && thrown.cause instanceof Error) return thrown.cause.name;
  return '';
};

/** True for a session that has ended, which new credentials may mend. */
export const isSessionExpired = (thrown: unknown): boolean =>
  thrown instanceof RegistryFault && thrown.kind === 'expired';
