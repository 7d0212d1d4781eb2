// Where refs stand, as the files of a bare repository tell.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { readGitFile, readHeadBranch, readRef, removeLocks } from '../../../src/clients/git/refs.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { createManifests } from '../../fakes/manifests-repository.ts';

test('a ref is found loose and packed, the loose one first; one that is not there is not', async (context) => {
  const repository = createManifests(temporaryFolder(context), 'm.git', { 'a.yaml': 'a: 1' });
  const first = repository.head();
  const find = async (ref: string) => await readRef(repository.folder, ref);
  assert.equal(await find('refs/heads/main'), first);
  repository.git('pack-refs', '--all', '--prune');
  assert.equal(await readGitFile(repository.folder, 'refs/heads/main'), '');
  assert.equal(await find('refs/heads/main'), first);
  repository.commit({ 'a.yaml': 'a: 2' });
  assert.equal(await find('refs/heads/main'), repository.head());
  assert.equal(await find('refs/heads/gone'), undefined);
});

test('the branch that it stands on is read, and a head that is on none has none', async (context) => {
  const { folder, git, head } = createManifests(temporaryFolder(context), 'm.git', { 'a.yaml': 'a: 1' });
  assert.equal(await readHeadBranch(folder), 'main');
  git('update-ref', '--no-deref', 'HEAD', head());
  assert.equal(await readHeadBranch(folder), undefined);
});

test('locks that a killed git left are removed, and nothing else', async (context) => {
  const { folder, head, git } = createManifests(temporaryFolder(context), 'm.git', { 'a.yaml': 'a: 1' });
  const locks = ['shallow.lock', 'refs/heads/main.lock'].map((each) => path.join(folder, each));
  for (const lock of locks) writeFileSync(lock, '');
  const before = head();
  await removeLocks(folder, 'main');
  assert.deepEqual([locks.filter((each) => existsSync(each)), git('rev-parse', 'main')], [[], before]);
});
