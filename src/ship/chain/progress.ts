// What a run of the chain has found out so far, and what follows from it: whether to wait, to roll back, to measure again. Values only.

import type { Problem } from '../../domain/action-error.ts';
import { before } from '../../domain/text/ends.ts';
import type { EndingFacts } from '../ending.ts';
import type { Step } from '../plan.ts';

/** Outputs of a stage, by name; what it did not say is not there. */
export type Said = Readonly<Record<string, string>>;

/** Everything that is known; undefined for a stage that did not run. */
export interface Progress {
  /** What stopped the chain before anything was written. */
  blocked?: { readonly reason: 'quality_gate' | 'build'; readonly problem: Problem } | undefined;
  /** The version that is meant to answer, and the one that stood there before. */
  version: string;
  previousVersion: string;
  /** As it was built, given, or written. */
  image: string;
  gate?: Said | undefined;
  /** The message that said `deploying`. */
  announced?: Said | undefined;
  bump?: Said | undefined;
  /** Why nothing could be written. */
  bumpProblem?: Problem | undefined;
  smoke?: Said | undefined;
  /** Set as soon as a roll-back is begun. */
  rollback?: Said | undefined;
  measured?: Said | undefined;
}

/** What the decisions need to know of the run. */
export interface Terms {
  readonly step: Step;
  readonly rollback: boolean;
  readonly onInconclusive: boolean;
  readonly isCancelled: boolean;
}

/** True when a person has to act before anything can be measured: what was merged already, nobody can merge. */
export const waits = ({ bump }: Progress, step: Step): boolean =>
  bump !== undefined &&
  bump['outcome'] !== 'superseded' &&
  !step.wait &&
  (step.sync === 'manual' ||
    bump['outcome'] === 'pull-request' ||
    (step.sync === 'pull-request' && bump['outcome'] !== 'unchanged'));

/** True when nothing is left to be measured: this run was not to write, or a person acts first. */
export const isSettled = (progress: Progress, step: Step): boolean =>
  progress.bump?.['outcome'] === 'superseded' || waits(progress, step);

/**
 * True when what this run wrote is to be taken back. A service that could not be measured is not broken, and a version that never answered
 * because nobody synced or merged it was never tried.
 */
export function mustRollBack({ bump, smoke }: Progress, terms: Terms): boolean {
  const { step, rollback, onInconclusive, isCancelled } = terms;
  if (!rollback || !step.rollback || isCancelled) return false;
  const outcome = bump?.['outcome'];
  const isOurs = outcome === 'bumped' || outcome === 'pull-request';
  if (!isOurs || smoke?.['verdict'] !== 'fail') return false;

  const isMeasured = smoke['conclusive'] !== 'false' || onInconclusive;
  const needsNobody = step.sync === 'auto' && outcome !== 'pull-request';
  return isMeasured && (needsNobody || smoke['version-seen'] === 'true');
}

/** True when the old version can be seen without a person's act. */
export const mayMeasure = ({ rollback }: Progress, step: Step): boolean =>
  rollback?.['outcome'] === 'rolled-back' && (step.sync === 'auto' || step.wait);

/** The progress as the facts that an ending is decided on. */
export function endingFacts(progress: Progress, { step, isCancelled }: Terms): EndingFacts {
  const { bump, bumpProblem, smoke, rollback, measured, version, previousVersion } = progress;
  const isOnlyWritten = bump !== undefined && smoke === undefined;
  const isBump = bump !== undefined || bumpProblem !== undefined;

  return {
    task: isBump ? 'bump' : 'verify',
    sync: step.sync,
    result: resultOf(progress, isCancelled),
    outcome: bump?.['outcome'] ?? '',
    waiting: String(isOnlyWritten && !isCancelled),
    version,
    'previous-version': previousVersion,
    verdict: smoke?.['verdict'] ?? '',
    conclusive: smoke?.['conclusive'] ?? '',
    'version-seen': smoke?.['version-seen'] ?? '',
    reason: smoke?.['reason'] ?? '',
    explanation: (smoke ?? bump)?.['explanation'] ?? '',
    'rollback-tried': String(rollback !== undefined),
    'rollback-outcome': rollback?.['outcome'] ?? '',
    'rollback-version': rollback?.['version'] ?? '',
    'rollback-verdict': measured?.['verdict'] ?? '',
    'rollback-version-seen': measured?.['version-seen'] ?? '',
    'rollback-reason': measured?.['reason'] ?? '',
    'rollback-explanation': measured?.['explanation'] ?? '',
  };
}

function resultOf({ bumpProblem, smoke }: Progress, isCancelled: boolean): string {
  if (isCancelled) return 'cancelled';
  if (bumpProblem !== undefined || smoke?.['verdict'] === 'fail') return 'failure';
  return 'success';
}

/** The tag of the first of some images; empty when it has none. A registry's port has a colon, too. */
export function tagOf(images: string): string {
  const [image = ''] = images.split('\n');
  const last = before(image, '@').split('/').at(-1) ?? '';
  if (last.includes(':')) return last.slice(last.lastIndexOf(':') + 1);
  return '';
}
