// Decides whether, by which door and what is sent. A value that can be printed; touches nothing.

import type { NotifySlackInputs } from './inputs.ts';
import type { Message } from './message.ts';

/** How a message reaches Slack. Addresses are secrets and stay out of the plan. */
export type Door = 'webhook' | 'chat.postMessage' | 'chat.update';

/** A message on its way, or the reason why there is none to send. */
export type Plan =
  | { readonly door: Door; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly door: undefined; readonly payload: Readonly<Record<string, unknown>>; readonly reason: string };

type Addressing = Pick<
  NotifySlackInputs,
  'webhook-url' | 'token' | 'channel' | 'thread-ts' | 'update-ts' | 'event' | 'events' | 'environment' | 'environments'
>;

/** Why the filters `events` and `environments` keep this message back; undefined when they let it pass. */
export function findFilter({ event, events, environment, environments }: Addressing): string | undefined {
  if (events.length > 0 && !events.includes(event))
    return `\`events\` lets ${events.join(', ')} pass, and this is ${event}`;
  if (environments.length === 0 || (environment !== undefined && environments.includes(environment))) return undefined;
  const here = environment === undefined ? 'none is given' : `this is ${environment}`;
  return `\`environments\` lets ${environments.join(', ')} pass, and ${here}`;
}

/** The plan for a message. A token with a channel goes before a webhook: it answers with the message's `ts`. */
export function planNotification(inputs: Addressing, message: Message): Plan {
  const { channel, 'thread-ts': thread, 'update-ts': update } = inputs;
  if (inputs.token !== undefined && channel !== undefined) {
    const { mrkdwn, ...rest } = message;
    const addressed = { channel, ...rest, parse: 'none' };
    if (update !== undefined) return { door: 'chat.update', payload: { ...addressed, ts: update } };
    const reply = thread === undefined ? {} : { thread_ts: thread };
    return { door: 'chat.postMessage', payload: { ...addressed, mrkdwn, ...reply } };
  }
  const payload = { ...message };
  if (inputs['webhook-url'] !== undefined) return { door: 'webhook', payload };
  return { door: undefined, payload, reason: 'neither `webhook-url` nor `token` and `channel` is given' };
}
