// Wrong paths in the words of the inputs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { pathProblems, pathsOf } from '../../../src/build-push-image/inputs/paths.ts';
import type { BuildPathFault } from '../../../src/clients/engine/build-files.ts';
import { givenInputs } from '../given-inputs.ts';

const fault: BuildPathFault = { kind: 'missing', of: 'dockerfile', path: 'x', leadsTo: undefined };
const rows: readonly [fault: Partial<BuildPathFault>, inputs: object, code: string | undefined, where?: string][] = [
  [{}, {}, 'path_missing', 'input `dockerfile`'],
  [{}, { file: 'x' }, 'path_missing', 'input `file`'],
  [{ of: 'context', kind: 'outside', leadsTo: '/etc' }, {}, 'path_outside', 'input `context`'],
  [{ of: 'secret-file', kind: 'not-file' }, {}, 'path_kind', 'input `secret-files`'],
  [{ of: 'policy' }, { promote: 'v1' }, 'path_missing', 'input `lifecycle-policy`'],
  [{}, { promote: 'v1' }, undefined],
  [{}, { merge: ['x'] }, undefined],
];
for (const [over, inputs, code, where] of rows)
  test(`${JSON.stringify([over, inputs])} is ${code ?? 'no problem'}`, () => {
    const [problem] = pathProblems(givenInputs(inputs), [{ ...fault, ...over }]);
    assert.deepEqual([problem?.code, problem?.where], [code, where]);
  });

test('the paths are those of the inputs', () => {
  const paths = pathsOf(givenInputs({ file: 'prod', 'secret-files': ['A=/a=b'], 'lifecycle-policy': 'l.json' }));
  assert.deepEqual(paths, { context: '.', dockerfile: 'prod', secretFiles: ['/a=b'], policy: 'l.json' });
});
