// A failure of git in words for the user: what happened, and which input or setting mends it, in the host's own terms. Pure.

import type { GitFacts, GitFailure, GitFailureKind, GitPlace } from '../../clients/git/failure.ts';
import type { Problem } from '../../domain/action-error.ts';
import { before } from '../../domain/text/ends.ts';
import { nearestNames } from '../../domain/text/nearest.ts';
import { phrase } from '../../domain/text/optional.ts';
import { type Forge, type ForgeTerms, forgeOf, termsOf } from './forge.ts';
import { rulesFix } from './rule-words.ts';

/** What was given that the words depend on. */
export interface GivenAccess {
  /** A server that is GitHub's. */
  readonly serverUrl: string;
  /** True when the credentials are those of a GitHub App (`app-id`). */
  readonly hasApp: boolean;
}

/** Everything that a sentence may need. */
interface Scene extends GitPlace, GitFacts {
  readonly forge: Forge;
  readonly terms: ForgeTerms;
  readonly hasApp: boolean;
  readonly isSsh: boolean;
  /** `: ` and the remote's own words, or nothing. */
  readonly quoted: string;
}

/** Turns a failure into a problem with a code of docs/errors.md. */
export function gitProblem(failure: GitFailure, given: GivenAccess): Problem {
  const { kind, place, facts } = failure;
  const forge = forgeOf(place.url, given.serverUrl);
  const quoted = phrase(saysMore(facts.said), () => `: ${facts.said}`);
  const isSsh = !/^(?:https?|file):/i.test(place.url);

  const scene = { ...place, ...facts, forge, terms: termsOf(forge), hasApp: given.hasApp, isSsh, quoted };
  return { where: 'input `repository`', ...words[kind](scene) };
}

/** That git would ask a person for the password says nothing that the code does not say. */
const saysMore = (said: string | undefined): boolean =>
  said !== undefined && said !== '' && !/terminal prompts disabled/.test(said);

const words: Readonly<Record<GitFailureKind, (scene: Scene) => Problem>> = {
  unreachable: ({ url, quoted }) => ({
    code: 'manifests_unreachable',
    what: `${url} could not be reached${quoted}`,
    fix: 'Run the step again when the server works again; nothing was lost and nothing was written twice.',
  }),
  timed_out: ({ url, quoted }) => ({
    code: 'manifests_unreachable',
    what: `${url} did not answer in time${quoted}`,
    fix: 'Run the step again when the server works again; nothing was lost and nothing was written twice.',
  }),
  busy: ({ url, quoted, waitSeconds }) => ({
    code: 'manifests_busy',
    what: `${url} limits how often it may be asked${quoted}${phrase(waitSeconds, (waitSeconds) => `; it asks to wait ${waitSeconds} s`)}`,
    where: 'input `max-wait-seconds`',
    fix: 'Raise `max-wait-seconds`, or run the step again later; nothing was written. The token is fine: it is the number of pushes a minute that is limited.',
  }),
  proxy: ({ url, quoted, status }) => ({
    code: 'proxy_refused',
    what: `The proxy on the way to ${url} answered ${status} itself${quoted}`,
    where: 'the variable `https_proxy`',
    fix: proxyFix(status, 'that host'),
  }),
  unresolved: ({ url, quoted }) => ({
    code: 'manifests_unresolved',
    what: `The host of ${url} has no address${quoted}`,
    fix: 'Check the host name in `repository` or `github-server-url`, and that this runner can look it up.',
  }),
  moved: ({ url, movedTo }) => ({
    code: 'manifests_moved',
    what: `${url} redirects to ${movedTo ?? 'another address'}, and credentials are not sent after a redirect`,
    fix: movedFix(movedTo),
  }),
  git_missing: () => ({
    code: 'git_missing',
    what: 'There is no `git` on this runner',
    where: undefined,
    fix: 'Install git on the runner (in a container job: in its image), 2.31 or newer.',
  }),
  git_old: ({ version }) => ({
    code: 'git_old',
    what: `The git on this runner is ${version}, and bump-manifest needs 2.31 or newer`,
    where: undefined,
    fix: 'Install a newer git on the runner: an older one ignores the settings that carry the credentials.',
  }),
  too_large: () => ({
    code: 'manifests_too_large',
    what: 'The files that `path` matches in the manifests repository have more than 256 MiB together, which is too much to read',
    where: 'input `path`',
    fix: 'Name the folders or files of the service in `path`.',
  }),
  ssh_missing: ({ url }) => ({
    code: 'ssh_missing',
    what: `There is no \`ssh\` on this runner, and ${url} is reached through it`,
    fix: 'Install openssh-client on the runner, or give an https URL with `token`.',
  }),
  ssh_key: ({ quoted }) => ({
    code: 'manifests_ssh_key',
    what: `The \`ssh-key\` is not a private key that ssh can use${quoted}`,
    where: 'input `ssh-key`',
    fix: 'Give the whole private key, with its BEGIN and END lines and without a passphrase.',
  }),
  unauthenticated: (scene) => ({
    code: 'manifests_unauthenticated',
    what: `${scene.url} ${scene.authenticated ? 'did not accept the credentials' : 'asks for credentials'}${scene.quoted}`,
    fix: credentialsFix(scene),
  }),
  forbidden: (scene) => ({
    code: 'manifests_forbidden',
    what: `${scene.url} accepted the credentials, but does not let them do this${scene.quoted}`,
    fix: writeFix(scene),
  }),
  not_found: ({ url, quoted, hasApp }) => ({
    code: 'manifests_not_found',
    what: `There is no repository ${url}, or the credentials may not see it${quoted}`,
    fix: `Check \`repository\`, and that ${hasApp ? 'the GitHub App is installed on it' : '`token` or `ssh-key` may read it'}: a private repository answers "not found" too.`,
  }),
  host_key: ({ url, quoted }) => ({
    code: 'manifests_host_key',
    what: `The host of ${url} did not show a host key that is known${quoted}`,
    where: 'input `ssh-known-hosts`',
    fix: `Give its line of a known_hosts file, taken over a trusted channel, as \`ssh-known-hosts\`: it begins with \`${knownHost(url)} \`.`,
  }),
  tls: ({ url, quoted }) => ({
    code: 'manifests_tls',
    what: `The certificate of ${url} is not trusted${quoted}`,
    fix: 'Install the CA on the runner, or set GIT_SSL_CAINFO to its file in the job.',
  }),
  empty: ({ url, branch }) => ({
    code: 'manifests_empty',
    what: `${url} has no commit on ${branch}`,
    fix: 'Commit the manifests to the repository first.',
  }),
  branch_missing: ({ url, branch, branches = [] }) => ({
    code: 'branch_not_found',
    what: `${url} has no branch "${branch}"`,
    where: 'input `ref`',
    fix: branchesFix(branch, branches),
  }),
  not_a_branch: ({ url, branch }) => ({
    code: 'branch_not_found',
    what: `"${branch}" is not a branch of ${url}`,
    where: 'input `ref`',
    fix: 'Name a branch, not a tag.',
  }),
  rule: ({ url, branch, quoted, rules = [], isProposal = false, forge, terms }) => ({
    code: 'branch_protected',
    what: `A rule protects the branch ${branch} of ${url}${quoted}`,
    where: 'input `ref`',
    fix: rulesFix(rules, { isProposal, isGitHub: forge === 'github', protection: terms.protection }),
  }),
  name_taken: ({ url, branch, taken = '' }) => ({
    code: 'push_refused',
    what: `The branch ${branch} cannot be made in ${url}: there is a branch "${taken}"`,
    fix: `Rename or delete the branch "${taken}": git cannot have a branch and others below its name.`,
  }),
  declined: ({ url, branch, quoted }) => ({
    code: 'push_declined',
    what: `A hook of ${url} declined the push to ${branch}${quoted}`,
    fix: 'Do what the hook asks for in its words above, e.g. with `commit-message` or `commit-email`.',
  }),
  rejected: (scene) => ({
    code: 'push_refused',
    what: `${scene.url} refused the push to ${scene.branch}: ${scene.reason}${scene.quoted}`,
    fix: writeFix(scene),
  }),
  other: ({ url, quoted }) => ({
    code: 'git_failed',
    what: `git failed on ${url}${quoted}`,
    fix: "Read git's own words above.",
  }),
};

