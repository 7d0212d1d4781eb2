// How git reaches a repository: the whole environment of its processes, with credentials where no other process, log or
// file of the user sees them. Never inherits the user's own git settings, hooks, agents or the header of a checkout.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { thinEnvironment } from '../../domain/environment.ts';
import { githubHostKeys } from './host-keys.ts';

/** What a repository is reached with. */
export interface GitCredentials {
  /** Password of Basic auth over HTTP(S). */
  readonly token?: string | undefined;
  /** A private key in OpenSSH or PEM form. */
  readonly sshKey?: string | undefined;
  /** Lines of a known_hosts file; GitHub's published keys are always known. */
  readonly knownHosts?: string | undefined;
}

const inherited = new Set(['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_PROXY_SSL_CAINFO']);
const agents = new Set(['SSH_AUTH_SOCK', 'SSH_ASKPASS', 'SSH_AGENT_PID', 'HOME', 'XDG_CONFIG_HOME', 'EMAIL']);

/** The environment for git in `folder`, a private folder that the caller removes; the key file is written there. */
export async function gitEnvironment(
  url: string,
  credentials: GitCredentials,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const home = path.join(folder, 'home');
  await mkdir(home, { mode: 0o700 });
  const clean = Object.entries(thinEnvironment(env)).filter(
    ([name]) => (!name.startsWith('GIT_') || inherited.has(name)) && !agents.has(name),
  );
  return {
    ...Object.fromEntries(clean),
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_DEFAULT_REF_FORMAT: 'files',
    GIT_ALLOW_PROTOCOL: protocolOf(url),
    ...configVariables({ ...settings, ...authorization(url, credentials.token) }),
    ...(protocolOf(url) === 'ssh' ? { GIT_SSH_COMMAND: await sshCommand(credentials, home) } : {}),
  };
}

/** The base64 text that the Authorization header carries; mask it beside the token. */
export const basicCredentials = (token: string): string => Buffer.from(`x-access-token:${token}`).toString('base64');

/** `https`, `http`, `ssh` or `file`. scp-like addresses are ssh. */
export function protocolOf(url: string): string {
  return /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? 'ssh';
}

const settings = {
  'safe.directory': '*',
  'core.hooksPath': '/dev/null',
  'core.fsync': 'none',
  'credential.helper': '',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'advice.detachedHead': 'false',
  'http.lowSpeedLimit': '1',
  'http.lowSpeedTime': '20',
  'pack.threads': '1',
};

/** A header per origin, so that a redirect to another host does not get it. */
function authorization(url: string, token: string | undefined): Record<string, string> {
  if (token === undefined || !/^https?:/i.test(url)) return {};
  return { [`http.${new URL(url).origin}/.extraHeader`]: `Authorization: Basic ${basicCredentials(token)}` };
}

/** Settings as git takes them from its environment: https://git-scm.com/docs/git-config#ENVIRONMENT */
function configVariables(values: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(values);
  const variables = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(entries.length), ...Object.fromEntries(variables) };
}

/** An ssh without agent, user configuration or questions, that talks only to hosts whose key is known. */
async function sshCommand(credentials: GitCredentials, home: string): Promise<string> {
  const key = path.join(home, 'key');
  const hosts = path.join(home, 'known_hosts');
  await writeFile(key, `${(credentials.sshKey ?? '').replaceAll('\r', '').trimEnd()}\n`, { mode: 0o600 });
  await writeFile(hosts, `${githubHostKeys.join('\n')}\n${credentials.knownHosts ?? ''}\n`, { mode: 0o600 });
  const options = [
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    'UpdateHostKeys=no',
    `UserKnownHostsFile=${doubleQuoted(hosts)}`,
    'GlobalKnownHostsFile=/dev/null',
    'ConnectTimeout=20',
    'ServerAliveInterval=10',
  ];
  const words = ['ssh', '-F', '/dev/null', '-i', key, ...options.flatMap((option) => ['-o', option])];
  return words.map(shellQuoted).join(' ');
}

const doubleQuoted = (text: string): string => (/\s/.test(text) ? `"${text}"` : text);
const shellQuoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
