// Paths outside the workspace, exclusions, and folders that are not there.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Gate, plainGate } from '../../../src/quality-gate/gates/gate.ts';
import { findPathFaults, findPlaceFaults } from '../../../src/quality-gate/gates/workspace-paths.ts';

const gate = (name: string, more: Partial<Gate> = {}): Gate => ({ ...plainGate, name, run: 'true', ...more });

const paths: readonly [path: string, code: string | undefined][] = [
  ['reports/*.xml', undefined],
  ['./a/../b.xml', undefined],
  ['..reports/a.xml', undefined],
  ['/absolute/is/judged/later.xml', undefined],
  ['..', 'path_outside'],
  ['a/*/../../../b.xml', 'path_outside'],
  ['!a.xml', 'path_exclusion'],
];

for (const [path, code] of paths) {
  test(`the path ${path}: ${code ?? 'fine'}`, () => {
    assert.equal(findPathFaults([path], 'The pattern', 'junit')[0]?.code, code);
  });
}

const places: readonly [fact: string, gates: Gate[], named: Record<string, string[]>, codes: string[]][] = [
  ['an existing folder', [gate('a', { workingDirectory: 'api' })], {}, []],
  ['a missing folder', [gate('a', { workingDirectory: 'gone' })], {}, ['gates_invalid']],
  ['a folder that another gate makes', [gate('a'), gate('b', { workingDirectory: 'gone', needs: ['a'] })], {}, []],
  ['absolute paths inside', [gate('a')], { junit: ['/repo/r/*.xml'], gates: ['/repo/c'] }, []],
  ['absolute paths outside', [], { junit: ['/etc/*'], findings: ['/repository/x'] }, ['path_outside', 'path_outside']],
];
for (const [fact, gates, named, codes] of places)
  test(`on the disk: ${fact}`, () => {
    const disk = { workspace: '/repo', isFolder: (path: string) => ['/repo', '/repo/api', '/'].includes(path) };
    assert.deepEqual(
      findPlaceFaults(gates, named, disk).map((problem) => problem.code),
      codes,
    );
  });
