// A small door for reading GitHub's REST API: GET only, without Octokit, so that a step which asks little starts soon. Never writes.
// https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api

import { bearerTo, isPrivateUrl } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';
import { exchangeJson, type Reply } from '../outward/json-exchange.ts';
import { type Again, againAfter, tryRepeatedly } from '../outward/tries.ts';

/** Where, as whom, and until when. */
export interface ReadingOptions {
  readonly token: string;
  /** The REST root, e.g. `https://api.github.com`. */
  readonly apiUrl: string;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  /** Where the proxy variables are looked up. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What GitHub says: the JSON of a 200, the status and GitHub's own words of a refusal, or why there is no answer. */
export type GitHubAnswer =
  | { readonly kind: 'found'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly what: string }
  | { readonly kind: 'silent'; readonly what: string };

/** Reads one path, e.g. `/repos/o/r/commits/main?per_page=1`. Resolves in every case but an abort. */
export type ReadGitHub = (path: string) => Promise<GitHubAnswer>;

const mostRedirects = 3;

/** Prepares the door; speaks to nobody yet. */
export const openReading =
  (options: ReadingOptions): ReadGitHub =>
  async (path) =>
    await tryRepeatedly((milliseconds) => attempt(options, path, milliseconds), { ...options, repeatable: true });

async function attempt(
  options: ReadingOptions,
  path: string,
  milliseconds: number,
): Promise<readonly [GitHubAnswer, Again]> {
  const { apiUrl, env, signal, token } = options;
  const headers = {
    Accept: 'application/vnd.github+json',
    ...authorization(apiUrl, token),
    'X-GitHub-Api-Version': '2022-11-28',
  };

  let url = `${apiUrl}${path}`;
  for (let redirects = 0; ; redirects++) {
    const reply = await exchangeJson({ method: 'GET', url, headers, milliseconds, env, signal });
    const next = optional(redirects < mostRedirects, () => findRedirect(url, reply));
    if (next === undefined) return [readingOf(reply), againAfter(reply) ?? { kind: 'never' }];
    url = next;
  }
}

/** The token goes over no wire in plain text. */
function authorization(apiUrl: string, token: string): Readonly<Record<string, string>> {
  if (!isPrivateUrl(apiUrl)) return {};
  return { Authorization: bearerTo(apiUrl, token) };
}

/** A renamed repository is told by a redirect on the same host; the token follows nowhere else. */
function findRedirect(url: string, reply: Reply): string | undefined {
  if (reply.kind === 'fault' || ![301, 302, 307, 308].includes(reply.status)) return undefined;
  const next = URL.parse(reply.headers.location ?? '', url);
  if (next?.origin === new URL(url).origin) return next.href;
  return undefined;
}

function readingOf(reply: Reply): GitHubAnswer {
  if (reply.kind === 'fault') return { kind: 'silent', what: reply.what };
  const body = findJson(reply.body);
  if (reply.status === 200 && body !== undefined) return { kind: 'found', body };
  if (reply.status === 200) return { kind: 'silent', what: 'what answered is not GitHub' };
  const message = (body as { message?: unknown } | null | undefined)?.message;
  return { kind: 'refused', status: reply.status, what: typeof message === 'string' ? message.slice(0, 200) : '' };
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return undefined;
  }
}
