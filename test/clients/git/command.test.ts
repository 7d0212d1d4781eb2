// Running git, and the time that is left.

import assert from 'node:assert/strict';
import test from 'node:test';
import { deadlineIn, gitCommand } from '../../../src/clients/git/command.ts';
import { temporaryFolder } from '../../fakes/folder.ts';

test('an exit code is an answer, and a runner without git is an error that says so', async (context) => {
  const folder = temporaryFolder(context);
  const git = gitCommand(folder, { PATH: process.env['PATH'] ?? '' }, deadlineIn(1));
  assert.match((await git(['--version'])).stdout.toString(), /^git version/);
  assert.notEqual((await git(['no-such-command'])).exitCode, 0);
  await assert.rejects(gitCommand(folder, { PATH: folder }, deadlineIn(1))(['--version']), { code: 'git_missing' });
});

test('time that is left shrinks to nothing, and no further', () => {
  const { remaining } = deadlineIn(100);
  assert.ok(remaining() > 90 && remaining() <= 100);
  assert.equal(deadlineIn(0).remaining(), 0);
});
