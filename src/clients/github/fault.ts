// Reads what GitHub means by a failure: REST answers by status, GraphQL in a 200 by type. Decides nothing about trying again.
// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api

import { ActionError, type Problem } from '../../domain/action-error.ts';

/** A failure in our words. */
export interface GitHubFault {
  /** `unreachable`: no answer, or GitHub's own trouble; whether a write took effect is then unknown. `too_large`: more than one answer can hold. */
  readonly kind:
    | 'unreachable'
    | 'too_large'
    | 'rate_limited'
    | 'unauthorized'
    | 'forbidden'
    | 'not_found'
    | 'stale'
    | 'protected'
    | 'conflict'
    | 'refused';
  /** GitHub's own words, on one line. */
  readonly message: string;
  /** How long GitHub asks to wait; only of `rate_limited`. */
  readonly waitSeconds: number | undefined;
  /** The permission that the call needs, e.g. `contents=write`, where GitHub names it. */
  readonly permission: string | undefined;
}

interface Thrown {
  readonly status?: number;
  readonly message?: string;
  readonly errors?: readonly { readonly type?: string; readonly message?: string }[];
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
  readonly response?: {
    readonly headers?: Readonly<Record<string, string | number | undefined>>;
    readonly data?: { readonly message?: string; readonly errors?: readonly unknown[] };
  };
}

const protection =
  /protected branch|rule violations? found|through a pull request|approving review|required status check|not authorized to push/i;
const rateLimit = /rate limit|abuse detection/i;

const graphqlKinds: Readonly<Record<string, GitHubFault['kind']>> = {
  STALE_DATA: 'stale',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  NOT_FOUND: 'not_found',
  RATE_LIMITED: 'rate_limited',
  RATE_LIMIT: 'rate_limited',
  RESOURCE_LIMITS_EXCEEDED: 'too_large',
  MAX_NODE_LIMIT_EXCEEDED: 'too_large',
  BRANCH_PROTECTION_RULE_VIOLATION: 'protected',
};

/** What a call of the GitHub door rejected with; undefined when it is no answer of GitHub's, e.g. our own error. */
export function findGitHubFault(thrown: unknown): GitHubFault | undefined {
  if (thrown instanceof ActionError || !(thrown instanceof Error)) return undefined;
  const { name, status, errors } = thrown as Error & Thrown;
  if (name === 'AbortError') return undefined;
  if (name === 'GraphqlResponseError' && errors !== undefined) return graphqlFault(thrown as Thrown);
  return status === undefined ? undefined : restFault(status, thrown as Thrown);
}

function graphqlFault(thrown: Thrown): GitHubFault {
  const { errors = [], headers } = thrown;
  const message = oneLine(errors.map((each) => each.message ?? '').join('; '));
  const type = errors.find((each) => each.type !== undefined)?.type;
  const kind = protection.test(message)
    ? 'protected'
    : rateLimit.test(message)
      ? 'rate_limited'
      : (graphqlKinds[type ?? ''] ?? (/^Something went wrong/.test(message) ? 'unreachable' : 'refused'));
  return { kind, message, waitSeconds: waitOf(kind, headers), permission: undefined };
}

const restKinds: Readonly<Record<number, GitHubFault['kind']>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
};

function restFault(status: number, thrown: Thrown): GitHubFault {
  const headers = thrown.response?.headers;
  const message = restMessage(thrown);
  const limited = status === 403 && (rateLimit.test(message) || headers?.['retry-after'] !== undefined);
  const isProtected =
    (status === 403 || status === 405 || status === 409 || status === 422) && protection.test(message);
  const plain = status >= 500 ? 'unreachable' : (restKinds[status] ?? 'refused');
  const kind = limited ? 'rate_limited' : isProtected ? 'protected' : plain;
  const permission = headers?.['x-accepted-github-permissions'];
  return {
    kind,
    message,
    waitSeconds: waitOf(kind, headers),
    permission: permission === undefined ? undefined : String(permission),
  };
}

