// Running git: exit codes, a runner without it, and one that is too old.

import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { gitCommand, refuseOldGit, subcommandOf } from '../../../src/clients/git/command.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

test('an exit code is an answer, and a runner without git is a failure of its own kind', async (context) => {
  const folder = temporaryFolder(context);
  const git = gitCommand(folder, { PATH: process.env['PATH'] ?? '' }, deadlineIn(1));
  assert.match((await git(['--version'])).stdout.toString(), /^git version/);
  assert.notEqual((await git(['no-such-command'])).exitCode, 0);
  await assert.rejects(gitCommand(folder, { PATH: folder }, deadlineIn(1))(['--version']), { kind: 'git_missing' });
});

const versions: readonly (readonly [said: string, isOld: boolean])[] = [
  ['git version 1.8.3.1', true],
  ['git version 2.17.1', true],
  ['git version 2.30.2', true],
  ['git version 2.31.0', false],
  ['git version 2.34.1', false],
  ['git version 2.39.5 (Apple Git-154)', false],
  ['git version 2.49.0.windows.1', false],
  ['git version 3.0.0', false],
  ['something that nobody has seen', false],
];
for (const [said, isOld] of versions)
  test(`${said} is ${isOld ? 'refused' : 'taken'}`, async (context) => {
    const folder = temporaryFolder(context);
    writeFiles(folder, { git: `#!/bin/sh\necho "${said}"\n` });
    chmodSync(path.join(folder, 'git'), 0o755);
    const asked = refuseOldGit(gitCommand(folder, { PATH: `${folder}:/bin:/usr/bin` }, deadlineIn(1)));
    if (!isOld) return await asked;
    await assert.rejects(asked, { kind: 'git_old', facts: { version: said.split(' ')[2] } });
  });

const commands: readonly (readonly [args: readonly string[], command: string])[] = [
  [['push', '--porcelain', 'origin'], 'push'],
  [['--git-dir=x', '--literal-pathspecs', 'fetch', '-q'], 'fetch'],
  [['--git-dir=x', '-c', 'fetch.unpackLimit=1', 'ls-tree', '-r', '--', 'push'], 'ls-tree'],
  [['--version'], ''],
];
for (const [args, command] of commands)
  test(`git ${args.join(' ')} runs ${command || 'no command'}`, () => assert.equal(subcommandOf(args), command));

test('of what a server makes git say only the end is kept', async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { git: '#!/bin/sh\nhead -c 6000000 /dev/zero | tr "\\0" x >&2\necho end >&2\n' });
  chmodSync(path.join(folder, 'git'), 0o755);
  const git = gitCommand(folder, { PATH: `${folder}:/bin:/usr/bin` }, deadlineIn(1));
  const { stderr } = await git(['fetch']);
  assert.deepEqual([stderr.length <= 1024 * 1024, stderr.subarray(-4).toString()], [true, 'end\n']);
});

test('what is read from a repository is refused when it is larger than 256 MiB', async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { git: '#!/bin/sh\nhead -c "$4" /dev/zero\n' });
  chmodSync(path.join(folder, 'git'), 0o755);
  const git = gitCommand(folder, { PATH: `${folder}:/bin:/usr/bin` }, deadlineIn(1));
  const read = async (bytes: number) => await git(['-c', 'a=b', 'cat-file', String(bytes)]);
  assert.equal((await read(1_000_000)).stdout.length, 1_000_000);
  await assert.rejects(read(257 * 1024 * 1024), { kind: 'too_large' });
});
