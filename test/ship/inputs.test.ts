// Tests of what the inputs of ship must be together.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, type ShipInputs } from '../../src/ship/inputs.ts';

const given = (more: Partial<ShipInputs>): ShipInputs => ({
  config: undefined,
  stages: 'plan',
  environments: [],
  after: undefined,
  promote: false,
  from: undefined,
  'allowed-hosts': [],
  facts: undefined,
  task: '',
  sync: '',
  result: '',
  days: 90,
  environment: undefined,
  service: 'checkout',
  'dry-run': false,
  ...more,
});

test('a plan needs nothing', () => assert.deepEqual(check(given({})), []));

test('an ending needs facts', () => {
  assert.deepEqual(
    check(given({ stages: 'ending' })).map(({ where }) => where),
    ['input `facts`'],
  );
});

test('an ending with facts is fine', () => assert.deepEqual(check(given({ stages: 'ending', facts: {} })), []));
