// Puts the inputs, the run and GitHub's answers together into one deployment. An input always beats what was gathered. Pure.

import type { Context } from '../domain/context.ts';
import { findImageReference } from '../domain/image-reference.ts';
import { type Deployment, findRevision, findSubject, isCommit, type Link } from './deployment.ts';
import type { GitHubFacts, Question } from './github-facts.ts';
import type { NotifySlackInputs } from './inputs.ts';
import { linkFault } from './slack-text.ts';

/** The inputs that a message is made of. */
export type Told = Omit<NotifySlackInputs, 'webhook-url' | 'token' | 'github-token'>;

/** What the inputs leave open and GitHub may know; undefined when there is nothing to ask. */
export function planQuestion(told: Told, context: Context): Question | undefined {
  const [owner, repo] = context.repository?.split('/') ?? [];
  if (owner === undefined || repo === undefined) return undefined;
  const head = findRevision(versionOf(told, context));
  const base = findRevision(told['previous-version']);
  const wantsCommits = (told.changes.length === 0 || told['compare-url'] === undefined) && base !== undefined;
  const wantsApprovers = told['approved-by'] === undefined;
  const known = told['pull-request-url'] ?? context.pullRequest?.url;
  const own = `${context.serverUrl}/${owner}/${repo}/pull/`;
  const pullNumber = known?.startsWith(own) ? numberOf(known) : undefined;
  const wantsPull = told['pull-request-url'] === undefined && context.pullRequest === undefined;
  const asksPull = wantsPull || (wantsApprovers && pullNumber === undefined);
  const commit = head !== undefined && isCommit(head) ? head : context.sha;
  if (!wantsCommits && !wantsApprovers && !wantsPull) return undefined;
  return {
    owner,
    repo,
    base: wantsCommits ? base : undefined,
    head: wantsCommits ? head : undefined,
    commit: asksPull ? commit : undefined,
    pullNumber,
    wantsApprovers,
  };
}

/** The deployment that the message tells. `redact` takes secrets out of each text. */
export function gatherDeployment(
  told: Told,
  context: Context,
  github: GitHubFacts | undefined,
  redact: (text: string) => string,
): Deployment {
  const clean = (text: string | undefined): string | undefined => (text === undefined ? undefined : redact(text));
  const own = told.changes.length > 0 ? told.changes : (github?.changes ?? []);
  const fallback = findSubject(context.headCommitMessage) ?? context.pullRequest?.title;
  const changes = own.length > 0 ? own : [fallback ?? ''].filter(Boolean);
  const metrics = Object.entries(told.metrics).filter(([, value]) => value !== null && value !== '');
  return {
    event: told.event,
    service: redact(told.service),
    environment: clean(told.environment),
    version: shorten(clean(versionOf(told, context))),
    previousVersion: shorten(clean(told['previous-version'])),
    image: clean(told.image),
    changes: changes.map(redact),
    reason: clean(told.reason),
    metrics: metrics.map(([name, value]) => [redact(name), redact(String(value))]),
    durationSeconds: told['duration-seconds'],
    deployedBy: namesOf(told['deployed-by'] ?? context.actor).map(redact),
    approvedBy:
      told['approved-by'] === undefined ? (github?.approvers ?? []) : namesOf(told['approved-by']).map(redact),
    links: linksOf(told, context, github, redact),
  };
}

/** The input, else the tag of the image, else the run's commit in its short form. */
const versionOf = (told: Told, context: Context): string | undefined =>
  told.version ?? findImageReference(told.image ?? '')?.tag ?? context.sha?.slice(0, 7);

/** People read seven characters of a commit, not forty; the image keeps its whole tag. */
const shorten = (version: string | undefined): string | undefined =>
  version !== undefined && /^[0-9a-f]{40}$/.test(version) ? version.slice(0, 7) : version;

const namesOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

const numberOf = (url: string): number | undefined => {
  const number = /\/pull\/(\d+)/.exec(url)?.[1];
  return number === undefined ? undefined : Number(number);
};

function linksOf(
  told: Told,
  context: Context,
  github: GitHubFacts | undefined,
  redact: (text: string) => string,
): Link[] {
  const pull = told['pull-request-url'] ?? context.pullRequest?.url ?? github?.pullRequestUrl;
  const number = pull === undefined ? undefined : numberOf(pull);
  const links: [string, string | undefined][] = [
    ['Argo CD', told['argocd-url']],
    ['Service', told.url],
    [number === undefined ? 'Pull request' : `Pull request #${number}`, pull],
    ['Changes', told['compare-url'] ?? github?.compareUrl],
    ['Roll back', told['rollback-url']],
    ['Workflow run', context.runUrl],
  ];
  return links.flatMap(([label, url]) => {
    const clean = url === undefined ? '' : redact(url);
    return linkFault(clean) === undefined ? [{ label, url: clean }] : [];
  });
}
