// A name server that never answers, one that says no, and hosts that need none.

import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import test from 'node:test';
import { isNameServed } from '../../../src/clients/registry/name-service.ts';
import type { Cleanup } from '../../fakes/folder.ts';

async function nameServer(t: Cleanup, answers: boolean): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    if (!answers) return;
    const reply = Buffer.from(question);
    // A response (QR) that the name does not exist (RCODE 3): https://www.rfc-editor.org/rfc/rfc1035#section-4.1.1
    reply.writeUInt16BE(0x8183, 2);
    socket.send(reply, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  t.after(() => {
    socket.close();
  });
  return `127.0.0.1:${socket.address().port}`;
}

test('a name server that stays silent serves nothing', async (t) => {
  assert.equal(await isNameServed('registry.example.com', 200, [await nameServer(t, false)]), false);
});

test('"there is no such name" is an answer', async (t) => {
  assert.equal(await isNameServed('registry.example.com', 5000, [await nameServer(t, true)]), true);
});

for (const host of ['127.0.0.1', '[::1]', 'localhost'])
  test(`${host} needs no name server`, async (t) => {
    assert.equal(await isNameServed(host, 200, [await nameServer(t, false)]), true);
  });
