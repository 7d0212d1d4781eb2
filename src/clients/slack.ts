// The door to Slack: posts one payload to a webhook or a Web API method. Never posts twice when the first may have arrived.
// https://docs.slack.dev/apis/web-api/rate-limits, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks

import type { ClientRequest, IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '../domain/action-error.ts';
import { retry } from './retry.ts';

/** One call of Slack. */
export interface SlackCall {
  /** A webhook's URL (a secret), or `<api-url>/chat.postMessage`. */
  readonly url: string;
  /** Bearer token of a Web API method; undefined for a webhook. */
  readonly token: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
  /** True when a second call does no harm (chat.update): then an unknown outcome is tried again, too. */
  readonly repeatable: boolean;
  /** All tries together. */
  readonly timeoutSeconds: number;
  /** Where the proxy variables are looked up. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** How a call ended. `error` is Slack's code, or one of ours: unreachable, timeout, outcome_unknown, http_<status>, invalid_response. */
export type Delivery =
  | { readonly sent: true; readonly ts: string | undefined; readonly channel: string | undefined }
  | { readonly sent: false; readonly error: string; readonly detail: string };

/** Posts a payload. Resolves in every case but an abort, so that the caller decides what trouble means. */
export type PostToSlack = (call: SlackCall) => Promise<Delivery>;

/** A try that failed. `passing` when another may be made without the risk of a second message. */
class Trouble extends Error {
  readonly error: string;
  readonly passing: boolean;

  constructor(error: string, detail: string, passing: boolean) {
    super(detail);
    this.error = error;
    this.passing = passing;
  }
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A try that has less time might deliver the message and still be cut off, and would hide why the one before failed. */
const leastMilliseconds = 500;

/** The real Slack. */
export const postToSlack: PostToSlack = async (call) => {
  const deadline = performance.now() + call.timeoutSeconds * 1000;
  let before: Trouble | undefined;
  const tryOnce = async (): Promise<Delivery> => {
    if (before !== undefined && deadline - performance.now() < leastMilliseconds)
      throw new Trouble(before.error, before.message, false);
    return await attempt(call, deadline).catch((thrown: unknown) => {
      if (thrown instanceof Trouble) before = thrown;
      throw thrown;
    });
  };
  try {
    return await retry(tryOnce, {
      retries: 8,
      maxSeconds: call.timeoutSeconds,
      signal: call.signal,
      isPassing: (thrown) => thrown instanceof Trouble && thrown.passing,
    });
  } catch (thrown) {
    call.signal.throwIfAborted();
    if (thrown instanceof Trouble) return { sent: false, error: thrown.error, detail: thrown.message };
    throw thrown;
  }
};

async function attempt(call: SlackCall, deadline: number): Promise<Delivery> {
  const answer = await exchange(call, Math.max(1, Math.ceil(deadline - performance.now())));
  const { error, ts, channel } = readAnswer(call, answer);
  if (error === undefined) return { sent: true, ts, channel };
  if (answer.status === 429) await honourRetryAfter(call, answer, error, deadline);
  // 504 says that a gateway gave up waiting: Slack may have posted the message.
  const refused = [429, 500, 502, 503].includes(answer.status) || error === 'service_unavailable';
  const unsure = answer.status === 504 || error === 'internal_error' || error === 'fatal_error';
  const warning = unsure && !call.repeatable ? '; the message may have arrived, so it is not sent again' : '';
  throw new Trouble(
    error,
    `Slack answered ${error}${warning}${placesOf(answer)}`,
    refused || (unsure && call.repeatable),
  );
}

/** Waits as long as Slack asks, unless that is past the deadline. */
async function honourRetryAfter(call: SlackCall, answer: Answer, error: string, deadline: number): Promise<void> {
  const seconds = Number(answer.headers['retry-after'] ?? 1);
  const milliseconds = (Number.isFinite(seconds) ? seconds : 1) * 1000;
  if (performance.now() + milliseconds >= deadline) {
    const detail = `Slack asks to wait ${seconds} s, longer than \`timeout-seconds\` leaves`;
    throw new Trouble(error, detail, false);
  }
  await pause(milliseconds, undefined, { signal: call.signal });
}

/** What an answer says: a Web API method in JSON, a webhook in its status and a bare code. */
function readAnswer(call: SlackCall, answer: Answer): { error?: string; ts?: string; channel?: string } {
  const isOk = answer.status === 200;
  if (call.token === undefined)
    return isOk ? doubtOf(answer) : { error: codeOf(answer.body) ?? `http_${answer.status}` };
  const { ok, error, ts, channel } = parseObject(answer.body);
  if (isOk && ok === true) return { ts: String(ts), channel: String(channel) };
  if (typeof error === 'string') return { error };
  return { error: isOk ? 'invalid_response' : `http_${answer.status}` };
}

/** Slack answers a webhook with `ok`, others with JSON; a page is the login of a proxy. */
const doubtOf = ({ body }: Answer): { error?: string } => (/^\s*</.test(body) ? { error: 'invalid_response' } : {});

const codeOf = (body: string): string | undefined => /^[a-z][a-z_]{2,60}$/.exec(body.trim())?.[0];

/** Slack's own words for what is wrong with blocks. */
function placesOf(answer: Answer): string {
  const { errors } = parseObject(answer.body);
  return Array.isArray(errors) && errors.length > 0 ? `: ${errors.slice(0, 5).join('; ')}` : '';
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** One request on a connection of its own. Throws Trouble that tells "never left" from "may have arrived". */
async function exchange(call: SlackCall, milliseconds: number): Promise<Answer> {
  const url = new URL(call.url);
  const { Agent, request: open } = url.protocol === 'http:' ? await import('node:http') : await import('node:https');
  const limit = AbortSignal.timeout(milliseconds);
  const body = JSON.stringify(call.payload);
  const headers: Record<string, string | number> = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...(call.token === undefined ? {} : { Authorization: `Bearer ${call.token}` }),
  };
  const agent = new Agent({ keepAlive: false, proxyEnv: call.env });
  const request = open(url, { method: 'POST', agent, headers, signal: AbortSignal.any([limit, call.signal]) });
  let connected = false;
  request.once('socket', (socket) => {
    connected = !socket.connecting;
    socket.once(url.protocol === 'http:' ? 'connect' : 'secureConnect', () => {
      connected = true;
    });
  });
  try {
    const answer = readResponse(request);
    request.end(body);
    return await answer;
  } catch (thrown) {
    throw troubleOf(thrown, connected, limit.aborted, call);
  }
}

async function readResponse(request: ClientRequest): Promise<Answer> {
  return await new Promise<Answer>((resolve, reject) => {
    request.once('error', reject);
    request.once('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
  });
}

function troubleOf(thrown: unknown, connected: boolean, late: boolean, call: SlackCall): Trouble {
  const within = `within ${call.timeoutSeconds} s`;
  const why = (thrown as NodeJS.ErrnoException).code ?? messageOf(thrown);
  if (!connected && late) return new Trouble('timeout', `No connection to Slack ${within}`, false);
  if (!connected) return new Trouble('unreachable', `Slack cannot be reached: ${why}`, true);
  const cause = late ? `did not answer ${within}` : `cut the connection (${why})`;
  const detail = `Slack took the request and ${cause}; the message may have arrived, so it is not sent again`;
  return new Trouble('outcome_unknown', detail, call.repeatable && !late);
}