/** The body's message and, for a failed validation, what each of its errors says. */
function restMessage(thrown: Thrown): string {
  const body = thrown.response?.data;
  const details = (body?.errors ?? []).map((each) => {
    const { message, field, code } = (typeof each === 'object' && each !== null ? each : { message: each }) as {
      message?: unknown;
      field?: unknown;
      code?: unknown;
    };
    return String(message ?? `${field} is ${code}`);
  });
  return oneLine([body?.message ?? thrown.message ?? '', ...details].join('; '));
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit: a minute where nothing is said. */
function waitOf(kind: GitHubFault['kind'], headers: Thrown['headers']): number | undefined {
  if (kind !== 'rate_limited') return undefined;
  const after = Number(headers?.['retry-after']);
  if (Number.isFinite(after)) return after;
  const reset = Number(headers?.['x-ratelimit-reset']);
  const exhausted = String(headers?.['x-ratelimit-remaining']) === '0';
  if (exhausted && Number.isFinite(reset)) return Math.max(1, Math.ceil(reset - Date.now() / 1000));
  return 60;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What was tried, for an error: `doing` completes "GitHub … while", `permission` is what it needs at least. */
export interface Attempt {
  readonly doing: string;
  readonly repository: string;
  /** As a workflow writes it, e.g. `contents: write`. */
  readonly permission: string;
  /** The branch of a pull request, when it is what could not be written. */
  readonly proposal?: string | undefined;
}

/** The error that a user reads for a fault; the thrown value when it is no answer of GitHub's. */
export function githubError(thrown: unknown, attempt: Attempt): unknown {
  const fault = findGitHubFault(thrown);
  return fault === undefined ? thrown : new ActionError(problemOf(fault, attempt), { cause: thrown });
}

function problemOf(fault: GitHubFault, attempt: Attempt): Problem {
  const what = `GitHub said "${fault.message}" while ${attempt.doing} in ${attempt.repository}`;
  if (fault.kind === 'rate_limited')
    return { ...advice(fault, attempt), what: `${what}, and asks to wait ${fault.waitSeconds} s` };
  return { ...advice(fault, attempt), what };
}

function advice(fault: GitHubFault, { repository, permission, proposal }: Attempt): Omit<Problem, 'what'> {
  const needed = fault.permission === undefined ? permission : fault.permission.replaceAll('=', ': ');
  const token = 'input `token`';
  if (fault.kind === 'unauthorized')
    return { code: 'github_unauthorized', where: token, fix: 'Give a token that is whole and has not expired.' };
  if (fault.kind === 'forbidden') {
    const fix = `Give a token whose GitHub App or user has \`${needed}\` on ${repository}. The workflow's own token reaches only its own repository.`;
    return { code: 'github_forbidden', where: token, fix };
  }
  if (fault.kind === 'not_found') {
    const fix = `Check the name, and that the token may see ${repository} (\`${needed}\`): GitHub says the same of what is not there and of what is hidden.`;
    return { code: 'github_not_found', where: 'input `repository`', fix };
  }
  if (fault.kind === 'protected') {
    const fix =
      proposal === undefined
        ? "Write `mode: pull-request`, or let the token's App bypass that rule."
        : "Let the token's App bypass that rule, or leave `ship/**` out of it: proposals are written there.";
    return { code: 'branch_protected', where: 'input `ref`', fix };
  }
  if (fault.kind === 'rate_limited') {
    const fix = 'Raise `max-wait-seconds`, or write by git (`signed: false`), which counts against no limit.';
    return { code: 'github_rate_limited', where: 'input `max-wait-seconds`', fix };
  }
  if (fault.kind === 'unreachable')
    return { code: 'github_unreachable', fix: 'Run the step again; see https://www.githubstatus.com.' };
  if (fault.kind === 'too_large') {
    const fix = 'Name the folder or the files of the service in `path`, or write by git: `signed: false`.';
    return { code: 'github_too_large', where: 'input `path`', fix };
  }
  if (/reference update failed/i.test(fault.message) && proposal !== undefined) {
    const folder = proposal.split('/')[0];
    const fix = `Look for a rule that forbids the branch "${proposal}", or a branch "${folder}": git cannot have a branch and others below its name.`;
    return { code: 'github_refused', where: 'input `repository`', fix };
  }
  return { code: 'github_refused', fix: 'Do what GitHub says; nothing else was changed.' };
}
