// Reads what GitHub means by a failure: REST answers by status, GraphQL in a 200 by type. Decides nothing about trying again,
// and advises nobody.
// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api

import { quoteLine } from '../../domain/text/foreign-text.ts';
import { optional } from '../../domain/text/optional.ts';
import { type BranchRule, findRules } from '../branch-rules.ts';
import { findProxyAnswer, isPassingAnswer } from '../outward/proxy-answer.ts';
import { GitHubMoved, NotGitHub } from './github.ts';

/** What a failure means. */
export interface GitHubFault {
  /**
   * `unreachable`: no answer, or GitHub's own trouble; whether a write took effect is then unknown. `too_large`: more than one
   * answer can hold. `unresolved`: the host has no address. `moved`: the server points elsewhere. `proxy`: a proxy said no.
   */
  readonly kind:
    | 'unreachable'
    | 'unresolved'
    | 'moved'
    | 'proxy'
    | 'not_github'
    | 'too_large'
    | 'rate_limited'
    | 'unauthorized'
    | 'forbidden'
    | 'not_found'
    | 'stale'
    | 'protected'
    | 'conflict'
    | 'refused';
  /** GitHub's own words, on one bounded line. */
  readonly message: string;
  /** How long GitHub asks to wait; only of `rate_limited`. */
  readonly waitSeconds: number | undefined;
  /** The permission that the call needs, e.g. `contents=write`, where GitHub names it. */
  readonly permission: string | undefined;
  /** Of `protected`: the rules that were broken. */
  readonly rules: readonly BranchRule[];
  /** Of `proxy`: its status. */
  readonly status: number | undefined;
}

/** What was tried, for an error: `doing` completes "GitHub … while", `permission` is what it needs at least. */
export interface GitHubAttempt {
  readonly doing: string;
  readonly repository: string;
  /** As a workflow writes it, e.g. `contents: write`. */
  readonly permission: string;
  /** The branch of a pull request, when it is what could not be written. */
  readonly proposal?: string | undefined;
}

/** A refusal of GitHub, and what was tried. Whoever shows it to a person finds the words. */
export class GitHubFailure extends Error {
  readonly fault: GitHubFault;
  readonly attempt: GitHubAttempt;

  constructor(fault: GitHubFault, attempt: GitHubAttempt) {
    super(`GitHub said "${fault.message}" while ${attempt.doing} in ${attempt.repository}`);
    this.name = 'GitHubFailure';
    this.fault = fault;
    this.attempt = attempt;
  }
}

