// The two columns of a message: from → to, what serves, how long, who. A fact that is not known has no row. Pure.

import { formatSeconds } from '../../domain/text/duration.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import type { Approval, Deployment, People } from '../deployment.ts';
import { namesSame } from '../facts/versions.ts';
import type { VersionStanding } from './standing.ts';

type Row = readonly [label: string, value: string];

/** The rows, in the order in which they are read. */
export function fieldRows(deployment: Deployment, standing: VersionStanding): Row[] {
  const { event, environment, duration, people, image } = deployment;
  const rows: [string, string | undefined][] = [
    ...versionRows(deployment, standing),
    ['Also ships', overtakenWords(deployment.overtaken)],
    ['Serving now', servingWords(deployment, standing)],
    ['Environment', environment],
    [duration?.of === 'run' ? 'Duration of the run' : 'Duration', durationWords(duration)],
    ['Author', people.author],
    ...doerRows(event, deployment.sync, people),
    ['Approved by', people.approvals.map(approvalWords).join(', ')],
    ['Image', optional(image, (image) => shortImage(image))],
  ];

  return rows.filter((row): row is [string, string] => row[1] !== undefined && row[1] !== '');
}

function versionRows(
  { event, version, previousVersion }: Deployment,
  { proof }: VersionStanding,
): [string, string | undefined][] {
  if (event === 'rolled-back')
    return [
      ['Failed version', version],
      [proof === 'serves' ? 'Rolled back to' : 'To go back to', previousVersion],
    ];
  const isWay = ['ready', 'deploying', 'deployed'].includes(event);
  if (version !== undefined && previousVersion !== undefined && isWay)
    return [['Version', wayWords(previousVersion, version)]];

  return [
    ['Version', version],
    ['Previous version', previousVersion],
  ];
}

function wayWords(from: string, to: string): string {
  if (namesSame(from, to)) return to;
  return `${from} → ${to}`;
}

const mostOvertaken = 3;

/** Commits that were dropped while they waited: this version has them, too. */
function overtakenWords(commits: readonly string[]): string | undefined {
  if (commits.length === 0) return undefined;
  const more = phrase(commits.length > mostOvertaken, () => ` and ${commits.length - mostOvertaken} more`);
  const whose = commits.length === 1 ? 'whose own run was' : 'whose own runs were';
  return `${commits.slice(0, mostOvertaken).join(', ')}${more}, ${whose} cancelled`;
}

/** Only a red message says that nobody knows; where nothing was deployed it is no question. */
function servingWords({ event }: Deployment, { serving }: VersionStanding): string | undefined {
  if (event === 'blocked') return undefined;
  if (serving !== undefined) return `${serving} (measured)`;
  if (event === 'failed' || event === 'rolled-back') return 'not known';
  return undefined;
}

const durationWords = (duration: Deployment['duration']): string | undefined => {
  if (duration === undefined) return undefined;
  return formatSeconds(duration.seconds);
};

/** Who started the run has deployed only where the run deploys: a person who syncs or merges is not known. */
function doerRows(
  event: Deployment['event'],
  sync: Deployment['sync'],
  people: People,
): [string, string | undefined][] {
  const { deployedBy } = people;
  const isDone = ['deployed', 'failed', 'rolled-back'].includes(event);
  if (deployedBy.length > 0) return [[doerLabel(isDone), deployedBy.join(', ')]];
  return [[doerLabel(event === 'deployed' && sync === 'auto'), starterOf(people)]];
}

const doerLabel = (hasDeployed: boolean): string => (hasDeployed ? 'Deployed by' : 'Started by');

function starterOf({ startedBy, rerunOf }: People): string | undefined {
  if (startedBy === undefined || rerunOf === undefined) return startedBy;
  return `${startedBy} (again, run of ${rerunOf})`;
}

const approvalWords = ({ login, of, remark }: Approval): string => {
  const what = of?.replace(/^#/, 'on #');
  const notes = present([what, remark]);
  if (notes.length === 0) return login;
  return `${login} (${notes.join(', ')})`;
};

/** Name and tag: the rest stands on a line of its own. */
function shortImage(image: string): string {
  const [place = '', digest] = image.split('@');
  const name = place.split('/').at(-1) ?? '';
  if (/:./.test(name) || digest === undefined) return name;
  return `${name}@${digest.slice(0, 19)}…`;
}
