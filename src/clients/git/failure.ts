// Reads what git says when it fails, as a kind that its caller can act on. Never runs git, and advises nobody.

import { before } from '../../domain/text/ends.ts';
import { boundText, quoteLine } from '../../domain/text/foreign-text.ts';
import { phrase } from '../../domain/text/optional.ts';
import { systemErrorCode } from '../../domain/thrown.ts';
import type { BranchRule } from '../branch-rules.ts';

/** What went wrong. The first line passes by itself; the others stay until somebody mends them. */
export type GitFailureKind =
  | 'unreachable'
  | 'timed_out'
  | 'busy'
  | 'proxy'
  | 'unresolved'
  | 'moved'
  | 'git_missing'
  | 'git_old'
  | 'too_large'
  | 'ssh_missing'
  | 'ssh_key'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'host_key'
  | 'tls'
  | 'empty'
  | 'branch_missing'
  | 'not_a_branch'
  | 'rule'
  | 'name_taken'
  | 'declined'
  | 'rejected'
  | 'other';

/** Where a command spoke to. */
export interface GitPlace {
  readonly url: string;
  readonly branch: string;
  /** True for the branch of a pull request. */
  readonly isProposal?: boolean;
  /** True when a token or key was given. */
  readonly authenticated: boolean;
}

/** What belongs to some kinds. */
export interface GitFacts {
  /** The remote's own words on one bounded line; may be empty. */
  readonly said?: string | undefined;
  /** Of `busy`: what the server asks; undefined where it does not say. */
  readonly waitSeconds?: number | undefined;
  /** Of `moved`: where the server points to, without query; undefined where it does not say. */
  readonly movedTo?: string | undefined;
  /** Of `proxy`: the status that the proxy itself gave. */
  readonly status?: number | undefined;
  /** Of `rule`. */
  readonly rules?: readonly BranchRule[] | undefined;
  /** Of `name_taken`: the branch that is in the way. */
  readonly taken?: string | undefined;
  /** Of `branch_missing`: the branches that are there. */
  readonly branches?: readonly string[] | undefined;
  /** Of `git_old`: the version that is there. */
  readonly version?: string | undefined;
  /** Of `rejected`: the reason in git's own short words. */
  readonly reason?: string | undefined;
}

/** A failure of git. Whoever shows it to a person finds the words. */
export class GitFailure extends Error {
  readonly kind: GitFailureKind;
  readonly place: GitPlace;
  readonly facts: GitFacts;

  constructor(kind: GitFailureKind, place: GitPlace, facts: GitFacts = {}, options?: ErrorOptions) {
    super(`git: ${kind} at ${place.url}${phrase(facts.said || undefined, (said) => `: ${said}`)}`, options);
    this.name = 'GitFailure';
    this.kind = kind;
    this.place = place;
    this.facts = facts;
  }

  /** True when the same command may succeed later. */
  get isPassing(): boolean {
    if (this.kind === 'proxy') return (this.facts.status ?? 0) >= 500 || this.facts.status === 429;
    return this.kind === 'unreachable' || this.kind === 'timed_out' || this.kind === 'busy';
  }
}

/** What a server's last answer had in its headers, where git kept them. */
export interface AnswerHeaders {
  readonly retryAfter?: string | undefined;
  readonly location?: string | undefined;
}

const isSshUrl = (url: string): boolean => !/^(?:https?|file):/i.test(url);

