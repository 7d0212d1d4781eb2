// The links under a message: where they lead, in the order in which a reader needs them. Pure.

import type { Context } from '../../domain/context.ts';
import { optional, present } from '../../domain/text/optional.ts';
import { findPullNumber, type Link } from '../deployment.ts';
import type { Told } from '../inputs/told.ts';
import type { GitHubFacts } from './github.ts';
import { isCommit, revisionsOf, type VersionSubject } from './versions.ts';

interface LinkSources {
  readonly told: Told;
  readonly context: Context;
  readonly github: GitHubFacts | undefined;
}

/** The pull request that a person has to merge: with `sync: pull-request` the given one is that of the manifests. */
export function mergeUrlOf({ event, sync, 'pull-request-url': url }: Told): string | undefined {
  if (sync === 'pull-request' && (event === 'ready' || event === 'rolled-back')) return url;
  return undefined;
}

/** Our own links; a fact that is not known has none. */
export function buttonsOf({ told, context, github }: LinkSources, subject: VersionSubject): Link[] {
  const merge = mergeUrlOf(told);
  const ofRun = optional(subject.isRunCommit, () => context.pullRequest?.url);
  const given = optional(merge === undefined, () => told['pull-request-url']);
  const pull = given ?? ofRun ?? github?.pullRequestUrl;

  const links: [string, string | undefined][] = [
    [numbered('Review and merge', merge), merge],
    ['Argo CD', told['argocd-url']],
    ['Roll back', optional(canRollBack(told.event), () => told['rollback-url'])],
    ['Service', told.url],
    [numbered('Pull request', pull), pull],
    ['Changes', told['compare-url'] ?? github?.compareUrl ?? compareUrlOf({ told, context }, subject)],
    ['Workflow run', context.runUrl],
  ];
  return links.flatMap(([label, url]) => present([url !== undefined && { label, url }]));
}

/** Where nothing was deployed, there is nothing to roll back. */
const canRollBack = (event: Told['event']): boolean => !['ready', 'deploying', 'blocked'].includes(event);

const numbered = (label: string, url: string | undefined): string => {
  const number = findPullNumber(url);
  if (number === undefined) return label;
  return `${label} #${number}`;
};

/** Between two commits of this repository no question is needed. */
function compareUrlOf(
  { told, context: { serverUrl, repository } }: Pick<LinkSources, 'told' | 'context'>,
  { isRunCommit, revisions: [head] }: VersionSubject,
): string | undefined {
  const [base] = revisionsOf(told['previous-version'], told.service);
  if (!isRunCommit || repository === undefined || base === undefined || head === undefined) return undefined;
  if (isCommit(base) && !head.startsWith(base)) return `${serverUrl}/${repository}/compare/${base}...${head}`;
  return undefined;
}
