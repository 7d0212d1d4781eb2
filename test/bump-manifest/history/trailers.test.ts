// Trailers in and out of messages; whatever is put in stays on its line.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  appendTrailers,
  findTrailer,
  findTrailers,
  oneLine,
  parseTrailers,
} from '../../../src/bump-manifest/history/trailers.ts';

test('trailers stand in a paragraph of their own, or join the one that is there', () => {
  assert.equal(appendTrailers('subject', [['A', '1']]), 'subject\n\nA: 1\n');
  assert.equal(appendTrailers('subject\n\nbody\n', [['A', '1']]), 'subject\n\nbody\n\nA: 1\n');
  assert.equal(appendTrailers('subject\r\n\r\nSigned-off-by: x', [['A', '1']]), 'subject\n\nSigned-off-by: x\nA: 1\n');
  assert.equal(
    appendTrailers('s\n\nShip-Rollback: true\nX: y', [['A', '1']]),
    's\n\nShip-Rollback: true\nX: y\n\nA: 1\n',
  );
  assert.equal(appendTrailers('fix: a subject is no trailer', [['A', '1']]), 'fix: a subject is no trailer\n\nA: 1\n');
});

test('the last value of a name counts, in any case; only the last paragraph is read', () => {
  const trailers = parseTrailers('s\n\nShip-Image: evil\n\nShip-Image: a\nship-image: b\nEmpty:\n');
  assert.deepEqual(findTrailers(trailers, 'Ship-Image'), ['a', 'b']);
  assert.equal(findTrailer(trailers, 'SHIP-IMAGE'), 'b');
  assert.equal(findTrailer(trailers, 'Empty'), undefined);
  assert.deepEqual(parseTrailers('Ship-Image: a subject'), []);
});

test('no value adds a trailer, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\n', '\r', 'A', ':', ' ', '\u2028') }),
      (a, b) => {
        const trailers = parseTrailers(
          appendTrailers('subject', [
            ['One', a],
            ['Two', b],
            ['Three', 'x'],
          ]),
        );
        assert.deepEqual(
          trailers.map(([name]) => name),
          ['One', 'Two', 'Three'],
        );
        assert.equal(findTrailer(trailers, 'Three'), 'x');
      },
    ),
  );
  assert.equal(oneLine(' a\n\tb\u0000c '), 'a b c');
});
