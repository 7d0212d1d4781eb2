// How an engine's command is run: its output line by line, and the ways that it can end.

import assert from 'node:assert/strict';
import test from 'node:test';
import { missingEvidence, runEngine } from '../../../src/clients/engine/engine.ts';
import type { EngineFault } from '../../../src/domain/image/engine-fault.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';
import { writeFiles } from '../../fakes/folder.ts';
import { toolFolder } from '../../fakes/tool.ts';
import { givenSettings } from '../engine-settings.ts';

test('output is logged in whole lines, also a last one without an end', async (t) => {
  const script = "printf 'one\\r\\ntw'; sleep 0.1; printf 'o\\nthr'; printf ee";
  const { settings, lines } = givenSettings(t, toolFolder(t, ['sleep'], { engine: script }));
  await runEngine(settings, { command: 'engine', args: ['build'], env: settings.env, phase: 'build' });
  assert.deepEqual(lines, ['one', 'two', 'three']);
});

test('output that never ends a line is logged in pieces, not heaped up', async (t) => {
  const { settings, lines } = givenSettings(t, toolFolder(t, ['head'], { engine: 'head -c 3000000 /dev/zero' }));
  await runEngine(settings, { command: 'engine', args: ['build'], env: settings.env, phase: 'build' });
  assert.equal(lines.join('').length, 3_000_000);
  assert.ok(Math.max(...lines.map((line) => line.length)) <= 256 * 1024);
});

test('an exit code names the command and keeps the end of what it said', async (t) => {
  const { settings } = givenSettings(t, toolFolder(t, [], { engine: 'echo "no such file" >&2; exit 7' }));
  const args = ['buildx', 'build', '--x', 'y'];
  const run = runEngine(settings, { command: 'engine', args, env: settings.env, phase: 'build' });
  await assert.rejects(run, (thrown: EngineFault) => {
    const { kind, tail, exitCode } = thrown.facts;
    assert.deepEqual(
      [kind, exitCode, thrown.message, tail],
      ['failed', 7, '`engine buildx build` ended with 7', 'no such file'],
    );
    return true;
  });
});

for (const [how, script, signal] of [
  ['a signal in silence', 'kill -9 $$', 'SIGKILL'],
  ['exit 137 in silence', 'exit 137', 'SIGKILL'],
  ['a termination', 'kill -15 $$', 'SIGTERM'],
] as const)
  test(`${how} is a kill that names the signal`, async (t) => {
    const { settings } = givenSettings(t, toolFolder(t, [], { engine: script }));
    const run = runEngine(settings, { command: 'engine', args: ['push'], env: settings.env, phase: 'push' });
    await assert.rejects(run, (thrown: EngineFault) => {
      assert.deepEqual([thrown.facts.kind, thrown.facts.signal], ['killed', signal]);
      assert.equal(thrown.message, `\`engine push\` was killed by ${signal}`);
      return true;
    });
  });

test('137 after words is the build’s own end', async (t) => {
  const { settings } = givenSettings(t, toolFolder(t, [], { engine: 'echo told >&2; exit 137' }));
  const run = runEngine(settings, { command: 'engine', args: ['push'], env: settings.env, phase: 'push' });
  await assert.rejects(run, { message: '`engine push` ended with 137' });
});

test('120 kB of carriage returns are one line, at once', async (t) => {
  const script = "head -c 120000 /dev/zero | tr '\\0' '\\r'; echo end";
  const { settings, lines } = givenSettings(t, toolFolder(t, ['head', 'tr'], { engine: script }));
  const started = cpuMilliseconds();
  await runEngine(settings, { command: 'engine', args: ['build'], env: settings.env, phase: 'build' });
  assert.equal(lines.at(-1)?.trim(), 'end');
  assert.ok(!lines.join('').includes('\r'));
  assert.ok(cpuMilliseconds() - started < 5000);
});

test('a failed RUN is found in the Dockerfile by its words', async (t) => {
  const dockerfile = 'FROM scratch\nRUN make \\\n  all\nRUN test\n';
  const output =
    "Step 2/3 : RUN make   all\n ---> Running in 1\nno rule\nThe command '/bin/sh -c make' returned a non-zero code: 2";
  const { settings } = givenSettings(t, toolFolder(t, [], { engine: `echo "${output}"; exit 1` }));
  writeFiles(settings.folder, { Dockerfile: dockerfile });
  const command = { command: 'engine', args: ['build'], env: settings.env, phase: 'build', dockerfile: 'Dockerfile' };
  await assert.rejects(runEngine(settings, { ...command, phase: 'build' }), (thrown: EngineFault) => {
    assert.deepEqual([thrown.facts.step?.line, thrown.facts.step?.said], [2, [' ---> Running in 1', 'no rule']]);
    return true;
  });
});

test('what was promised and is not there is named by its file', () => {
  assert.match(missingEvidence('docker', 'digest', '/a/b/metadata.json').message, /left no digest in metadata\.json/);
});
