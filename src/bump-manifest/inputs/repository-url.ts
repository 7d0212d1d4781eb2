// Turns the input `repository` into a URL that git can be given, or says why it cannot. Speaks to nobody.

import { ActionError } from '../../domain/action-error.ts';
import { isLoopback } from '../../domain/loopback.ts';

/** Where the manifests are. */
export interface ManifestsRepository {
  /** Without credentials. */
  readonly url: string;
  /** `owner/name`, where it was given so. */
  readonly name: string | undefined;
}

const schemes = ['https', 'http', 'ssh', 'file'];

/** `owner/name` on the GitHub server (through ssh when there is a key), or any git URL; undefined when not given. Throws an ActionError. */
export function readRepository(
  given: string | undefined,
  serverUrl: string,
  hasKey = false,
): ManifestsRepository | undefined {
  if (given === undefined) return undefined;
  if (/^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/.test(given)) {
    const name = given.replace(/\.git$/, '');
    const root = hasKey ? `ssh://git@${new URL(serverUrl).hostname}` : serverUrl.replace(/\/$/, '');
    return { url: `${root}/${name}.git`, name };
  }
  if (/^[A-Za-z0-9._-]+@[A-Za-z0-9._-]+:(?!\/\/)[^\s]+$/.test(given)) return { url: given, name: undefined };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (scheme === undefined) throw refuse(`"${given}" is neither owner/name nor a URL with a scheme`, suggestUrl(given));
  if (!schemes.includes(scheme))
    throw refuse(`"${given}" has the scheme ${scheme}`, 'Use https://, ssh:// or file://.');
  return { url: readUrl(given, scheme), name: undefined };
}

function readUrl(given: string, scheme: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || (url.host === '' && scheme !== 'file') || url.pathname.length < 2)
    throw refuse(`"${given}" is no URL of a repository`, 'Write it as https://host/owner/name.git.');
  if (url.password !== '' || (url.username !== '' && scheme !== 'ssh')) {
    const shown = given.replace(/\/\/[^/]*@/, '//***@');
    throw refuse(
      `"${shown}" carries credentials in the URL`,
      `Take them out, revoke them, and pass \`token: \${{ secrets.… }}\`.`,
    );
  }
  if (scheme === 'http' && !isLoopback(url.hostname))
    throw refuse(`"${given}" would send the token over plain HTTP`, `Write https://${url.host}${url.pathname}.`);
  return given;
}

/** True for `ssh://…` and `git@host:…`. */
export const isSsh = (url: string): boolean => !/^(?:https?|file):/i.test(url);

const suggestUrl = (given: string): string =>
  /^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?\//i.test(given)
    ? `Write https://${given}.`
    : 'Write owner/name, https://host/owner/name.git, ssh://git@host/owner/name.git or git@host:owner/name.git.';

const refuse = (what: string, fix: string): ActionError =>
  new ActionError({ code: 'repository_invalid', what, where: 'input `repository`', fix });
