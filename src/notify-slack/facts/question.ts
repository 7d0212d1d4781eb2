// What to ask GitHub: only what the inputs and the run leave open, and only about the version that the message is about. Pure.

import type { Context } from '../../domain/context.ts';
import { findImageReference } from '../../domain/image/reference.ts';
import { optional } from '../../domain/text/optional.ts';
import { findPullNumber } from '../deployment.ts';
import type { Told } from '../inputs/told.ts';
import { findSubjectVersion, revisionsOf, type VersionSubject } from './versions.ts';

/** What to ask for. */
export interface GitHubQuestion {
  readonly owner: string;
  readonly repo: string;
  /** Names of the version, best first; empty when it names nothing in git. */
  readonly revisions: readonly string[];
  /** Names of the version before, when the commits since then are wanted. */
  readonly bases: readonly string[];
  /** Folders that a commit must touch to be told; empty for all. */
  readonly paths: readonly string[];
  readonly wantsPull: boolean;
  /** The pull request whose reviewers count, when it is known already. */
  readonly pullNumber: number | undefined;
  readonly wantsApprovers: boolean;
  /** The run whose environment was approved, and whose start is the start of all. */
  readonly runId: number | undefined;
  /** The GitHub environment whose approval counts. */
  readonly environment: string | undefined;
  readonly wantsStart: boolean;
  /** The workflow whose runs of earlier commits may have been cancelled. */
  readonly workflow: string | undefined;
}

/** The version that the message is about. */
export function subjectOf(told: Told, context: Context): VersionSubject {
  const image = findImageReference(told.image ?? '');
  const run = {
    commit: context.source?.commit,
    gitTag: optional(context.refType === 'tag', () => context.refName),
    pullNumber: context.pullRequest?.number,
  };
  const named = {
    version: told.version,
    sourceCommit: told['source-commit'],
    imageTag: image?.tag,
    imageDigest: image?.digest,
    service: told.service,
  };
  // An image that names no version is no proof that it is of this run.
  const isNameless = image?.tag === undefined && image?.digest === undefined;
  const isUnnamed = told.image !== undefined && isNameless && told.version === undefined && !told['source-commit'];

  if (isUnnamed) return findSubjectVersion(named, { ...run, commit: undefined });
  return findSubjectVersion(named, run);
}

/** What the inputs leave open and GitHub may know; undefined when there is nothing to ask. */
export function planQuestion(told: Told, context: Context): GitHubQuestion | undefined {
  const [owner, repo] = context.repository?.split('/') ?? [];
  if (owner === undefined || repo === undefined) return undefined;
  const { revisions, isRunCommit } = subjectOf(told, context);
  const isKnown = revisions.length > 0;

  const opensRange = told.changes.length === 0 || told['compare-url'] === undefined;
  const bases = optional(isKnown && opensRange, () => revisionsOf(told['previous-version'], told.service)) ?? [];
  const ownPull = ownPullNumber(told, context) ?? optional(isRunCommit, () => context.pullRequest?.number);
  const wantsApprovers = told['approved-by'] === undefined;
  const wantsStart = told['duration-seconds'] === undefined && isOver(told.event);
  const wantsPull = isKnown && ownPull === undefined && (wantsApprovers || told['pull-request-url'] === undefined);

  const asksRun = context.runId !== undefined && (wantsApprovers || wantsStart);
  const asksCommits = isKnown && (bases.length > 0 || told.changes.length === 0);
  if (!asksRun && !asksCommits && !wantsPull && !(wantsApprovers && ownPull !== undefined)) return undefined;
  return {
    owner,
    repo,
    revisions,
    bases,
    paths: told.paths,
    wantsPull,
    pullNumber: ownPull,
    wantsApprovers,
    runId: context.runId,
    environment: told['approval-environment'] ?? told.environment,
    wantsStart,
    workflow: optional(bringsCommits(told.event), () => context.workflow),
  };
}

/** The number of the given pull request, if it is one of this repository. */
function ownPullNumber(told: Told, { serverUrl, repository }: Context): number | undefined {
  const url = told['pull-request-url'];
  if (url?.startsWith(`${serverUrl}/${repository}/pull/`) === true) return findPullNumber(url);
  return undefined;
}

/** A version that comes brings the commits whose own runs never came so far. */
const bringsCommits = (event: Told['event']): boolean => ['ready', 'deploying', 'deployed'].includes(event);

/** Only what is over took some time. */
const isOver = (event: Told['event']): boolean => ['deployed', 'failed', 'rolled-back'].includes(event);
