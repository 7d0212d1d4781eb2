// Puts a story into Slack's blocks, inside every limit of Slack. Foreign text stands in plain_text only, escaped.
// https://docs.slack.dev/reference/block-kit/blocks

import type { ContextBlock, HeaderBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types';
import { cleanLine, cleanText, escapeWithin, formatLink } from './slack-text.ts';
import type { Story } from './story.ts';

/** The blocks that a message is made of. */
export type MessageBlock = HeaderBlock | SectionBlock | ContextBlock;

/** What is sent to each of Slack's doors; each adds its own addressing. */
export interface Message {
  /** What notifications and screen readers show: one line, escaped, and not parsed as mrkdwn. */
  readonly text: string;
  readonly mrkdwn: false;
  readonly blocks: readonly MessageBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

// Slack allows 3,000 characters in a section, 2,000 in a field, 150 in a header, ten fields in a section, and – nowhere
// documented – somewhat over 12,000 in all blocks together: https://github.com/slackapi/bolt-js/issues/2509.
const limits = {
  text: 2900,
  header: 150,
  label: 60,
  fact: 200,
  metric: 120,
  changes: 1800,
  change: 160,
  reason: 1200,
  next: 400,
  links: 2400,
};
const mostFields = 10;
const mostChanges = 10;

/** The message of a story; `mentions` are mrkdwn that findMention made. */
export function formatMessage(story: Story, mentions: readonly string[]): Message {
  const blocks: (MessageBlock | undefined)[] = [
    { type: 'header', text: plain(`${story.icon} ${cleanLine(story.title)}`, limits.header) },
    mentions.length === 0 ? undefined : { type: 'section', text: mrkdwn(mentions.join(' ')) },
    fieldsBlock(story.facts, limits.fact),
    paragraph('Changes', formatChanges(story.changes), limits.changes),
    paragraph('Reason', cleanText(story.reason ?? ''), limits.reason),
    fieldsBlock(story.metrics, limits.metric),
    paragraph(undefined, cleanLine(story.next ?? ''), limits.next),
    linksBlock(story),
  ];
  return {
    text: escapeWithin(story.brief.map(cleanLine).filter(Boolean).join(' · '), limits.text),
    mrkdwn: false,
    blocks: blocks.filter((block) => block !== undefined),
    unfurl_links: false,
    unfurl_media: false,
  };
}

const plain = (text: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: escapeWithin(text, limit),
  emoji: false,
});

/** Only for text of our own making. */
const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

function paragraph(label: string | undefined, text: string, limit: number): SectionBlock | undefined {
  if (text === '') return undefined;
  return { type: 'section', text: plain(label === undefined ? text : `${label}\n${text}`, limit) };
}

/** Two columns of a label over a value; what does not fit into ten is counted. */
function fieldsBlock(rows: Story['facts'], limit: number): SectionBlock | undefined {
  const pairs = rows.map(([label, value]) => [cleanLine(label), cleanLine(value)] as const);
  const given = pairs.filter(([, value]) => value !== '');
  if (given.length === 0) return undefined;
  const shown = given.length > mostFields ? given.slice(0, mostFields - 1) : given;
  const fields = shown.map(([label, value]) => plain(`${cut(label, limits.label)}\n${value}`, limit));
  if (shown.length < given.length) fields.push(plain(`… and ${given.length - shown.length} more`, limit));
  return { type: 'section', fields };
}

function formatChanges(changes: readonly string[]): string {
  const clean = changes.map(cleanLine).filter(Boolean);
  const rows = clean.slice(0, mostChanges).map((change) => `• ${cut(change, limits.change)}`);
  if (clean.length > mostChanges) rows.push(`… and ${clean.length - mostChanges} more`);
  return rows.join('\n');
}

/** The first `limit` characters, before escaping. */
const cut = (text: string, limit: number): string => {
  const characters = [...text];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text;
};

/** The links that fit; a URL is never cut. */
function linksBlock({ links }: Story): SectionBlock | undefined {
  let row = '';
  for (const { label, url } of links) {
    const longer = `${row === '' ? '' : `${row} · `}${formatLink(label, url)}`;
    if (longer.length <= limits.links) row = longer;
  }
  return row === '' ? undefined : { type: 'section', text: mrkdwn(row) };
}
