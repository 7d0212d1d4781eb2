// What a room gets of Amazon ECR: every operation that it may need, and each of them works without the others.

import assert from 'node:assert/strict';
import test from 'node:test';
import { amazon } from '../../../src/clients/registry/amazon.ts';

test('the door is whole', () => {
  const names = ['askLogin', 'connectEcrRepository', 'createRepository', 'findTagRules', 'inRegion', 'isPublicEcr'];
  const more = ['listRepositories', 'lookAtScan', 'openEcr', 'parseEcrHost', 'readPolicy', 'startScan'];
  assert.deepEqual(Object.keys(amazon).sort(), [...names, ...more].sort());
  assert.equal(amazon.parseEcrHost('123456789012.dkr.ecr.us-east-1.amazonaws.com')?.region, 'us-east-1');
});
