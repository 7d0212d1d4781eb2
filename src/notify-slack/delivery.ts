// Brings one message to one place: the card, its thread, plain text where blocks are refused. Slack's trouble is an answer here.

import type { PostToSlack, Delivery as SlackAnswer } from '../clients/slack.ts';
import { phrase, present } from '../domain/text/optional.ts';
import { slackAdvice } from './advice.ts';
import { addressOf, broadcastOf, type MessageTarget, type Payload, type Plan, unmarked } from './plan.ts';
import type { Trouble } from './trouble.ts';

/** How the doors are opened. */
export interface Doorkeeper {
  readonly postToSlack: PostToSlack;
  readonly webhookUrl: string | undefined;
  readonly token: string | undefined;
  readonly apiUrl: string;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What became of one message. */
export interface MessageOutcome {
  readonly target: MessageTarget;
  readonly sent: boolean;
  /** Of the card, or of the message that was sent. */
  readonly ts: string | undefined;
  /** As Slack names it, else as the step does. */
  readonly channel: string | undefined;
  /** As it was sent, or would have been. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** What went wrong; a message may have arrived all the same. */
  readonly troubles: readonly Trouble[];
  /** It did not arrive here, but by another way. */
  readonly isRescued?: boolean;
  /** What was done instead. */
  readonly remarks: readonly string[];
}

type Method = 'webhook' | 'chat.postMessage' | 'chat.update';

/** One request to Slack and its answer. */
interface Sent {
  readonly answer: SlackAnswer;
  readonly payload: Payload;
  readonly remarks: readonly string[];
}

/** The card is gone, or nobody may change it any more. */
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** There is nothing to reply to, or no reply is taken: the message can stand by itself. */
const refusedReply = new Set([
  ...gone,
  'thread_not_found',
  'invalid_thread_ts',
  'cannot_reply_to_message',
  'cant_broadcast_message',
  'restricted_action_thread_locked',
]);
const refusedBlocks = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
]);

/** Sends a message to its place. Never rejects because of Slack. */
export async function deliver(plan: Plan, target: MessageTarget, door: Doorkeeper): Promise<MessageOutcome> {
  if (target.door === 'webhook') return outcomeOf(target, await send(plan, 'webhook', {}, door));
  const address = addressOf(target);

  if (target.update !== undefined) return await deliverCard(plan, target, door);
  if (target.thread === undefined) return outcomeOf(target, await send(plan, 'chat.postMessage', address, door));
  return outcomeOf(target, await reply(plan, { ...target, thread: target.thread }, door));
}

/** Replies, and where no reply is taken posts the message by itself. */
async function reply(plan: Plan, target: MessageTarget & { readonly thread: string }, door: Doorkeeper): Promise<Sent> {
  const address = addressOf(target);
  const threaded = { ...address, thread_ts: target.thread, ...broadcastOf(plan) };
  const first = await send(plan, 'chat.postMessage', threaded, door);
  if (first.answer.sent || !refusedReply.has(first.answer.error)) return first;

  const anew = await send(plan, 'chat.postMessage', address, door);
  const remark = `Slack takes no reply there (${first.answer.error}): the message stands by itself.`;
  return { ...anew, remarks: [...first.remarks, remark, ...anew.remarks] };
}

/** Changes the card; a red event is posted as well, because a change pings nobody. */
async function deliverCard(plan: Plan, target: MessageTarget, door: Doorkeeper): Promise<MessageOutcome> {
  const address = addressOf(target);
  const deadline = cardDeadline(plan, door);
  const card = await send(plan, 'chat.update', { ...address, ts: target.update }, { ...door, deadline });
  const isGone = !card.answer.sent && gone.has(card.answer.error);
  const remarks = present([isGone && 'The card that `update-ts` names is gone or closed: a new message was posted.']);

  if (isGone) return outcomeOf(target, await send(plan, 'chat.postMessage', address, door), remarks);
  if (!plan.isRed) return outcomeOf(target, card);
  const told = outcomeOf(target, await reply(plan, { ...target, thread: target.update ?? '' }, door));
  // The card stays the one that later steps change.
  const both = { ...told, ts: target.update, remarks: [...card.remarks, ...told.remarks] };
  if (card.answer.sent) return { ...both, channel: card.answer.channel ?? target.channel };
  return { ...both, troubles: [...told.troubles, troubleOf(card.answer, 'The card was not changed', target)] };
}

/** An alarm must not wait for a card that hangs. */
function cardDeadline({ isRed }: Plan, { deadline }: Doorkeeper): number {
  if (!isRed) return deadline;
  const now = performance.now();
  return now + (deadline - now) / 3;
}

/** Sends once, and plain text where Slack refuses the blocks. */
async function send(plan: Plan, method: Method, address: Payload, door: Doorkeeper): Promise<Sent> {
  const { full, plain } = formsFor(method, plan);
  const payload = { ...address, ...full };
  const answer = await call(plan, method, payload, door);
  if (answer.sent || !refusedBlocks.has(answer.error)) return { answer, payload, remarks: [] };

  const plainPayload = { ...address, ...plain };
  const remark = `Slack refused the blocks, and the plain text was sent. ${answer.detail}. This is a bug of notify-slack: report it with the log.`;
  return { answer: await call(plan, method, plainPayload, door), payload: plainPayload, remarks: [remark] };
}

/** The message, and its plain text. Without `blocks` an update would keep the old ones. */
function formsFor(method: Method, { forms }: Plan): { readonly full: Payload; readonly plain: Payload } {
  const { alarm, card, plainAlarm, plainCard } = forms;
  if (method === 'chat.update') return { full: unmarked(card), plain: { ...unmarked(plainCard), blocks: [] } };
  return { full: { ...alarm }, plain: { ...plainAlarm } };
}

async function call(plan: Plan, method: Method, payload: Payload, door: Doorkeeper): Promise<SlackAnswer> {
  const { postToSlack, deadline, env, signal } = door;
  return await postToSlack({
    ...addresseeOf(method, door),
    payload,
    // An alarm had better come twice than never.
    repeatable: method === 'chat.update' || plan.isRed,
    deadline,
    env,
    signal,
  });
}

function addresseeOf(method: Method, door: Doorkeeper): { readonly url: string; readonly token: string | undefined } {
  if (method === 'webhook') return { url: door.webhookUrl ?? '', token: undefined };
  return { url: `${door.apiUrl}/${method}`, token: door.token };
}

function outcomeOf(
  target: MessageTarget,
  { answer, payload, remarks }: Sent,
  more: readonly string[] = [],
): MessageOutcome {
  const kept = { target, payload, remarks: [...more, ...remarks] };
  if (answer.sent)
    return { ...kept, sent: true, ts: answer.ts, channel: answer.channel ?? target.channel, troubles: [] };
  const trouble = troubleOf(answer, 'The message was not sent to Slack', target);
  return { ...kept, sent: false, ts: undefined, channel: target.channel, troubles: [trouble] };
}

const inputsOf = { webhook: 'input `webhook-url`', token: 'inputs `token` and `channel`' } as const;

function troubleOf(
  answer: Extract<SlackAnswer, { sent: false }>,
  what: string,
  { door, channel }: MessageTarget,
): Trouble {
  const place = phrase(channel, (channel) => ` (${channel})`);
  return {
    error: answer.error,
    what: `${what}${place}. ${answer.detail}`,
    where: inputsOf[door],
    fix: slackAdvice(answer.error, answer.needed),
  };
}
