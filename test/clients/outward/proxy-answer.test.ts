// A proxy's own word, found among causes, and whether it may change.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ProxyRefusal } from '../../../src/clients/outward/proxy.ts';
import { findProxyAnswer, isPassingAnswer } from '../../../src/clients/outward/proxy-answer.ts';

const proxy = new URL('http://robot:secret@proxy.example:3128');
const rows: readonly (readonly [status: number, isPassing: boolean])[] = [
  [0, true],
  [403, false],
  [407, false],
  [408, true],
  [429, true],
  [502, true],
];
for (const [status, isPassing] of rows)
  test(`${status} ${isPassing ? 'may pass' : 'stays'}`, () => {
    const answer = findProxyAnswer(
      new Error('x', { cause: new Error('y', { cause: new ProxyRefusal(proxy, status) }) }),
    );
    assert.equal(answer?.status, status);
    assert.equal(answer !== undefined && isPassingAnswer(answer), isPassing);
    assert.doesNotMatch(answer?.message ?? '', /secret/);
  });

test('an error that is no proxy’s is none', () => {
  assert.equal(findProxyAnswer(new Error('x', { cause: new Error('ECONNRESET') })), undefined);
  assert.equal(findProxyAnswer('x'), undefined);
});
