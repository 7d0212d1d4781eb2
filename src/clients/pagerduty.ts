// The door to PagerDuty's Events API v2: alerts and changes. The routing key is a secret of the body and is shown nowhere.
// https://developer.pagerduty.com/docs/events-api-v2-overview

import { parseRecord } from '../domain/json-value.ts';
import { phrase } from '../domain/text/optional.ts';
import { exchangeJson, type Reply } from './outward/json-exchange.ts';
import { type Again, againAfter, type TryLimits, tryRepeatedly } from './outward/tries.ts';

/** One event. A second one does no harm: alerts have a key. */
export interface PagerDutyCall extends Omit<TryLimits, 'repeatable'> {
  /** `https://events.pagerduty.com`. */
  readonly root: string;
  readonly kind: 'alert' | 'change';
  readonly body: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
}

/** How it ended. `error`: invalid_event, invalid_key, rate_limited, unreachable, proxy, outcome_unknown, http_<status> … */
export type PageDelivery =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly error: string; readonly detail: string };

/** Sends one event. Resolves in every case but an abort. */
export type SendToPagerDuty = (call: PagerDutyCall) => Promise<PageDelivery>;

const paths = { alert: 'enqueue', change: 'change/enqueue' } as const;

/** The real PagerDuty. */
export const sendToPagerDuty: SendToPagerDuty = async ({ root, kind, body, env, ...limits }) => {
  const url = `${root}/v2/${paths[kind]}`;
  const { signal } = limits;
  return await tryRepeatedly(
    async (milliseconds) =>
      judge(await exchangeJson({ method: 'POST', url, headers: {}, body, milliseconds, env, signal })),
    { ...limits, repeatable: true },
  );
};

function judge(reply: Reply): readonly [PageDelivery, Again] {
  const again = againAfter(reply) ?? { kind: 'never' };
  if (reply.kind === 'fault') return [refused(codeOf(reply), `PagerDuty gave no answer: ${reply.what}`), again];
  if (reply.status === 202) return [{ accepted: true }, again];
  return [refusal(reply.status, reply.body), again];
}

function refusal(status: number, body: string): PageDelivery {
  const { errors, message } = parseRecord(body);
  const words = (Array.isArray(errors) ? errors : [message]).filter((each) => typeof each === 'string').slice(0, 3);
  const said = phrase(words.length > 0, () => `: ${words.join('; ').slice(0, 300)}`);
  if (status === 400) {
    const error = /routing_key|routing key/i.test(said) ? 'invalid_key' : 'invalid_event';
    return refused(error, `PagerDuty refused the event${said}`);
  }
  if (status === 429) return refused('rate_limited', 'PagerDuty takes no more events from this key for now');
  return refused(`http_${status}`, `PagerDuty answered with the status ${status}${said}`);
}

const refused = (error: string, detail: string): PageDelivery => ({ accepted: false, error, detail });

function codeOf({ reason, sent }: Extract<Reply, { kind: 'fault' }>): string {
  if (reason === 'too large') return 'invalid_response';
  if (reason === 'timeout' || reason === 'cut') {
    if (sent) return 'outcome_unknown';
    return 'timeout';
  }
  return reason;
}
