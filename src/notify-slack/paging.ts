// Sends the events for PagerDuty one after the other. Its trouble is an answer here, and stops nothing else.

import type { SendToPagerDuty } from '../clients/pagerduty.ts';
import { pageTrouble } from './advice.ts';
import type { Page } from './pages.ts';
import type { Trouble } from './trouble.ts';

/** How the door is opened. */
export interface Pager {
  readonly sendToPagerDuty: SendToPagerDuty;
  readonly root: string;
  readonly routingKey: string;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What PagerDuty took, and what went wrong. */
export interface PageOutcome {
  readonly accepted: readonly Page['kind'][];
  readonly troubles: readonly Trouble[];
}

/** Nothing was to be sent. */
export const noPages: PageOutcome = { accepted: [], troubles: [] };

/** Sends all events; never rejects because of PagerDuty. */
export async function sendPages(pages: readonly Page[], pager: Pager): Promise<PageOutcome> {
  const { sendToPagerDuty, root, routingKey, deadline, env, signal } = pager;
  if (pages.length > 0 && /[^\x21-\x7e]/.test(routingKey)) return { accepted: [], troubles: [keyTrouble] };

  const accepted: Page['kind'][] = [];
  const troubles: Trouble[] = [];
  for (const { kind, body } of pages) {
    const delivery = await sendToPagerDuty({
      root,
      kind: kind === 'change' ? 'change' : 'alert',
      body: { routing_key: routingKey, ...body },
      deadline,
      env,
      signal,
    });
    if (delivery.accepted) accepted.push(kind);
    else troubles.push(pageTrouble(kind, delivery.error, delivery.detail));
  }
  return { accepted, troubles };
}

const keyTrouble = pageTrouble('all', 'invalid_key', '`pagerduty-routing-key` holds a character that no key has');
