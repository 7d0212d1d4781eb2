// What signed commits and pull requests need of the inputs: a repository on GitHub, a token, and each other. Pure.

import type { Problem } from '../../domain/action-error.ts';
import type { Context } from '../../domain/context.ts';
import { isPrivateUrl } from '../../domain/loopback.ts';
import { withoutEnd } from '../../domain/text/ends.ts';
import { phrase, present } from '../../domain/text/optional.ts';

/** The inputs that say which GitHub is written to, and how. */
export interface GitHubInputs {
  readonly mode: 'push' | 'pull-request' | 'none';
  readonly signed: boolean;
  readonly repository: string | undefined;
  readonly token: string | undefined;
  readonly 'ssh-key'?: string | undefined;
  readonly username?: string | undefined;
  readonly 'app-id'?: string | undefined;
  readonly 'app-private-key'?: string | undefined;
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
  const host = phrase(URL.canParse(serverUrl), () => new URL(serverUrl).host);
  const address = repository.url.replace(/^(?:https?:\/\/|ssh:\/\/)?(?:[^@/]+@)?/, '');
  if (host === '' || !/^[:/]$/.test(address.charAt(host.length)) || !address.startsWith(host)) return undefined;
  return /^([A-Za-z0-9-]+\/[A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(address.slice(host.length + 1))?.[1];
}

/** The problem of a repository that is not on the GitHub whose API is needed. */
export function notOnGitHub(repository: string, serverUrl: string): Problem {
  const what = `"${repository}" is not a repository on ${serverUrl}, and the API of that server is needed`;
  const fix = 'Write `repository: owner/name`, and `github-server-url` and `github-api-url` for another server.';
  return { code: 'repository_not_github', what, where: 'input `repository`', fix };
}

/** The REST root of the server that the repository is on: a token for one server is never sent to another. */
export function apiUrlOf(given: GitHubInputs, runner: Pick<Context, 'serverUrl' | 'apiUrl'>): string {
  const bare = (url: string): string => withoutEnd(url, '/');
  if (given['github-api-url'] !== undefined) return bare(given['github-api-url']);
  const server = bare(given['github-server-url'] ?? runner.serverUrl);
  if (server === bare(runner.serverUrl)) return bare(runner.apiUrl);
  // https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency: api.SUBDOMAIN.ghe.com
  if (/^https:\/\/(?:github\.com|[^/]+\.ghe\.com)$/i.test(server)) return server.replace('//', '//api.');
  return `${server}/api/v3`;
}

/** Faults of the inputs that only these ways of writing have. */
export const githubFaults = (given: GitHubInputs): Problem[] => [
  ...reviewerFaults(given),
  ...appFaults(given),
  ...urlFaults(given),
  ...needFaults(given),
];

/** What GitHub's API cannot do without. */
function needFaults(given: GitHubInputs): Problem[] {
  if (!usesGitHub(given)) return [];
  const isProposed = given.mode === 'pull-request';
  const way = isProposed ? '`mode: pull-request`' : '`signed: true`';
  const permission = `\`contents: write\`${phrase(isProposed, ' and `pull_requests: write`')}`;
  const tokenFix = `Give the step \`token: \${{ … }}\` of a GitHub App or user with ${permission} on that repository, or \`app-id\` and \`app-private-key\`.`;

  return present([
    given.repository === undefined &&
      problem('repository', `${way} needs a repository on GitHub`, 'Give the step `repository: owner/name`.'),
    given.token === undefined &&
      given['app-id'] === undefined &&
      problem('token', `${way} needs GitHub's API and so a \`token\``, tokenFix),
  ]);
}

const urlExamples = {
  'github-api-url': 'https://github.example.com/api/v3',
  'github-server-url': 'https://github.example.com',
} as const;

/** Servers that would be sent a secret over plain HTTP, or that are none. */
function urlFaults(given: GitHubInputs): Problem[] {
  return Object.entries(urlExamples).flatMap(([name, example]) => {
    const url = given[name as keyof typeof urlExamples];
    if (url === undefined || isPrivateUrl(url)) return [];
    return [problem(name, `"${url}" is not an https URL`, `Write it as ${example}.`)];
  });
}

/** A GitHub App stands in place of the other credentials, with both of its inputs. */
function appFaults(given: GitHubInputs): Problem[] {
  const { 'app-id': id, 'app-private-key': key } = given;
  if (id === undefined && key === undefined) return [];
  const others = (['token', 'ssh-key', 'username'] as const).filter((other) => given[other] !== undefined);

  return present([
    id === undefined && problem('app-id', '`app-private-key` is given without `app-id`', 'Give both.'),
    key === undefined && problem('app-private-key', '`app-id` is given without `app-private-key`', 'Give both.'),
    ...others.map((other) =>
      problem(
        other,
        `\`${other}\` and \`app-id\` are both given`,
        'Remove one of them: the App makes a token of its own.',
      ),
    ),
    id !== undefined &&
      !/^[A-Za-z0-9._-]{1,100}$/.test(id) &&
      problem(
        'app-id',
        `"${id}" is not the id of a GitHub App`,
        'Write the App ID or the Client ID of its settings page.',
      ),
    key !== undefined &&
      !isPrivateKey(key) &&
      problem(
        'app-private-key',
        '`app-private-key` is not a private key',
        'Give the whole .pem file that GitHub gave, with its BEGIN and END lines.',
      ),
  ]);
}

/** Whether the text can be a key at all; its letters are nobody's business. */
const isPrivateKey = (text: string): boolean =>
  /^\s{0,20}-----BEGIN (?:RSA )?PRIVATE KEY-----/.test(text) &&
  /-----END (?:RSA )?PRIVATE KEY-----\s{0,20}$/.test(text);

/** Reviewers that GitHub cannot know. https://docs.github.com/en/rest/pulls/review-requests */
const reviewerFaults = (given: GitHubInputs): Problem[] =>
  given['pull-request-reviewers']
    .filter((reviewer) => !/^[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9._-]+)?$/.test(reviewer))
    .map((reviewer) =>
      problem('pull-request-reviewers', `"${reviewer}" is not a login`, 'Write `login`, or `org/team`, without @.'),
    );

const problem = (name: string, what: string, fix: string): Problem => ({
  code: 'input_invalid',
  what,
  where: `input \`${name}\``,
  fix,
});
