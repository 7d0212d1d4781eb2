// The blocks of a message: what stands where, that foreign text cannot act, and that Slack's limits hold for any input.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Deployment, events, syncs } from '../../../src/notify-slack/deployment.ts';
import { formatMessage, type Message } from '../../../src/notify-slack/message/blocks.ts';
import { formatPlain } from '../../../src/notify-slack/message/plain.ts';
import { tellStory } from '../../../src/notify-slack/story/story.ts';
import { payloadFault } from '../../fakes/slack-limits.ts';
import { deployment } from '../sample.ts';

const mentions = Array.from({ length: 20 }, () => '<!subteam^S0123456789ABCDEFGHIJ>');
const evil = '<!channel> *x* <https://evil|y> & "z"';
const escaped = '&lt;!channel&gt; *x* &lt;https://evil|y&gt; &amp; "z"';
const messageOf = (change: Partial<Deployment>, dress: { mentions?: string[]; buttons?: boolean } = {}): Message =>
  formatMessage(tellStory({ ...deployment, ...change }), { mentions: [], buttons: true, ...dress });

/** Every text of a message with its kind. */
function textsOf(value: unknown): { type: string; text: string }[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Record<string, unknown>;
  if (typeof type === 'string' && typeof text === 'string') return [{ type, text }];
  return Object.values(value).flatMap(textsOf);
}

/** Every address of a button. */
const urlsOf = ({ blocks }: Message): string[] =>
  blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.map((each) => String((each as { url?: string }).url)) : [],
  );

test('a deployed message: headline, fields, changes with links, buttons, links, figures, the whole image', () => {
  const { blocks } = messageOf({});
  assert.deepEqual(
    blocks.map((block) => block.type),
    ['header', 'section', 'section', 'context', 'actions', 'actions', 'context', 'context'],
  );
  const texts = textsOf(blocks).map((each) => each.text);
  for (const shown of [
    '☑️ DEPLOYED, VERSION NOT MEASURED: checkout-service to production 9c1d2e3 → a7f3c92',
    'Version\n9c1d2e3 → a7f3c92',
    'Duration\n3 min',
    'Deployed by\nalice',
    'Approved by\ncarol (production), bob (on #15)',
    'Changes in a7f3c92 since 9c1d2e3',
    'feat: add gift card payment support',
    'error rate 0.02 % · p95 124 ms',
    'registry.example/shop/checkout-service:a7f3c92',
    'Image\ncheckout-service:a7f3c92',
    'Argo CD',
    'Dashboard',
  ])
    assert.ok(texts.includes(shown), shown);
  assert.ok(
    texts.some((text) =>
      /^<https:\/\/github\.com\/shop\/checkout-service\/commit\/a7f3c92[0-9a-f]+\|a7f3c92>$/.test(text),
    ),
  );
});

test('a red message names whom it wakes right under its headline, and what to do next', () => {
  const { blocks } = messageOf(
    { event: 'failed', reason: 'check "pay": expected 200, got 500' },
    { mentions: ['<!here>'] },
  );
  const texts = textsOf(blocks).map(({ text }) => text);
  assert.deepEqual(texts.slice(1, 2), ['<!here>']);
  assert.match(texts[2] ?? '', /^Action required/);
  assert.ok(texts.includes('Why\ncheck "pay": expected 200, got 500'));
});

test('a hostile commit message arrives as plain text', () => {
  const rows = [{ subject: evil, commit: 'a7f3c92', url: 'https://x.example' }];
  const message = messageOf({ event: 'ready', changes: { rows, total: 1, scope: 'range' } });
  assert.deepEqual(
    textsOf(message.blocks).filter(({ text }) => text.includes('evil')),
    [{ type: 'plain_text', text: escaped }],
  );
  assert.equal(message.mrkdwn, false);
});

test('links as text: the label is text, the address cannot break out', () => {
  const links = [{ label: '*a*|<!here>', url: 'https://x.example/<!channel>|*y*' }];
  const marked = textsOf(
    messageOf({ links, buttons: [], changes: { rows: [], total: 0, scope: 'range' } }, { buttons: false }).blocks,
  ).filter(({ type }) => type === 'mrkdwn');
  assert.deepEqual(
    marked.map(({ text }) => text),
    ['<https://x.example/%3C!channel%3E%7C*y*|*\u200ba*\u200b/&lt;!here&gt;>'],
  );
});

test('a link that does not fit is left out whole', () => {
  const buttons = [
    { label: 'Service', url: `https://x.example/${'a'.repeat(3000)}` },
    { label: 'Argo CD', url: 'https://argocd.example' },
  ];
  assert.deepEqual(urlsOf(messageOf({ buttons, links: [] })), ['https://argocd.example/']);
});

