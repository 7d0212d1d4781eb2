// Each kind of reason has its advice.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { nextStep } from '../../../src/quality-gate/summary/next-steps.ts';

const room = path.resolve(import.meta.dirname, '../../../src/quality-gate');
const reasons = globSync('{gates,verdict,evidence}/*.ts', { cwd: room })
  .flatMap((file) => [...readFileSync(path.join(room, file), 'utf8').matchAll(/\bcode: '([a-z_]+)', text/g)])
  .map(([, code = '']) => code);

for (const code of new Set(reasons))
  test(`${code} has its advice`, () => assert.match(nextStep({ code }), /^[A-Z].*\.$/));

test('an unknown code has none', () =>
  assert.deepEqual([nextStep({ code: 'x' }), nextStep({ code: 'constructor' })], ['', '']));

test('a reason may bring advice of its own', () =>
  assert.equal(nextStep({ code: 'tests_none', step: 'Name the report.' }), 'Name the report.'));
