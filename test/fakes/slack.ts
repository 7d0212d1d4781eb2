// A Slack for tests and the demo: incoming webhooks, chat.postMessage and chat.update on loopback, as strict as the real one.
// Limits are Block Kit's (https://docs.slack.dev/reference/block-kit); where Slack is silent, this one is the stricter.

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { payloadFault } from './slack-limits.ts';

/** What the next request meets instead of an ordinary answer. */
export type SlackFault =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  /** `{"ok": false, "error": …}` of the Web API; status 400 and the bare code of a webhook. */
  | { readonly kind: 'error'; readonly error: string; readonly needed?: string }
  /** Never answers. With `delivered` the message was posted all the same. */
  | { readonly kind: 'stall'; readonly delivered?: boolean }
  /** Cuts the connection instead of answering. */
  | { readonly kind: 'cut'; readonly delivered?: boolean };

/** A message that arrived, with the payload as it was sent. */
export interface SlackMessage {
  readonly via: 'webhook' | 'chat.postMessage' | 'chat.update';
  readonly payload: unknown;
}

/** A running stand-in. */
export interface Slack {
  readonly url: string;
  readonly webhookUrl: string;
  /** What the input `api-url` takes. */
  readonly apiUrl: string;
  readonly messages: readonly SlackMessage[];
  /** Requests that reached the server, refused ones too. */
  readonly requests: number;
  /** The next request meets this fault; several calls queue up. */
  answer(fault: SlackFault): void;
  /** Somebody deletes the message. */
  forget(channel: string, ts: string): void;
  close(): Promise<void>;
}

/** The only token that this Slack knows. */
export const slackToken = ['xoxb', 'loopback', 'token'].join('-');

/** Channels by name; each is known by its id, too. */
export const slackChannels: Readonly<Record<string, string>> = {
  deployments: 'C0DEPLOYS01',
  incidents: 'C0INCIDENT1',
};

const webhookPath = '/services/T0SHOPFAST/B0DEPLOYS/loopbackwebhooksecret';

/** Starts a Slack on an ephemeral port of 127.0.0.1. */
export async function startSlack(): Promise<Slack> {
  const messages: SlackMessage[] = [];
  const faults: SlackFault[] = [];
  const posted = new Set<string>();
  let requests = 0;

  const server = createServer((request, response) => {
    requests += 1;
    void readBody(request).then((body) => {
      const call: Call = { request, body, messages, posted };
      const fault = faults.shift();
      const answer = fault === undefined ? serve(call) : serveFault(call, fault);
      if (answer === 'cut') request.socket.destroy();
      else if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    webhookUrl: `${url}${webhookPath}`,
    apiUrl: `${url}/api`,
    messages,
    get requests() {
      return requests;
    },
    answer: (fault) => void faults.push(fault),
    forget: (channel, ts) => void posted.delete(`${channel}/${ts}`),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Call {
  readonly request: IncomingMessage;
  readonly body: string;
  readonly messages: SlackMessage[];
  /** `channel id/ts` of each message posted by token. */
  readonly posted: Set<string>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Method = 'chat.postMessage' | 'chat.update';

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk as string;
  return body;
}

function serve(call: Call): Answer {
  if (call.request.method !== 'POST') return plain(405, 'method_not_allowed');
  if (isWebhook(call)) return serveWebhook(call);
  const method = /^\/api\/(chat\.postMessage|chat\.update)$/.exec(call.request.url ?? '')?.[1];
  return method === undefined ? refuse('unknown_method') : serveMethod(call, method as Method);
}

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors */
function serveWebhook(call: Call): Answer {
  if (call.request.url !== webhookPath) return plain(403, 'invalid_token');
  const payload = parseObject(call.body);
  if (payload === undefined) return plain(400, 'invalid_payload');
  const fault = payloadFault(payload);
  if (fault !== undefined) return plain(400, fault.error);
  call.messages.push({ via: 'webhook', payload });
  return plain(200, 'ok');
}

/** https://docs.slack.dev/reference/methods/chat.postMessage and chat.update */
function serveMethod(call: Call, method: Method): Answer {
  const { authorization, 'content-type': contentType = '' } = call.request.headers;
  if (authorization === undefined) return refuse('not_authed');
  if (authorization !== `Bearer ${slackToken}`) return refuse('invalid_auth');
  const payload = contentType.startsWith('application/json') ? parseObject(call.body) : undefined;
  if (payload === undefined) return refuse('invalid_form_data');
  const channel = channelOf(String(payload['channel'] ?? ''), method);
  if (channel === undefined) return refuse('channel_not_found');
  const fault = payloadFault(payload);
  if (fault !== undefined) return refuse(fault.error, fault.messages);
  if (method === 'chat.update' && String(payload['text']).length > 4000) return refuse('msg_too_long');
  const thread = payload['thread_ts'];
  if (thread !== undefined && !/^\d{10}\.\d{6}$/.test(String(thread))) return refuse('invalid_thread_ts');
  if (thread !== undefined && !call.posted.has(`${channel}/${String(thread)}`)) return refuse('thread_not_found');
  if (payload['reply_broadcast'] === true && thread === undefined) return refuse('invalid_arguments');
  const old = method === 'chat.update' ? String(payload['ts']) : undefined;
  if (old !== undefined && !call.posted.has(`${channel}/${old}`)) return refuse('message_not_found');
  const ts = old ?? `1768832640.${String(call.posted.size + 1).padStart(6, '0')}`;
  call.posted.add(`${channel}/${ts}`);
  call.messages.push({ via: method, payload });
  return json(200, { ok: true, channel, ts, message: { text: payload['text'], type: 'message' } });
}

/** chat.postMessage takes a channel's name or id, chat.update an id only. */
function channelOf(given: string, method: Method): string | undefined {
  const byName = method === 'chat.postMessage' ? slackChannels[given.replace(/^#/, '')] : undefined;
  return byName ?? Object.values(slackChannels).find((id) => id === given);
}

function serveFault(call: Call, fault: SlackFault): Answer | 'silence' | 'cut' {
  if (fault.kind === 'error') return isWebhook(call) ? plain(400, fault.error) : refuse(fault.error, [], fault.needed);
  if (fault.kind === 'status') return plain(fault.status, fault.body ?? '<html>trouble</html>');
  if (fault.kind === 'rate-limited') {
    const { headers, ...answer } = isWebhook(call)
      ? plain(429, 'rate_limited')
      : json(429, { ok: false, error: 'ratelimited' });
    return { ...answer, headers: { ...headers, 'Retry-After': String(fault.retryAfterSeconds) } };
  }
  const via = isWebhook(call) ? 'webhook' : (call.request.url?.split('/').at(-1) as Method);
  if (fault.delivered === true) call.messages.push({ via, payload: JSON.parse(call.body) });
  return fault.kind === 'cut' ? 'cut' : 'silence';
}

const isWebhook = (call: Call): boolean => call.request.url?.startsWith('/services/') === true;

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const refuse = (error: string, messages: readonly string[] = [], needed?: string): Answer => {
  const places = messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {};
  const scopes = needed === undefined ? {} : { needed, provided: 'incoming-webhook' };
  return json(200, { ok: false, error, ...places, ...scopes });
};

const plain = (status: number, body: string): Answer => ({ status, headers: { 'Content-Type': 'text/html' }, body });

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});
