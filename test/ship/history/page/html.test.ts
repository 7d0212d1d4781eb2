// Text in HTML.

import assert from 'node:assert/strict';
import test from 'node:test';
import { escapeHtml, htmlLink, htmlTable } from '../../../../src/ship/history/page/html.ts';

test('text stays text, and cannot turn the reading order round', () =>
  assert.equal(escapeHtml('<a href="x">\'&\u202e'), '&lt;a href=&quot;x&quot;&gt;&#39;&amp;'));

test('only https is linked', () => {
  assert.equal(htmlLink('run 1', 'https://x.example/1'), '<a href="https://x.example/1">run 1</a>');
  assert.equal(htmlLink('run 1', 'javascript:alert(1)'), 'run 1');
  assert.equal(htmlLink('run 1', undefined), 'run 1');
});

test('a table has a caption and heads of columns', () =>
  assert.match(htmlTable('Cap', ['a'], [['1']]), /<caption>Cap<\/caption><thead><tr><th scope="col">a<\/th>/));
