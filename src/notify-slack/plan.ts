// Decides what notify-slack does, as a value that can be printed: whether, by which doors and what is sent. Pure, and no secret is in the
// value.

import { optional, present } from '../domain/text/optional.ts';
import { isAlarm } from './deployment.ts';
import { noStamp } from './inputs/stamps.ts';
import type { Told } from './inputs/told.ts';
import { formatMessage, type Message } from './message/blocks.ts';
import { formatPlain, type PlainMessage } from './message/plain.ts';
import type { Page } from './pages.ts';
import type { Story } from './story/story.ts';
import type { Trouble } from './trouble.ts';

/** Where one message goes. */
export interface MessageTarget {
  readonly door: 'webhook' | 'token';
  /** As the step gives it; undefined for a webhook. */
  readonly channel: string | undefined;
  /** The card that is changed. */
  readonly update: string | undefined;
  /** The message that is replied to. */
  readonly thread: string | undefined;
}

/** The forms of one message. */
export interface Forms {
  /** With mentions, where somebody is to be woken. */
  readonly alarm: Message;
  /** For changing a card, which wakes nobody. */
  readonly card: Message;
  /** For a Slack that refuses the blocks. */
  readonly plainAlarm: PlainMessage;
  readonly plainCard: PlainMessage;
}

/** What is sent, and to whom. */
export interface Plan {
  readonly targets: readonly MessageTarget[];
  /** The webhook, for an alarm that no channel of the token takes. */
  readonly rescue: MessageTarget | undefined;
  readonly forms: Forms;
  /** Red: an unknown outcome is tried once more, and a reply is shown in the channel. */
  readonly isRed: boolean;
  readonly pages: readonly Page[];
  /** Why no message is sent to Slack; undefined when one is. */
  readonly kept: string | undefined;
}

/** Which doors can be used. */
export interface Doors {
  readonly webhook: boolean;
  readonly token: boolean;
  readonly filtered: string | undefined;
  readonly trouble: Trouble | undefined;
}

type Filters = Pick<Told, 'event' | 'events' | 'environment' | 'environments'>;

/** Why `environments` keeps this message back from everybody; undefined when it lets it pass. */
export function findEnvironmentFilter({
  environment,
  environments,
}: Omit<Filters, 'event' | 'events'>): string | undefined {
  if (environments.length === 0 || (environment !== undefined && environments.includes(environment))) return undefined;
  const here = environment === undefined ? 'none is given' : `this is ${environment}`;
  return `\`environments\` lets only ${environments.join(', ')} pass, and ${here}`;
}

/** Why `events` keeps this message back from Slack. PagerDuty hears of all events, or its incident would never end. */
export function findEventFilter({ event, events }: Pick<Filters, 'event' | 'events'>): string | undefined {
  if (events.length === 0 || events.includes(event)) return undefined;
  return `\`events\` lets only ${events.join(', ')} pass, and this is ${event}`;
}

/** The plan for a message. A token with a channel goes before a webhook: it answers with the message's `ts`. */
export function planNotification(
  told: Told,
  story: Story,
  {
    doors,
    mentions,
    pages,
  }: { readonly doors: Doors; readonly mentions: readonly string[]; readonly pages: readonly Page[] },
): Plan {
  const { buttons } = told;
  const targets = targetsOf(told, doors);
  const canRescue = isAlarm(told.event) && doors.webhook && targets.some(({ door }) => door === 'token');

  return {
    targets,
    rescue: optional(canRescue, () => webhookTarget),
    forms: {
      alarm: formatMessage(story, { mentions, buttons }),
      card: formatMessage(story, { mentions: [], buttons }),
      plainAlarm: formatPlain(story, { mentions, isRead: mentions.length > 0 }),
      plainCard: formatPlain(story, { mentions: [], isRead: true }),
    },
    isRed: isAlarm(told.event),
    pages,
    kept: optional(targets.length === 0, () => keptWords(doors)),
  };
}

const webhookTarget: MessageTarget = { door: 'webhook', channel: undefined, update: undefined, thread: undefined };

function targetsOf(told: Told, doors: Doors): MessageTarget[] {
  if (doors.filtered !== undefined) return [];
  const stamp = (stamps: readonly string[], index: number): string | undefined => {
    if (stamps[index] === noStamp) return undefined;
    return stamps[index];
  };

  if (doors.token && told.channel.length > 0)
    return told.channel.map((channel, index) => ({
      door: 'token',
      channel,
      update: stamp(told['update-ts'], index),
      thread: stamp(told['thread-ts'], index),
    }));
  return present([doors.webhook && webhookTarget]);
}

const keptWords = ({ filtered, trouble }: Doors): string =>
  filtered ?? trouble?.what ?? 'neither `webhook-url` nor `token` and `channel` is given';

/** A message as it goes to Slack. */
export type Payload = Readonly<Record<string, unknown>>;

/** What names the channel. Names in the text link nobody. */
export const addressOf = ({ channel }: MessageTarget): Payload => ({ channel, parse: 'none' });

/** A red reply is shown in the channel as well. */
export const broadcastOf = ({ isRed: red }: Plan): Payload => {
  if (red) return { reply_broadcast: true };
  return {};
};

/** chat.update knows no `mrkdwn`. */
export function unmarked({ mrkdwn: _, ...rest }: Message | PlainMessage): Payload {
  return rest;
}

/** The payload of a message that is not sent, for a dry run. */
export function payloadOf(plan: Plan, target: MessageTarget | undefined): Payload {
  const { alarm, card } = plan.forms;
  if (target === undefined || target.door === 'webhook') return { ...alarm };
  const address = addressOf(target);
  if (target.update !== undefined) return { ...address, ...unmarked(card), ts: target.update };
  if (target.thread === undefined) return { ...address, ...alarm };
  return { ...address, ...alarm, thread_ts: target.thread, ...broadcastOf(plan) };
}
