// Short questions to real tools of this machine.

import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { askLocally } from '../../src/clients/question.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const place = { folder: '/', env: { PATH: process.env['PATH'] ?? '', GITHUB_TOKEN: 'hidden', KEPT: 'seen' } };

test('gives the exit code and both streams, and prints nothing', async (t) => {
  const printed: string[] = [];
  // The test runner itself writes bytes.
  const remember = (text: unknown): boolean => typeof text !== 'string' || printed.push(text) > 0;
  t.mock.method(process.stdout, 'write', remember);
  const answer = await askLocally('sh', ['-c', 'echo out; echo err >&2; exit 3'], place);
  t.mock.restoreAll();
  assert.deepEqual(answer, { exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
  assert.deepEqual(printed, []);
});

test('the tool gets the thinned environment', async () => {
  const answer = await askLocally('sh', ['-c', 'echo "$GITHUB_TOKEN-$KEPT"'], place);
  assert.equal(answer?.stdout, '-seen\n');
});

test('a tool that is not there is undefined', async () =>
  assert.equal(await askLocally('no-such-tool', [], place), undefined));

test('a folder that is not there is undefined', async () =>
  assert.equal(await askLocally('sh', ['-c', 'true'], { ...place, folder: '/no/such/folder' }), undefined));

test('a tool whose path holds spaces is found', async (t) => {
  const tool = path.join(temporaryFolder(t), 'my tool');
  writeFileSync(tool, '#!/bin/sh\necho "$1"\n');
  chmodSync(tool, 0o755);
  assert.equal((await askLocally(tool, ['a b'], place))?.stdout, 'a b\n');
});

test('a bug of ours is no missing tool', async () => {
  await assert.rejects(askLocally('sh', undefined as unknown as string[], place), TypeError);
});
