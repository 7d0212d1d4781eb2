// What GitHub says to a verdict is a value, never a throw.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { openVerdictBoard } from '../../../../src/clients/github/verdicts/board.ts';
import { broken, isBug } from '../../../fakes/bug.ts';

const status = {
  repository: 'shop/cart',
  sha: 'abc',
  context: 'ship',
  state: 'success',
  description: 'd',
  targetUrl: undefined,
} as const;

for (const [code, kind] of [
  [201, 'written'],
  [403, 'denied'],
  [404, 'denied'],
  [422, 'failed'],
  [500, 'failed'],
] as const)
  test(`a ${code} is "${kind}"`, async (context) => {
    const server = createServer((_request, response) => {
      response.writeHead(code, { 'content-type': 'application/json' }).end('{"message": "words of GitHub"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    context.after(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const posting = await openVerdictBoard('t0ken', url, {}).commitStatus(status);
    assert.equal(posting.kind, kind);
    if (posting.kind !== 'written') assert.match(posting.message, /words of GitHub/);
  });

test('a server that is not there is "failed"', async () => {
  assert.equal((await openVerdictBoard('t0ken', 'http://127.0.0.1:9', {}).commitStatus(status)).kind, 'failed');
});

test('a bug of ours is no refusal', async () => {
  await assert.rejects(openVerdictBoard('t', 'https://api.github.com', broken).commitStatus(status), isBug);
});
