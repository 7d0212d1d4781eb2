// The trust that the inputs ask for.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Trust } from '../../src/clients/http.ts';
import { readContext } from '../../src/runner/context.ts';
import { connect } from '../../src/smoke-test/connection.ts';
import { isBug, throwBug } from '../fakes/bug.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { answer } from '../fakes/session.ts';

test('`ca` is text, or a file in the workspace', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { 'ca.pem': '-----BEGIN CERTIFICATE-----\nfile' });
  const context = readContext({ GITHUB_WORKSPACE: folder }, folder);
  const seen: Trust[] = [];
  const create = (trust: Trust) => {
    seen.push(trust);
    return async () => answer('');
  };
  for (const ca of [undefined, '-----BEGIN CERTIFICATE-----\ntext', 'ca.pem'])
    await connect({ ca, insecure: false }, { context, env: {} }, create);
  assert.deepEqual(
    seen.map(({ ca }) => ca?.split('\n')[1]),
    [undefined, 'text', 'file'],
  );
  await assert.rejects(connect({ ca: 'none.pem', insecure: false }, { context, env: {} }, create), {
    code: 'ca_invalid',
  });
});

test('a bug of ours is no fault of `ca`', async () => {
  const context = readContext({}, '/');
  await assert.rejects(connect({ ca: undefined, insecure: false }, { context, env: {} }, throwBug), isBug);
});
