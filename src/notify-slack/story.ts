// Chooses the words of a message: title, facts, paragraphs, links. Pure; knows neither Slack's blocks nor Markdown.

import { formatSeconds } from '../domain/text/duration.ts';
import type { Deployment, Event, Link } from './deployment.ts';

/** A message in words, before it is put into blocks or Markdown. Foreign text is raw. */
export interface Story {
  readonly icon: string;
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly changes: readonly string[];
  readonly reason: string | undefined;
  readonly metrics: readonly (readonly [name: string, value: string])[];
  /** What the reader is asked to do; undefined when nothing. */
  readonly next: string | undefined;
  readonly links: readonly Link[];
  /** The pieces of the one-line form. */
  readonly brief: readonly string[];
}

const icons: Readonly<Record<Event, string>> = {
  ready: '📦',
  deploying: '🚀',
  deployed: '✅',
  failed: '❌',
  'rolled-back': '⏪',
  cancelled: '🚫',
};

/** The story of a deployment. */
export function tellStory(deployment: Deployment): Story {
  const { changes, metrics, links, event } = deployment;
  const reason = event === 'ready' ? undefined : deployment.reason;
  const title = titleOf(deployment);
  const next = nextOf(deployment);
  const facts = factsOf(deployment);
  return {
    icon: icons[event],
    title,
    facts,
    changes,
    reason,
    metrics,
    next,
    links,
    brief: briefOf(deployment, title, next),
  };
}

function titleOf({ event, service, environment }: Deployment): string {
  const place =
    environment === undefined ? '' : ` ${event === 'deployed' || event === 'deploying' ? 'to' : 'in'} ${environment}`;
  const titles: Readonly<Record<Event, string>> = {
    ready: `New deployment ready for ${service}`,
    deploying: `Deploying ${service}${place}`,
    deployed: `Deployed ${service}${place}`,
    failed: `Deployment of ${service} failed${place}`,
    'rolled-back': `ROLLBACK of ${service}${place}`,
    cancelled: `Deployment of ${service} cancelled${place}`,
  };
  return titles[event];
}

function nextOf({ event, version, links, reason }: Deployment): string | undefined {
  const it = version ?? 'the new version';
  const way = links.some((link) => link.label === 'Roll back') ? ', with the link below' : '';
  const steps: Readonly<Record<Event, string | undefined>> = {
    ready: reason ?? 'OutOfSync, manual sync required: look at the diff in Argo CD, then sync.',
    deploying: undefined,
    deployed: undefined,
    failed: `Action required: read the first error of the workflow run. If users are affected, roll back${way}.`,
    'rolled-back': `Action required: fix ${it} and merge the fix. Do not deploy ${it} again as it is.`,
    cancelled: `Nothing more happens by itself: run the workflow again to deploy ${it}.`,
  };
  return steps[event];
}

function factsOf(deployment: Deployment): [string, string][] {
  const { event, version, previousVersion, environment, durationSeconds, deployedBy, approvedBy, image } = deployment;
  const back = event === 'rolled-back';
  const facts: [string, string | undefined][] = [
    [back ? 'Failed version' : 'Version', version],
    [back ? 'Rolled back to' : 'Previous version', previousVersion],
    ['Environment', environment],
    ['Duration', durationSeconds === undefined ? undefined : formatSeconds(durationSeconds)],
    ['Deployed by', deployedBy.join(', ')],
    ['Approved by', approvedBy.join(', ')],
    ['Image', image],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
}

/** The one-line form in pieces: title · version · what happened · what to do · where. */
function briefOf(deployment: Deployment, title: string, next: string | undefined): string[] {
  const { event, version, previousVersion, changes, metrics, links } = deployment;
  const reason = event === 'ready' ? '' : (deployment.reason ?? '');
  const more = changes.length > 3 ? ` and ${changes.length - 3} more` : '';
  const pieces = [
    title,
    version === undefined ? '' : event === 'rolled-back' ? `${version} failed` : `version ${version}`,
    reason,
    event === 'rolled-back' && previousVersion !== undefined ? `rolled back to ${previousVersion}` : '',
    changes.length === 0 ? '' : `changes: ${changes.slice(0, 3).join('; ')}${more}`,
    event === 'deployed' ? metrics.map(([name, value]) => `${name} ${value}`).join(', ') : '',
    next ?? '',
    ...links.filter((link) => link.label === 'Argo CD').map((link) => `Argo CD: ${link.url}`),
  ];
  return pieces.filter((piece) => piece !== '');
}
