// A real sshd on loopback that serves the bare repositories below one folder to deploy keys, as a git host does: each key has a
// forced command that ends in git-shell. Its host key, its configuration and its clients' keys are its own; stopped after the test.

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { freePort } from './engine.ts';
import { type Cleanup, temporaryFolder } from './folder.ts';

/** What a deploy key may do. `shut` refuses a write without a word, `stall` never answers. */
export type Access = 'write' | 'read' | 'shut' | 'stall';

/** A running sshd. */
export interface SshServer {
  /** `ssh://user@127.0.0.1:<port>/<root>`. */
  readonly url: string;
  /** The line of a known_hosts file for it. */
  readonly knownHosts: string;
  /** A new deploy key: the private one. `undefined` access is a key that the server does not know. */
  deployKey(access: Access | undefined): string;
  /** Command lines and environments of every process of git and ssh, as they were while the repository was spoken to. */
  witnessed(): string;
  /** What sshd said; a line per authentication. */
  log(): string;
}

/** Starts it on a free port of 127.0.0.1, for the user that runs the test. */
export async function startSshServer(test: Cleanup, root: string): Promise<SshServer> {
  const folder = temporaryFolder(test);
  const at = (name: string): string => path.join(folder, name);
  const port = await freePort();
  makeKey(at('host'));
  for (const access of ['write', 'read', 'shut', 'stall'] as const) {
    writeFileSync(at(access), forcedCommand(access, at('witnessed')));
    chmodSync(at(access), 0o755);
  }
  writeFileSync(at('authorized_keys'), '');
  writeFileSync(at('witnessed'), '');
  writeFileSync(at('sshd_config'), configuration(folder, port));
  const said = await startSshd(test, at('sshd_config'));
  let keys = 0;
  return {
    url: `ssh://${userInfo().username}@127.0.0.1:${port}${root}`,
    knownHosts: `[127.0.0.1]:${port} ${readFileSync(at('host.pub'), 'utf8').trim()}`,
    deployKey: (access) => {
      const file = at(`key-${++keys}`);
      makeKey(file);
      const rule = `command="${at(access ?? '')}",restrict ${readFileSync(`${file}.pub`, 'utf8')}`;
      if (access !== undefined) writeFileSync(at('authorized_keys'), rule, { flag: 'a' });
      return readFileSync(file, 'utf8');
    },
    witnessed: () => readFileSync(at('witnessed'), 'utf8'),
    log: said,
  };
}

/** A new key pair in `file` and `file.pub`; a passphrase encrypts it. */
export function makeKey(file: string, passphrase = ''): void {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'deploy', '-f', file]);
}

/** https://man.openbsd.org/sshd_config */
const configuration = (folder: string, port: number): string => `ListenAddress 127.0.0.1:${port}
HostKey ${folder}/host
PidFile none
AuthorizedKeysFile ${folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AcceptEnv GIT_PROTOCOL
LogLevel VERBOSE
`;

/** What becomes of a write; a read-only key is told so in GitHub's words. */
const refusals: Record<Access, string> = {
  write: '',
  read: "echo 'ERROR: The key you are authenticating with has been marked as read only.' >&2; exit 1",
  shut: 'exit 1',
  stall: '',
};

const forcedCommand = (access: Access, witness: string): string => `#!/bin/sh
for each in /proc/[0-9]*; do
  case $(cat "$each/comm" 2>/dev/null) in
    git* | ssh) tr '\\0' '\\n' <"$each/cmdline" >>${witness}; tr '\\0' '\\n' <"$each/environ" >>${witness} ;;
  esac
done
${access === 'stall' ? 'exec cat >/dev/null' : ''}
case $SSH_ORIGINAL_COMMAND in git-upload-pack*) ;; *) ${refusals[access]} ;; esac
exec git-shell -c "$SSH_ORIGINAL_COMMAND"
`;

/** Resolves when it listens, to what it has said so far. As root sshd wants an empty folder for unprivileged children; it stays, for others have it, too. */
async function startSshd(test: Cleanup, config: string): Promise<() => string> {
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const command = execFileSync('which', ['sshd']).toString().trim();
  const sshd = spawn(command, ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => sshd.once('exit', () => resolve()));
  let said = '';
  test.after(async () => {
    sshd.kill();
    await ended;
  });
  await new Promise<void>((resolve, reject) => {
    sshd.once('error', reject);
    sshd.once('exit', () => reject(new Error(`sshd ended: ${said}`)));
    sshd.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.includes('Server listening on')) resolve();
    });
  });
  return () => said;
}
