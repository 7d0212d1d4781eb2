// Order, limits and needs, with gates that end when the test says so.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { type Gate, plainGate } from '../../../src/quality-gate/gates/gate.ts';
import { runSchedule } from '../../../src/quality-gate/gates/schedule.ts';

const gate = (name: string, ...needs: string[]): Gate => ({ ...plainGate, name, run: 'true', needs });

/** Runs gates that each take one turn; those in `red` do not pass. */
async function play(gates: Gate[], maxParallel: number, red: readonly string[] = []) {
  const events: string[] = [];
  let running = 0;
  let most = 0;
  const outcomes = await runSchedule(gates, maxParallel, {
    run: async ({ name }) => {
      events.push(`+${name}`);
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
      events.push(`-${name}`);
      return { name, passed: !red.includes(name), skippedFor: [] as readonly string[] };
    },
    skip: ({ name }, blockers) => ({ name, passed: false, skippedFor: blockers }),
  });
  return { events, most, outcomes };
}

test('gates run side by side, at most so many at once', async () => {
  const gates = ['a', 'b', 'c', 'd', 'e'].map((name) => gate(name));
  assert.equal((await play(gates, 2)).most, 2);
  assert.equal((await play(gates, 9)).most, 5);
});

test('a gate waits for its needs, wherever it stands in the list', async () => {
  const { events } = await play([gate('c', 'a', 'b'), gate('a'), gate('b', 'a')], 4);
  assert.deepEqual(events, ['+a', '-a', '+b', '-b', '+c', '-c']);
});

test('a gate whose need did not pass is skipped, and so is what needs it', async () => {
  const { events, outcomes } = await play([gate('a'), gate('b', 'a'), gate('c', 'b'), gate('d')], 1, ['a']);
  assert.deepEqual(events, ['+a', '-a', '+d', '-d']);
  assert.deepEqual(
    outcomes.map((each) => [each.name, each.skippedFor]),
    [
      ['a', []],
      ['b', ['a']],
      ['c', ['b']],
      ['d', []],
    ],
  );
});

test('any circle-free schedule brings every gate to one outcome, after its needs and within the limit', async () => {
  const schedule = fc
    .integer({ min: 1, max: 8 })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.subarray(Array.from({ length: at }, (_each, need) => `g${need}`)).map((needs) => gate(`g${at}`, ...needs)),
        ),
      ),
    );
  await fc.assert(
    fc.asyncProperty(schedule, fc.integer({ min: 1, max: 4 }), async (gates, limit) => {
      const { events, most, outcomes } = await play([...gates].reverse(), limit);
      assert.equal(outcomes.length, gates.length);
      assert.ok(most <= limit);
      for (const { name, needs } of gates)
        for (const need of needs) assert.ok(events.indexOf(`-${need}`) < events.indexOf(`+${name}`));
    }),
    { numRuns: 40 },
  );
});
