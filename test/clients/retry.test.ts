// Passing trouble is tried again, other trouble is not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { retry } from '../../src/clients/retry.ts';

const failing = (times: number, message: string) => {
  let calls = 0;
  return {
    attempt: async (): Promise<number> => {
      calls += 1;
      if (calls <= times) throw new Error(message);
      return calls;
    },
    calls: () => calls,
  };
};
const isPassing = (thrown: unknown): boolean => thrown instanceof Error && thrown.message === 'passing';

test('trouble that passes is tried again until it succeeds', async () => {
  const { attempt } = failing(2, 'passing');
  assert.equal(await retry(attempt, { isPassing, minMilliseconds: 1 }), 3);
});

test('trouble that does not pass is thrown at once', async () => {
  const { attempt, calls } = failing(2, 'final');
  await assert.rejects(retry(attempt, { isPassing, minMilliseconds: 1 }), { message: 'final' });
  assert.equal(calls(), 1);
});

test('after the last try its error is thrown', async () => {
  const { attempt, calls } = failing(99, 'passing');
  await assert.rejects(retry(attempt, { isPassing, minMilliseconds: 1, retries: 2 }), { message: 'passing' });
  assert.equal(calls(), 3);
});

test('an abort ends the waiting', async () => {
  const abort = new AbortController();
  const { attempt } = failing(99, 'passing');
  setTimeout(() => abort.abort(new Error('stop')), 20);
  await assert.rejects(retry(attempt, { isPassing, minMilliseconds: 60_000, signal: abort.signal }), {
    message: 'stop',
  });
});

test('a pause that the other side asks for is made, and one beyond the time that is left ends it', async () => {
  const { attempt } = failing(1, 'passing');
  const started = performance.now();
  assert.equal(await retry(attempt, { isPassing, minMilliseconds: 1, waitOf: () => 0.2 }), 2);
  assert.ok(performance.now() - started >= 190);

  const long = failing(99, 'passing');
  const options = { isPassing, minMilliseconds: 1, maxSeconds: 5, waitOf: () => 60 };
  await assert.rejects(retry(long.attempt, options), { message: 'passing' });
  assert.equal(long.calls(), 1);
});

test('where the other side asks for nothing, the pauses are our own', async () => {
  const { attempt, calls } = failing(2, 'passing');
  await retry(attempt, { isPassing, minMilliseconds: 1, waitOf: () => undefined });
  assert.equal(calls(), 3);
});

test('what is no error is a bug of ours, and is not tried again', async () => {
  let calls = 0;
  const attempt = (): Promise<never> => Promise.reject(`try ${++calls}`);
  await assert.rejects(retry(attempt, { isPassing: () => true, minMilliseconds: 1 }), TypeError);
  assert.equal(calls, 1);
});
