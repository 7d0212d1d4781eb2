// Days and moments of a question.

import assert from 'node:assert/strict';
import test from 'node:test';
import { answer, readWhen } from '../../../src/ship/history/question.ts';
import { readTimelines } from '../../../src/ship/history/timeline.ts';
import { deployment } from '../../fakes/shipped-history.ts';

const noon = Date.parse('2026-01-19T12:00:00Z') / 1000;

test('a day is a day in UTC, a moment its minute', () =>
  assert.deepEqual(
    [readWhen('2026-01-19'), readWhen('2026-01-19T12:00Z'), readWhen('2026-01-19T14:00+02:00')],
    [
      { from: noon - 43_200, to: noon + 43_200 },
      { from: noon, to: noon + 60 },
      { from: noon, to: noon + 60 },
    ],
  ));

for (const text of ['2026-02-30', '19.01.2026', '2026-01-19T12:00', 'yesterday', ''])
  test(`"${text}" is no date`, () => assert.equal(readWhen(text), undefined));

test('before the first record nobody tells what stood there', () => {
  const question = { service: 's', environment: 'e', span: { from: 0, to: 10 } };
  const found = answer(question, readTimelines([deployment({ at: 5 })]));
  assert.deepEqual([found?.before, found?.changes.length], [undefined, 1]);
});

test('a service without a record has no answer', () =>
  assert.equal(answer({ service: 'x', environment: 'e', span: { from: 0, to: 1 } }, []), undefined));
