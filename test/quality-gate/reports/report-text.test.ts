// The text of a file, decoded as it says itself, wherever a piece of it ends.

import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';
import { readReportText } from '../../../src/quality-gate/reports/report-text.ts';
import { temporaryFolder } from '../../fakes/folder.ts';

async function piecesOf(file: string): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of readReportText(file)) pieces.push(piece);
  return pieces;
}

const pieceSize = 256 * 1024;
const readSize = 4 * pieceSize;
const ends: readonly [fact: string, bytes: Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['one byte less than a piece', Buffer.alloc(pieceSize - 1, 'a')],
  ['a piece', Buffer.alloc(pieceSize, 'a')],
  ['what is read at once', Buffer.alloc(readSize, 'a')],
  ['a character that is read in two halves', Buffer.from(`${'a'.repeat(readSize - 1)}ä${'b'.repeat(readSize)}`)],
  ['many pieces, each of other text', Buffer.from(Array.from({ length: 90_000 }, (_, at) => `${at} ä😀`).join('\n'))],
  ['a character that lies in two pieces', Buffer.from(`${'a'.repeat(pieceSize - 2)}😀${'b'.repeat(pieceSize)}`)],
  ['half a character at its end', Buffer.from([0x61, 0xf0, 0x9f])],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0xc0, 0x62])],
  ['a byte order mark', Buffer.from('\ufeffabc')],
];
for (const [fact, bytes] of ends)
  test(`a file of ${fact} is read as one decoder reads it whole`, async (context) => {
    const file = path.join(temporaryFolder(context), 'report');
    writeFileSync(file, bytes);
    assert.equal((await piecesOf(file)).join(''), new TextDecoder().decode(bytes));
  });

test('whoever stops reading leaves no open file behind', async (context) => {
  const file = path.join(temporaryFolder(context), 'report');
  writeFileSync(file, Buffer.alloc(readSize * 3, 'a'));
  const before = readdirSync('/proc/self/fd').length;
  for (let round = 0; round < 20; round++) for await (const _ of readReportText(file)) break;
  assert.equal(readdirSync('/proc/self/fd').length, before);
});

for (const [fact, name] of [
  ['a folder', '.'],
  ['a file that is not there', 'gone'],
] as const)
  test(`${fact} cannot be read`, async (context) => {
    const pieces = piecesOf(path.join(temporaryFolder(context), name));
    await assert.rejects(pieces, (thrown) => thrown instanceof ReportFault && /cannot be read: E/.test(thrown.message));
  });

test('a bug of ours is no file that cannot be read', async () => {
  await assert.rejects(piecesOf(undefined as unknown as string), TypeError);
});
