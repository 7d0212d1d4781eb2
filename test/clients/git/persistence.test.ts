// Waiting for a git server: as long as it asks, never past the deadline, and never for what will not pass.

import assert from 'node:assert/strict';
import test from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { GitFailure } from '../../../src/clients/git/failure.ts';
import { persist, waitFor } from '../../../src/clients/git/persistence.ts';

const place = { url: 'https://git.example/a.git', branch: 'main', authenticated: true };
const busy = (waitSeconds: number): GitFailure =>
  new GitFailure('busy', place, { waitSeconds, said: 'secondary rate limit' });

test('a busy server gets the time that it asked for, and somebody hears of it', async () => {
  const heard: unknown[] = [];
  const waited = await waitFor(busy(0.01), {
    deadline: deadlineIn(60),
    onWait: (seconds, said) => void heard.push([seconds, said]),
  });
  assert.deepEqual([waited, heard], [true, [[0.01, 'secondary rate limit']]]);
});

test('more time than is left is not waited for', async () => {
  assert.equal(await waitFor(busy(600), { deadline: deadlineIn(1) }), false);
});

test('what will not pass is not waited for', async () => {
  assert.equal(await waitFor(new GitFailure('branch_missing', place), { deadline: deadlineIn(60) }), false);
});

test('what will not pass is tried once', async () => {
  let tries = 0;
  const attempt = async (): Promise<void> => {
    tries += 1;
    throw new GitFailure('branch_missing', place);
  };
  await assert.rejects(persist(attempt, { deadline: deadlineIn(60) }), GitFailure);
  assert.equal(tries, 1);
});

test('what passes is tried again', async () => {
  let tries = 0;
  await persist(
    async () => {
      tries += 1;
      if (tries === 1) throw busy(0.01);
    },
    { deadline: deadlineIn(60) },
  );
  assert.equal(tries, 2);
});
