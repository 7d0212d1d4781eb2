// The door to GitHub's API: one authenticated Octokit, loaded only when a call is made. Knows routes of nobody.

/** A connection to the REST and GraphQL APIs. Both reject with Octokit's RequestError, which carries `status`. */
export interface GitHub {
  /** `GET /repos/{owner}/{repo}` and its parameters; resolves to the response's body. */
  request(route: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  graphql(query: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Connects with a token. `apiUrl` is the REST root, e.g. `https://api.github.com`. Touches the network only in calls. */
export function connectGitHub(token: string, apiUrl: string, signal?: AbortSignal): GitHub {
  const octokit = async () => {
    const { getOctokit } = await import('@actions/github');
    return getOctokit(token, { baseUrl: apiUrl, request: signal === undefined ? {} : { signal } });
  };
  return {
    request: async (route, parameters) => (await (await octokit()).request(route, parameters)).data as unknown,
    graphql: async (query, variables) => await (await octokit()).graphql(query, variables),
  };
}
