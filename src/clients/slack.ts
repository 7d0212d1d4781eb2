// The door to Slack: posts one payload to a webhook or a Web API method. Never posts again when the first may have arrived, unless told.
// https://docs.slack.dev/apis/web-api/rate-limits, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks

import { parseRecord } from '../domain/json-value.ts';
import { bearerTo, isPrivateUrl } from '../domain/loopback.ts';
import { phrase } from '../domain/text/optional.ts';
import { exchangeJson, type Reply } from './outward/json-exchange.ts';
import { type Again, againAfter, type TryLimits, tryRepeatedly } from './outward/tries.ts';

/** One call of Slack. `repeatable`: for chat.update, and for an alarm that had better come twice than never. */
export interface SlackCall extends TryLimits {
  /** A webhook's URL (a secret), or `<api-url>/chat.postMessage`. */
  readonly url: string;
  /** Bearer token of a Web API method; undefined for a webhook. */
  readonly token: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Where the proxy variables are looked up. */
  readonly env: Readonly<Record<string, string>>;
}

/** How a call ended. `error` is Slack's code, or one of ours: unreachable, proxy, timeout, outcome_unknown, http_<status>, invalid_response, insecure. */
export type Delivery =
  | { readonly sent: true; readonly ts: string | undefined; readonly channel: string | undefined }
  | {
      readonly sent: false;
      readonly error: string;
      /** A sentence about what happened, without advice. */
      readonly detail: string;
      /** The scope that is missing, as Slack names it. */
      readonly needed: string | undefined;
    };

type Failure = Extract<Delivery, { sent: false }>;

/** Posts a payload. Resolves in every case but an abort, so that the caller decides what trouble means. */
export type PostToSlack = (call: SlackCall) => Promise<Delivery>;

/** The real Slack. */
export const postToSlack: PostToSlack = async (call) => {
  let tries = 0;
  const ended = await tryRepeatedly(async (milliseconds) => {
    tries += 1;
    const { url, payload: body, env, signal, token } = call;
    const reply = await exchangeJson({
      method: 'POST',
      url,
      headers: login(url, token),
      body,
      milliseconds,
      env,
      signal,
    });
    return judge(call, reply);
  }, call);

  if (ended.sent || tries < 2) return ended;

  return { ...ended, detail: `${ended.detail}, after ${tries} tries` };
};

/** Nothing for an address without TLS, to which the exchange sends nothing at all. */
function login(url: string, token: string | undefined): Record<string, string> {
  if (token === undefined || !isPrivateUrl(url)) return {};
  return { Authorization: bearerTo(url, token) };
}

function judge(call: SlackCall, reply: Reply): readonly [Delivery, Again] {
  if (reply.kind === 'fault') return [failure(codeOfFault(reply), wordsOfFault(reply)), againOf(reply)];
  const outcome = readAnswer(reply, call);
  if (outcome.sent) return [outcome, { kind: 'never' }];

  const again = againAfter(reply) ?? againAfterCode(outcome.error);
  const asked = phrase(again.kind === 'limited' && again, ({ seconds }) => ` and asks to wait ${seconds} s`);
  const doubt = phrase(again.kind === 'unsure', '; the message may have arrived');
  return [{ ...outcome, detail: `${outcome.detail}${asked}${doubt}` }, again];
}

const againOf = (reply: Reply): Again => againAfter(reply) ?? { kind: 'never' };

function againAfterCode(error: string): Again {
  if (error === 'ratelimited' || error === 'rate_limited') return { kind: 'limited', seconds: 1 };
  if (error === 'service_unavailable') return { kind: 'refused' };
  if (error === 'internal_error' || error === 'fatal_error') return { kind: 'unsure' };
  return { kind: 'never' };
}

type Answer = Extract<Reply, { kind: 'answer' }>;
type Fault = Extract<Reply, { kind: 'fault' }>;

function readAnswer(answer: Answer, { token }: SlackCall): Delivery {
  if (token === undefined) return readWebhook(answer);
  return readMethod(answer);
}

/** A Web API method says everything in JSON; `ok: false` stands behind a 200. */
function readMethod({ status, body }: Answer): Delivery {
  const { ok, error, ts, channel, needed, errors, response_metadata: more } = parseRecord(body);
  if (status === 200 && ok === true)
    return { sent: true, ts: grammar(ts, /^\d+\.\d+$/), channel: grammar(channel, /^[A-Z0-9]+$/) };

  const code = grammar(error, /^[a-z][a-z0-9_]{0,60}$/);
  if (code === undefined) return unreadable(status);
  const places = placesOf(errors ?? (more as { messages?: unknown } | undefined)?.messages);
  return { ...failure(code, `Slack answered ${code}${places}`), needed: grammar(needed, /^[a-z][a-z:._,-]{0,100}$/) };
}

/** A webhook answers `ok`, and servers like it JSON; trouble is a bare code. A page is the login of a proxy. */
function readWebhook({ status, body }: Answer): Delivery {
  const text = body.slice(0, 1000).trim();
  if (status === 200 && !text.startsWith('<') && parseRecord(body)['ok'] !== false)
    return { sent: true, ts: undefined, channel: undefined };
  if (status === 200) {
    const error = grammar(parseRecord(body)['error'], /^[a-z][a-z0-9_]{0,60}$/) ?? 'invalid_response';
    return failure(error, notSlack);
  }

  const code = /^[a-z][a-z_]{2,60}$/.exec(text)?.[0];
  if (code === undefined) return unreadable(status);
  return failure(code, `Slack answered ${code}`);
}

const failure = (error: string, detail: string): Failure => ({ sent: false, error, detail, needed: undefined });

const notSlack = 'What answered is not Slack';

/** An answer without a code of Slack's. */
const unreadable = (status: number): Failure => {
  if (status === 200) return failure('invalid_response', notSlack);
  return failure(`http_${status}`, `Slack answered with the status ${status}`);
};

const grammar = (value: unknown, pattern: RegExp): string | undefined => {
  if (typeof value === 'string' && value.length <= 200 && pattern.test(value)) return value;
  return undefined;
};

/** Slack's own words for what is wrong with blocks. */
const placesOf = (errors: unknown): string => {
  if (Array.isArray(errors) && errors.length > 0) return `: ${errors.slice(0, 5).map(String).join('; ').slice(0, 500)}`;
  return '';
};

function codeOfFault({ reason, sent }: Fault): string {
  if (reason === 'insecure' || reason === 'proxy' || reason === 'unreachable') return reason;
  if (reason === 'too large') return 'invalid_response';
  if (sent) return 'outcome_unknown';
  return 'timeout';
}

function wordsOfFault({ reason, sent, what }: Fault): string {
  if (reason === 'insecure') return 'Nothing was sent: the address is not https';
  if (reason === 'too large') return 'What answered is not Slack: it does not end';
  if (reason === 'proxy') return `Slack cannot be reached: ${what}`;
  if (sent) return `Slack took the request and gave no answer (${what}); the message may have arrived`;
  return `Slack cannot be reached: ${what}`;
}
