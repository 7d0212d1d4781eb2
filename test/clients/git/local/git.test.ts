// How git is run on a repository of this machine: nothing that the repository says is run, and its faults are told in git's words.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { openLocalHistory } from '../../../../src/clients/git/local/history.ts';
import { temporaryFolder } from '../../../fakes/folder.ts';
import { startHistory } from '../../../fakes/shipped-history.ts';

const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
const open = (folder: string) => openLocalHistory({ folder, revision: undefined, env });

test('no program that the settings of the repository name is run', async () => {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one', files: { a: 'x', '.gitattributes': '* diff=evil' } });
  history.write({ at: '2026-01-02T00:00:00Z', message: 'two', files: { a: 'y' } });
  const folder = history.make({ after });
  const mark = path.join(temporaryFolder({ after }), 'mark');
  for (const [name, value] of [
    ['diff.evil.textconv', `touch ${mark}; cat`],
    ['diff.evil.command', `touch ${mark}; cat`],
    ['diff.external', `touch ${mark}; true`],
    ['core.pager', `touch ${mark}`],
    ['gpg.program', `touch ${mark}`],
    ['log.showSignature', 'true'],
  ] as const)
    execFileSync('git', ['--git-dir', folder, 'config', name, value]);
  writeFileSync(path.join(folder, 'info/attributes'), '* diff=evil\n');
  let count = 0;
  const all = { revisions: ['HEAD'], options: [], notes: 'refs/notes/ship' };
  await open(folder).commits(all, () => {
    count += 1;
  });
  assert.equal(count, 2);
  assert.equal(existsSync(mark), false);
});

test('a fault of the repository is told in the words of git', async () => {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one' });
  const local = open(history.make({ after }));
  await assert.rejects(local.parents(['nowhere'], []), /git rev-list failed: fatal: bad revision 'nowhere'/);
});
