// Where the files of a build are, symlinks resolved: inside, outside, missing, of the wrong kind.

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { type BuildPaths, findBuildPathProblems } from '../../../src/clients/engine/build-files.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

test('context and Dockerfile must be there, of their kind, inside the repository', (t) => {
  const [workspace, elsewhere] = [temporaryFolder(t), temporaryFolder(t)];
  writeFiles(workspace, { Dockerfile: '', 'app/Dockerfile': '', 'empty/x': '', 'docker/prod': '' });
  writeFiles(elsewhere, { Dockerfile: '' });
  symlinkSync(elsewhere, path.join(workspace, 'out'));
  symlinkSync(path.join(elsewhere, 'Dockerfile'), path.join(workspace, 'linked'));
  symlinkSync('app', path.join(workspace, 'same'));
  const cases: [string, string | undefined, string[]][] = [
    ['.', undefined, []],
    ['app', undefined, []],
    ['same', 'docker/prod', []],
    [workspace, path.join(workspace, 'app/Dockerfile'), []],
    ['empty', undefined, ['path_missing']],
    ['absent', undefined, ['path_missing']],
    ['absent', 'absent', ['path_missing', 'path_missing']],
    ['out', undefined, ['path_outside']],
    ['.', 'linked', ['path_outside']],
    ['..', '../x', ['path_outside', 'path_outside']],
    ['/', 'Dockerfile', ['path_outside']],
    ['Dockerfile', 'app', ['path_kind', 'path_kind']],
  ];
  for (const [context, dockerfile, codes] of cases) {
    const problems = findBuildPathProblems({ context, dockerfile, 'secret-files': [] }, workspace);
    assert.deepEqual(
      problems.map(({ code }) => code),
      codes,
      JSON.stringify([context, dockerfile]),
    );
  }
});

test('a secret file may lie anywhere, but must be there', (t) => {
  const [workspace, elsewhere] = [temporaryFolder(t), temporaryFolder(t)];
  writeFiles(workspace, { Dockerfile: '' });
  writeFiles(elsewhere, { token: '' });
  const paths: BuildPaths = { context: '.', dockerfile: undefined, 'secret-files': [`A=${elsewhere}/token`, 'B=none'] };
  const problems = findBuildPathProblems(paths, workspace);
  assert.deepEqual(
    problems.map(({ what }) => what),
    ['There is no file "none"'],
  );
});
