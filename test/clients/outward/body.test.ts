// A body is read whole, or not at all.

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import test from 'node:test';
import { BodyTooLarge, readBounded } from '../../../src/clients/outward/body.ts';

const url = new URL('https://bob:s3cret@shop.example/a');
const pieces = (...sizes: readonly number[]) => Readable.from(sizes.map((size) => Buffer.alloc(size, 'x')));

test('a body of just so many bytes is read whole', async () => {
  assert.equal((await readBounded(pieces(600, 424), url, 1024)).length, 1024);
});

test('one byte more is too much, and says whose it is without a login', async () => {
  const reading = readBounded(pieces(1024, 1), url, 1024);
  await assert.rejects(reading, { name: 'BodyTooLarge', message: 'shop.example answered with more than 1 KiB' });
  await assert.rejects(readBounded(pieces(1025), url, 1024), BodyTooLarge);
});

test('reading stops at the piece that is too much', async () => {
  let asked = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        asked += 1;
        yield Buffer.alloc(1000);
      }
    })(),
    { highWaterMark: 1 },
  );
  await assert.rejects(readBounded(endless, url, 3000), BodyTooLarge);
  assert.ok(asked < 10, String(asked));
  assert.equal(endless.destroyed, true);
});

test('what the stream rejects with is passed on', async () => {
  const broken = new Readable({ read: () => undefined });
  broken.destroy(new Error('cut'));
  await assert.rejects(readBounded(broken, url, 10), { message: 'cut' });
});
