// Objects of a bare repository, read and written with the real git.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { gitCommand } from '../../../src/clients/git/command.ts';
import {
  listTree,
  readBlobs,
  readChanges,
  readDifference,
  readLog,
  writeCommits,
} from '../../../src/clients/git/objects.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { createManifests } from '../../fakes/manifests-repository.ts';

const odd = 'pröduction/a "b"\\c.yaml';

function open(context: TestContext) {
  const repository = createManifests(temporaryFolder(context), 'm.git', {
    'a/x.yaml': 'x: 1',
    'a/b/y.yaml': 'y: 1',
    'ab/z.yaml': 'z: 1',
  });
  return { repository, git: gitCommand(repository.folder, { PATH: process.env['PATH'] ?? '' }, deadlineIn(60)) };
}

test('a tree is listed below folders, by whole names', async (context) => {
  const { repository, git } = open(context);
  const paths = async (...folders: string[]) =>
    (await listTree(git, repository.head(), folders)).map(({ path }) => path);
  assert.deepEqual(await paths('a'), ['a/b/y.yaml', 'a/x.yaml']);
  assert.deepEqual(await paths('a/x.yaml'), ['a/x.yaml']);
  assert.deepEqual(await paths('nowhere'), []);
  assert.equal((await paths('', 'a')).length, 3);
});

test('a commit changes the named files only, keeps modes, and takes any bytes and names', async (context) => {
  const { repository, git } = open(context);
  const bytes = Buffer.from([0, 255, 13, 10, 10]);
  const files = [
    { path: 'a/x.yaml', mode: '100755', bytes },
    { path: odd, mode: '100644', bytes: Buffer.alloc(0) },
  ];
  const draft = { files, message: 'subject\n\nbody: ü\n', name: 'A <b>\nC', email: 'a@b' };
  const [sha = ''] = await writeCommits(git, repository.head(), [draft]);
  const entries = await listTree(git, sha, ['']);
  assert.deepEqual(entries.map(({ path, mode }) => `${mode} ${path}`).sort(), [
    '100644 a/b/y.yaml',
    '100644 ab/z.yaml',
    `100644 ${odd}`,
    '100755 a/x.yaml',
  ]);
  const blobs = await readBlobs(
    git,
    entries.map(({ blob }) => blob),
  );
  assert.deepEqual(blobs.get(entries.find(({ path }) => path === 'a/x.yaml')?.blob ?? ''), bytes);
  assert.equal(repository.git('log', '-1', '--format=%an|%ae|%s|%P', sha), `A b C|a@b|subject|${repository.head()}`);
  repository.git('fsck', '--strict');
});

test('commits are read with their parents, and changes of paths with what stood there before', async (context) => {
  const { repository, git } = open(context);
  const root = repository.head();
  const two = repository.commit({ 'a/x.yaml': 'x: 2' }, 'two \u0001\u0002\n\nShip-Service: app');
  const three = repository.commit({ 'ab/z.yaml': 'z: 2' }, 'three');
  const log = await readLog(git, three);
  assert.deepEqual(
    log.map(({ sha, parents, message }) => [sha, parents, message.split('\n')[0]]),
    [
      [three, [two], 'three'],
      [two, [root], 'two \u0001\u0002'],
      [root, [], 'feat: add manifests'],
    ],
  );
  const changes = await readChanges(git, three, ['a/x.yaml']);
  assert.deepEqual(
    changes.map(({ sha, before, after }) => [sha, before.length, after.map(({ path }) => path)]),
    [
      [two, 1, ['a/x.yaml']],
      [root, 0, ['a/x.yaml']],
    ],
  );
  const text = async (blob = '') => (await readBlobs(git, [blob])).get(blob)?.toString();
  assert.deepEqual([await text(changes[0]?.before[0]?.blob), await text(changes[0]?.after[0]?.blob)], ['x: 1', 'x: 2']);
});

test('a merge changed what differs from its first parent, and a commit of its branch is no change', async (context) => {
  const { repository, git } = open(context);
  const root = repository.head();
  const [, done = ''] = await writeCommits(git, root, [draftOf('x: try'), draftOf('x: done')]);
  repository.commit({ 'ab/z.yaml': 'z: 2' }, 'own');
  repository.git('update-ref', 'refs/heads/side', done);
  const tree = repository.git('merge-tree', '--write-tree', 'main', 'side');
  const merge = repository.git('commit-tree', tree, '-p', 'main', '-p', 'side', '-m', 'merge');
  const changes = await readChanges(git, merge, ['a/x.yaml']);
  assert.deepEqual(
    changes.map(({ sha }) => sha),
    [merge, root],
  );
});

test('two commits are compared at some paths, and the first one with nothing', async (context) => {
  const { repository, git } = open(context);
  const root = repository.head();
  const next = repository.commit({ 'a/x.yaml': 'x: 2', 'ab/z.yaml': 'z: 2' }, 'two');
  const { before, after } = await readDifference(git, root, next, ['a/x.yaml', 'a/b/y.yaml']);
  assert.deepEqual(
    [before, after].map((side) => side.map(({ path, mode }) => `${mode} ${path}`)),
    [['100644 a/x.yaml'], ['100644 a/x.yaml']],
  );
  const first = await readDifference(git, undefined, root, ['a/x.yaml']);
  assert.deepEqual([first.before, first.after.map(({ path }) => path)], [[], ['a/x.yaml']]);
  assert.deepEqual(await readDifference(git, root, root, ['a/x.yaml']), { before: [], after: [] });
});

const draftOf = (text: string) => ({
  files: [{ path: 'a/x.yaml', mode: '100644', bytes: Buffer.from(text) }],
  message: text,
  name: 'n',
  email: 'e@x',
});
