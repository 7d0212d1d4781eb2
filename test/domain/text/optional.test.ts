// What is there only sometimes: a value, a part of a sentence, an entry of a list.

import assert from 'node:assert/strict';
import test from 'node:test';
import { optional, phrase, present } from '../../../src/domain/text/optional.ts';

for (const missing of [undefined, false] as const) {
  test(`of ${missing} nothing is made`, () => {
    const never = (): never => assert.fail('asked');
    assert.equal(optional(missing, never), undefined);
    assert.equal(phrase(missing, never), '');
    assert.equal(phrase(missing, 'words'), '');
  });
}

for (const value of [0, '', true, 'v1']) {
  test(`${JSON.stringify(value)} is a value`, () => {
    assert.equal(optional(value, String), String(value));
    assert.equal(
      phrase(value, (each) => `<${each}>`),
      `<${value}>`,
    );
    assert.equal(phrase(value, 'words'), 'words');
  });
}

test('a list keeps what is there, in its order; zero and the empty text are there', () => {
  assert.deepEqual(present(['a', undefined, '', false, 'b']), ['a', '', 'b']);
  assert.deepEqual(present([0, false, 1]), [0, 1]);
});
