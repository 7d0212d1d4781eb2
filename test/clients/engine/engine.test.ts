// How an engine's command is run: its output line by line, and the ways that it can end.

import assert from 'node:assert/strict';
import test from 'node:test';
import { noEvidence, runEngine } from '../../../src/clients/engine/engine.ts';
import type { ActionError } from '../../../src/domain/action-error.ts';
import { toolFolder } from '../../fakes/tool.ts';
import { givenSettings } from '../engine-settings.ts';

test('output is logged in whole lines, also a last one without an end', async (t) => {
  const script = "printf 'one\\r\\ntw'; sleep 0.1; printf 'o\\nthr'; printf ee";
  const { settings, lines } = givenSettings(t, toolFolder(t, ['sleep'], { engine: script }));
  await runEngine(settings, 'engine', ['build'], settings.env, 'build_failed');
  assert.deepEqual(lines, ['one', 'two', 'three']);
});

test('output that never ends a line is logged in pieces, not heaped up', async (t) => {
  const { settings, lines } = givenSettings(t, toolFolder(t, ['head'], { engine: 'head -c 3000000 /dev/zero' }));
  await runEngine(settings, 'engine', ['build'], settings.env, 'build_failed');
  assert.equal(lines.join('').length, 3_000_000);
  assert.ok(Math.max(...lines.map((line) => line.length)) <= 256 * 1024);
});

test('an exit code names the command and keeps the end of what it said', async (t) => {
  const { settings } = givenSettings(t, toolFolder(t, [], { engine: 'echo "no such file" >&2; exit 7' }));
  const run = runEngine(settings, 'engine', ['buildx', 'build', '--x', 'y'], settings.env, 'build_failed');
  await assert.rejects(run, (thrown: ActionError) => {
    const [problem] = thrown.problems;
    assert.deepEqual(
      [problem?.code, problem?.what, problem?.excerpt],
      ['build_failed', '`engine buildx build` ended with 7', 'no such file'],
    );
    return true;
  });
});

test('a signal in silence is a failure that names the signal', async (t) => {
  const { settings } = givenSettings(t, toolFolder(t, [], { engine: 'kill -9 $$' }));
  const run = runEngine(settings, 'engine', ['push'], settings.env, 'push_failed');
  await assert.rejects(run, { code: 'push_failed', message: '`engine push` was killed by SIGKILL' });
});

test('what was promised and is not there is named by its file', () => {
  assert.match(noEvidence('docker', 'digest', '/a/b/metadata.json').message, /left no digest in metadata\.json/);
});
