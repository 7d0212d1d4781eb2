// A gate in YAML becomes a gate, or says what is wrong with it.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { gatesShape } from '../../../src/quality-gate/gates/gate-shape.ts';

test('findings are promised like other reports', () => {
  const [gate] = v.parse(gatesShape, [{ name: 'audit', run: 'x', findings: 'a.json\nb.sarif' }]);
  assert.deepEqual(gate?.findings, ['a.json', 'b.sarif']);
});

test('a list of nothing is no list of gates', () => assert.ok(!v.safeParse(gatesShape, []).success));
