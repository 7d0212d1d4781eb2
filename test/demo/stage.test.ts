// What stops when somebody presses Ctrl-C.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Interrupted, until, wasInterrupted } from '../../scripts/demo/stage.ts';

test('who waits stops waiting at once', async () => {
  const signal = AbortSignal.abort();
  const began = performance.now();
  await assert.rejects(
    until({ signal }, () => false, 30, 'never'),
    Interrupted,
  );
  assert.ok(performance.now() - began < 1000);
});

test('who waits in vain says for what', async () => {
  const { signal } = new AbortController();
  await assert.rejects(
    until({ signal }, () => false, 0.1, 'the moon is green'),
    /waited 0\.1 s in vain until the moon is green/,
  );
});

test('the end of a child that arrives before the signal itself is put down to it', async () => {
  const interrupt = new AbortController();
  const asked = wasInterrupted(interrupt);
  setTimeout(() => interrupt.abort(), 5);
  assert.equal(await asked, true);
  assert.equal(await wasInterrupted(new AbortController()), false);
});
