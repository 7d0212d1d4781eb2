// A PagerDuty for tests: Events API v2 on loopback, with its limits. https://developer.pagerduty.com/docs/events-api-v2-overview

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** What the next request meets instead of an ordinary answer. */
export type PagerDutyFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'stall' };

/** An event that was accepted. */
export interface PagerDutyEvent {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A running stand-in. */
export interface PagerDuty {
  /** What the input `pagerduty-url` takes. */
  readonly url: string;
  readonly events: readonly PagerDutyEvent[];
  readonly requests: number;
  /** Keys of incidents that are open. */
  readonly open: ReadonlySet<string>;
  answer(fault: PagerDutyFault): void;
}

/** The only key that this PagerDuty knows: 32 characters. */
export const routingKey = ['R0', 'loopback'.repeat(4).slice(0, 30)].join('');

/** Starts it; it ends with the test. */
export async function startPagerDuty(context: TestContext): Promise<PagerDuty> {
  const events: PagerDutyEvent[] = [];
  const faults: PagerDutyFault[] = [];
  const open = new Set<string>();
  let requests = 0;

  const server = createServer((request, response) => {
    requests += 1;
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const fault = faults.shift();
      if (fault?.kind === 'cut') request.socket.destroy();
      else if (fault?.kind === 'status') refuse(response, fault);
      else if (fault === undefined) accept(request.url ?? '', text, response);
    });
  });

  const accept = (path: string, text: string, response: ServerResponse): void => {
    const body = JSON.parse(text) as Record<string, unknown>;
    const wrong = path === '/v2/enqueue' ? alertFaults(body) : changeFaults(path, body);
    if (wrong.length > 0) {
      response
        .writeHead(400)
        .end(JSON.stringify({ status: 'invalid event', message: 'Event object is invalid', errors: wrong }));
      return;
    }
    events.push({ path, body });
    const key = String(body['dedup_key']);
    if (body['event_action'] === 'trigger') open.add(key);
    if (body['event_action'] === 'resolve') open.delete(key);
    response.writeHead(202).end(JSON.stringify({ status: 'success', message: 'Event processed', dedup_key: key }));
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    get requests() {
      return requests;
    },
    open,
    answer: (fault) => void faults.push(fault),
  };
}

function refuse(
  response: ServerResponse,
  { status, retryAfterSeconds }: Extract<PagerDutyFault, { kind: 'status' }>,
): void {
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  response.writeHead(status, headers).end('{}');
}

type Value = Readonly<Record<string, unknown>>;

/** What PagerDuty refuses in an alert event. */
export function alertFaults(body: Value): string[] {
  const faults = [...keyFaults(body), ...sizeFaults(body), ...linkFaults(body)];
  const action = body['event_action'];
  if (!['trigger', 'acknowledge', 'resolve'].includes(String(action))) faults.push('event_action is invalid');
  const key = body['dedup_key'];
  if (typeof key !== 'string' || key === '' || key.length > 255) faults.push('dedup_key is invalid');
  if (action !== 'trigger') return faults;

  const payload = (body['payload'] ?? {}) as Value;
  faults.push(...payloadFaults(payload));
  if (!['critical', 'warning', 'error', 'info'].includes(String(payload['severity'])))
    faults.push('severity is invalid');
  return faults;
}

/** What PagerDuty refuses in a change event. */
export function changeFaults(path: string, body: Value): string[] {
  if (path !== '/v2/change/enqueue') return [`no such path: ${path}`];
  return [
    ...keyFaults(body),
    ...sizeFaults(body),
    ...linkFaults(body),
    ...payloadFaults((body['payload'] ?? {}) as Value),
  ];
}

const keyFaults = ({ routing_key: key }: Value): string[] =>
  key === routingKey ? [] : ["Invalid length for 'routing_key'"];

const sizeFaults = (body: Value): string[] =>
  Buffer.byteLength(JSON.stringify(body)) > 512 * 1024 ? ['the event is larger than 512 KB'] : [];

function payloadFaults({ summary, source, timestamp }: Value): string[] {
  return [
    ...(typeof summary === 'string' && summary !== '' && summary.length <= 1024 ? [] : ['summary is invalid']),
    ...(typeof source === 'string' && source !== '' ? [] : ['source is invalid']),
    ...(typeof timestamp === 'string' && !Number.isNaN(Date.parse(timestamp)) ? [] : ['timestamp is invalid']),
  ];
}

function linkFaults({ links = [], images = [] }: Value): string[] {
  const wrongLinks = (links as Value[]).filter(({ href }) => !/^https?:\/\//.test(String(href)));
  const wrongImages = (images as Value[]).filter(({ src }) => !/^https:\/\//.test(String(src)));
  return [...wrongLinks.map(() => 'a link is invalid'), ...wrongImages.map(() => 'an image is not https')];
}
