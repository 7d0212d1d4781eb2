// The bundle of ship with the stage `report`, in a workspace that is a manifests repository.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { runBundle } from '../fakes/runner.ts';
import { knownHistory } from '../fakes/shipped-history.ts';

test('the job summary tells what stands where, and the files are named', async (context) => {
  const workspace = knownHistory().make(context);
  const { exitCode, outputs, summary, log } = await runBundle('ship', {
    workspace,
    inputs: { stages: 'report', days: '36500', environment: 'production' },
  });
  assert.equal(exitCode, 0, log);
  assert.match(summary, /\| production \| checkout-service \| `v5` \| 2026-01-26 10:00 \|/);
  assert.doesNotMatch(summary, /staging/);
  assert.equal(path.basename(outputs['report'] ?? ''), 'deployment-history');
});

test('a shallow checkout is red, and says what to write', async (context) => {
  const workspace = path.join(temporaryFolder(context), 'clone');
  execFileSync('git', ['clone', '-q', '--depth=1', `file://${knownHistory().make(context)}`, workspace]);
  const { exitCode, errors } = await runBundle('ship', { workspace, inputs: { stages: 'report' } });
  assert.equal(exitCode, 1);
  assert.match(errors.join('\n'), /shallow clone[\s\S]*fetch-depth: 0/);
});
