// The closing page and the Slack card on it: everything foreign is text, in the source and in a browser.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { html } from '../../scripts/demo/page/html.ts';
import { renderMarkdown } from '../../scripts/demo/page/markdown.ts';
import { renderPage } from '../../scripts/demo/page/page.ts';
import { beginRecord, type RunRecord } from '../../scripts/demo/record.ts';
import { renderCard } from '../../scripts/slack-card.ts';
import { startBrowser } from '../fakes/browser.ts';
import { needsTool } from '../fakes/engine.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const hostile =
  '<script>document.title = "taken"</script><img src=x onerror="document.title=1"> "\' </style></title>&lt;b&gt; <https://evil.example/|click>';

/** A record in which every text is hostile. */
function hostileRecord(): RunRecord {
  const record = beginRecord('chain', hostile);
  record.change = hostile;
  record.conclusion = hostile;
  record.numbers[hostile] = hostile;
  record.diffs.push({ title: hostile, text: `+${hostile}\n-${hostile}` });
  record.stages.push({
    action: hostile,
    title: hostile,
    exitCode: 1,
    expected: 'red',
    began: 0,
    seconds: 1,
    summary: `## ${hostile}\n\n<details><summary>${hostile}</summary>\n\n\`\`\`\n${hostile}\n\`\`\`\n\n</details>\n\n[x](javascript:alert(1)) ![x](https://evil.example/x.png)`,
    errors: [hostile],
  });
  const text = { type: 'plain_text', text: hostile };
  const blocks = [
    { type: 'header', text },
    { type: 'section', text: { type: 'mrkdwn', text: `<javascript:alert(1)|x> ${hostile}` } },
    { type: 'section', fields: [text] },
    { type: 'context', elements: [text] },
    { type: 'actions', elements: [{ type: 'button', text, url: 'javascript:alert(1)' }] },
  ];
  record.messages.push({ at: 1, event: hostile, payload: { text: hostile, blocks } });
  const samples = [
    { at: 0, version: hostile },
    { at: 1, version: undefined },
  ];
  record.answers.push({ title: hostile, samples, marks: [{ at: 0, text: hostile }] });
  record.growths.push({ title: hostile, most: 3, curves: [{ name: hostile, points: [{ at: 0, count: 1 }] }] });
  record.tables.push({ title: hostile, header: [hostile], rows: [[hostile, hostile]] });
  record.files.push({ name: hostile, text: hostile });
  return record;
}

test('a hostile commit message is text wherever it stands', () => {
  const page = renderPage(hostileRecord());
  assert.equal(page.match(/<script/g), null);
  assert.equal(page.match(/<img/g), null);
  assert.equal(page.match(/<\/title>/g)?.length, 1);
  assert.equal(page.match(/<\/style>/g)?.length, 1);
  assert.equal(page.match(/(?:href|src)="javascript:/g), null);
});

test('a hostile page runs nothing, asks for nothing, and fits into 360 pixels in a browser', async (t) => {
  if (!needsTool(t, 'chromium')) return;
  const folder = temporaryFolder(t);
  const file = path.join(folder, 'index.html');
  writeFileSync(file, renderPage(hostileRecord()));
  const browser = await startBrowser();
  t.after(() => browser.close());
  const page = await browser.open(pathToFileURL(file).href, { width: 360 });
  assert.deepEqual(page.troubles, []);
  assert.equal(await page.evaluate('document.title'), hostile);
  assert.equal(await page.evaluate('document.querySelectorAll("script, img, iframe, object").length'), 0);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
  assert.equal(await page.evaluate('document.querySelector("#conclusion").textContent'), hostile);
});

const markdown: readonly (readonly [fact: string, text: string, expected: RegExp])[] = [
  ['a table is one', '| a | b |\n| --- | --- |\n| 1 | 2 |', /<th>a<\/th>[\s\S]*<td>2<\/td>/],
  ['an entity is its character', 'gate &#96;unit&#96; &#60;b&#62;', /<p>gate `unit` &lt;b&gt;<\/p>/],
  [
    'details of our own stay',
    '<details><summary><b>x</b><br>y</summary>\n\nz\n\n</details>',
    /<details><summary><b>x<\/b><br>y<\/summary>/,
  ],
  ['a tag with an attribute is text', '<b onclick="x">y</b>', /&lt;b onclick="x"&gt;y<\/b>|&lt;b onclick/],
  ['a link of the web is one', '[x](<https://a.example/>)', /<a href="https:\/\/a\.example\/" rel="noreferrer">x<\/a>/],
  ['any other address is text', '[x](javascript:alert(1))', /^<p>x<\/p>/],
  ['a picture is its words', '![words](https://a.example/x.png)', /^<p>words<\/p>/],
  ['a heading leaves the first two levels to the page', '## x', /<h4>x<\/h4>/],
];
for (const [fact, text, expected] of markdown)
  test(`Markdown: ${fact}`, () => assert.match(renderMarkdown(text).text, expected));

const angles: readonly (readonly [fact: string, text: string, expected: string])[] = [
  ['a link', '<https://a.example/x|a7f3c92>', '<a href="https://a.example/x" rel="noreferrer">a7f3c92</a>'],
  ['a person', 'hi <@U012>', 'hi <span class="mention">@alice</span>'],
  ['a group', '<!subteam^S1>', '<span class="mention">@checkout-oncall</span>'],
  ['another scheme, as text', '<javascript:x|y>', '&lt;javascript:x|y&gt;'],
  ['what was escaped, once', 'a &lt;b&gt; &amp; c', 'a &lt;b&gt; &amp; c'],
];
for (const [fact, text, expected] of angles)
  test(`a card shows ${fact}`, () => {
    const { text: card } = renderCard({ text: '', blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] }, '');
    assert.ok(card.includes(`<div class="section">${expected}</div>`), card);
  });

test('what is filled into a template is escaped, a template in it is not', () => {
  assert.equal(
    html`<p title="${'"'}">${[html`<b>${'<'}</b>`, 1]}${undefined}</p>`.text,
    '<p title="&quot;"><b>&lt;</b>1</p>',
  );
});
