// The outputs and the job summary of notify-slack, and the words for what became of a message. Pure.

import type { Problem } from '../domain/action-error.ts';
import type { Report } from '../domain/job.ts';
import { escapeMarkdown, inlineCode, markdownTable } from '../domain/text/markdown.ts';
import type { Plan } from './plan.ts';
import { linkTarget } from './slack-text.ts';
import type { Story } from './story.ts';

/** The outputs, by name. */
export const outputs = ['sent', 'ts', 'channel', 'error', 'payload'] as const;

/** The report of this action. */
export type NotifySlackReport = Report<(typeof outputs)[number]>;

/** What became of a message. */
export type Outcome =
  | { readonly kind: 'sent'; readonly ts: string | undefined; readonly channel: string | undefined }
  | { readonly kind: 'failed'; readonly error: string; readonly detail: string }
  | { readonly kind: 'kept'; readonly reason: string }
  | { readonly kind: 'dry-run' };

/** What to do about an error code of Slack's; undefined when the code says it all. */
const advice: Readonly<Record<string, string>> = {
  channel_not_found: 'Give `channel` as an id (channel details, last line), and invite the app: /invite @app.',
  not_in_channel: 'Invite the app to the channel: /invite @app.',
  is_archived: 'Unarchive the channel, or give another `channel`.',
  channel_is_archived: 'Unarchive the channel, or make a webhook for another one.',
  invalid_auth: 'Give a `token` that is valid: a bot token (xoxb-…) from OAuth & Permissions of the Slack app.',
  not_authed: 'Give a `token` that is valid: a bot token (xoxb-…) from OAuth & Permissions of the Slack app.',
  token_revoked: 'Reinstall the Slack app and store its new bot token.',
  account_inactive: 'Reinstall the Slack app and store its new bot token.',
  missing_scope: 'Add the scope chat:write to the Slack app and reinstall it.',
  invalid_token: 'Make a new webhook in the Slack app, and store its URL.',
  no_service: 'Make a new webhook in the Slack app, and store its URL.',
  no_team: 'Make a new webhook in the Slack app, and store its URL.',
  action_prohibited: 'Ask an admin of the workspace: a restriction keeps this webhook from posting.',
  message_not_found: 'Pass `ts` and `channel` of one and the same step, and a message of this app.',
  invalid_blocks: 'This is a bug of notify-slack: report it with the output `payload`.',
  invalid_payload: 'This is a bug of notify-slack: report it with the output `payload`.',
  msg_blocks_too_long: 'This is a bug of notify-slack: report it with the output `payload`.',
  ratelimited: 'Raise `timeout-seconds`, or send less often to this channel.',
  rate_limited: 'Raise `timeout-seconds`, or send less often to this channel.',
  outcome_unknown: 'Look into the channel before you send it again.',
  invalid_response: 'Check the URL, and the proxy on the way to it: what answered was not Slack.',
  unreachable: 'Check that the runner may reach Slack, or set its proxy variables.',
  timeout: 'Check that the runner may reach Slack, or set its proxy variables.',
};

/** The failure of a message as a problem: a warning, or with `fail-on-error` the reason of a red step. */
export function problemOf(error: string, detail: string, door: Plan['door']): Problem {
  return {
    code: 'slack_not_sent',
    what: `The message was not sent to Slack (${error}). ${detail}`,
    where: door === 'webhook' ? 'input `webhook-url`' : 'inputs `token` and `channel`',
    fix: advice[error] ?? adviceForOther(error),
  };
}

function adviceForOther(error: string): string {
  if (/^http_5/.test(error)) return 'Slack has trouble: look at https://slack-status.com, and send it again later.';
  if (/^http_/.test(error)) return advice['invalid_response'] ?? '';
  return 'Look the code up at https://docs.slack.dev/reference/methods/chat.postMessage#errors.';
}

/** The report of a message, whatever became of it. */
export function reportOutcome(outcome: Outcome, plan: Plan, story: Story, failure?: Problem): NotifySlackReport {
  return {
    outputs: {
      sent: outcome.kind === 'sent',
      ts: outcome.kind === 'sent' ? outcome.ts : undefined,
      channel: outcome.kind === 'sent' ? outcome.channel : undefined,
      error: outcome.kind === 'failed' ? outcome.error : undefined,
      payload: JSON.stringify(plan.payload),
    },
    summary: `${statusLine(outcome, plan.door)}\n\n${renderStory(story)}`,
    failure,
  };
}

/** The report when a filter kept the message back before anything was gathered. */
export const reportFiltered = (reason: string): NotifySlackReport => ({
  outputs: { sent: false },
  summary: `**Slack:** nothing sent: ${reason}.`,
});

/** One line: what became of the message. */
export function statusLine(outcome: Outcome, door: Plan['door']): string {
  switch (outcome.kind) {
    case 'sent':
      return `**Slack:** ${door === 'chat.update' ? 'updated' : 'sent'}${outcome.channel === undefined ? '' : ` in ${inlineCode(outcome.channel)}`}.`;
    case 'failed':
      return `**Slack:** ⚠️ not sent (${inlineCode(outcome.error)}).`;
    case 'kept':
      return `**Slack:** nothing sent: ${outcome.reason}.`;
    case 'dry-run':
      return `**Slack:** this is a dry run: nothing was sent. ${door === undefined ? 'No way to Slack is given' : `It would go by ${inlineCode(door)}`}.`;
  }
}

const mostChanges = 100;

/** The message as Markdown, for the job summary. */
export function renderStory(story: Story): string {
  const rows = [...story.facts, ...story.metrics].map(([label, value]) => [
    escapeMarkdown(label),
    escapeMarkdown(value),
  ]);
  const more = story.changes.length - mostChanges;
  const links = story.links.map(({ label, url }) => `[${escapeMarkdown(label)}](<${linkTarget(url)}>)`);
  const parts = [
    `### ${story.icon} ${escapeMarkdown(story.title)}`,
    rows.length === 0 ? '' : markdownTable(['', ''], rows),
    [
      ...story.changes.slice(0, mostChanges).map((change) => `- ${escapeMarkdown(change)}`),
      ...(more > 0 ? [`- … and ${more} more`] : []),
    ].join('\n'),
    story.reason === undefined ? '' : `**Reason:** ${escapeMarkdown(story.reason)}`,
    story.next === undefined ? '' : `**${escapeMarkdown(story.next)}**`,
    links.join(' · '),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
