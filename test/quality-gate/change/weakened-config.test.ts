// What a change of the config file demands less than before.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findWeakened, gateSection } from '../../../src/quality-gate/change/weakened-config.ts';

const weakened = (base: object, head: object, fixed?: ReadonlySet<string>) =>
  findWeakened(base as Record<string, unknown>, head as Record<string, unknown>, fixed);
const gates = (...list: object[]) => ({ gates: list });
const unit = { name: 'unit', run: 'npm test', junit: ['r.xml'] };

const changes: readonly [base: object, head: object, found: RegExp | undefined][] = [
  [{ 'coverage-lines': 80 }, { 'coverage-lines': 70 }, /`coverage-lines` goes from 80 to 70/],
  [{ 'coverage-lines': 80 }, {}, /`coverage-lines` goes from 80 to nothing/],
  [{ 'coverage-lines': 80 }, { 'coverage-lines': 85 }, undefined],
  [{}, { 'min-tests': 0 }, /`min-tests` goes from 1 to 0/],
  [{}, { 'coverage-max-drop': 2 }, /`coverage-max-drop` goes from 0 to 2/],
  [{}, { 'max-severity': 'high' }, /`max-severity` goes from medium to high/],
  [{ 'max-severity': 'low' }, {}, /`max-severity` goes from low to medium/],
  [{ 'config-change': 'fail' }, {}, /`config-change` goes from fail to warn/],
  [{}, { 'ignore-unfixed': true }, /`ignore-unfixed` goes from false to true/],
  [{ junit: ['a.xml', 'b.xml'] }, { junit: 'a.xml' }, /`junit` no longer names "b.xml"/],
  [{ 'coverage-baseline': 'x' }, {}, /`coverage-baseline` is gone/],
  [{}, { allow: [{ id: 'CVE-1' }] }, /new entry, "CVE-1"/],
  [{ allow: [{ id: 'C', expires: '2026-01-01' }] }, { allow: [{ id: 'C', expires: '2027-01-01' }] }, /lasts longer/],
  [{ allow: [{ id: 'C', expires: '2026-01-01' }] }, { allow: [{ id: 'C' }] }, /lasts longer/],
  [{ allow: [{ id: 'C' }] }, {}, undefined],
  [gates(unit), gates({ ...unit, run: 'true' }), /gate `unit` runs something else/],
  [gates(unit), gates(), /gate `unit` is gone/],
  [gates(unit), gates({ ...unit, required: false }), /no longer required/],
  [gates(unit), gates({ ...unit, junit: [] }), /gate `unit`: `junit` no longer names "r.xml"/],
  [gates(unit), gates({ ...unit, retries: 3 }), /tried again more often/],
  [gates(unit), gates({ ...unit, env: { CI: '' } }), /another `env`/],
  [gates({ ...unit, required: false }), gates(), undefined],
  [gates(unit), gates(unit, { name: 'more', run: 'x' }), undefined],
];
for (const [base, head, found] of changes)
  test(`${JSON.stringify(base)} → ${JSON.stringify(head)}`, () => {
    const list = weakened(base, head);
    if (found === undefined) assert.deepEqual(list, []);
    else assert.match(list.join('\n'), found);
  });

test('what the step’s own inputs decide is not weakened by the file', () => {
  assert.deepEqual(weakened({ 'coverage-lines': 80 }, { 'coverage-lines': 1 }, new Set(['coverage-lines'])), []);
});

test('an environment’s section lies over the action’s own', () => {
  const text =
    'quality-gate: {min-tests: 9, coverage-lines: 80}\nenvironments: {staging: {quality-gate: {min-tests: 1}}}\n';
  assert.deepEqual(gateSection(text, 'staging'), { 'min-tests': 1, 'coverage-lines': 80 });
  assert.deepEqual(gateSection(text, undefined), { 'min-tests': 9, 'coverage-lines': 80 });
  assert.deepEqual(
    [gateSection(undefined, undefined), gateSection('a: [', undefined), gateSection('- a', undefined)],
    [{}, {}, {}],
  );
});
