// The runner room as a process: what a step prints, writes and ends with.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '../fakes/folder.ts';
import { startScript } from '../fakes/runner.ts';

const greeter = path.resolve(import.meta.dirname, 'greeter.ts');
const greet = (t: test.TestContext, inputs: Record<string, string>) =>
  startScript(greeter, { inputs, workspace: temporaryFolder(t) });

test('writes outputs and summary, and hides secrets in every one of them', async (t) => {
  const result = await greet(t, { name: 'Robin', token: 's3cret' }).finished;
  assert.deepEqual([result.exitCode, result.outputs], [0, { greeting: 'hello Robin ***', leak: '' }]);
  assert.equal(result.summary, '# Robin ***\n');
  assert.match(result.warnings.join(), /The output `greeting` contains a masked secret/);
  assert.deepEqual(
    result.log.split('\n').filter((line) => line.includes('s3cret')),
    ['::add-mask::s3cret'],
  );
});

test('foreign output cannot command the runner', async (t) => {
  const { log, errors, warnings } = await greet(t, {}).finished;
  assert.match(log, /::stop-commands::([0-9a-f-]+)\n::error::not ours\n+::\1::/);
  assert.match(log, /^> ::warning::disarmed/m);
  assert.deepEqual([errors, warnings], [[], []]);
});

test('a red verdict still writes its report', async (t) => {
  const result = await greet(t, { mood: 'red' }).finished;
  assert.deepEqual(
    [result.exitCode, result.outputs['greeting'], result.errors],
    [1, 'hello world ', ['the verdict is red [input_invalid]']],
  );
});

test('an expected error says what, where and fix, without a stack', async (t) => {
  const result = await greet(t, { mood: 'wrong' }).finished;
  assert.deepEqual(result.errors, ['"world" is wrong [input_invalid]\n  where: input `name`\n  fix:   Be right.']);
  assert.equal(result.exitCode, 1);
});

test('anything else is our bug and keeps its stack', async (t) => {
  const { errors, exitCode } = await greet(t, { mood: 'broken' }).finished;
  assert.equal(exitCode, 1);
  assert.match(
    errors[0] ?? '',
    /This is a bug in ship-actions, not in your configuration: TypeError: a bug\n\s+at .*greeter/,
  );
});

test('bad inputs are reported together, before the run', async (t) => {
  const { errors, log } = await greet(t, { mood: 'kindd', loud: 'very' }).finished;
  assert.equal(errors.length, 2);
  assert.doesNotMatch(log, /foreign/);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`a step that is cancelled with ${signal} ends red and says so`, async (t) => {
    const step = greet(t, { mood: 'slow' });
    step.child.stdout?.once('data', () => void setTimeout(50).then(() => step.child.kill(signal)));
    const { errors, exitCode } = await step.finished;
    assert.deepEqual([exitCode, errors], [1, [`The step was cancelled (${signal}) [cancelled]`]]);
  });
