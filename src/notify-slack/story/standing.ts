// What is known about which version serves: only `serving-version`, which somebody measured. Never guesses from the event. Pure.

import type { Deployment } from '../deployment.ts';
import { namesSame } from '../facts/versions.ts';

/** What was measured, against what the event says. */
export interface Standing {
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
export function standingOf({ event, version, previousVersion, servingVersion: serving }: Deployment): Standing {
  if (serving === undefined) return { proof: 'unknown', serving, failedServes: false };
  const isNew = version !== undefined && namesSame(version, serving);
  const isOld = previousVersion !== undefined && namesSame(previousVersion, serving);
  const failedServes = isNew && !isOld;

  if (event === 'rolled-back') {
    const isBack = previousVersion === undefined ? version !== undefined && !isNew : isOld;
    return { proof: isBack ? 'serves' : 'other', serving, failedServes };
  }
  if (event === 'failed') return { proof: isOld && !isNew ? 'serves' : 'other', serving, failedServes };
  return { proof: version !== undefined && !isNew ? 'other' : 'serves', serving, failedServes: false };
}
