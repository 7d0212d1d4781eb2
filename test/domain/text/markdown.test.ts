// Foreign text stays text in Markdown.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  codeBlock,
  cutText,
  escapeForeign,
  escapeMarkdown,
  inlineCode,
  markdownTable,
  withoutBidirectional,
} from '../../../src/domain/text/markdown.ts';

test('escaped text holds no character that Markdown or HTML acts on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const left = escapeMarkdown(text).replace(/&#\d+;/g, '');
      assert.doesNotMatch(left, /[\\`*_{}[\]<>()#+!|~@&\n\r]/);
    }),
  );
  assert.equal(escapeMarkdown('feat: a | b\n@all'), 'feat: a &#124; b &#64;all');
});

const links: readonly [string, string][] = [
  ['see https://evil.example/x', 'see https&#58;//evil.example/x'],
  ['see www.evil.example', 'see www&#46;evil.example'],
  ['WWW.evil.example', 'WWW&#46;evil.example'],
  ['12:30', '12:30'],
];

for (const [text, escaped] of links) test(`${text} becomes no link`, () => assert.equal(escapeMarkdown(text), escaped));

const spans: readonly [string, string][] = [
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['a\\b', '`a\\b`'],
  ['a|b\nc', '<code>a&#124;b c</code>'],
  ['a\\|b', '<code>a&#92;&#124;b</code>'],
];

for (const [text, span] of spans)
  test(`a code span holds ${JSON.stringify(text)}`, () => assert.equal(inlineCode(text), span));

test('a code block cannot be left from inside', () =>
  assert.equal(codeBlock('x\n```\ny\n', 'diff'), '````diff\nx\n```\ny\n````'));

test('a million backticks are read in a moment', () => {
  assert.match(codeBlock('` '.repeat(500_000)), /^```\n/);
});

test('a long text is cut, and says so', () => {
  assert.equal(cutText('abcdef', 6), 'abcdef');
  assert.equal(cutText('abcdefg', 3), 'abc… (4 characters more)');
});

test('a table has a rule under its header', () => {
  assert.equal(markdownTable(['a', 'b'], [['1', '2']]), '| a | b |\n| --- | --- |\n| 1 | 2 |');
});

const foreign: readonly (readonly [text: string, markdown: string])[] = [
  ['see https://evil.example', 'see https&#58;//evil.example'],
  ['see WWW.evil.example', 'see WWW&#46;evil.example'],
  ['\u202Egpj.exe', 'gpj.exe'],
];
for (const [text, markdown] of foreign) {
  test(`${JSON.stringify(text)} neither links nor turns round`, () => assert.equal(escapeMarkdown(text), markdown));
}

test('foreign text mentions nobody and refers to nothing', () => {
  assert.equal(escapeForeign('@org/team fixes #12'), '&#64;&#8203;org/team fixes &#35;&#8203;12');
});

test('characters that turn the reading order round are left out', () => {
  assert.equal(withoutBidirectional('a\u2066b'), 'ab');
});

test('code shows nothing in a turned reading order', () => {
  assert.equal(inlineCode('\u202Egpj.exe\u2069'), '`gpj.exe`');
  assert.equal(inlineCode('\u202Ea|b'), '<code>a&#124;b</code>');
  assert.equal(codeBlock('\u2067a\n', 'txt'), '```txt\na\n```');
});
