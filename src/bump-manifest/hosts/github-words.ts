// A refusal of GitHub's API in words for the user: what was tried, and which input, permission or setting mends it. Pure.

import type { GitHubAttempt, GitHubFailure, GitHubFault } from '../../clients/github/fault.ts';
import type { Problem } from '../../domain/action-error.ts';
import { phrase } from '../../domain/text/optional.ts';
import { termsOf } from './forge.ts';
import { type GivenAccess, proxyFix } from './git-words.ts';
import { rulesFix } from './rule-words.ts';

type Advice = Omit<Problem, 'what'>;
type Advise = (fault: GitHubFault, attempt: GitHubAttempt, given: GivenAccess) => Advice;

/** Turns a failure into a problem with a code of docs/errors.md. */
export function githubProblem({ fault, attempt }: GitHubFailure, given: GivenAccess): Problem {
  return { what: said(fault, attempt), ...advice[fault.kind](fault, attempt, given) };
}

/** GitHub's own words are quoted; those of a redirect, of a proxy or of another server are ours. */
function said({ kind, message, waitSeconds }: GitHubFault, { doing, repository }: GitHubAttempt): string {
  const scene = `while ${doing} in ${repository}`;
  if (kind === 'moved' || kind === 'not_github' || kind === 'proxy') return `${message}, ${scene}`;
  return `GitHub said "${message}" ${scene}${phrase(waitSeconds, (seconds) => `, and asks to wait ${seconds} s`)}`;
}

const advice: Readonly<Record<GitHubFault['kind'], Advise>> = {
  unreachable: () => ({
    code: 'github_unreachable',
    fix: 'Run the step again; see https://www.githubstatus.com.',
  }),
  unresolved: () => ({
    code: 'github_unresolved',
    where: 'input `github-api-url`',
    fix: 'Check the host name in `github-api-url` (or `github-server-url`), and that this runner can look it up.',
  }),
  moved: () => ({
    code: 'github_moved',
    where: 'input `github-api-url`',
    fix: 'The token is not sent after a redirect. If you trust that address, give it as `github-api-url`.',
  }),
  not_github: () => ({
    code: 'github_unreachable',
    where: 'input `github-api-url`',
    fix: 'Check `github-api-url`, and what is in between: a login page or a proxy often answers with HTML.',
  }),
  proxy: ({ status }) => ({
    code: 'proxy_refused',
    where: 'the variable `https_proxy`',
    fix: proxyFix(status, 'the host of the API'),
  }),
  too_large: () => ({
    code: 'github_too_large',
    where: 'input `path`',
    fix: 'Name the folder or the files of the service in `path`, or write by git: `signed: false`.',
  }),
  rate_limited: () => ({
    code: 'github_rate_limited',
    where: 'input `max-wait-seconds`',
    fix: 'Raise `max-wait-seconds`, or run the step again later. A push by git (`signed: false`) has limits of its own.',
  }),
  unauthorized: unauthorizedAdvice,
  forbidden: forbiddenAdvice,
  not_found: ({ permission }, attempt, { hasApp }) => ({
    code: 'github_not_found',
    where: 'input `repository`',
    fix: `Check the name, and that ${hasApp ? 'the App of `app-id` is installed on' : 'the token may see'} ${attempt.repository} (\`${neededOf(permission, attempt)}\`): GitHub gives the same answer for what does not exist and for what is hidden.`,
  }),
  protected: ({ rules }, { proposal }) => ({
    code: 'branch_protected',
    where: 'input `ref`',
    fix: rulesFix(rules, {
      isProposal: proposal !== undefined,
      isGitHub: true,
      protection: termsOf('github').protection,
    }),
  }),
  stale: refusedAdvice,
  conflict: refusedAdvice,
  refused: refusedAdvice,
};

function unauthorizedAdvice(_fault: GitHubFault, _attempt: GitHubAttempt, { hasApp }: GivenAccess): Advice {
  const code = 'github_unauthorized';
  if (hasApp)
    return { code, where: 'input `app-private-key`', fix: 'Check that the key belongs to the App of `app-id`.' };
  return { code, where: 'input `token`', fix: 'Give a token that is whole and has not expired.' };
}

const neededOf = (named: string | undefined, { permission }: GitHubAttempt): string => {
  if (named === undefined) return permission;
  return named.replaceAll('=', ': ');
};

function forbiddenAdvice(
  { message, permission }: GitHubFault,
  attempt: GitHubAttempt,
  { hasApp }: GivenAccess,
): Advice {
  if (/not permitted to create or approve/.test(message))
    return {
      code: 'github_forbidden',
      where: 'input `token`',
      fix: "Give a GitHub App's token, or allow it in the repository: Settings → Actions → General → Allow GitHub Actions to create and approve pull requests.",
    };
  const needed = neededOf(permission, attempt);
  if (hasApp)
    return {
      code: 'github_forbidden',
      where: 'input `app-id`',
      fix: `Give the GitHub App the permission \`${needed}\`, and accept it for the installation on ${attempt.repository}.`,
    };

  return {
    code: 'github_forbidden',
    where: 'input `token`',
    fix: `Give a token whose GitHub App or user has \`${needed}\` on ${attempt.repository}. The workflow's own token reaches only its own repository.`,
  };
}

function refusedAdvice({ message }: GitHubFault, { proposal }: GitHubAttempt): Advice {
  if (proposal === undefined || !/reference update failed/i.test(message))
    return { code: 'github_refused', fix: 'Do what GitHub says; nothing else was changed.' };
  const folder = proposal.split('/')[0];
  return {
    code: 'github_refused',
    where: 'input `repository`',
    fix: `Look for a rule that forbids the branch "${proposal}", or a branch "${folder}": git cannot have a branch and others below its name.`,
  };
}
