// The names and kinds of the inputs; what is wrong with their values is told in faults.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inputs } from '../../src/smoke-test/inputs.ts';

test('secrets are known as such', () => {
  const secret = Object.entries(inputs).filter(([, reader]) => reader.secrets !== undefined);
  assert.deepEqual(
    secret.map(([name]) => name),
    ['secrets', 'argocd-token'],
  );
});

test('only the URL must be given', () => {
  const required = Object.entries(inputs).filter(([, reader]) => reader.required);
  assert.deepEqual(
    required.map(([name]) => name),
    ['url'],
  );
});