const limited = /rate limit|abuse detection|too many requests|(?:error:|HTTP) 429\b/i;
const moved = /error: 30[12378]\b/;
const proxied = /(?:CONNECT tunnel failed, response|Received HTTP code) (\d{3})/i;
const unresolved = /Could ?n[o']t resolve (?:host|hostname|proxy)/i;

/** Patterns for what stays. They see at most some 16,000 characters, and none can match from many places of a long line. */
const lasting: readonly (readonly [pattern: RegExp, kind: GitFailureKind])[] = [
  [/\bssh: (?:command )?not found|cannot run ssh\b/i, 'ssh_missing'],
  [/invalid format|error in libcrypto|incorrect passphrase|Load key /i, 'ssh_key'],
  [
    /could not read (?:Username|Password)|Authentication failed|Invalid username or (?:password|token)|error: 401|Permission denied \((?:publickey|password|keyboard)/i,
    'unauthenticated',
  ],
  [
    /error: 403|Write access to repository not granted|Permission to \S{1,300} denied|marked as read.only|not allowed to upload code/i,
    'forbidden',
  ],
  [
    /Repository not found|repository '[^'\n]{1,500}' not found|error: 404|does not appear to be a git repository|does not exist|project you were looking for could not be found/i,
    'not_found',
  ],
  [/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i, 'host_key'],
  [/SSL certificate problem|certificate verification failed|server certificate/i, 'tls'],
];

/** What passes by itself; looked for last. */
const transport =
  /error: (?:5\d\d|408)|HTTP (?:5\d\d|408)|RPC failed|hung up|early EOF|unexpected disconnect|Empty reply|Connection (?:reset|timed out|closed|refused)|Failed to connect|Could(?:n't| not) (?:resolve|connect)|Operation (?:too slow|timed out)|transfer closed|timed out|Timeout|SSL_ERROR|gnutls_handshake|recv error|kex_exchange|Broken pipe|No route to host|Network is unreachable|closed by remote host|Received disconnect|invalid index-pack output|did not send all necessary objects/i;

/** Turns the end of a failed command into a failure. `words` is what git printed to standard error, in any length. */
export function readFailure(
  words: string,
  place: GitPlace,
  { timedOut = false, headers = {} }: { readonly timedOut?: boolean; readonly headers?: AnswerHeaders } = {},
): GitFailure {
  const seen = boundText(words);
  const said = quoteWords(seen);
  if (timedOut) return new GitFailure('timed_out', place, { said });

  const status = proxied.exec(seen)?.[1];
  if (status !== undefined) return new GitFailure('proxy', place, { said, status: Number(status) });
  if (isLimited(seen, headers)) return new GitFailure('busy', place, { said, waitSeconds: waitOf(seen, headers) });
  if (moved.test(seen))
    return new GitFailure('moved', place, { said, movedTo: addressOf(headers.location, place.url) });
  if (unresolved.test(seen)) return new GitFailure('unresolved', place, { said });

  const kinds: typeof lasting = [...lasting, [transport, 'unreachable']];
  const kind = kinds.find(([pattern]) => pattern.test(seen))?.[1] ?? 'other';
  return new GitFailure(kind, place, { said });
}

/** The same for a push: every git host has words of its own for a key that may only read, or none; it has read a moment ago. */
export function readWriteFailure(
  words: string,
  place: GitPlace,
  more: { readonly timedOut?: boolean; readonly headers?: AnswerHeaders } = {},
): GitFailure {
  const failure = readFailure(words, place, more);
  const isShut = isSshUrl(place.url) && boundText(words).includes('Could not read from remote repository');
  if (failure.kind === 'other' && isShut) return new GitFailure('forbidden', place, failure.facts);
  return failure;
}

/** Git shows what a server says to its first question, and of a push no more than the status: then the header tells. */
const isLimited = (said: string, { retryAfter }: AnswerHeaders): boolean =>
  limited.test(said) || (retryAfter !== undefined && /(?:error:|HTTP) (?:403|503)\b/.test(said));

/** What the server asks, in seconds. GitHub wants a minute where it does not say. */
function waitOf(said: string, { retryAfter }: AnswerHeaders): number | undefined {
  const seconds = Number(retryAfter);
  if (retryAfter !== undefined && Number.isFinite(seconds) && seconds >= 0) return Math.max(1, seconds);
  if (/secondary rate limit|abuse detection/i.test(said)) return 60;
  return undefined;
}

/** The repository that a redirect points to: without the path of git's own question, credentials and query. */
function addressOf(location: string | undefined, from: string): string | undefined {
  if (location === undefined || !URL.canParse(location, from)) return undefined;
  const { origin, pathname } = new URL(location, from);
  return quoteLine(`${origin}${pathname.replace(/\/(?:info\/refs|git-(?:upload|receive)-pack)$/, '')}`, 300);
}

/** The remote's own last lines, without git's hints and progress, on one bounded line. */
export function quoteWords(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^(?:remote|error|fatal|warning): ?/, '').trim())
    .filter((line) => line !== '' && !/^(?:hint:|To |! \[|error: failed to push|failed to push some refs)/.test(line));
  return quoteLine(lines.slice(-8).join(' · '));
}

/** The host of a URL or of `user@host:path`; empty where there is none. */
function hostOf(url: string): string {
  if (URL.canParse(url)) return new URL(url).hostname;
  return before(url.slice(url.indexOf('@') + 1), ':');
}

/** True when it is the name service that has trouble, and not the name that is wrong: git and curl do not tell them apart. */
export async function isNameServiceDown(url: string): Promise<boolean> {
  const { lookup } = await import('node:dns/promises');
  try {
    await lookup(hostOf(url));
    return true;
  } catch (thrown) {
    return systemErrorCode(thrown) === 'EAI_AGAIN';
  }
}
