// Foreign text is cut and made one line, whatever it is.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { boundText, quoteLine } from '../../../src/domain/text/foreign-text.ts';
import { hostileText, millisecondsOf, quick } from '../../fakes/hostile-text.ts';

test('short text stays as it is, long text keeps its beginning and its end', () => {
  assert.equal(boundText('a\nb'), 'a\nb');
  assert.equal(boundText(`start${'x'.repeat(100)}end`, 20), 'startxxxxx\n…\nxxxxxxxend');
});

test('a quoted line has no line break and no control character, and its length is bounded', () => {
  assert.equal(quoteLine('  a \r\n\u0085b\u0000\tc  '), 'a b c');
  assert.equal(quoteLine('x'.repeat(100), 10), `${'x'.repeat(9)}…`);
});

test('both are quick on anything, and keep their bounds', () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const [milliseconds, [bounded, line]] = millisecondsOf(() => [boundText(text, 1000), quoteLine(text, 300)]);
      assert.ok(milliseconds < quick, `${milliseconds} ms`);
      assert.ok(bounded.length <= 1004 && line.length <= 300);
      assert.doesNotMatch(line, /[\p{Cc}\u2028\u2029]/u);
    }),
    { numRuns: 100 },
  );
});
