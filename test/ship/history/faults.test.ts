// Why a history cannot be reported.

import assert from 'node:assert/strict';
import test from 'node:test';
import { noRecords, repositoryFault, unknownPlace } from '../../../src/ship/history/faults.ts';
import { readTimelines } from '../../../src/ship/history/timeline.ts';
import { deployment } from '../../fakes/shipped-history.ts';

test('a shallow clone says what is missing, and how to get it', () => {
  const [problem] = repositoryFault('m', { kind: 'shallow', since: '2026-01-20' }).problems;
  assert.match(problem?.what ?? '', /before 2026-01-20 is missing/);
  assert.match(problem?.fix ?? '', /--unshallow.*fetch-depth: 0/);
});

test('records that do not hold are counted', () => assert.match(noRecords('m', 3).message, /3 claim to, but did not/));

test('an environment that is not there is told apart from a service that is not', () => {
  const timelines = readTimelines([deployment({ service: 'checkout', environment: 'production' })]);
  assert.equal(unknownPlace('checkout', 'prod', timelines).problems[0]?.where, 'environment');
  assert.equal(unknownPlace('chekout', 'production', timelines).problems[0]?.where, 'service');
});
