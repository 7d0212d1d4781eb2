// Chooses the words of a message: headline, what to do, facts, changes. Pure; knows neither Slack's blocks nor Markdown.
// The map of this room: standing (what is measured) → headline and next-step (state, and what a person does) → fields → story.

import { phrase } from '../../domain/text/optional.ts';
import type { Deployment, Link } from '../deployment.ts';
import { cutLine } from '../message/slack-text.ts';
import { fieldRows } from './fields.ts';
import { headlineOf } from './headline.ts';
import { nextStepOf } from './next-step.ts';
import { standingOf, type VersionStanding } from './standing.ts';

/** A message in words, before it is put into blocks or Markdown. Foreign text is raw. */
export interface Story {
  readonly icon: string;
  /** State first, then service, environment and version. */
  readonly headline: string;
  /** What the reader is asked to do, or may rest from; undefined when nothing. */
  readonly next: string | undefined;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly reason: string | undefined;
  readonly changes: {
    readonly title: string;
    readonly rows: readonly {
      readonly text: string;
      readonly label: string | undefined;
      readonly url: string | undefined;
    }[];
    readonly more: number;
  };
  readonly metrics: readonly (readonly [name: string, value: string])[];
  readonly image: string | undefined;
  readonly buttons: readonly Link[];
  readonly links: readonly Link[];
  /** The pieces of the line that a phone shows. */
  readonly brief: readonly string[];
}

const icons: Readonly<Record<Deployment['event'], string>> = {
  ready: '📦',
  deploying: '🚀',
  deployed: '✅',
  failed: '❌',
  'rolled-back': '⏪',
  cancelled: '🚫',
  blocked: '⛔',
};

/** A deployment that does not serve is no green one, and one that nobody measured is not as green as one that was seen. */
function iconOf({ event, superseded }: Deployment, { proof }: VersionStanding): string {
  if (superseded) return '⏩';
  if (event === 'deployed' && proof === 'other') return '⚠️';
  if (event === 'deployed' && proof === 'unknown') return '☑️';
  return icons[event];
}

const mostChanges = 10;
/** Of a piece of the line that a phone shows. */
const mostPiece = 90;

/** The story of a deployment. */
export function tellStory(deployment: Deployment): Story {
  const { changes, metrics, image, buttons, links, reason } = deployment;
  const standing = standingOf(deployment);
  const headline = headlineOf(deployment, standing);
  const next = nextStepOf(deployment, standing);
  const facts = fieldRows(deployment, standing);

  const rows = changes.rows.slice(0, mostChanges);
  return {
    icon: iconOf(deployment, standing),
    headline,
    next,
    facts,
    reason,
    changes: {
      title: changesTitle(deployment),
      rows: rows.map(({ subject, commit, url }) => ({ text: subject, label: commit, url })),
      more: Math.max(0, changes.total - rows.length),
    },
    metrics,
    image,
    buttons,
    links,
    brief: briefOf(deployment, standing, { headline, next }),
  };
}

/** Of which version, and since which. */
function changesTitle({ changes, version, previousVersion }: Deployment): string {
  const of = phrase(version, (version) => ` in ${version}`);
  if (changes.scope === 'last commit') {
    if (version === undefined) return 'Last commit';
    return `Last commit of ${version}`;
  }
  const since = phrase(changes.scope === 'range' && previousVersion !== undefined, () => ` since ${previousVersion}`);
  return `Changes${of}${since}`;
}

/** The line of a phone: the headline, then why, then what to do, then what it is about. */
function briefOf(
  { event, reason, metrics, changes }: Deployment,
  { proof }: VersionStanding,
  { headline, next }: { readonly headline: string; readonly next: string | undefined },
): string[] {
  const change = changes.rows[0]?.subject ?? '';
  const more = phrase(changes.total > 1, () => ` (+${changes.total - 1} more)`);
  const figures = metrics.map(([name, value]) => `${name} ${value}`).join(', ');
  const told = phrase(change !== '', () => `${cutLine(change, mostPiece)}${more}`);
  // A long reason must not push what to do out of the line.
  const why = cutLine(reason ?? '', mostPiece);

  const pieces: Readonly<Record<Deployment['event'], readonly (string | undefined)[]>> = {
    ready: [headline, next, told],
    deploying: [headline, told],
    deployed: [headline, told, figures],
    failed: [headline, why, next],
    'rolled-back': proof === 'serves' ? [headline, why, next] : [headline, next, why],
    cancelled: [headline, why],
    blocked: [headline, why, next],
  };
  return pieces[event].filter((piece): piece is string => piece !== undefined && piece !== '');
}
