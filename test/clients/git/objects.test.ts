// Objects of a bare repository, read and written with the real git.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { gitCommand } from '../../../src/clients/git/command.ts';
import { listTree, readBlobs, readChanges, readLog, writeCommit } from '../../../src/clients/git/objects.ts';
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
  const draft = { parent: repository.head(), files, message: 'subject\n\nbody: ü\n', name: 'A <b>\nC', email: 'a@b' };
  const sha = await writeCommit(git, draft);
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

test('history is read newest first, by commit and by path', async (context) => {
  const { repository, git } = open(context);
  repository.commit({ 'a/x.yaml': 'x: 2' }, 'two \u0001\u0002\n\nShip-Service: app');
  repository.commit({ 'ab/z.yaml': 'z: 2' }, 'three');
  const log = await readLog(git, repository.head(), 2);
  assert.deepEqual(
    log.map(({ message }) => message),
    ['three', 'two \u0001\u0002\n\nShip-Service: app'],
  );
  const changes = await readChanges(git, repository.head(), ['a/x.yaml']);
  assert.deepEqual(
    changes.map(({ message }) => message.split('\n')[0]),
    ['two \u0001\u0002', 'feat: add manifests'],
  );
  const [newest] = changes;
  assert.deepEqual(
    newest?.entries.map(({ path }) => path),
    ['a/x.yaml'],
  );
  const blob = newest?.entries[0]?.blob ?? '';
  assert.equal((await readBlobs(git, [blob])).get(blob)?.toString(), 'x: 2');
});
