// Laying one writer's lines over what others wrote meanwhile.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { mergeLines } from '../../../src/bump-manifest/branch/line-merge.ts';

const merge = (base: string, ours: string, theirs: string): string | undefined =>
  mergeLines(Buffer.from(base), Buffer.from(ours), Buffer.from(theirs))?.toString();

const table: readonly [string, string, string, string, string | undefined][] = [
  ['what nobody else touched is taken as it is, whatever it is', 'a\nb', 'a\nb', 'a\nx\ny\nb', 'a\nx\ny\nb'],
  ['other lines of both stand side by side', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n', 'A\nb\nC\n'],
  ['neighbouring lines are two lines', 'a\nb\n', 'A\nb\n', 'a\nB\n', 'A\nB\n'],
  ['one line that both changed is left alone', 'a\nb\n', 'A\nb\n', 'x\nb\n', undefined],
  ['also when both made the same of it', 'a\nb\n', 'A\nb\n', 'A\nb\n', undefined],
  ['where ours has a line more nothing is merged', 'a\nb\n', 'a\nn\nb\n', 'a\nB\n', undefined],
  ['where theirs has a line more nothing is merged', 'a\nb\n', 'A\nb\n', 'a\nb\nn\n', undefined],
  ['CRLF and a missing last line break stay', 'a\r\nb\r\nc', 'A\r\nb\r\nc', 'a\r\nb\r\nC', 'A\r\nb\r\nC'],
];

for (const [title, base, ours, theirs, expected] of table)
  test(title, () => assert.equal(merge(base, ours, theirs), expected));

test('every byte that neither changed stays, and each of the changed lines is that of its writer', () => {
  const byte = fc.integer({ min: 0, max: 255 }).filter((each) => each !== 10);
  const line = fc.array(byte, { maxLength: 6 });
  const fate = fc.constantFrom('both', 'ours', 'theirs');
  fc.assert(
    fc.property(fc.array(fc.tuple(line, line, fate), { minLength: 1 }), (rows) => {
      const join = (lines: readonly number[][]): Buffer => Buffer.from(lines.flatMap((each) => [10, ...each]));
      const pick = (who: string) => join(rows.map(([old, fresh, fate]) => (fate === who ? fresh : old)));
      const merged = mergeLines(join(rows.map(([old]) => old)), pick('ours'), pick('theirs'));
      assert.deepEqual(merged, join(rows.map(([old, fresh, fate]) => (fate === 'both' ? old : fresh))));
    }),
  );
});
