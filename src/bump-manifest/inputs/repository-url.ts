// Turns the input `repository` into a URL that git can be given, or says why it cannot. Speaks to nobody.

import { accepted, type Reading, refused } from '../../domain/action-error.ts';
import { isLoopback, isPrivateUrl } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';

/** Where the manifests are. */
export interface ManifestsRepository {
  /** Without credentials. */
  readonly url: string;
  /** `owner/name`, where it was given so. */
  readonly name: string | undefined;
  /** The HTTPS user name that the host's own clone URL bore. */
  readonly username?: string | undefined;
}

const schemes = ['https', 'http', 'ssh', 'file'];

/** `owner/name` on the GitHub server (through ssh when there is a key), or any git URL; the value is undefined when not given. */
export function readRepository(
  given: string | undefined,
  serverUrl: string,
  hasKey = false,
): Reading<ManifestsRepository | undefined> {
  if (given === undefined) return accepted(undefined);
  if (/^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/.test(given)) return onServer(given, serverUrl, hasKey);
  if (/^[A-Za-z0-9._-]+@[A-Za-z0-9._-]+:(?!\/\/)[^\s]+$/.test(given)) return reached({ url: given });
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (scheme === undefined)
    return refuse(`"${given}" is neither owner/name nor a URL with a scheme`, suggestUrl(given));
  if (!schemes.includes(scheme))
    return refuse(`"${given}" has the scheme ${scheme}`, 'Use https://, ssh:// or file://.');

  return readUrl(given, scheme);
}

/** By its URL alone. */
const reached = (repository: Pick<ManifestsRepository, 'url' | 'username'>): Reading<ManifestsRepository> =>
  accepted({ ...repository, name: undefined });

function onServer(given: string, serverUrl: string, hasKey: boolean): Reading<ManifestsRepository> {
  const name = given.replace(/\.git$/, '');
  if (!isPrivateUrl(serverUrl))
    return refused({
      code: 'repository_invalid',
      what: `"${given}" would be looked for on "${serverUrl}", which is not an https URL`,
      where: 'input `github-server-url`',
      fix: 'Write `github-server-url: https://host`, or the whole URL of the repository as `repository`.',
    });
  const root = hasKey ? `ssh://git@${new URL(serverUrl).hostname}` : serverUrl.replace(/\/$/, '');
  return accepted({ url: `${root}/${name}.git`, name });
}

function readUrl(given: string, scheme: string): Reading<ManifestsRepository> {
  const url = URL.parse(given);
  if (url === null || (url.host === '' && scheme !== 'file') || url.pathname.length < 2)
    return refuse(`"${given}" is not the URL of a repository`, 'Write it as https://host/owner/name.git.');

  const username = optional(scheme.startsWith('http') && isCloneUser(url), () => url.username);
  if (url.password !== '' || (url.username !== '' && scheme !== 'ssh' && username === undefined))
    return refuse(
      `"${given.replace(/\/\/[^/]*@/, '//***@')}" carries credentials in the URL`,
      `Take them out, revoke them, and pass \`token: \${{ secrets.… }}\` (and \`username\`, where the host wants one).`,
    );
  if (scheme === 'http' && !isLoopback(url.host))
    return refuse(`"${given}" would send the token over plain HTTP`, `Write https://${url.host}${url.pathname}.`);
  if (username === undefined) return reached({ url: given });
  return reached({ url: given.replace(/\/\/[^/@]*@/, '//'), username });
}

/** User names that the hosts' own documents print beside a token, and that are nobody's. */
const printedUsers = new Set([
  'git',
  'oauth2',
  'x-access-token',
  'x-bitbucket-api-token-auth',
  'x-token-auth',
  'gitlab-ci-token',
]);

/**
 * A user name that a host writes into the address that it offers for cloning: Azure the organization, Bitbucket the person. What
 * stands in the path as well is no secret; a token in that place is long.
 */
function isCloneUser({ hostname, username, password, pathname }: URL): boolean {
  if (password !== '' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/.test(username)) return false;
  if (printedUsers.has(username) || pathname.split('/')[1] === username) return true;
  return hostname === 'bitbucket.org' && username.length <= 30 && !/^AT(?:BB|CT)/.test(username);
}

/** True for `ssh://…` and `git@host:…`. */
export const isSsh = (url: string): boolean => !/^(?:https?|file):/i.test(url);

const suggestUrl = (given: string): string => {
  if (/^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?\//i.test(given)) return `Write https://${given}.`;
  return 'Write owner/name, https://host/owner/name.git, ssh://git@host/owner/name.git or git@host:owner/name.git.';
};

const refuse = (what: string, fix: string): Reading<never> =>
  refused({ code: 'repository_invalid', what, where: 'input `repository`', fix });
