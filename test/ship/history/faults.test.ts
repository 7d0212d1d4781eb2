// Why a history cannot be reported.

import assert from 'node:assert/strict';
import test from 'node:test';
import { cloneFault, noRecords, readingFault, unknownPlace } from '../../../src/ship/history/faults.ts';
import { readTimelines } from '../../../src/ship/history/timeline.ts';
import { deployment } from '../../fakes/shipped-history.ts';

test('a shallow clone says what is missing, and how to get it', () => {
  const [problem] = cloneFault('m', { kind: 'shallow', since: '2026-01-20' }).problems;
  assert.match(problem?.what ?? '', /before 2026-01-20 is missing/);
  assert.match(problem?.fix ?? '', /--unshallow.*fetch-depth: 0/);
});

test('records that do not hold are counted', () => assert.match(noRecords('m', 3).message, /3 claim to, but did not/));

test('an environment that is not there is told apart from a service that is not', () => {
  const timelines = readTimelines([deployment({ service: 'checkout', environment: 'production' })]);
  assert.equal(unknownPlace('checkout', 'prod', timelines).problems[0]?.where, 'environment');
  assert.equal(unknownPlace('chekout', 'production', timelines).problems[0]?.where, 'service');
});

test('notes that begin with no commit are told with their ref, and how to put them back', () => {
  const [problem] = readingFault('m', { kind: 'notes', ref: 'refs/notes/ship', type: 'blob' }).problems;
  assert.equal(problem?.code, 'history_notes_invalid');
  assert.match(`${problem?.what} ${problem?.fix}`, /`refs\/notes\/ship` of "m" points to a blob.*git update-ref/);
});

test('files that are too large together are told with how much is read', () =>
  assert.match(readingFault('m', { kind: 'too much', bytes: 4 * 1024 ** 3 }).message, /more than 4 GiB of files/));
