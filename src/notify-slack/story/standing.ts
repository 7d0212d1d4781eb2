// What is known about which version serves: only `serving-version`, which somebody measured. Never guesses from the event. Pure.

import type { Deployment } from '../deployment.ts';
import { namesSame } from '../facts/versions.ts';

/** What was measured, against what the event says. */
export interface VersionStanding {
  /**
   * `serves`: the version that the event wants to serve answers; `other`: another one answers; `unknown`: nobody measured it.
   * The wanted one is the new version, after a roll-back and a failure the one before.
   */
  readonly proof: 'serves' | 'other' | 'unknown';
  readonly serving: string | undefined;
  /** The new version answers, although the event says that it failed. */
  readonly failedServes: boolean;
}

/** Judges `serving-version`. */
export function standingOf({ event, version, previousVersion, servingVersion: serving }: Deployment): VersionStanding {
  if (serving === undefined) return { proof: 'unknown', serving, failedServes: false };
  const isNew = version !== undefined && namesSame(version, serving);
  const isOld = previousVersion !== undefined && namesSame(previousVersion, serving);
  const isAnother = version !== undefined && !isNew;
  const failedServes = isNew && !isOld;

  if (event === 'rolled-back') {
    const isBack = isOld || (previousVersion === undefined && isAnother);
    return { proof: proofOf(isBack), serving, failedServes };
  }
  if (event === 'failed') return { proof: proofOf(isOld && !isNew), serving, failedServes };
  return { proof: proofOf(!isAnother), serving, failedServes: false };
}

const proofOf = (isWanted: boolean): VersionStanding['proof'] => (isWanted ? 'serves' : 'other');