function movedFix(movedTo: string | undefined): string {
  if (movedTo === undefined) return 'Give the address that the repository has now as `repository`.';
  return `If you trust that address, give it as \`repository\`: ${movedTo}.`;
}

/** What a proxy that answers by itself wants; `host` is what it stands before. */
export function proxyFix(status: number | undefined, host: string): string {
  if (status === 407)
    return 'The proxy wants a login: write it into the variable, `http://user:password@proxy:port`, with special characters percent-encoded.';
  if (status !== undefined && status < 0) return 'Write the variable as `http://proxy:port`, or take it away.';
  return `Let the proxy open a tunnel to ${host}, or add the host to \`no_proxy\`.`;
}

function credentialsFix({ authenticated, isSsh, hasApp, terms }: Scene): string {
  if (!authenticated) return `Give the step \`${isSsh ? 'ssh-key' : 'token'}: \${{ secrets.… }}\`.`;
  if (isSsh)
    return 'Check that `ssh-key` is the private key, whole and without a passphrase, of a deploy key of that repository.';
  if (hasApp) return 'Check that the GitHub App of `app-id` is installed on that repository.';
  const check = 'Check that `token` is the right one, whole, and not expired.';
  if (terms.userName === undefined) return check;
  return `${check} ${terms.userName}`;
}

function writeFix({ isSsh, hasApp, terms }: Scene): string {
  if (isSsh) return terms.writeKey;
  if (hasApp)
    return 'Give the GitHub App of `app-id` the permission `Contents: read and write`, and accept it for the installation on that repository.';
  return terms.writeToken;
}

function branchesFix(branch: string, branches: readonly string[]): string {
  const near = nearestNames(branch, branches);
  if (near.length > 0) return `Near: ${near.join(', ')}.`;
  if (branches.length > 0) return `Known: ${branches.slice(0, 10).join(', ')}.`;
  return 'The repository has no branch at all.';
}

/** The host as known_hosts names it: https://man.openbsd.org/sshd#SSH_KNOWN_HOSTS_FILE_FORMAT */
function knownHost(url: string): string {
  const { hostname, port } = URL.parse(url) ?? new URL(`ssh://${before(url, ':')}`);
  if (port === '' || port === '22') return hostname;
  return `[${hostname}]:${port}`;
}
