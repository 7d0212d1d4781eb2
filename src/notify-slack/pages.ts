// What PagerDuty is told: an alert for a red event, its end, and a change for each deployment. Pure; the routing key is not in it.
// https://developer.pagerduty.com/docs/events-api-v2-overview

import { optional, present } from '../domain/text/optional.ts';
import type { Deployment, Link } from './deployment.ts';
import { cleanLine, cutLine } from './message/slack-text.ts';
import { standingOf } from './story/standing.ts';
import type { Story } from './story/story.ts';

/** One event for PagerDuty, without the key. */
export interface Page {
  readonly kind: 'trigger' | 'resolve' | 'change';
  readonly body: Readonly<Record<string, unknown>>;
}

const mostSummary = 1024;
const mostLinks = 20;

/** Where a page comes from. */
export interface PageSources {
  readonly deployment: Deployment;
  readonly story: Story;
  /** Text of a picture, and its https address. */
  readonly images: readonly Link[];
  readonly runUrl: string | undefined;
  readonly now: Date;
}

/** The events, in the order in which they are sent. */
export function planPages(sources: PageSources): Page[] {
  const { event } = sources.deployment;
  const { proof } = standingOf(sources.deployment);
  if (event === 'failed') return [triggerOf(sources)];
  if (event === 'rolled-back') {
    const over = present([proof === 'serves' && resolveOf(sources)]);
    return [triggerOf(sources), ...over, changeOf(sources)];
  }
  if (event !== 'deployed') return [];
  // Another version answers: whatever is open is not over.
  if (proof === 'other') return [changeOf(sources)];
  return [resolveOf(sources), changeOf(sources)];
}

/** One alert for each service and environment, whatever run tells of it. */
export function dedupKeyOf({ service, environment }: Pick<Deployment, 'service' | 'environment'>): string {
  const parts = [service, environment ?? ''].map((part) => encodeURIComponent(part.toWellFormed()).slice(0, 115));
  return `ship-actions/${parts.join('/')}`;
}

function triggerOf(sources: PageSources): Page {
  const { deployment, story, images, runUrl, now } = sources;
  const { environment, event } = deployment;

  return {
    kind: 'trigger',
    body: {
      event_action: 'trigger',
      dedup_key: dedupKeyOf(deployment),
      payload: {
        summary: summaryOf(story),
        source: sourceOf(deployment),
        severity: severityOf(environment),
        timestamp: now.toISOString(),
        component: cutLine(deployment.service, 200),
        ...optional(environment, (environment) => ({ group: cutLine(environment, 200) })),
        class: event,
        custom_details: detailsOf(story),
      },
      client: 'ship-actions',
      ...optional(runUrl, (runUrl) => ({ client_url: runUrl })),
      links: linksOf(story),
      images: images.slice(0, mostLinks).map(({ label, url }) => ({ src: url, href: url, alt: cutLine(label, 200) })),
    },
  };
}

const resolveOf = ({ deployment }: PageSources): Page => ({
  kind: 'resolve',
  body: { event_action: 'resolve', dedup_key: dedupKeyOf(deployment) },
});

function changeOf({ deployment, story, now }: PageSources): Page {
  const payload = {
    summary: summaryOf(story),
    source: sourceOf(deployment),
    timestamp: now.toISOString(),
    custom_details: detailsOf(story),
  };
  return { kind: 'change', body: { payload, links: linksOf(story) } };
}

const summaryOf = ({ brief }: Story): string => cutLine(brief.map(cleanLine).join(' · '), mostSummary);

const sourceOf = ({ service, environment }: Deployment): string =>
  cutLine(present([service, environment]).join(' in '), 200);

/** Unknown names are no reason to let people sleep, nor to wake them for a sandbox. */
export function severityOf(environment: string | undefined): 'critical' | 'error' | 'warning' {
  const name = (environment ?? '').toLowerCase().slice(0, 100);
  if (/(?:^|[^a-z])(?:prod|production|prd|live)(?:[^a-z]|$)/.test(name)) return 'critical';
  if (/(?:^|[^a-z])(?:dev|development|test|preview|sandbox|review|ci)(?:[^a-z]|$)/.test(name)) return 'warning';
  return 'error';
}

function detailsOf({ facts, reason, next, metrics, changes }: Story): Record<string, string> {
  const rows: [string, string][] = [
    ...facts.map(([label, value]): [string, string] => [label, value]),
    ['Why', reason ?? ''],
    ['Next', next ?? ''],
    [changes.title, changes.rows.map(({ text }) => cutLine(text, 160)).join('; ')],
    ...metrics.map(([name, value]): [string, string] => [name, value]),
  ];
  const told = rows.slice(0, 60).map(([label, value]) => [cutLine(label, 80), cutLine(value, 1000)] as const);
  return Object.fromEntries(told.filter(([label, value]) => label !== '' && value !== ''));
}

const linksOf = ({ buttons, links }: Story): { href: string; text: string }[] =>
  [...buttons, ...links].slice(0, mostLinks).map(({ label, url }) => ({ href: url, text: cutLine(label, 200) }));
