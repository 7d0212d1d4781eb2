// What a mistyped name probably meant.

import assert from 'node:assert/strict';
import test from 'node:test';
import { nearestNames, suggestName } from '../../../src/domain/text/nearest.ts';
import { rowName } from '../../row-name.ts';

const known = ['gates', 'junit', 'coverage', 'coverage-lines', 'min-tests', 'findings'];

{
  const table: [string, string[]][] = [
    ['gate', ['gates']],
    ['jnuit', ['junit']],
    ['coverage-line', ['coverage-lines', 'coverage']],
    ['Min-Test', ['min-tests']],
    ['zzzzzz', []],
    ['unt', []],
  ];
  for (const [name, near] of table) {
    test(`a slip of the finger finds its name, nearest first: ${rowName([name, near])}`, () => {
      assert.deepEqual(nearestNames(name, known), near, name);
    });
  }
}

test('with nothing near, the suggestion lists what is known', () => {
  assert.equal(suggestName('gatse', known), 'Did you mean `gates`?');
  assert.equal(suggestName('zzzzzz', ['a', 'b']), 'Known: `a`, `b`.');
});
