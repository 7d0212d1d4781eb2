// The message without blocks, for a Slack that refuses them: the same words, one below the other. Pure.

import { present } from '../../domain/text/optional.ts';
import type { Story } from '../story/story.ts';
import { cleanLine, cutLine, escapeWithin } from './slack-text.ts';

/** chat.update takes 4,000 characters of text; breaking a mark takes one more, and mentions come before them. */
const mostCharacters = 2900;
const mostMarked = 1500;

/** What is sent when Slack refuses the blocks. */
export interface PlainMessage {
  readonly text: string;
  /** True only where a mention has to be read. */
  readonly mrkdwn: boolean;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** How Slack reads the text. */
export interface PlainDress {
  /** mrkdwn that findMention made. */
  readonly mentions: readonly string[];
  /** True where Slack reads mrkdwn: with mentions, and in chat.update. Marks of foreign text are broken then. */
  readonly isRead: boolean;
}

/** The plain message. */
export function formatPlain(story: Story, { mentions, isRead }: PlainDress): PlainMessage {
  const { icon, headline, next, facts, reason, changes, metrics, buttons, links } = story;
  const more = present([changes.more > 0 && `+${changes.more} more`]);
  const lines = present([
    `${icon} ${cleanLine(headline)}`,
    cleanLine(next ?? ''),
    cutLine(reason ?? '', 600),
    ...facts.map(([label, value]) => `${label}: ${cutLine(value, 200)}`),
    changes.rows.length > 0 && cleanLine(changes.title),
    ...changes.rows.map(({ text }) => `• ${cutLine(text, 160)}`),
    ...more,
    ...metrics.slice(0, 12).map(([name, value]) => `${cutLine(name, 80)}: ${cutLine(value, 120)}`),
    ...[...buttons, ...links].map(({ label, url }) => `${cutLine(label, 75)}: ${url}`),
  ]);

  const text = write(lines.filter((line) => line !== '').join('\n'), isRead);
  const told = [mentions.join(' ').slice(0, 1000), text].filter((part) => part !== '').join('\n');
  return { text: told, mrkdwn: isRead, unfurl_links: false, unfurl_media: false };
}

function write(text: string, isRead: boolean): string {
  if (!isRead) return escapeWithin(text, mostCharacters);
  return escapeWithin(text, mostMarked).replace(/[*_~`]/g, '$&\u200b');
}
