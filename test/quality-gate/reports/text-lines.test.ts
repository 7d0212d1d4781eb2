// Lines come whole, whatever the pieces.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { lineParser } from '../../../src/quality-gate/reports/text-lines.ts';

test('lines are the same however the text is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é') })), (pieces) => {
      const rows: string[] = [];
      const parser = lineParser(
        (line) => void rows.push(line),
        () => rows,
      );
      for (const piece of pieces) parser.write(piece);
      const text = pieces.join('');
      const expected = text.split('\n').map((row) => row.replace(/\r$/, ''));
      if (text.endsWith('\n') || text === '') expected.pop();
      assert.deepEqual(parser.end(), expected);
    }),
  );
});
