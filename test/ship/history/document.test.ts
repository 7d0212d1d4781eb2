// The report as one value.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isoOf, timelinesOf, writeDocument } from '../../../src/ship/history/document.ts';
import { deployment } from '../../fakes/shipped-history.ts';

const week = 7 * 24 * 3600;

test('the date of a source commit is that of any record of the same commit, and of no other repository', () => {
  const source = { sourceRepository: 'shop/s', sourceCommit: 'abc' };
  const history = {
    deployments: [
      deployment({ ...source, environment: 'a', sourceAt: 5 }),
      deployment({ ...source, environment: 'b' }),
      deployment({ ...source, environment: 'c', sourceRepository: 'shop/t' }),
    ],
    falseClaims: [],
  };
  assert.deepEqual(
    timelinesOf(history).map(({ steps }) => steps[0]?.deployment.sourceAt),
    [5, 5, undefined],
  );
});

test('weeks end with the span, and each deployment is in one', () => {
  const deployments = [0, week, 2 * week - 1].map((at) => deployment({ at }));
  const history = { deployments, falseClaims: [] };
  const { weeks } = writeDocument({
    repository: 'm',
    head: 'h',
    span: { from: 0, to: 2 * week },
    history,
    timelines: timelinesOf(history),
    standing: [],
  });
  assert.deepEqual(
    weeks['e']?.map((each) => each.deployments),
    [1, 2],
  );
});

test('a date beyond the calendar is its end', () => {
  assert.equal(isoOf(9e15), '9999-12-31T23:59:59Z');
  assert.equal(isoOf(1_768_817_073), '2026-01-19T10:04:33Z');
});
