// What signed commits and pull requests need of the inputs: a repository on GitHub, a token, and each other. Pure.

import type { Problem } from '../../domain/action-error.ts';
import type { Context } from '../../domain/context.ts';
import { isPrivateUrl } from '../../domain/loopback.ts';

/** The inputs that say which GitHub is written to, and how. */
export interface GitHubInputs {
  readonly mode: 'push' | 'pull-request' | 'none';
  readonly signed: boolean;
  readonly repository: string | undefined;
  readonly token: string | undefined;
  readonly 'github-api-url': string | undefined;
  readonly 'github-server-url': string | undefined;
  readonly 'pull-request-reviewers': readonly string[];
}

/** True when GitHub's API is needed. */
export const usesGitHub = (given: Pick<GitHubInputs, 'signed' | 'mode'>): boolean =>
  given.mode === 'pull-request' || (given.signed && given.mode === 'push');

/** `owner/name` of a repository given so or by its URL on that server; undefined when it is not on it. */
export function repositoryName(
  repository: { readonly url: string; readonly name: string | undefined } | undefined,
  serverUrl: string,
): string | undefined {
  if (repository === undefined || repository.name !== undefined) return repository?.name;
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).host : '';
  const address = repository.url.replace(/^(?:https?:\/\/|ssh:\/\/)?(?:[^@/]+@)?/, '');
  if (host === '' || !/^[:/]$/.test(address.charAt(host.length)) || !address.startsWith(host)) return undefined;
  return /^([A-Za-z0-9-]+\/[A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(address.slice(host.length + 1))?.[1];
}

/** The REST root of the server that the repository is on: a token for one server is never sent to another. */
export function apiUrlOf(given: GitHubInputs, runner: Pick<Context, 'serverUrl' | 'apiUrl'>): string {
  const bare = (url: string): string => url.replace(/\/+$/, '');
  if (given['github-api-url'] !== undefined) return bare(given['github-api-url']);
  const server = bare(given['github-server-url'] ?? runner.serverUrl);
  if (server === bare(runner.serverUrl)) return bare(runner.apiUrl);
  // https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency: api.SUBDOMAIN.ghe.com
  return /^https:\/\/(?:github\.com|[^/]+\.ghe\.com)$/i.test(server)
    ? server.replace('//', '//api.')
    : `${server}/api/v3`;
}

/** Faults of the inputs that only these ways of writing have. */
export function* githubFaults(given: GitHubInputs): Generator<Problem> {
  yield* reviewerFaults(given);
  if (!usesGitHub(given)) return;
  const way = given.mode === 'pull-request' ? '`mode: pull-request`' : '`signed: true`';
  if (given.repository === undefined)
    yield problem('repository', `${way} needs a repository on GitHub`, 'Give the step `repository: owner/name`.');
  if (given.token === undefined) {
    const permission =
      given.mode === 'pull-request' ? '`contents: write` and `pull_requests: write`' : '`contents: write`';
    const fix = `Give the step \`token: \${{ … }}\` of a GitHub App or user with ${permission} on that repository.`;
    yield problem('token', `${way} needs GitHub's API and so a \`token\``, fix);
  }
  const apiUrl = given['github-api-url'];
  if (apiUrl !== undefined && !isPrivateUrl(apiUrl))
    yield problem('github-api-url', `"${apiUrl}" is no https URL`, 'Write it as https://github.example.com/api/v3.');
}

/** A reviewer that GitHub cannot know. */
function* reviewerFaults(given: GitHubInputs): Generator<Problem> {
  // https://docs.github.com/en/rest/pulls/review-requests
  for (const reviewer of given['pull-request-reviewers'])
    if (!/^[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9._-]+)?$/.test(reviewer))
      yield problem('pull-request-reviewers', `"${reviewer}" is no login`, 'Write `login`, or `org/team`, without @.');
}

const problem = (name: string, what: string, fix: string): Problem => ({
  code: 'input_invalid',
  what,
  where: `input \`${name}\``,
  fix,
});
