// Puts a story into Slack's blocks, inside every limit of Slack. Foreign text stands in plain_text only, escaped.
// https://docs.slack.dev/reference/block-kit/blocks. The map of this room: slack-text (one text) → blocks (one message) ← budget; plain (without blocks).

import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { phrase, present } from '../../domain/text/optional.ts';
import type { Link } from '../deployment.ts';
import type { Story } from '../story/story.ts';
import { fitParts, type Part } from './budget.ts';
import { cleanLine, cleanText, cutLine, escapeWithin, formatLink, linkTarget, plainLabel } from './slack-text.ts';

/** The blocks that a message is made of. */
export type MessageBlock = HeaderBlock | SectionBlock | ContextBlock | ActionsBlock;

/** What is sent to each of Slack's doors; each adds its own addressing. */
export interface Message {
  /** What notifications and screen readers show: one line, escaped, and not parsed as mrkdwn. */
  readonly text: string;
  readonly mrkdwn: false;
  readonly blocks: readonly MessageBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** How the message is dressed. */
export interface Dress {
  /** mrkdwn that findMention made. */
  readonly mentions: readonly string[];
  /** False: links are text, which no app has to acknowledge. */
  readonly buttons: boolean;
}

// Slack allows 3,000 characters in a section, 2,000 in a field, 150 in a header, 75 on a button, ten fields in a section, and –
// nowhere documented – somewhat over 12,000 in all blocks together: https://github.com/slackapi/bolt-js/issues/2509.
const limits = {
  text: 200,
  header: 150,
  mentions: 1000,
  next: 500,
  label: 60,
  fact: 250,
  metrics: 1200,
  change: 160,
  title: 200,
  reason: 1500,
  image: 600,
  links: 2800,
  url: 2900,
  button: 75,
};
const mostFields = 10;
const mostButtons = 25;
const mostMetrics = 12;

/** The message of a story. */
export function formatMessage(story: Story, { mentions, buttons }: Dress): Message {
  // From the most to the least important: what does not fit into Slack's sum is left out from the end.
  const parts: Part<MessageBlock>[] = [
    { rank: 0, blocks: [headerOf(story)] },
    { rank: 0, blocks: mentionsBlock(mentions) },
    { rank: 0, blocks: paragraph(undefined, story.next, limits.next) },
    { rank: 0, blocks: fieldsBlock(story.facts) },
    { rank: 1, blocks: paragraph('Why', story.reason, limits.reason) },
    ...changesParts(story),
    ...linkParts(story.buttons, buttons, { rank: 2, prefix: 'ship' }),
    ...linkParts(story.links, buttons, { rank: 4, prefix: 'link' }),
    { rank: 5, blocks: metricsBlock(story.metrics) },
    { rank: 6, blocks: imageBlock(story.image) },
  ];

  return {
    text: notificationLine(story),
    mrkdwn: false,
    blocks: fitParts(parts),
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The line that a phone shows. */
export const notificationLine = ({ icon, brief }: Story): string =>
  escapeWithin(`${icon} ${brief.map((piece) => cleanLine(piece).replace(/\.$/, '')).join(' · ')}`, limits.text);

const headerOf = ({ icon, headline }: Story): HeaderBlock => ({
  type: 'header',
  text: plain(`${icon} ${cleanLine(headline)}`, limits.header),
});

const plain = (text: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: escapeWithin(text, limit),
  emoji: false,
});

/** Only for text of our own making. */
const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

function mentionsBlock(mentions: readonly string[]): SectionBlock[] {
  const row = joinWithin(mentions, ' ', limits.mentions);
  if (row === '') return [];
  return [{ type: 'section', text: mrkdwn(row) }];
}

/** The pieces in one row. One that would make it too long is left out whole. */
function joinWithin(pieces: readonly string[], separator: string, limit: number): string {
  const kept: string[] = [];
  for (const piece of pieces) if ([...kept, piece].join(separator).length <= limit) kept.push(piece);
  return kept.join(separator);
}

function paragraph(label: string | undefined, given: string | undefined, limit: number): SectionBlock[] {
  const text = cleanText(given ?? '');
  if (text === '') return [];
  return [{ type: 'section', text: plain(present([label, text]).join('\n'), limit) }];
}

/** Two columns of a label over a value; what does not fit into ten is counted. */
function fieldsBlock(rows: Story['facts']): SectionBlock[] {
  const given = rows
    .map(([label, value]) => [cutLine(label, limits.label), cleanLine(value)] as const)
    .filter(([, value]) => value !== '');
  if (given.length === 0) return [];

  const shown = given.length > mostFields ? given.slice(0, mostFields - 1) : given;
  const fields = shown.map(([label, value]) => plain(`${label}\n${value}`, limits.fact));
  if (shown.length < given.length) fields.push(plain(`+${given.length - shown.length} more`, limits.fact));
  return [{ type: 'section', fields }];
}

/** A title, and a row per change: the link is ours, the words are plain text. */
function changesParts({ changes }: Story): Part<MessageBlock>[] {
  const rows = changes.rows.filter(({ text }) => cleanLine(text) !== '');
  if (rows.length === 0) return [];
  const title: SectionBlock = { type: 'section', text: plain(cleanLine(changes.title), limits.title) };
  const parts = rows.map(({ text, label, url }, index): Part<MessageBlock> => {
    const words = plain(`${phrase(label === undefined, '• ')}${cleanLine(text)}`, limits.change);
    const isLinked = label !== undefined && url !== undefined && /^[0-9a-f]{7,64}$/.test(label) && isLink(url);
    const link = present([isLinked && mrkdwn(formatLink(label, url))]);
    return { rank: index === 0 ? 1 : 3, blocks: [{ type: 'context', elements: [...link, words] }] };
  });

  const more: MessageBlock[] = present([
    changes.more > 0 && { type: 'context', elements: [plain(`+${changes.more} more`, limits.change)] },
  ]);
  return [{ rank: 1, blocks: [title] }, ...parts, { rank: 1, blocks: more }];
}

const isLink = (url: string): boolean => linkTarget(url).length <= limits.url;

interface LinkPlace {
  readonly rank: number;
  readonly prefix: string;
}

/** Buttons in one row, or links in one line; a URL is never cut. */
function linkParts(links: readonly Link[], asButtons: boolean, place: LinkPlace): Part<MessageBlock>[] {
  const fitting = links.filter(({ url, label }) => isLink(url) && cleanLine(label) !== '').slice(0, mostButtons);
  if (fitting.length === 0) return [];
  if (!asButtons) return [{ rank: place.rank, blocks: linksBlock(fitting) }];

  const elements = fitting.map(
    ({ label, url }, index): Button => ({
      type: 'button',
      text: plain(cleanLine(label), limits.button),
      url: linkTarget(url),
      action_id: `${place.prefix}-${index}`,
    }),
  );
  return [{ rank: place.rank, blocks: [{ type: 'actions', elements }], shrink: shrinkActions }];
}

/** One button fewer; undefined when only one is left. */
function shrinkActions(block: MessageBlock): MessageBlock | undefined {
  if (block.type !== 'actions' || block.elements.length <= 1) return undefined;
  return { ...block, elements: block.elements.slice(0, -1) };
}

function linksBlock(links: readonly Link[]): SectionBlock[] {
  const written = links.map(({ label, url }) => formatLink(plainLabel(label, limits.button), url));
  const row = joinWithin(written, ' · ', limits.links);
  if (row === '') return [];
  return [{ type: 'section', text: mrkdwn(row) }];
}

function metricsBlock(metrics: Story['metrics']): ContextBlock[] {
  const told = metrics
    .map(([name, value]) => `${cutLine(name, 80)} ${cutLine(value, 120)}`.trim())
    .filter((each) => each !== '');
  if (told.length === 0) return [];
  const more = present([told.length > mostMetrics && `+${told.length - mostMetrics} more`]);
  const line = [...told.slice(0, mostMetrics), ...more].join(' · ');
  return [{ type: 'context', elements: [plain(line, limits.metrics)] }];
}

/** The whole reference, to be copied. */
function imageBlock(image: string | undefined): ContextBlock[] {
  const whole = cleanLine(image ?? '');
  if (whole === '') return [];
  return [{ type: 'context', elements: [plain(whole, limits.image)] }];
}
