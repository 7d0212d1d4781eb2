// Foreign text stays text in Markdown.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { codeBlock, escapeMarkdown, inlineCode, markdownTable } from '../../../src/domain/text/markdown.ts';

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