/** The failure that a fault makes of an attempt; the thrown value itself when it is no answer of GitHub's. */
export function githubFailure(thrown: unknown, attempt: GitHubAttempt): unknown {
  const fault = findGitHubFault(thrown);
  if (fault === undefined) return thrown;
  return new GitHubFailure(fault, attempt);
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

const rateLimit = /rate limit|abuse detection/i;
/** GitHub's words to somebody who writes faster than it likes, without a word of how long. */
const tooQuickly = /submitted too quickly/i;
const tooQuicklySeconds = 5;

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

const plain = { waitSeconds: undefined, permission: undefined, rules: [], status: undefined } as const;

/** What a call of the GitHub door rejected with; undefined when it is no answer of GitHub's, e.g. our own error. */
export function findGitHubFault(thrown: unknown): GitHubFault | undefined {
  if (thrown instanceof GitHubFailure) return thrown.fault;
  if (!(thrown instanceof Error)) return undefined;
  const { name, status, errors } = thrown as Error & Thrown;
  if (name === 'AbortError') return undefined;
  if (name === 'GraphqlResponseError' && errors !== undefined) return graphqlFault(thrown as Thrown);
  if (status === undefined) return undefined;
  return wayFault(thrown.cause) ?? restFault(status, thrown as Thrown);
}

/** Trouble on the way, before GitHub could say anything. */
function wayFault(cause: unknown): GitHubFault | undefined {
  if (!(cause instanceof Error)) return undefined;
  const message = quoteLine(cause.message);
  if (cause instanceof GitHubMoved) return { ...plain, kind: 'moved', message };
  if (cause instanceof NotGitHub) return { ...plain, kind: 'not_github', message };
  if (cause.name === 'BodyTooLarge') return { ...plain, kind: 'too_large', message };
  if ('code' in cause && cause.code === 'ENOTFOUND') return { ...plain, kind: 'unresolved', message };

  const answer = findProxyAnswer(cause);
  if (answer === undefined || isPassingAnswer(answer)) return undefined;
  return { ...plain, kind: 'proxy', message: quoteLine(answer.message), status: answer.status };
}

function graphqlFault(thrown: Thrown): GitHubFault {
  const { errors = [], headers } = thrown;
  const message = quoteLine(
    errors
      .slice(0, 20)
      .map((each) => (each.message ?? '').slice(0, 2000))
      .join('; '),
  );
  const type = errors.find((each) => each.type !== undefined)?.type;
  const rules = findRules(message);
  const kind = graphqlKind(message, type, rules);

  return { ...plain, kind, message, waitSeconds: waitOf(kind, message, headers), rules };
}

function graphqlKind(message: string, type = '', rules: readonly BranchRule[]): GitHubFault['kind'] {
  if (rules.length > 0) return 'protected';
  if (rateLimit.test(message) || tooQuickly.test(message)) return 'rate_limited';
  if (graphqlKinds[type] !== undefined) return graphqlKinds[type];
  if (message.startsWith('Something went wrong')) return 'unreachable';
  return 'refused';
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
  const rules = optional([403, 405, 409, 422].includes(status), () => findRules(message)) ?? [];
  const kind = restKind(status, message, rules, headers);
  const permission = headers?.['x-accepted-github-permissions'];

  return {
    ...plain,
    kind,
    message,
    waitSeconds: waitOf(kind, message, headers),
    permission: optional(permission, (permission) => quoteLine(String(permission), 200)),
    rules,
  };
}

function restKind(
  status: number,
  message: string,
  rules: readonly BranchRule[],
  headers: Thrown['headers'],
): GitHubFault['kind'] {
  const isLimited = status === 403 && (rateLimit.test(message) || headers?.['retry-after'] !== undefined);
  if (isLimited || tooQuickly.test(message)) return 'rate_limited';
  if (rules.length > 0) return 'protected';
  if (status >= 500) return 'unreachable';
  return restKinds[status] ?? 'refused';
}

/** The body's message and, for a failed validation, what each of its errors says. */
function restMessage(thrown: Thrown): string {
  const body = thrown.response?.data;
  const errors = Array.isArray(body?.errors) ? body.errors.slice(0, 20) : [];
  const details = errors.map((each: unknown) => {
    const { message, field, code } = (typeof each === 'object' && each !== null ? each : { message: each }) as {
      message?: unknown;
      field?: unknown;
      code?: unknown;
    };
    return String(message ?? `${field} is ${code}`).slice(0, 2000);
  });
  const own = typeof body?.message === 'string' ? body.message : (thrown.message ?? '');

  return quoteLine([own.slice(0, 2000), ...details].join('; '));
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit: a minute where nothing is said. */
function waitOf(kind: GitHubFault['kind'], message: string, headers: Thrown['headers']): number | undefined {
  if (kind !== 'rate_limited') return undefined;
  const after = Number(headers?.['retry-after']);
  if (Number.isFinite(after)) return after;

  const reset = Number(headers?.['x-ratelimit-reset']);
  const exhausted = String(headers?.['x-ratelimit-remaining']) === '0';
  if (exhausted && Number.isFinite(reset)) return Math.max(1, Math.ceil(reset - Date.now() / 1000));
  if (tooQuickly.test(message)) return tooQuicklySeconds;
  return 60;
}
