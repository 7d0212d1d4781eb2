// Tests of what a preflight asks of quality-gate.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from '../../src/ship/stages/quality-gate.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { askAll } from '../fakes/questions.ts';

test('gates are found in the repository, and none of them runs', async (t) => {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { 'package.json': '{"scripts": {"test": "exit 1"}}' });
  assert.deepEqual(await askAll(stage, {}, { workspace }), { gates: 'found in the repository' });
});

test('gates that are given are counted', async (t) => {
  const gates = '[{name: a, run: exit 1}, {name: b, run: exit 1}]';
  assert.deepEqual(await askAll(stage, { gates }, { workspace: temporaryFolder(t) }), {
    gates: '2 in the config file',
  });
});

test('no gates at all is missing, with what to write', async (t) => {
  const { gates } = await askAll(stage, {}, { workspace: temporaryFolder(t) });
  assert.match(gates ?? '', /^gates_missing|none were found.*gates:/s);
});
