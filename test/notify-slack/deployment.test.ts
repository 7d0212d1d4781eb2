// The words of a deployment: subjects of commits and numbers of pull requests.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findPullNumber, findSubject, isAlarm } from '../../src/notify-slack/deployment.ts';

const subjects: readonly [message: string | undefined, subject: string | undefined][] = [
  ['feat: x\n\nbody', 'feat: x'],
  ['\n\n  feat: x \r\nbody', 'feat: x'],
  ['', undefined],
  ['  \n ', undefined],
  [undefined, undefined],
];

for (const [message, subject] of subjects) {
  test(`the subject of ${JSON.stringify(message)}`, () => assert.equal(findSubject(message), subject));
}

const pulls: readonly [url: string | undefined, number: number | undefined][] = [
  ['https://github.com/shop/checkout/pull/15', 15],
  ['https://github.com/shop/checkout/pull/15/files', 15],
  ['https://github.com/shop/checkout/pull/15?x#y', 15],
  ['https://gitlab.example/shop/checkout/-/merge_requests/7', 7],
  ['https://github.com/shop/checkout/pull/x15', undefined],
  ['https://github.com/shop/pull', undefined],
  [undefined, undefined],
];

for (const [url, number] of pulls) {
  test(`the number of ${url}`, () => assert.equal(findPullNumber(url), number));
}

test('failed and rolled-back are red, and nothing else', () => {
  assert.deepEqual((['ready', 'deployed', 'failed', 'rolled-back', 'cancelled', 'blocked'] as const).filter(isAlarm), [
    'failed',
    'rolled-back',
  ]);
});
