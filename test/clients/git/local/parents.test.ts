// Tests of the table of commits and their parents.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { ParentTable } from '../../../../src/clients/git/local/parents.ts';

for (const [format, algorithm] of [
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
] as const) {
  const idOf = (name: number): string => createHash(algorithm).update(String(name)).digest('hex');

  test(`${format}: commits keep their order and their parents, more than fit in one block`, () => {
    const lines = Array.from({ length: 20_000 }, (_, at) =>
      Array.from({ length: 1 + (at % 4) }, (_, parent) => idOf(at + parent)).join(' '),
    );
    const table = new ParentTable();
    for (const line of lines) table.add(line);

    assert.equal(table.size, lines.length);
    assert.deepEqual(
      lines.map((_, at) => [table.commitAt(at), ...table.parentsAt(at)].join(' ')),
      lines,
    );
    assert.ok(lines.every((_, at) => table.placeOf(idOf(at)) === at));
  });

  test(`${format}: a commit that was not told has no place`, () => {
    const table = new ParentTable();
    assert.equal(table.placeOf(idOf(1)), undefined);
    table.add(`${idOf(1)} ${idOf(2)}`);
    assert.deepEqual([table.placeOf(idOf(1)), table.placeOf(idOf(2)), table.placeOf('')], [0, undefined, undefined]);
  });
}

test('two commits whose ids begin alike are told apart', () => {
  const table = new ParentTable();
  const [first, second] = ['a', 'b'].map((end) => `${'0'.repeat(39)}${end}`);
  table.add(first ?? '');
  table.add(second ?? '');
  assert.deepEqual([table.placeOf(first ?? ''), table.placeOf(second ?? '')], [0, 1]);
});
