// What is taken from the ends of a text, and in what time.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { before, withoutEnd, withoutStart } from '../../../src/domain/text/ends.ts';
import { millisecondsOf, quick } from '../../fakes/hostile-text.ts';

const text = fc.string({ unit: fc.constantFrom('/', '.', 'a', '\n'), maxLength: 12 });

test('the ends lose what a pattern would take from them', () => {
  fc.assert(
    fc.property(text, (whole) => {
      assert.equal(withoutEnd(whole, '/.'), whole.replace(/[/.]+$/, ''));
      assert.equal(withoutStart(whole, '/.'), whole.replace(/^[/.]+/, ''));
      assert.equal(before(whole, './'), whole.split('./')[0]);
    }),
  );
});

test('a long run that does not end the text takes no time', () => {
  const run = `${'/'.repeat(1_000_000)}a`;
  const [milliseconds, same] = millisecondsOf(() => withoutEnd(run, '/') === run);
  assert.ok(same && milliseconds < quick, `${milliseconds} ms`);
});
