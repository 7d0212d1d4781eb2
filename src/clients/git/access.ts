// How git reaches a repository: the whole environment of its processes, with credentials where no other process, log or
// file of the user sees them. Never inherits the user's own git settings, hooks, agents or the header of a checkout.

import { mkdir, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { thinEnvironment } from '../../domain/environment.ts';
import { basicTo, isPrivateUrl } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';
import { onSystemFault } from '../../domain/thrown.ts';
import type { AnswerHeaders } from './failure.ts';
import { githubHostKeys } from './host-keys.ts';

/** What a repository is reached with. */
export interface GitCredentials {
  /** Password of Basic auth over HTTP(S). */
  readonly token?: string | undefined;
  /** User name of Basic auth; default `x-access-token`. */
  readonly username?: string | undefined;
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

  const protocol = protocolOf(url);
  const ssh = await optional(protocol === 'ssh', async () => ({
    GIT_SSH_COMMAND: await sshCommand(credentials, home),
  }));
  return {
    ...Object.fromEntries(clean),
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_DEFAULT_REF_FORMAT: 'files',
    GIT_ALLOW_PROTOCOL: protocol,
    ...configVariables({ ...settings, ...authorization(url, credentials) }),
    ...ssh,
    ...optional(protocol.startsWith('http'), () => traceVariables(folder)),
  };
}

/** The base64 text that the Authorization header carries; mask it beside the token. Undefined where none is sent. */
export function basicCredentials(url: string, credentials: GitCredentials): string | undefined {
  return Object.values(authorization(url, credentials))[0]?.split(' ').at(-1);
}

/** The headers of a server's last answer, which git itself does not show: they lie in a private file. */
export async function readLastHeaders(folder: string): Promise<AnswerHeaders> {
  const text = await readEnd(path.join(folder, traceFile));
  const [, ...answers] = text.split(/<= Recv header: HTTP\//);
  const last = answers.at(-1) ?? '';
  const header = (name: string): string | undefined =>
    new RegExp(`<= Recv header: ${name}: ([^\\r\\n]{1,2000})`, 'i').exec(last)?.[1]?.trim();
  return { retryAfter: header('retry-after'), location: header('location') };
}

const traceFile = 'answers';
const traceEnd = 32 * 1024;

/** Headers only, and git blanks the credentials in them: https://git-scm.com/docs/git#Documentation/git.txt-GITTRACECURL */
const traceVariables = (folder: string): Record<string, string> => ({
  GIT_TRACE_CURL: path.join(folder, traceFile),
  GIT_TRACE_CURL_NO_DATA: '1',
  GIT_TRACE_REDACT: '1',
});

/** The last part of a file; empty when it is not there. */
async function readEnd(file: string): Promise<string> {
  const handle = await open(file).catch(onSystemFault(undefined));

  if (handle === undefined) return '';
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(Math.min(size, traceEnd)),
      position: Math.max(0, size - traceEnd),
    });
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

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
  // A redirect would take the header to whatever host it names.
  'http.followRedirects': 'false',
  'http.lowSpeedLimit': '1',
  'http.lowSpeedTime': '20',
  'pack.threads': '1',
};

/** A header for one origin, and only where it does not go over the wire in plain text. */
function authorization(url: string, { token, username }: GitCredentials): Record<string, string> {
  if (token === undefined || !isPrivateUrl(url)) return {};
  const header = basicTo(url, username ?? 'x-access-token', token);
  return { [`http.${new URL(url).origin}/.extraHeader`]: `Authorization: ${header}` };
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

const doubleQuoted = (text: string): string => {
  if (/\s/.test(text)) return `"${text}"`;
  return text;
};
const shellQuoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
