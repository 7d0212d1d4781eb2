// The door to GitHub's API: one authenticated Octokit, loaded only when a call is made, on the runner's way out. Knows routes of
// nobody, and takes the token to no other address than the one it was given for.

import { isPrivateUrl, OpenAddress } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';
import { throwOurBug } from '../../domain/thrown.ts';
import type { OutwardFetch } from '../outward/fetch.ts';

/** A connection to the REST and GraphQL APIs. Both reject with Octokit's RequestError, which carries `status` and `cause`. */
export interface GitHub {
  /** `GET /repos/{owner}/{repo}` and its parameters; resolves to the response's body. */
  request(route: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  graphql(query: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** The server points somewhere else with a request that must not go there. */
export class GitHubMoved extends Error {
  /** Origin and path, without query and credentials. */
  readonly target: string;

  constructor(from: URL, to: URL) {
    const target = `${to.origin}${to.pathname}`.slice(0, 300);
    super(`${from.origin} redirects to ${target}`);
    this.name = 'GitHubMoved';
    this.target = target;
  }
}

/** What answered is not GitHub's API: a login page, or a proxy's own words. */
export class NotGitHub extends Error {
  constructor(url: URL, type: string) {
    super(
      `${url.origin} answered with ${type.slice(0, 100) || 'nothing that has a type'} where GitHub answers with JSON`,
    );
    this.name = 'NotGitHub';
  }
}

/** More than GitHub puts into one answer. */
const maxBytes = 64 * 1024 * 1024;
const mostRedirects = 3;

/** Connects with a token. `apiUrl` is the REST root, e.g. `https://api.github.com`. Touches the network only in calls. */
export function connectGitHub(
  token: string,
  apiUrl: string,
  signal?: AbortSignal,
  env: Readonly<Record<string, string>> = {},
): GitHub {
  const fetch = gitHubFetch(env);
  const octokit = async () => {
    if (!isPrivateUrl(apiUrl)) throw new OpenAddress('token');
    const { getOctokit } = await import('@actions/github');
    return getOctokit(token, { baseUrl: apiUrl, request: { fetch, ...optional(signal, (signal) => ({ signal })) } });
  };

  return {
    request: async (route, parameters) =>
      (await unwrapBugs((await octokit()).request(route, parameters))).data as unknown,
    graphql: async (query, variables) => await unwrapBugs((await octokit()).graphql<unknown>(query, variables)),
  };
}

/** Octokit takes all that its fetch throws for an outage, status 500: a bug of ours comes out as what it is. */
export async function unwrapBugs<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.cause instanceof Error) throwOurBug(thrown.cause);
    throw thrown;
  }
}

/** A fetch for Octokit: follows what stays on the same host, as GitHub does for a renamed repository, and takes JSON alone. */
export function gitHubFetch(env: Readonly<Record<string, string>>): OutwardFetch {
  let fetch: OutwardFetch | undefined;

  return async (address, request = {}) => {
    fetch ??= (await import('../outward/fetch.ts')).outwardFetch(env, maxBytes);
    let url = new URL(address);
    for (let redirects = 0; ; redirects++) {
      const answer = await fetch(url, request);
      const next = redirectOf(answer, url);
      if (next === undefined) return refuseForeign(answer, url);
      if (next.origin !== url.origin || !mayFollow(answer.status, request.method) || redirects === mostRedirects)
        throw new GitHubMoved(url, next);
      url = next;
    }
  };
}

function redirectOf({ status, headers }: Response, url: URL): URL | undefined {
  const location = headers.get('location');
  const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== null;
  if (isRedirect && URL.canParse(location, url.href)) return new URL(location, url);
  return undefined;
}

/** 301, 302 and 303 would turn a write into a read. */
const mayFollow = (status: number, method = 'GET'): boolean => method === 'GET' || status === 307 || status === 308;

function refuseForeign(answer: Response, url: URL): Response {
  const type = answer.headers.get('content-type') ?? '';
  const hasBody = answer.status !== 204 && answer.status !== 205;
  if (answer.ok && hasBody && !/^application\/(?:[a-z.+-]{1,60}\+)?json\b/i.test(type)) throw new NotGitHub(url, type);
  return answer;
}
