// What notify-slack ends with: its outputs and the job summary. Pure.

import type { Problem } from '../domain/action-error.ts';
import type { Report } from '../domain/job.ts';
import { escapeMarkdown, inlineCode, markdownTable } from '../domain/text/markdown.ts';
import { phrase } from '../domain/text/optional.ts';
import type { MessageOutcome } from './delivery.ts';
import { noStamp } from './inputs/stamps.ts';
import { linkTarget } from './message/slack-text.ts';
import type { PageOutcome } from './paging.ts';
import { type MessageTarget, type Plan, payloadOf } from './plan.ts';
import type { Story } from './story/story.ts';
import type { Trouble } from './trouble.ts';

/** The outputs, by name. */
export const outputs = ['sent', 'ts', 'channel', 'error', 'payload', 'pagerduty', 'pagerduty-error'] as const;
export type OutputName = (typeof outputs)[number];

/** How a run ended. */
export interface End {
  readonly plan: Plan;
  readonly story: Story;
  readonly outcomes: readonly MessageOutcome[];
  readonly paged: PageOutcome;
  /** Why neither door could be used. */
  readonly doorTrouble?: Trouble | undefined;
  readonly isDry?: boolean;
  readonly failure?: Problem | undefined;
}

/** The outputs and the job summary of a message, whatever became of it. */
export function report(end: End): Report<OutputName> {
  const { plan, outcomes, paged, story, doorTrouble, failure } = end;
  const payload = outcomes[0]?.payload ?? payloadOf(plan, plan.targets[0]);

  return {
    outputs: {
      sent: outcomes.length > 0 && outcomes.every(({ sent, isRescued }) => sent || isRescued === true),
      ts: stampsOf(outcomes),
      channel: outcomes.map(({ channel }) => channel ?? '').join('\n'),
      error: doorTrouble?.error ?? errorsOf(outcomes),
      payload: JSON.stringify(payload),
      pagerduty: paged.accepted.join('\n'),
      'pagerduty-error': paged.troubles[0]?.error,
    },
    summary: [...statusLines(end), '', renderStory(story)].join('\n'),
    failure,
  };
}

/** The same when a filter kept everything back before anything was gathered. */
export const reportFiltered = (reason: string): Report<OutputName> => ({
  outputs: { sent: false },
  summary: `**Slack:** nothing sent: ${escapeMarkdown(reason)}.`,
});

/** A line per channel, so that it pairs with `channel`; of one channel nothing instead of a mark. */
function stampsOf(outcomes: readonly MessageOutcome[]): string {
  if (outcomes.length === 1) return outcomes[0]?.ts ?? '';
  return outcomes.map(({ ts }) => ts ?? noStamp).join('\n');
}

function errorsOf(outcomes: readonly MessageOutcome[]): string {
  const failed = outcomes.filter(({ sent, troubles }) => !sent && troubles.length > 0);
  if (outcomes.length === 1) return failed[0]?.troubles[0]?.error ?? '';
  return failed.map(({ channel, troubles }) => `${channel}: ${troubles[0]?.error}`).join('\n');
}

function statusLines({ plan, outcomes, paged, isDry = false }: End): string[] {
  const lines = outcomes.map(statusLine);
  if (isDry) lines.push(dryLine(plan));
  else if (plan.kept !== undefined) lines.push(`**Slack:** nothing sent: ${escapeMarkdown(plan.kept)}.`);

  if (paged.accepted.length > 0) lines.push(`**PagerDuty:** ${paged.accepted.join(', ')}.`);
  for (const { error } of paged.troubles) lines.push(`**PagerDuty:** ⚠️ not told (${inlineCode(error)}).`);
  return lines.map((line) => `${line}  `);
}

/** One line: what became of one message. */
export function statusLine({ target, sent, channel, troubles }: MessageOutcome): string {
  const place = phrase(channel, (channel) => ` in ${inlineCode(channel)}`);
  const trouble = troubles[0];
  if (!sent) return `**Slack:** ⚠️ not sent${place} (${inlineCode(trouble?.error ?? 'unknown')}).`;
  const note = phrase(trouble, (trouble) => `, but the card was not changed (${inlineCode(trouble.error)})`);
  return `**Slack:** ${target.update === undefined ? 'sent' : 'updated'}${place}${note}.`;
}

function dryLine({ targets, kept }: Plan): string {
  const lead = '**Slack:** this is a dry run: nothing was sent.';
  if (kept !== undefined) return `${lead} Nothing would be sent: ${escapeMarkdown(kept)}.`;
  const ways = [...new Set(targets.map(wayOf))].map(inlineCode).join(', ');
  return `${lead} It would go by ${ways}.`;
}

function wayOf({ door, update }: MessageTarget): string {
  if (door === 'webhook') return 'webhook';
  if (update === undefined) return 'chat.postMessage';
  return 'chat.update';
}

/** The message as Markdown, for the job summary. */
export function renderStory(story: Story): string {
  const { icon, headline, next, facts, reason, changes, metrics, image, buttons, links } = story;
  const rows = [...facts, ...metrics].map(([label, value]) => [escapeMarkdown(label), escapeMarkdown(value)]);
  const changed = changes.rows.map(changeRow);
  if (changes.more > 0) changed.push(`- +${changes.more} more`);

  const parts = [
    `### ${icon} ${escapeMarkdown(headline)}`,
    phrase(next, (next) => `**${escapeMarkdown(next)}**`),
    phrase(rows.length > 0, () => markdownTable(['', ''], rows)),
    phrase(reason, (reason) => `**Why:** ${escapeMarkdown(reason)}`),
    phrase(changed.length > 0, () => [`**${escapeMarkdown(changes.title)}**`, '', ...changed].join('\n')),
    phrase(image, (image) => escapeMarkdown(image)),
    [...buttons, ...links].map(({ label, url }) => markdownLink(label, url)).join(' · '),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function changeRow({ text, label, url }: Story['changes']['rows'][number]): string {
  if (label === undefined || url === undefined) return `- ${escapeMarkdown(text)}`;
  return `- ${markdownLink(label, url)} ${escapeMarkdown(text)}`;
}

const markdownLink = (label: string, url: string): string => `[${escapeMarkdown(label)}](<${linkTarget(url)}>)`;
