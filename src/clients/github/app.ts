// A GitHub App's token for one repository, with the permissions of one step: made at its beginning, revoked at its end. The
// library is loaded only then; key and token are kept nowhere.
// https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app

import { createPrivateKey } from 'node:crypto';
import { isPrivateUrl, OpenAddress } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';
import { throwOurBug } from '../../domain/thrown.ts';
import type { Deadline } from '../deadline.ts';
import { retry } from '../retry.ts';
import { findGitHubFault, type GitHubAttempt, githubFailure } from './fault.ts';
import { gitHubFetch, unwrapBugs } from './github.ts';

/** Which App, and for what. */
export interface AppOptions {
  /** The App's id or client id. */
  readonly appId: string;
  /** PEM, as GitHub gives it. */
  readonly privateKey: string;
  readonly apiUrl: string;
  /** `owner/name`: the only repository that the token reaches. */
  readonly name: string;
  /** E.g. `{ contents: 'write' }`. */
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  /** Where the proxy variables are looked up. */
  readonly env: Readonly<Record<string, string>>;
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
}

/** A token and its end. */
export interface AppAccess {
  readonly token: string;
  /** True when GitHub has taken the token back. Never rejects, and does its work after an abort, too. */
  revoke(): Promise<boolean>;
}

/** Undefined when the text is a private key that a GitHub App can have; else what is wrong with it, without a letter of it. */
export function privateKeyFault(privateKey: string): string | undefined {
  try {
    readKey(privateKey);
    return undefined;
  } catch (thrown) {
    throwOurBug(thrown);
    if (privateKey.includes('-----BEGIN')) return 'is not a private key that can be read';
    return 'is not a key in PEM form';
  }
}

/** Makes the token. Rejects with a GitHubFailure when GitHub refuses. */
export async function openAppAccess(options: AppOptions): Promise<AppAccess> {
  const { apiUrl, name, permissions, env, deadline, signal } = options;
  if (!isPrivateUrl(apiUrl)) throw new OpenAddress('key');
  const [{ createAppAuth }, { request }] = await Promise.all([import('@octokit/auth-app'), import('@octokit/request')]);
  const door = request.defaults({ baseUrl: apiUrl, request: { fetch: gitHubFetch(env) } });
  const bounded = door.defaults({ request: { ...optional(signal, (signal) => ({ signal })) } });
  const auth = createAppAuth({ appId: options.appId, privateKey: readKey(options.privateKey), request: bounded });

  const [owner = '', repository = ''] = name.split('/');
  const make = async (): Promise<string> => {
    const { token: jwt } = await auth({ type: 'app' });
    const headers = { authorization: `bearer ${jwt}` };
    const { data } = await bounded('GET /repos/{owner}/{repo}/installation', { owner, repo: repository, headers });
    const wanted = { installationId: data.id, repositoryNames: [repository], permissions: { ...permissions } };
    const { token } = await auth({ type: 'installation', ...wanted });
    return token;
  };

  const attempt: GitHubAttempt = {
    doing: 'making a token of the GitHub App',
    repository: name,
    permission: Object.entries(permissions)
      .map(([what, level]) => `${what}: ${level}`)
      .join('`, `'),
  };
  const token = await makePatiently(make, deadline, signal, attempt);
  return { token, revoke: async () => await revoke(door, token) };
}

async function makePatiently(
  make: () => Promise<string>,
  deadline: Deadline,
  signal: AbortSignal | undefined,
  attempt: GitHubAttempt,
): Promise<string> {
  const isPassing = (thrown: unknown): boolean => {
    const kind = findGitHubFault(thrown)?.kind;
    return kind === 'unreachable' || kind === 'rate_limited';
  };
  const waitOf = (thrown: unknown): number | undefined => findGitHubFault(thrown)?.waitSeconds;

  try {
    return await retry(async () => await unwrapBugs(make()), {
      retries: 50,
      maxSeconds: deadline.remaining(),
      signal,
      isPassing,
      waitOf,
    });
  } catch (thrown) {
    signal?.throwIfAborted();
    throw githubFailure(thrown, attempt);
  }
}

const revokeSeconds = 10;
const revokeTries = 2;

/** A token that cannot be taken back ends by itself within an hour: that is no reason to fail a step. */
async function revoke(
  door: (route: 'DELETE /installation/token', parameters: object) => Promise<unknown>,
  token: string,
): Promise<boolean> {
  const end = AbortSignal.timeout(revokeSeconds * 1000);
  const headers = { authorization: `token ${token}` };
  const isPassing = (thrown: unknown): boolean => findGitHubFault(thrown)?.kind === 'unreachable' && !end.aborted;

  try {
    const call = () => unwrapBugs(door('DELETE /installation/token', { headers, request: { signal: end } }));
    await retry(call, { retries: revokeTries, maxSeconds: revokeSeconds, isPassing });
    return true;
  } catch (thrown) {
    throwOurBug(thrown);
    return findGitHubFault(thrown)?.kind === 'unauthorized';
  }
}

/** GitHub gives PKCS#1, the library wants PKCS#8; and secrets often arrive with `\n` for line breaks. */
function readKey(privateKey: string): string {
  return createPrivateKey(withLineBreaks(privateKey)).export({ type: 'pkcs8', format: 'pem' }).toString();
}

const withLineBreaks = (privateKey: string): string => {
  if (privateKey.includes('\n')) return privateKey;
  return privateKey.replaceAll('\\n', '\n');
};
