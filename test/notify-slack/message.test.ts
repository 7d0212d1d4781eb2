// The blocks of a message: what stands where, that foreign text cannot act, and that Slack's limits hold for any input.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Deployment, events } from '../../src/notify-slack/deployment.ts';
import { formatMessage, type Message } from '../../src/notify-slack/message.ts';
import { tellStory } from '../../src/notify-slack/story.ts';
import { payloadFault } from '../fakes/slack-limits.ts';
import { deployment } from './sample.ts';

const mentions = Array.from({ length: 20 }, () => '<!subteam^S0123456789ABCDEFGHIJ>');
const evil = '<!channel> *x* <https://evil|y> & "z"';
const messageOf = (change: Partial<Deployment>, mentions: readonly string[] = []): Message =>
  formatMessage(tellStory({ ...deployment, ...change }), mentions);

/** Every text of a message with its kind; the fallback counts as plain. */
function textsOf(value: unknown): { type: string; text: string }[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Record<string, unknown>;
  if (typeof type === 'string' && typeof text === 'string') return [{ type, text }];
  return Object.values(value).flatMap(textsOf);
}

test('a deployed message has header, facts, changes, metrics and links', () => {
  const { blocks, text } = messageOf({});
  assert.deepEqual(
    blocks.map((block) => block.type),
    ['header', 'section', 'section', 'section', 'section'],
  );
  const texts = textsOf(blocks).map((each) => each.text);
  for (const shown of [
    '✅ Deployed checkout-service to production',
    'Version\na7f3c92',
    'Duration\n3 min',
    'Deployed by\nalice',
    'Approved by\nbob, carol',
    'Changes\n• feat: add gift card payment support',
    'error rate\n0.02 %',
    '<https://argocd.example/applications/checkout-service|Argo CD> · <https://github.com/shop/checkout-service/pull/15|Pull request #15>',
  ])
    assert.ok(texts.includes(shown), shown);
  assert.match(text, /^Deployed checkout-service to production · version a7f3c92/);
});

test('a hostile commit message arrives as plain text', () => {
  const message = messageOf({ event: 'ready', changes: [evil] });
  const escaped = '&lt;!channel&gt; *x* &lt;https://evil|y&gt; &amp; "z"';
  assert.deepEqual(
    textsOf(message.blocks).filter(({ text }) => text.includes('evil')),
    [{ type: 'plain_text', text: `Changes\n• ${escaped}` }],
  );
  assert.ok(message.text.includes(`changes: ${escaped} ·`));
  assert.equal(message.mrkdwn, false);
});

test('mrkdwn holds nothing but our labels, checked links and mentions', () => {
  const foreign = {
    service: evil,
    environment: evil,
    version: evil,
    previousVersion: evil,
    image: evil,
    changes: [evil],
    reason: evil,
    metrics: [[evil, evil]] as const,
    deployedBy: [evil],
    approvedBy: [evil],
    links: [{ label: 'Service', url: 'https://x.example/<!channel>|*y*' }],
  };
  for (const event of events) {
    const marked = textsOf(messageOf({ ...foreign, event }, ['<!here>']).blocks).filter(
      ({ type }) => type === 'mrkdwn',
    );
    assert.deepEqual(
      marked.map(({ text }) => text),
      ['<!here>', '<https://x.example/%3C!channel%3E%7C*y*|Service>'],
    );
  }
});

test('more changes and metrics than fit are counted', () => {
  const many = Array.from({ length: 23 }, (_, index) => `change ${index}`);
  const texts = textsOf(messageOf({ changes: many, metrics: many.map((name) => [name, '1']) }).blocks).map(
    ({ text }) => text,
  );
  assert.ok(texts.some((text) => text.endsWith('• change 9\n… and 13 more')));
  assert.ok(texts.includes('… and 14 more'));
});

test('a link that does not fit is left out whole', () => {
  const links = [
    { label: 'Service', url: `https://x.example/${'a'.repeat(3000)}` },
    { label: 'Argo CD', url: 'https://argocd.example' },
  ];
  const marked = textsOf(messageOf({ links }).blocks).filter(({ type }) => type === 'mrkdwn');
  assert.deepEqual(
    marked.map(({ text }) => text),
    ['<https://argocd.example/|Argo CD>'],
  );
});

test('the longest message that can be asked for is inside every limit, of each text and of all together', () => {
  for (const unit of ['<', '&', '😀', 'x\n', '"', 'x']) {
    const long = unit.repeat(4000);
    const rows = Array.from({ length: 40 }, () => [long, long] as const);
    const links = Array.from({ length: 6 }, () => ({ label: 'Service', url: `https://x.example/?${'&'.repeat(500)}` }));
    const names = { service: long, environment: long, version: long, previousVersion: long, image: long };
    const lists = { deployedBy: [long], approvedBy: [long], changes: rows.map(([text]) => text), metrics: rows, links };
    for (const event of events) {
      const message = messageOf({ ...names, ...lists, event, reason: long }, mentions);
      assert.equal(payloadFault({ ...message }), undefined, `${event} of ${unit}`);
    }
  }
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(evil, '', ' ', '\n', '\u0000', '\ud83d'),
  fc
    .tuple(fc.constantFrom('x', '<', '&', '😀', '\n', '"', '\u202e'), fc.nat(5000))
    .map(([unit, count]) => unit.repeat(count)),
);
const maybe = fc.option(anyText, { nil: undefined });
const anyDeployment: fc.Arbitrary<Deployment> = fc.record({
  event: fc.constantFrom(...events),
  service: anyText,
  environment: maybe,
  version: maybe,
  previousVersion: maybe,
  image: maybe,
  changes: fc.array(anyText, { maxLength: 40 }),
  reason: maybe,
  metrics: fc.array(fc.tuple(anyText, anyText), { maxLength: 40 }),
  durationSeconds: fc.option(fc.float({ min: 0, noNaN: true }), { nil: undefined }),
  deployedBy: fc.array(anyText, { maxLength: 3 }),
  approvedBy: fc.array(anyText, { maxLength: 3 }),
  links: fc.array(
    fc.record({ label: fc.constant('Service'), url: fc.webUrl({ withQueryParameters: true, size: 'large' }) }),
    { maxLength: 6 },
  ),
});

test('any deployment makes a message that Slack accepts, and in which nothing foreign acts', () => {
  fc.assert(
    fc.property(anyDeployment, (given) => {
      const message = formatMessage(tellStory(given), mentions);
      assert.equal(payloadFault({ ...message }), undefined);
      for (const { type, text } of [...textsOf(message.blocks), { type: 'plain_text', text: message.text }]) {
        assert.ok(text.isWellFormed());
        if (type === 'plain_text') assert.match(text, /^(?:[^<>&]|&(?:amp|lt|gt);)*$/u);
        else assert.match(text, /^(?:<(?:!subteam\^[A-Z0-9]+|https?:[^<>|\s]+\|Service)>(?: |$| · ))+$/);
      }
    }),
    { numRuns: 300, interruptAfterTimeLimit: 15_000 },
  );
});
