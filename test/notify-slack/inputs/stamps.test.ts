// Which messages may be replied to or changed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { keepStamps } from '../../../src/notify-slack/inputs/stamps.ts';

const ts = '1768832640.000100';
const C = 'C012AB3CD';

type Row = readonly [
  channel: string[],
  thread: string[],
  update: string[],
  codes: string[],
  kept: [string[], string[]],
];
const rows: readonly Row[] = [
  [[C], [], [ts], [], [[], [ts]]],
  [[C], [ts], [], [], [[ts], []]],
  [[], [ts], [], [], [[ts], []]],
  [[C, 'C2X'], [], [ts, '-'], [], [[], [ts, '-']]],
  [[C, 'C2X'], [], [ts], ['ts_count'], [[], []]],
  [[C], ['1768832640.1'], [], ['ts_invalid'], [[], []]],
  [['#deployments'], [], [ts], ['channel_not_id'], [[], []]],
  [[C, '#ops'], [], [ts, '-'], [], [[], [ts, '-']]],
  [['#a', '#b'], [], ['-', '-'], [], [[], ['-', '-']]],
  [['#a', C], [], [ts, '-'], ['channel_not_id'], [[], []]],
  [['#deployments'], [ts], [], [], [[ts], []]],
  [[C], [ts], [ts], ['update_and_thread'], [[], [ts]]],
];

for (const [channel, thread, update, codes, [keptThread, keptUpdate]] of rows) {
  test(`channel ${channel}, thread-ts ${thread}, update-ts ${update}: ${codes.join() || 'good'}`, () => {
    const { value, problems } = keepStamps({ channel, 'thread-ts': thread, 'update-ts': update });
    assert.deepEqual(
      problems.map(({ code }) => code),
      codes,
    );
    assert.deepEqual([value['thread-ts'], value['update-ts']], [keptThread, keptUpdate]);
  });
}
