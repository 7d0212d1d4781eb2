// An edit as it is handed over: the same on the other side, and believed with the same key only.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { formatOffer, type Offer, parseOffer, sealOf } from '../../../src/bump-manifest/branch/offer.ts';

const offer = (after: Buffer): Offer => ({
  base: 'b'.repeat(40),
  madeAt: '2026-11-27T00:00:00.000Z',
  message: 'chore: bump ü\n\nShip-Service: ü\n',
  name: 'ü',
  email: 'e@x',
  files: [{ path: 'a b/ü.yaml', mode: '100755', before: Buffer.from([0, 255, 13, 10]), after }],
});
const key = { secret: 'a-token-that-all-writers-have', repository: 'shop/m', branch: 'main' };

test('what is handed over comes back byte for byte, in one line', () => {
  const text = formatOffer(offer(Buffer.from('x: ü\r\n'))) ?? '';
  assert.match(text, /^[A-Za-z0-9+/=]+$/);
  assert.deepEqual(parseOffer(text, sealOf(text, key), key), offer(Buffer.from('x: ü\r\n')));
});

for (const [title, other] of [
  ['another key', { ...key, secret: 'a-token-that-somebody-has' }],
  ['another branch', { ...key, branch: 'release' }],
  ['another repository', { ...key, repository: 'shop/fork' }],
] as const)
  test(`a seal of ${title} is not believed`, () => {
    const text = formatOffer(offer(Buffer.from('x'))) ?? '';
    assert.equal(parseOffer(text, sealOf(text, other), key), undefined);
  });

test('a seal of other bytes is not believed', () => {
  const text = formatOffer(offer(Buffer.from('x'))) ?? '';
  assert.equal(parseOffer(`${text}A`, sealOf(text, key), key), undefined);
});

test('the key cannot be read from a seal, which is 64 digits', () => assert.match(sealOf('x', key), /^[0-9a-f]{64}$/));

test('an edit that would be a burden for everybody is not handed over', () =>
  assert.equal(formatOffer(offer(randomBytes(400_000))), undefined));
