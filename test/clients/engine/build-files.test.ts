// Where the files of a build are, symlinks resolved: inside, outside, missing, of the wrong kind.

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { type BuildPaths, findBuildPathFaults } from '../../../src/clients/engine/build-files.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

interface Folders {
  readonly workspace: string;
  readonly temporary: string;
}

/** A workspace whose links lead out and in, and a temporary folder with a context. */
function makeFolders(t: TestContext): Folders {
  const workspace = temporaryFolder(t);
  const elsewhere = temporaryFolder(t);
  const temporary = temporaryFolder(t);
  writeFiles(workspace, { Dockerfile: '', 'app/Dockerfile': '', 'empty/x': '', 'docker/prod': '' });
  writeFiles(elsewhere, { Dockerfile: '' });
  writeFiles(temporary, { 'made/Dockerfile': '' });
  symlinkSync(elsewhere, path.join(workspace, 'out'));
  symlinkSync(path.join(elsewhere, 'Dockerfile'), path.join(workspace, 'linked'));
  symlinkSync('app', path.join(workspace, 'same'));
  return { workspace, temporary };
}

/** `W` stands for the workspace, `T` for the temporary folder. */
const cases: readonly [context: string, dockerfile: string | undefined, kinds: readonly string[]][] = [
  ['.', undefined, []],
  ['app', undefined, []],
  ['same', 'docker/prod', []],
  ['W', 'W/app/Dockerfile', []],
  ['empty', undefined, ['missing']],
  ['absent', undefined, ['missing']],
  ['absent', 'absent', ['missing', 'missing']],
  ['out', undefined, ['outside']],
  ['.', 'linked', ['outside']],
  ['..', '../x', ['outside', 'outside']],
  ['/', 'Dockerfile', ['outside']],
  ['T/made', undefined, []],
  ['Dockerfile', 'app', ['not-folder', 'not-file']],
];
for (const [context, dockerfile, kinds] of cases)
  test(`context ${context} with ${dockerfile ?? 'its own Dockerfile'}: ${kinds.join(', ') || 'fine'}`, (t) => {
    const { workspace, temporary } = makeFolders(t);
    const real = (text: string): string => text.replace(/^W/, workspace).replace(/^T/, temporary);
    const given = { context: real(context), dockerfile: dockerfile && real(dockerfile) };
    const faults = findBuildPathFaults({ ...given, secretFiles: [], policy: undefined }, workspace, temporary);
    assert.deepEqual(
      faults.map(({ kind }) => kind),
      kinds,
    );
  });

test('a secret file may lie anywhere, but must be there', (t) => {
  const [workspace, elsewhere, temporary] = [temporaryFolder(t), temporaryFolder(t), temporaryFolder(t)];
  writeFiles(workspace, { Dockerfile: '' });
  writeFiles(elsewhere, { token: '' });
  const secretFiles = [`${elsewhere}/token`, 'none'];
  const paths: BuildPaths = { context: '.', dockerfile: undefined, secretFiles, policy: 'absent.json' };
  const problems = findBuildPathFaults(paths, workspace, temporary);
  assert.deepEqual(
    problems.map(({ of, path: given }) => `${of} ${given}`),
    ['policy absent.json', 'secret-file none'],
  );
});
