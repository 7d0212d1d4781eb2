// A Slack for tests and the demo: incoming webhooks, chat.postMessage and chat.update on loopback, as strict as the real one.
// Limits are Block Kit's (https://docs.slack.dev/reference/block-kit); where Slack is silent, this one is the stricter.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { payloadFault } from './slack-limits.ts';

/** What the next request meets instead of an ordinary answer. */
export type SlackFault =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  /** `{"ok": false, "error": …}` of the Web API; status 400 and the bare code of a webhook. */
  | { readonly kind: 'error'; readonly error: string }
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
      const call: Call = { request, response, body, messages, posted };
      const fault = faults.shift();
      if (fault === undefined) serve(call);
      else serveFault(call, fault);
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
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
  readonly messages: SlackMessage[];
  /** `channel id/ts` of each message posted by token. */
  readonly posted: Set<string>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk as string;
  return body;
}

function serve(call: Call): void {
  if (call.request.method !== 'POST') return send(call, 405, 'method_not_allowed');
  if (call.request.url?.startsWith('/services/')) return serveWebhook(call);
  const method = /^\/api\/(chat\.postMessage|chat\.update)$/.exec(call.request.url ?? '')?.[1];
  if (method === undefined) return sendJson(call, 200, { ok: false, error: 'unknown_method' });
  serveMethod(call, method as 'chat.postMessage' | 'chat.update');
}

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors */
function serveWebhook(call: Call): void {
  if (call.request.url !== webhookPath) return send(call, 403, 'invalid_token');
  const payload = parseObject(call.body);
  if (payload === undefined) return send(call, 400, 'invalid_payload');
  const fault = payloadFault(payload);
  if (fault !== undefined) return send(call, 400, fault.error);
  call.messages.push({ via: 'webhook', payload });
  send(call, 200, 'ok');
}

/** https://docs.slack.dev/reference/methods/chat.postMessage and chat.update */
function serveMethod(call: Call, method: 'chat.postMessage' | 'chat.update'): void {
  const authorization = call.request.headers.authorization;
  if (authorization === undefined) return refuse(call, 'not_authed');
  if (authorization !== `Bearer ${slackToken}`) return refuse(call, 'invalid_auth');
  const payload = /^application\/json\b/.test(call.request.headers['content-type'] ?? '')
    ? parseObject(call.body)
    : undefined;
  if (payload === undefined) return refuse(call, 'invalid_form_data');
  const given = String(payload['channel'] ?? '');
  const byName = method === 'chat.postMessage' ? slackChannels[given.replace(/^#/, '')] : undefined;
  const channel = byName ?? Object.values(slackChannels).find((id) => id === given);
  if (channel === undefined) return refuse(call, 'channel_not_found');
  const fault = payloadFault(payload);
  if (fault !== undefined) return refuse(call, fault.error, fault.messages);
  if (method === 'chat.update' && String(payload['text']).length > 4000) return refuse(call, 'msg_too_long');
  const thread = payload['thread_ts'];
  if (thread !== undefined && !/^\d{10}\.\d{6}$/.test(String(thread))) return refuse(call, 'invalid_thread_ts');
  if (method === 'chat.update' && !call.posted.has(`${channel}/${String(payload['ts'])}`))
    return refuse(call, 'message_not_found');
  const ts =
    method === 'chat.update' ? String(payload['ts']) : `1768832640.${String(call.posted.size + 1).padStart(6, '0')}`;
  call.posted.add(`${channel}/${ts}`);
  call.messages.push({ via: method, payload });
  sendJson(call, 200, { ok: true, channel, ts, message: { text: payload['text'], type: 'message' } });
}

function serveFault(call: Call, fault: SlackFault): void {
  switch (fault.kind) {
    case 'rate-limited':
      call.response.setHeader('Retry-After', String(fault.retryAfterSeconds));
      return isWebhook(call)
        ? send(call, 429, 'rate_limited')
        : sendJson(call, 429, { ok: false, error: 'ratelimited' });
    case 'status':
      return send(call, fault.status, fault.body ?? '<html>trouble</html>');
    case 'error':
      return isWebhook(call) ? send(call, 400, fault.error) : refuse(call, fault.error);
    case 'stall':
      return deliver(call, fault.delivered);
    case 'cut':
      deliver(call, fault.delivered);
      call.request.socket.destroy();
  }
}

const isWebhook = (call: Call): boolean => call.request.url?.startsWith('/services/') === true;

function deliver(call: Call, delivered: boolean | undefined): void {
  const method = call.request.url?.split('/').at(-1) as 'chat.postMessage' | 'chat.update';
  if (delivered === true)
    call.messages.push({ via: isWebhook(call) ? 'webhook' : method, payload: JSON.parse(call.body) });
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const refuse = (call: Call, error: string, messages: readonly string[] = []): void =>
  sendJson(call, 200, {
    ok: false,
    error,
    ...(messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {}),
  });

function send({ response }: Call, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html' }).end(body);
}

function sendJson({ response }: Call, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
