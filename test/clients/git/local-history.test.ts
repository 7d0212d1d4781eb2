// Reading a repository on this machine.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { type LoggedCommit, openLocalHistory } from '../../../src/clients/git/local-history.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { startHistory } from '../../fakes/shipped-history.ts';

const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
const notes = 'refs/notes/ship';
const open = (folder: string) => openLocalHistory({ folder, revision: undefined, env });

async function log(folder: string, lineStart?: string): Promise<LoggedCommit[]> {
  const found: LoggedCommit[] = [];
  await open(folder).commits({ revisions: ['HEAD'], options: [], lineStart, notes }, (commit) => found.push(commit));
  return found;
}

test('commits come with message, note and patch, whatever their messages hold', async () => {
  const history = startHistory();
  history.ship({ at: '2026-01-01T00:00:00Z', tag: 'v1', note: 'a note' });
  history.write({
    at: '2026-01-02T00:00:00Z',
    message: 'ünïcode\n\ndiff --git a/x b/x\n@@ -1 +1 @@\n',
    files: { ü: 'x' },
  });
  const [second, first] = await log(history.make({ after }));
  assert.deepEqual([first?.note, second?.note], ['a note', '']);
  assert.match(second?.message ?? '', /^ünïcode\n\ndiff --git/);
  assert.match(second?.patch ?? '', /\+\+\+ b\/ü/);
  assert.deepEqual([first?.parents, second?.parents], [[], [first?.sha]]);
  assert.equal(first?.committedAt, Date.UTC(2026, 0, 1) / 1000);
});

test('many commits over many pieces of a stream are each read once', async () => {
  const history = startHistory();
  for (let number = 0; number < 500; number++)
    history.write({
      at: '2026-01-01T00:00:00Z',
      message: `${number} ${'é'.repeat(number)}`,
      files: { a: `${'x'.repeat(999)}${number}` },
    });
  const found = await log(history.make({ after }));
  assert.deepEqual(
    found.map(({ message }) => Number(message.split(' ')[0])).reverse(),
    Array.from({ length: 500 }, (_, number) => number),
  );
});

test('only commits with a line that begins so are told', async () => {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one\n\nShip-Service: x' });
  history.write({ at: '2026-01-02T00:00:00Z', message: 'two says Ship-Service: x' });
  assert.equal((await log(history.make({ after }), 'Ship-Service: ')).length, 1);
});

test('what is asked for often or is large moves no other file into its place', async () => {
  const history = startHistory();
  const large = `image: r.io/x:v1\n${'#'.repeat(15 * 1024 * 1024)}`;
  const tooLarge = `${large}${'#'.repeat(2 * 1024 * 1024)}`;
  history.write({
    at: '2026-01-01T00:00:00Z',
    message: 'one',
    files: { a: 'A', large, 'too large': tooLarge, z: 'Z' },
  });
  const places = ['a', ...Array.from({ length: 5 }, () => 'large'), 'too large', 'x'.repeat(10_000), 'z'];
  const found = await open(history.make({ after })).files(places.map((name) => `HEAD:${name}`));
  assert.deepEqual(
    found.map((bytes) => bytes?.length),
    [1, ...Array.from({ length: 5 }, () => large.length), undefined, undefined, 1],
  );
  assert.deepEqual([found[0], found.at(-1)].map(String), ['A', 'Z']);
});

test('a file is read at a commit, and one that is not there is undefined', async () => {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one', files: { 'a b.txt': 'x\ny', 'folder/c': 'z' } });
  const found = await open(history.make({ after })).files([
    'HEAD:a b.txt',
    'HEAD:gone',
    'HEAD:folder',
    'HEAD:folder/c',
  ]);
  assert.deepEqual(
    found.map((each) => each?.toString()),
    ['x\ny', undefined, undefined, 'z'],
  );
});

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
  assert.equal((await log(folder)).length, 2);
  assert.equal(existsSync(mark), false);
});

test('a fault of the repository is told in the words of git', async () => {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one' });
  const local = open(history.make({ after }));
  await assert.rejects(local.parents(['nowhere'], []), /git rev-list failed: fatal: bad revision 'nowhere'/);
});
