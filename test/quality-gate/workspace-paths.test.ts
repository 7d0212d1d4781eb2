// Paths outside the workspace, exclusions, and folders that are not there.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Gate, plainGate } from '../../src/quality-gate/gates.ts';
import type { Plan } from '../../src/quality-gate/plan.ts';
import { findPathFaults, findPlaceFaults } from '../../src/quality-gate/workspace-paths.ts';

const gate = (name: string, more: Partial<Gate> = {}): Gate => ({ ...plainGate, name, run: 'true', ...more });
const plan: Plan = {
  gates: [],
  detected: false,
  junit: [],
  coverage: [],
  demands: { minTests: undefined, coverage: {} },
  testsPromised: false,
  maxParallel: 1,
  failFast: false,
};

const paths: readonly [path: string, code: string | undefined][] = [
  ['reports/*.xml', undefined],
  ['./a/../b.xml', undefined],
  ['..reports/a.xml', undefined],
  ['/absolute/is/judged/later.xml', undefined],
  ['..', 'path_outside'],
  ['a/*/../../../b.xml', 'path_outside'],
  ['!a.xml', 'path_exclusion'],
];

test('relative paths stay inside the workspace', () => {
  for (const [path, code] of paths) assert.equal(findPathFaults([path], 'The pattern', 'junit')[0]?.code, code, path);
});

const places: readonly [fact: string, given: Partial<Plan>, codes: string[]][] = [
  ['an existing folder', { gates: [gate('a', { workingDirectory: 'api' })] }, []],
  ['a missing folder', { gates: [gate('a', { workingDirectory: 'gone' })] }, ['gates_invalid']],
  [
    'a folder that another gate makes',
    { gates: [gate('a'), gate('b', { workingDirectory: 'gone', needs: ['a'] })] },
    [],
  ],
  ['an absolute path inside', { junit: ['/repo/r/*.xml'], gates: [gate('a', { coverage: ['/repo/c'] })] }, []],
  [
    'absolute paths outside',
    {
      junit: ['/etc/*'],
      coverage: ['/repository/x'],
      gates: [gate('a', { junit: ['/tmp/x'], workingDirectory: '/' })],
    },
    ['path_outside', 'path_outside', 'path_outside', 'path_outside'],
  ],
];

test('paths lie inside the workspace, and working directories exist', () => {
  const disk = { workspace: '/repo', isFolder: (path: string) => ['/repo', '/repo/api', '/'].includes(path) };
  for (const [fact, given, codes] of places)
    assert.deepEqual(
      findPlaceFaults({ ...plan, ...given }, disk).map((problem) => problem.code),
      codes,
      fact,
    );
});
