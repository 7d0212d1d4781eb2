// A clone of this repository that releases can be made from: one commit with what is in this work tree, and a bare remote. Never touches
// the repository itself.

import { execFileSync, spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Cleanup, temporaryFolder } from './folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const script = path.join(root, 'scripts/release.ts');
/** What a release is looked at for; bundles are many megabytes, and only those tests take them that run them. */
const interfaceParts = ['actions', 'action.yml', '.github', 'package.json', 'README.md'];

/** A repository of one commit with what is in this work tree, a bare remote, and a way to release from it. */
export function cloneForRelease(t: Cleanup, more: readonly string[] = []) {
  const folder = temporaryFolder(t);
  const clone = path.join(folder, 'clone');
  const remote = path.join(folder, 'remote.git');
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', clone, '-c', 'user.name=Robin', '-c', 'user.email=robin@shop.example', ...args], {
      encoding: 'utf8',
      env,
    }).trim();

  execFileSync('git', ['init', '--quiet', '--bare', remote], { env });
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', clone], { env });
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...interfaceParts, ...more], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  execFileSync('tar', ['-x', '-C', clone], {
    input: execFileSync('tar', ['-c', '-C', root, '-T', '-'], { input: files, maxBuffer: 1 << 28 }),
  });
  writeFileSync(path.join(clone, '.gitignore'), 'node_modules\n');
  symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'));
  git('config', 'user.name', 'Robin');
  git('config', 'user.email', 'robin@shop.example');
  git('remote', 'add', 'origin', remote);
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  commit('feat: the first version');

  const release = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--skip-build', ...args], {
      cwd: clone,
      env,
      encoding: 'utf8',
    });
    return { status, output: `${stdout}${stderr}` };
  };
  return { clone, remote, git, commit, release };
}