test('what must not vanish is there in the longest message: state, target, mentions, what to do', () => {
  const long = '<'.repeat(4000);
  const links = Array.from({ length: 30 }, (_, index) => ({
    label: `${index}${long}`,
    url: `https://x.example/${'&'.repeat(2500)}`,
  }));
  const { blocks, text } = messageOf(
    {
      event: 'rolled-back',
      sync: 'manual',
      service: long,
      environment: long,
      version: long,
      previousVersion: 'v2.3.9',
      reason: long,
      metrics: [[long, long]],
      image: long,
      links,
      buttons: links,
      changes: {
        rows: Array(40).fill({ subject: long, commit: 'a7f3c92', url: 'https://x.example' }),
        total: 40,
        scope: 'range',
      },
    },
    { mentions: ['<!here>'] },
  );
  const texts = textsOf(blocks).map((each) => each.text);
  assert.match(texts[0] ?? '', /^⏪ SYNC NOW: roll-back to v2\.3\.9 waits/);
  assert.equal(texts[1], '<!here>');
  assert.match(texts[2] ?? '', /^Sync it in Argo CD now/);
  assert.match(text, /^⏪ SYNC NOW: roll-back to v2\.3\.9 waits/);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(evil, '', ' ', '\n', '\u0000', '\ud83d', '`*_~`', '👩‍👩‍👧‍👦'),
  fc
    .tuple(fc.constantFrom('x', '<', '&', '😀', '\n', '"', '\u202e', 'e\u0301', '|', '*'), fc.nat(5000))
    .map(([unit, count]) => unit.repeat(count)),
);
const maybe = fc.option(anyText, { nil: undefined });
const anyUrl = fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'large' });
const anyLinks = fc.array(fc.record({ label: anyText, url: anyUrl }), { maxLength: 40 });
const anyChange = fc.record({ subject: anyText, commit: maybe, url: fc.option(anyUrl, { nil: undefined }) });
const anyApproval = fc.record({ login: anyText, of: maybe, remark: maybe });
const anyDeployment: fc.Arbitrary<Deployment> = fc.record({
  event: fc.constantFrom(...events),
  sync: fc.constantFrom(...syncs),
  service: anyText,
  environment: maybe,
  version: maybe,
  previousVersion: maybe,
  servingVersion: maybe,
  image: maybe,
  overtaken: fc.array(anyText, { maxLength: 5 }),
  changes: fc.record({
    rows: fc.array(anyChange, { maxLength: 40 }),
    total: fc.nat(100_000),
    scope: fc.constantFrom('range', 'last commit', 'given'),
  }),
  reason: maybe,
  superseded: fc.boolean(),
  metrics: fc.array(fc.tuple(anyText, anyText), { maxLength: 40 }),
  duration: fc.option(fc.record({ seconds: fc.nat(), of: fc.constantFrom('deployment', 'run') }), { nil: undefined }),
  people: fc.record({
    author: maybe,
    startedBy: maybe,
    rerunOf: maybe,
    deployedBy: fc.array(anyText, { maxLength: 30 }),
    approvals: fc.array(anyApproval, { maxLength: 30 }),
  }),
  mergeUrl: fc.option(anyUrl, { nil: undefined }),
  buttons: anyLinks,
  links: anyLinks,
});

test('any deployment makes a message that Slack accepts, and in which nothing foreign acts', () => {
  fc.assert(
    fc.property(anyDeployment, fc.boolean(), (given, buttons) => {
      const message = formatMessage(tellStory(given), { mentions, buttons });
      assert.equal(payloadFault({ ...message }), undefined);
      assert.ok(message.text.length <= 200);
      for (const { type, text } of [...textsOf(message.blocks), { type: 'plain_text', text: message.text }]) {
        assert.ok(text.isWellFormed());
        if (type === 'plain_text') assert.match(text, /^(?:[^<>&]|&(?:amp|lt|gt);)*$/u);
        else assert.match(text, /^(?:<(?:!subteam\^[A-Z0-9]+|https?:[^<>|\s]+\|[^<>|]+)>(?: |$| · ))+$/u);
      }
      for (const url of urlsOf(message)) assert.match(url, /^https?:\/\/[^<>|\s]+$/);
    }),
    { numRuns: 200, interruptAfterTimeLimit: 20_000 },
  );
});

test('any deployment makes a plain text that Slack accepts, and in which nothing foreign acts', () => {
  fc.assert(
    fc.property(anyDeployment, fc.boolean(), (given, isRead) => {
      const { text } = formatPlain(tellStory(given), { mentions: isRead ? mentions : [], isRead });
      assert.ok(text.isWellFormed() && text.length > 0 && text.length <= 4000);
      const foreign = isRead ? text.slice(text.indexOf('\n')) : text;
      assert.match(foreign, /^(?:[^<>&]|&(?:amp|lt|gt);)*$/u);
      if (isRead) assert.doesNotMatch(foreign, /[*_~`](?!\u200b)/);
    }),
    { numRuns: 200, interruptAfterTimeLimit: 20_000 },
  );
});
