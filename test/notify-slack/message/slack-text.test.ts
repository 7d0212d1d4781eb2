// How foreign text is made harmless for Slack, by tables and properties.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  cleanLine,
  cleanText,
  cutLine,
  escapeWithin,
  findMention,
  formatLink,
  linkFault,
  plainLabel,
} from '../../../src/notify-slack/message/slack-text.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';
import { rowName } from '../../row-name.ts';

{
  const rows: [string, string][] = [
    ['<!channel> *x* <https://evil|y> & "z"', '&lt;!channel&gt; *x* &lt;https://evil|y&gt; &amp; "z"'],
    ['&amp;', '&amp;amp;'],
    ["it's 'so'", "it's 'so'"],
  ];
  for (const [text, escaped] of rows) {
    test(`escapes the three characters that Slack reads, and no other: ${rowName([text, escaped])}`, () => {
      assert.equal(escapeWithin(text, 3000), escaped);
    });
  }
}

{
  const rows: [string, number, string][] = [
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    ['ab<', 6, 'ab&lt;'],
    ['ab<x', 6, 'ab…'],
    ['<<', 4, '…'],
    ['a😀😀', 5, 'a😀😀'],
    ['a😀😀😀', 5, 'a😀…'],
    ['a👩‍👩‍👧‍👦b', 5, 'a…'],
    ['e\u0301e\u0301', 3, 'e\u0301…'],
    [`a${'\u0301'.repeat(100)}`, 10, '…'],
  ];
  for (const [text, limit, cut] of rows) {
    test(`cuts between characters and never inside an escape: ${rowName([text, limit, cut])}`, () => {
      assert.equal(escapeWithin(text, limit), cut, text);
    });
  }
}

test('whatever the text, it stays within the limit, well-formed, and reads as a start of the text', () => {
  const shownOf = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 60 }), (text, limit) => {
      const escaped = escapeWithin(text, limit);
      assert.ok(escaped.length <= limit && escaped.isWellFormed() && !/[<>]/.test(escaped));
      assert.match(escaped, /^(?:[^&]|&(?:amp|lt|gt);)*$/u);
      const shown = shownOf(escaped);
      assert.ok(shown === text || text.startsWith(shown.slice(0, -1)));
    }),
  );
});

const unseen: readonly [what: string, text: string, clean: string][] = [
  ['controls', 'a\u0000b\u001b[31m', 'a b [31m'],
  ['line ends of every kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['a direction override', 'evil\u202egnp.exe', 'evil gnp.exe'],
  ['marks without width', 'a\u061cb\u200bc\u{e0041}d\u0085e', 'a b c d\ne'],
  ['half a surrogate pair', '\ud83d!', '\ufffd!'],
  ['blanks at the ends', '  \n x \n', 'x'],
];

for (const [what, text, clean] of unseen)
  test(`cleans a text of what is not seen: ${what}`, () => assert.equal(cleanText(text), clean));

test('a clean line is one line', () => assert.equal(cleanLine('feat: a\n\n  body'), 'feat: a body'));

for (const good of ['https://argocd.shop.example/applications/x?a=1&b=2#c', 'http://localhost:8080'])
  test(`${good} is a link`, () => assert.equal(linkFault(good), undefined));

for (const bad of [
  'staging.shop.example',
  'javascript:alert(1)',
  'https:',
  'ftp://x/y',
  '',
  '//x',
  'https://u:p@x.example',
])
  test(`"${bad}" is no link`, () => assert.notEqual(linkFault(bad), undefined));

test('a URL cannot break out of its link', () => {
  assert.equal(
    formatLink('Argo CD', 'https://x.example/?a=1&b=<!channel>|y'),
    '<https://x.example/?a=1&amp;b=%3C!channel%3E%7Cy|Argo CD>',
  );
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), (url, tail) => {
      fc.pre(linkFault(`${url}${tail}`) === undefined);
      const link = formatLink('L', `${url}${tail}`);
      assert.match(link, /^<https?:[^<>|\s]+\|L>$/);
    }),
  );
});

{
  const rows: [string, string | undefined][] = [
    ['@U012AB3CD', '<@U012AB3CD>'],
    ['@W012AB3CD', '<@W012AB3CD>'],
    ['!subteam^S012AB3CD', '<!subteam^S012AB3CD>'],
    ['!here', '<!here>'],
    ['!channel', undefined],
    ['!everyone', undefined],
    ['@alice', undefined],
    ['<@U012AB3CD>', undefined],
    ['@U012AB3CD> <!channel', undefined],
    ['!subteam^S012AB3CD|x', undefined],
  ];
  for (const [line, mention] of rows) {
    test(`mentions are member ids, user groups and !here, and nothing else: ${rowName([line, mention])}`, () => {
      assert.equal(findMention(line), mention, line);
    });
  }
}

test('a foreign label of a link can neither end it nor mark it', () => {
  assert.equal(plainLabel('*a*|b> <!here>', 75), '*\u200ba*\u200b/b&gt; &lt;!here&gt;');
});

test('very long hostile text costs no time', () => {
  const began = cpuMilliseconds();
  for (const unit of ['\r', '\n', ' ', '<', '&', 'e\u0301', '\u202e', '`', '|'])
    for (const write of [
      cleanText,
      cleanLine,
      (text: string) => cutLine(text, 50),
      (text: string) => escapeWithin(text, 200),
    ])
      write(unit.repeat(1_000_000));
  assert.ok(cpuMilliseconds() - began < 5000);
});
