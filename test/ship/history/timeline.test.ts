// What followed on what.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { NotedVerdict } from '../../../src/bump-manifest/recording/verdict-note.ts';
import type { RecordedDeployment } from '../../../src/ship/history/deployment.ts';
import { readTimelines } from '../../../src/ship/history/timeline.ts';
import { deployment } from '../../fakes/shipped-history.ts';

const verdict = (isPass: boolean, at: number, isConclusive = true): NotedVerdict => ({
  isPass,
  isConclusive,
  at,
  run: undefined,
  reason: undefined,
});
const stepsOf = (...all: Partial<RecordedDeployment>[]) => readTimelines(all.map(deployment))[0]?.steps ?? [];

test('a roll-back takes back the newest deployment of the image that stood there', () => {
  const steps = stepsOf(
    { at: 1, image: 's:2' },
    { at: 2, image: 's:1' },
    { at: 3, image: 's:2', previous: 's:1' },
    { at: 4, image: 's:1', previous: 's:2', isRollback: true },
  );
  assert.deepEqual(
    steps.map(({ rolledBackBy }) => rolledBackBy?.at),
    [undefined, undefined, 4, undefined],
  );
});

test('a roll-back of several images takes back each that was shipped', () => {
  const steps = stepsOf(
    { at: 1, image: 's:2, t:2' },
    { at: 2, image: 's:1, t:1', previous: 's:2, t:2', isRollback: true },
  );
  assert.deepEqual(
    steps.map(({ isFailed }) => isFailed),
    [true, false],
  );
});

test('a red verdict that could not measure is no failure', () =>
  assert.deepEqual(
    stepsOf({ verdicts: [verdict(false, 5, false)] }).map(({ isFailed }) => isFailed),
    [false],
  ));

test('a failure ends with the next that is not known to be bad, proven when its note says so', () => {
  const steps = stepsOf(
    { at: 1, image: 's:2', verdicts: [verdict(false, 2)] },
    { at: 3, image: 's:3', verdicts: [verdict(false, 4)] },
    { at: 5, image: 's:4', verdicts: [verdict(true, 9)] },
  );
  assert.deepEqual(
    steps.map(({ restored }) => restored),
    [{ at: 9, isProven: true }, { at: 9, isProven: true }, undefined],
  );
});

test('without a note it ends when the next was written', () =>
  assert.deepEqual(stepsOf({ at: 1, verdicts: [verdict(false, 2)] }, { at: 5, image: 's:2' })[0]?.restored, {
    at: 5,
    isProven: false,
  }));

test('a failure that a later verdict contradicts ends there', () =>
  assert.deepEqual(stepsOf({ at: 1, verdicts: [verdict(false, 2), verdict(true, 7)] })[0]?.restored, {
    at: 7,
    isProven: true,
  }));

test('another image than the last record wrote was written without one', () =>
  assert.deepEqual(
    stepsOf({ image: 's:1' }, { image: 's:2', previous: 's:9' }, { image: 's:3', previous: 's:2' }).map(
      ({ isAfterUnrecorded }) => isAfterUnrecorded,
    ),
    [false, true, false],
  ));

test('services and environments have timelines of their own, in order', () =>
  assert.deepEqual(
    readTimelines(
      [{ environment: 'b' }, { environment: 'a', service: 'z' }, { environment: 'a', service: 'y' }].map(deployment),
    ).map(({ environment, service }) => `${environment}/${service}`),
    ['a/y', 'a/z', 'b/s'],
  ));
