// Files as documents: where they are cut, what their encoding and quotes are.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ActionError } from '../../../src/domain/action-error.ts';
import { readManifest } from '../../../src/domain/manifest/manifest.ts';
import { rowName } from '../../row-name.ts';

const read = (text: string, file = 'k.yaml') => readManifest(file, Buffer.from(text), 'path');

{
  const cases: [string, string[]][] = [
    ['a: 1\n', ['a: 1\n']],
    ['a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
    ['---\na: 1\n--- # x\nb: 2', ['---\na: 1\n', '--- # x\nb: 2']],
    ['a: |\n  x\n  ---\n  y\n----: 1\n---x: 2\n', ['a: |\n  x\n  ---\n  y\n----: 1\n---x: 2\n']],
    ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
    ['%YAML 1.1\n---\na: 1\n---\nb: 2\n', ['%YAML 1.1\n---\na: 1\n---\nb: 2\n']],
    ['a: 1\n---', ['a: 1\n', '---']],
  ];
  for (const [text, expected] of cases) {
    test(`cuts at document markers and nowhere else: ${rowName([text, expected])}`, () => {
      assert.deepEqual(
        read(text).segments.map((segment) => segment.text()),
        expected,
        text,
      );
      assert.equal(
        read(text)
          .segments.map((segment) => segment.text())
          .join(''),
        text,
      );
    });
  }
}

test('keeps a BOM as a character', () => {
  assert.equal(read('\uFEFFa: 1').text, '\uFEFFa: 1');
  assert.equal(read('\uFEFFa: 1').segments[0]?.parse().faults.length, 0);
});

for (const [title, bytes] of [
  ['UTF-16', [0xff, 0xfe, 0x61, 0]],
  ['half a character', [0xc3, 0x28]],
] as const)
  test(`refuses ${title}, which is no UTF-8`, () =>
    assert.throws(
      () => readManifest('k.yaml', Buffer.from(bytes), 'path'),
      (error: ActionError) => error.code === 'manifest_not_utf8',
    ));

test('knows JSON by its name or by its text', () => {
  assert.equal(read('{"a": 1}', 'k.yaml').json, true);
  assert.equal(read('\uFEFF\n[1]', 'k.yaml').json, true);
  assert.equal(read('{a: 1}', 'k.yaml').json, false);
  assert.equal(read('{{ x }}', 'k.yaml').json, false);
  assert.equal(read('// c\n{}', 'k.json').json, true);
});

{
  const cases: [string, string][] = [
    ['a: 1', '"'],
    [`a: 'x'`, "'"],
    [`a: 'x'\nb: "y"`, '"'],
    [`a: ['x', 'y']\nb: "z"`, "'"],
    [`# don't, can't\na: "x"`, '"'],
    [`{"a": 'x'}`, '"'],
  ];
  for (const [text, quote] of cases) {
    test(`knows the quote that prevails: ${rowName([text, quote])}`, () => {
      assert.equal(read(text).quote(), quote, text);
    });
  }
}

test('a file of more than 16 MiB is refused with its name and size', () => {
  const most = 16 * 1024 * 1024;
  assert.equal(readManifest('k.yaml', Buffer.alloc(most, '#'), 'path').text.length, most);
  assert.throws(
    () => readManifest('huge.yaml', Buffer.alloc(most + 1, '#'), 'path'),
    ({ problems: [problem] }: ActionError) => {
      assert.equal(problem?.code, 'manifest_too_large');
      assert.match(problem?.what ?? '', /"huge\.yaml" has 17 MiB/);
      assert.equal(problem?.fix, 'Leave the file out of `path`, or split it into several files.');
      return true;
    },
  );
});

test('a bug of ours is no fault of the file', () => {
  assert.throws(() => readManifest('k.yaml', 'a: 1' as unknown as Uint8Array, 'path'), TypeError);
});
