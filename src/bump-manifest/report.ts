// What bump-manifest ends with: its outputs and the job summary. Pure.

import type { Problem } from '../domain/action-error.ts';
import { formatImageReference } from '../domain/image/reference.ts';
import type { Report } from '../domain/job.ts';
import { codeBlock, escapeMarkdown, inlineCode, markdownTable } from '../domain/text/markdown.ts';
import { optional, phrase, present } from '../domain/text/optional.ts';
import type { BumpPlan } from './bump-plan.ts';
import { type Occasion, shortImageVersion } from './history/commit-message.ts';

/** By name, as in action.yml. */
export const outputs = [
  'changed',
  'outcome',
  'image',
  'previous-image',
  'manifest-sha',
  'files',
  'diff',
  'pull-request-url',
  'pull-request-number',
  'verified',
  'attempts',
  'explanation',
] as const;

/** A name among them. */
export type OutputName = (typeof outputs)[number];

/** How a bump ended. */
export type BumpOutcome = 'bumped' | 'unchanged' | 'superseded' | 'pull-request' | 'rolled-back';

/** Everything that is told about a bump. */
export interface BumpResult {
  readonly outcome: BumpOutcome;
  readonly occasion: Occasion;
  readonly service: string;
  readonly environment: string | undefined;
  readonly plan: BumpPlan;
  /** Unified, over all files. */
  readonly diff: string;
  /** The commit of the manifests repository that holds the image; undefined where nothing is committed. */
  readonly manifestSha: string | undefined;
  /** Page of the commit, where the server has one. */
  readonly commitUrl: string | undefined;
  /** How often the branch was read and planned. */
  readonly attempts: number;
  readonly dryRun: boolean;
  /** Why a run is superseded. */
  readonly reason: string | undefined;
  /** True when `force` would not change that. */
  readonly isFinal: boolean;
  /** What GitHub says of the commit's signature; undefined where nobody was asked. */
  readonly verified?: boolean | undefined;
  readonly pullRequest?: PullRequestResult | undefined;
  /** Set when the step must end red although it did what it says. */
  readonly failure?: Problem | undefined;
}

/** The pull request that a bump opened, updated, merged or closed. */
export interface PullRequestResult {
  readonly url: string;
  readonly number: number;
  readonly state: 'open' | 'merged' | 'closed';
}

/** The outputs and the job summary. */
export function report(result: BumpResult): Report<OutputName> {
  const { plan, outcome } = result;
  const { image, files, diff } = changeOf(result);

  return {
    outputs: {
      changed: files.length > 0,
      outcome,
      image,
      'previous-image': plan.previousImage,
      'manifest-sha': result.manifestSha,
      files: files.map(({ path }) => path).join('\n'),
      diff,
      'pull-request-url': result.pullRequest?.url,
      'pull-request-number': result.pullRequest?.number,
      verified: result.verified,
      attempts: result.attempts,
      explanation: optional(outcome === 'superseded', () => `Nothing was written: ${result.reason}.`),
    },
    summary: renderSummary(result),
    failure: result.failure,
  };
}

/** What stands there in the end, and what changed; a superseded run leaves everything as it was. */
function changeOf({ outcome, plan, diff }: BumpResult): Written {
  if (outcome === 'superseded') return { image: plan.previousImage, files: [], diff: '' };
  return { image: plan.image, files: plan.files, diff };
}

interface Written extends Pick<BumpPlan, 'files'>, Pick<BumpResult, 'diff'> {
  readonly image: string | undefined;
}

/** One line for the log. */
export function renderHeadline(result: BumpResult): string {
  const { plan, service, environment, outcome } = result;
  const where = phrase(environment, (environment) => ` in ${environment}`);
  const to = shortImageVersion(plan.image.split('\n'));
  const from = optional(plan.previousImage, (image) => shortImageVersion(image.split('\n'))) ?? 'nothing';
  if (outcome === 'unchanged') return `The manifests of ${service}${where} already hold ${to}; nothing to write`;
  if (outcome === 'superseded') return `${service}${where} ${notDone(result, to)}: ${result.reason}`;
  if (outcome === 'pull-request') return `${service}${where}: ${from} → ${to} ${proposalOf(result)}`;
  const verb = outcome === 'rolled-back' ? 'rolled back' : 'bumped';
  return `${service}${where} ${result.dryRun ? 'would be' : 'was'} ${verb}: ${from} → ${to}`;
}

/** What did not happen; where a roll-back would have led was not looked for. */
function notDone({ occasion }: BumpResult, to: string): string {
  if (occasion === 'rollback') return 'was not rolled back';
  return `was not ${occasion === 'promote' ? 'promoted' : 'bumped'} to ${to}`;
}

function proposalOf({ dryRun, pullRequest }: BumpResult): string {
  if (dryRun) return 'would be proposed as a pull request';
  return `is proposed as pull request #${pullRequest?.number}`;
}

function renderPullRequest({ pullRequest, verified }: BumpResult): string[] {
  const said = present([verified !== undefined && `GitHub calls the commit ${verified ? 'Verified' : 'unverified'}.`]);
  if (pullRequest === undefined) return said;
  const { url, number, state } = pullRequest;
  const words = { open: 'waits for its merge', merged: 'is merged', closed: 'is closed: nothing is left to change' };
  return [`Pull request [#${number}](${url}) ${words[state]}.`, ...said];
}

function renderCommit(sha: string, url: string | undefined): string {
  const short = inlineCode(sha.slice(0, 12));
  if (url === undefined) return short;
  return `[${short}](${url})`;
}

function renderSummary(result: BumpResult): string {
  const { plan, diff, outcome } = result;
  const title = `### ${phrase(result.dryRun, 'Dry run: ')}${escapeMarkdown(renderHeadline(result))}`;
  const rows = plan.places
    .slice(0, 50)
    .map(({ file, line, reference, next }) => [
      inlineCode(`${file}:${line}`),
      inlineCode(formatImageReference(reference)),
      inlineCode(formatImageReference(next)),
    ]);
  const parts = [title];

  if (result.dryRun) parts.push('Nothing was written.');
  if (outcome !== 'superseded' && rows.length > 0) parts.push(markdownTable(['Place', 'From', 'To'], rows));
  if (outcome !== 'superseded' && diff !== '') parts.push(codeBlock(diff.slice(0, 60_000), 'diff'));
  for (const warning of plan.warnings) parts.push(`> ⚠️ ${escapeMarkdown(warning)}`);
  parts.push(...renderPullRequest(result));
  if (result.manifestSha !== undefined && plan.files.length > 0 && outcome !== 'superseded')
    parts.push(`Commit ${renderCommit(result.manifestSha, result.commitUrl)}`);

  return parts.join('\n\n');
}
