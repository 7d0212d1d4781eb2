// Where the files of a build are, symlinks resolved: inside, outside, missing, of the wrong kind.

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { type BuildPaths, findBuildPathFaults } from '../../../src/clients/engine/build-files.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

test('context and Dockerfile must be there, of their kind, inside the repository', (t) => {
  const [workspace, elsewhere, temporary] = [temporaryFolder(t), temporaryFolder(t), temporaryFolder(t)];
  writeFiles(workspace, { Dockerfile: '', 'app/Dockerfile': '', 'empty/x': '', 'docker/prod': '' });
  writeFiles(elsewhere, { Dockerfile: '' });
  writeFiles(temporary, { 'made/Dockerfile': '' });
  symlinkSync(elsewhere, path.join(workspace, 'out'));
  symlinkSync(path.join(elsewhere, 'Dockerfile'), path.join(workspace, 'linked'));
  symlinkSync('app', path.join(workspace, 'same'));
  const cases: [string, string | undefined, string[]][] = [
    ['.', undefined, []],
    ['app', undefined, []],
    ['same', 'docker/prod', []],
    [workspace, path.join(workspace, 'app/Dockerfile'), []],
    ['empty', undefined, ['missing']],
    ['absent', undefined, ['missing']],
    ['absent', 'absent', ['missing', 'missing']],
    ['out', undefined, ['outside']],
    ['.', 'linked', ['outside']],
    ['..', '../x', ['outside', 'outside']],
    ['/', 'Dockerfile', ['outside']],
    [path.join(temporary, 'made'), undefined, []],
    ['Dockerfile', 'app', ['not-folder', 'not-file']],
  ];
  for (const [context, dockerfile, codes] of cases) {
    const problems = findBuildPathFaults(
      { context, dockerfile, secretFiles: [], policy: undefined },
      workspace,
      temporary,
    );
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      codes,
      JSON.stringify([context, dockerfile]),
    );
  }
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
