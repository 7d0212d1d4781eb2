// A gate's output as it comes: kept or streamed, masked in time, cut in lines.

import assert from 'node:assert/strict';
import test from 'node:test';
import { GateOutput } from '../../../src/quality-gate/gates/output.ts';
import { recordingLog } from './recording-log.ts';

test('is kept, both streams in their lines, whatever the pieces', () => {
  const { log, lines } = recordingLog();
  const output = new GateOutput('unit', log, false);
  const euro = Buffer.from('2 €\n');
  output.write(euro.subarray(0, 3), 'stdout');
  output.write(Buffer.from('err\n'), 'stderr');
  output.write(euro.subarray(3), 'stdout');
  output.write(Buffer.from('no end'), 'stdout');
  output.end();
  assert.equal(output.text(), 'err\n2 €\nno end\n');
  assert.equal(output.lastLines(1, 100), 'no end');
  assert.deepEqual(lines, []);
});

test('is streamed line by line, masks first', () => {
  const { log, lines, masks } = recordingLog();
  const output = new GateOutput('unit', log, true);
  output.write(Buffer.from('one\r\n::add-mask::secret-1\ntwo\n'), 'stdout');
  output.end();
  assert.deepEqual([lines, masks, output.text()], [['one', 'two'], ['secret-1'], '']);
});

test('keeps the annotations that its tools ask for', () => {
  const output = new GateOutput('lint', recordingLog().log, false);
  output.write(Buffer.from('::error file=a.js,line=1::x\n'.repeat(80)), 'stdout');
  output.end();
  assert.equal(output.annotations.length, 50);
});

test('a line without an end is passed on in pieces', () => {
  const { log, lines } = recordingLog();
  const output = new GateOutput('x', log, true);
  for (let at = 0; at < 3; at++) output.write(Buffer.from('x'.repeat(70_000)), 'stdout');
  output.end();
  assert.equal(lines.join('').length, 210_000);
  assert.ok(lines.length >= 2);
});

test('a gate that is not streamed says once a minute that it runs, and what it printed last', (context) => {
  context.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const { log, lines } = recordingLog();
  const output = new GateOutput('unit', log, false);
  const streamed = new GateOutput('alone', log, true);
  context.mock.timers.tick(59_999);
  assert.deepEqual(lines, []);

  context.mock.timers.tick(1);
  output.write(Buffer.from('building\n\u001b[31mtesting\n'), 'stdout');
  context.mock.timers.tick(60_000);
  output.end();
  streamed.end();
  context.mock.timers.tick(600_000);
  assert.deepEqual(lines, [
    '… unit: has been running for 1 min; it has printed nothing yet',
    '… unit: has been running for 2 min; last line: testing',
  ]);
});
