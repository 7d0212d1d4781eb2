// The shape of gates, and faults that several inputs show together.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, inputs, type QualityGateInputs } from '../../src/quality-gate/inputs.ts';
import { InputFaults, stepInput } from '../../src/runner/raw-input.ts';

const read = (yaml: string) => inputs.gates.read(stepInput('gates', yaml)) ?? [];

test('a gate needs a name and a script, the rest has defaults', () => {
  assert.deepEqual(read('[{name: unit, run: npm test}]'), [
    {
      name: 'unit',
      run: 'npm test',
      workingDirectory: '.',
      shell: 'bash',
      env: {},
      timeoutSeconds: 1800,
      retries: 0,
      required: true,
      needs: [],
      junit: [],
      coverage: [],
      findings: [],
    },
  ]);
});

test('needs, junit and coverage take one text, lines or a list; env takes any scalar', () => {
  const [gate] = read(
    '[{name: a, run: b, needs: x, junit: "a.xml\\n# no\\n\\nb.xml\\n", coverage: [c.info, d.info], env: {PORT: 80, CI: true, A: b}}]',
  );
  assert.deepEqual(gate?.needs, ['x']);
  assert.deepEqual(gate?.junit, ['a.xml', 'b.xml']);
  assert.deepEqual(gate?.coverage, ['c.info', 'd.info']);
  assert.deepEqual(gate?.env, { PORT: '80', CI: 'true', A: 'b' });
});

const faulty: readonly [yaml: string, what: RegExp][] = [
  ['[]', /the list is empty/],
  ['{name: a, run: b}', /expected a list/],
  ['[{run: b}]', /\[0\]\.name` is missing/],
  ['[{name: a}]', /\[0\]\.run` is missing/],
  ['[{name: " ", run: b}]', /\[0\]\.name`: it is empty/],
  ['[{name: "a\\nb", run: b}]', /must be one line/],
  ['[{name: a, run: b, timeout: 3}]', /timeout` is not a known key/],
  ['[{name: a, run: b, timeout-seconds: 0}]', /more than 0/],
  ['[{name: a, run: b, retries: 1.5}]', /whole number from 0 to 10/],
  ['[{name: a, run: b, required: "no"}]', /expected `true` or `false`/],
  ['[{name: a, run: b, shell: fish}]', /bash, sh, pwsh, python, or a command with/],
  ['[{name: a, run: b, junit: {x: y}}]', /\[0\]\.junit`/],
];

for (const [yaml, what] of faulty)
  test(`${yaml} is refused with its place`, () =>
    assert.throws(
      () => read(yaml),
      (thrown) => thrown instanceof InputFaults && what.test(thrown.faults.map((fault) => fault.what).join('\n')),
    ));

const allow = (yaml: string) => inputs.allow.read(stepInput('allow', yaml));

test('an allow entry needs an id and a reason', () => {
  assert.deepEqual(allow('[{id: CVE-1-1, reason: no fix, expires: 2026-03-31, path: web}]'), [
    { id: 'CVE-1-1', reason: 'no fix', expires: '2026-03-31', path: 'web' },
  ]);
});

const malformed: readonly [yaml: string, what: RegExp][] = [
  ['CVE-1-1', /expected a list/],
  ['[CVE-1-1]', /\[0\]/],
  ['[{id: CVE-1-1}]', /\[0\]\.reason` is missing/],
  ['[{id: CVE-1-1, reason: " "}]', /it is empty/],
  ['[{id: CVE-1-1, reason: x, expires: 31.3.2026}]', /it is not a date: write YYYY-MM-DD/],
  ['[{id: CVE-1-1, reason: x, expires: 2026-02-30}]', /it is not a date/],
  ['[{id: CVE-1-1, reason: x, expiry: 2026-02-03}]', /expiry` is not a known key/],
];
for (const [yaml, what] of malformed)
  test(`the allow-list ${yaml} is refused`, () =>
    assert.throws(
      () => allow(yaml),
      (thrown) => thrown instanceof InputFaults && what.test(thrown.faults.map((fault) => fault.what).join('\n')),
    ));

test('check looks at gates, patterns and the source root together', () => {
  const given = {
    gates: read('[{name: a, run: b, needs: c}]'),
    junit: ['../a.xml'],
    coverage: ['!b.info'],
    findings: ['../f'],
    'coverage-baseline': ['../g'],
    'source-root': '../x',
  } as unknown as QualityGateInputs;
  const codes = check(given).map((problem) => problem.code);
  assert.deepEqual(codes, [
    'gates_invalid',
    'path_outside',
    'path_exclusion',
    'path_outside',
    'path_outside',
    'path_outside',
  ]);
});
