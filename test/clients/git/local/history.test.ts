// Reading a repository on this machine.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test, { after } from 'node:test';
import { type LoggedCommit, openLocalHistory } from '../../../../src/clients/git/local/history.ts';
import { startHistory } from '../../../fakes/shipped-history.ts';

const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
const notes = 'refs/notes/ship';
const open = (folder: string) => openLocalHistory({ folder, revision: undefined, env });

async function log(folder: string, lineStart?: string): Promise<LoggedCommit[]> {
  const found: LoggedCommit[] = [];
  await open(folder).commits({ revisions: ['HEAD'], options: [], lineStart, notes }, (commit) => found.push(commit));
  return found;
}

/** Files, each in a group of its own. */
async function read(folder: string, ...places: readonly string[]): Promise<(Buffer | undefined)[]> {
  const found: (Buffer | undefined)[] = [];
  await open(folder).files(
    places.map((place) => [place]),
    ([bytes], group) => {
      found[group] = bytes;
    },
  );
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
  const found = await read(history.make({ after }), ...places.map((name) => `HEAD:${name}`));
  assert.deepEqual(
    found.map((bytes) => bytes?.length),
    [1, ...Array.from({ length: 5 }, () => large.length), undefined, undefined, 1],
  );
  assert.deepEqual([found[0], found.at(-1)].map(String), ['A', 'Z']);
});

test('a file is read at a commit, and one that is not there is undefined', async () => {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one', files: { 'a b.txt': 'x\ny', 'folder/c': 'z' } });
  const places = ['HEAD:a b.txt', 'HEAD:gone', 'HEAD:folder', 'HEAD:folder/c'];
  const found = await read(history.make({ after }), ...places);
  assert.deepEqual(
    found.map((each) => each?.toString()),
    ['x\ny', undefined, undefined, 'z'],
  );
});

test('a patch that is too long is cut, and says so; the commits after it are whole', async () => {
  const history = startHistory();
  const long = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, `${'#'.repeat(99)}\n`.repeat(150_000)]));
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one', files: { z: 'z' } });
  history.write({ at: '2026-01-02T00:00:00Z', message: 'two', files: long });
  const [second, first] = await log(history.make({ after }));
  assert.deepEqual([second?.message.trim(), second?.isCut], ['two', true]);
  assert.ok((second?.patch.length ?? 0) < 33 * 1024 * 1024);
  assert.deepEqual([first?.message.trim(), first?.isCut], ['one', false]);
});

for (const [type, make] of [
  ['blob', ['hash-object', '-w', '--stdin']],
  ['tree', ['mktree']],
] as const)
  test(`notes that are a ${type} are a fault of the repository, told as one`, async () => {
    const history = startHistory();
    history.write({ at: '2026-01-01T00:00:00Z', message: 'one' });
    const folder = history.make({ after });
    const id = execFileSync('git', ['--git-dir', folder, ...make], { input: '', encoding: 'utf8' }).trim();
    execFileSync('git', ['--git-dir', folder, 'update-ref', notes, id]);
    await assert.rejects(log(folder), { name: 'HistoryFault', trouble: { kind: 'notes', ref: notes, type } });
  });
