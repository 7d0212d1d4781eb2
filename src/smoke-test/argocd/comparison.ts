// Tells what Argo CD cannot build from what it cannot reach at the moment: the first is red at once, the second is weather. Pure.

import type { SyncCondition } from '../../domain/sync.ts';

/** Why Argo CD could not compare. */
export interface ComparisonFault {
  readonly kind: 'build' | 'weather';
  /** Argo CD's own words. */
  readonly message: string;
}

const errors = ['ComparisonError', 'InvalidSpecError', 'UnknownError'];

/** Certain: no waiting mends these. */
const build =
  /(?:kustomize build|helm (?:template|dependency build)|jsonnet)\b[\s\S]{0,2000}\b(?:failed|error)|unable to resolve|app path does not exist|error unmarshaling|failed to unmarshal|is not permitted in project|couldn't find remote ref/i;
/** The repository, the repo-server or the cluster did not answer. */
const weather =
  /code = (?:Unavailable|DeadlineExceeded|Canceled|ResourceExhausted)|connection (?:refused|reset|error|timed out)|dial tcp|i\/o timeout|authentication (?:required|failed)|authorization failed|deadline exceeded|no such host|TLS handshake|unexpected EOF|too many requests|rate limit|failed to list refs|server misbehaving/i;

/** The first complaint about a comparison; undefined when there is none. What is not known is taken for weather. */
export function findComparisonFault(conditions: readonly SyncCondition[]): ComparisonFault | undefined {
  const found = conditions.find(({ type }) => errors.includes(type));
  if (found === undefined) return undefined;

  const message = found.message.slice(0, 10_000);
  return { kind: kindOf(found.type, message), message };
}

/** A generation of manifests that only failed because something could not be reached is weather as well. */
function kindOf(type: string, message: string): ComparisonFault['kind'] {
  if (type === 'InvalidSpecError' || build.test(message)) return 'build';
  if (weather.test(message)) return 'weather';
  if (/manifest generation/i.test(message)) return 'build';
  return 'weather';
}
