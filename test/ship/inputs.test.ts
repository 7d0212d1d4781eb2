// Tests of what the inputs of ship must be together.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, inputs, type ShipInputs } from '../../src/ship/inputs.ts';

const defaults = Object.fromEntries(Object.entries(inputs).map(([name, { fallback }]) => [name, fallback]));
const given = (more: Partial<ShipInputs>): ShipInputs =>
  ({ ...defaults, environment: undefined, service: 'checkout', 'dry-run': false, ...more }) as ShipInputs;
const codes = (more: Partial<ShipInputs>): string[] => check(given(more)).map(({ code }) => code);

test('the chain and a plan need nothing', () => assert.deepEqual([codes({}), codes({ stages: ['plan'] })], [[], []]));

test('an ending needs facts', () => {
  assert.deepEqual(
    check(given({ stages: ['ending'] })).map(({ where }) => where),
    ['input `facts`'],
  );
});

test('an ending with facts is fine', () => assert.deepEqual(codes({ stages: ['ending'], facts: {} }), []));

test('a stage that is none is told with the nearest one', () => {
  const [problem] = check(given({ stages: ['smoke-tests'] }));
  assert.match(problem?.fix ?? '', /smoke-test/);
});

test('what workflows ask for is a step of its own', () =>
  assert.deepEqual(codes({ stages: ['plan', 'bump-manifest'] }), ['inputs_conflict']));

test('parts of secrets that a stage reads by itself are masked here already', () => {
  assert.deepEqual(inputs['build-secrets'].secrets?.('NPM_TOKEN=hunter2hunter2'), [
    'hunter2hunter2',
    'hunter2hunter2',
    'hunter2hunter2',
    'hunter2hunter2',
  ]);
  assert.ok(inputs['smoke-secrets'].secrets?.('key: hunter2hunter2').includes('hunter2hunter2'));
});
