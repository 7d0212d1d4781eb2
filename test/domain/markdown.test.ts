// Foreign text stays text in Markdown.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  codeBlock,
  escapeForeign,
  escapeMarkdown,
  inlineCode,
  markdownTable,
  withoutBidirectional,
} from '../../src/domain/markdown.ts';

test('escaped text holds no character that Markdown or HTML acts on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const left = escapeMarkdown(text).replace(/&#\d+;/g, '');
      assert.doesNotMatch(left, /[\\`*_{}[\]<>()#+!|~@&\n\r]/);
    }),
  );
  assert.equal(escapeMarkdown('feat: a | b\n@all'), 'feat: a &#124; b &#64;all');
});

test('code spans and blocks cannot be left from inside', () => {
  assert.equal(inlineCode('a`b'), '``a`b``');
  assert.equal(inlineCode('`'), '`` ` ``');
  assert.equal(inlineCode('a|b\nc'), '`a\\|b c`');
  assert.equal(codeBlock('x\n```\ny\n', 'diff'), '````diff\nx\n```\ny\n````');
});

test('a table has a rule under its header', () => {
  assert.equal(markdownTable(['a', 'b'], [['1', '2']]), '| a | b |\n| --- | --- |\n| 1 | 2 |');
});

const foreign: readonly [text: string, markdown: string][] = [
  ['see https://evil.example', 'see https&#58;//evil.example'],
  ['see WWW.evil.example', 'see WWW&#46;evil.example'],
  ['a\\|b', 'a&#92;&#124;b'],
  ['\u202Egpj.exe', 'gpj.exe'],
];
for (const [text, markdown] of foreign)
  test(`${JSON.stringify(text)} stays text`, () => assert.equal(escapeMarkdown(text), markdown));

test('foreign text mentions nobody and refers to nothing', () => {
  assert.equal(escapeForeign('@org/team fixes #12'), '&#64;&#8203;org/team fixes &#35;&#8203;12');
  assert.equal(withoutBidirectional('a\u2066b'), 'ab');
});
