// Decides whether a run may still write: an older one never overwrites a newer one, and a roll-back holds. Pure.

import { findImageReference } from '../../domain/image/reference.ts';
import { compareTags } from '../edit/tag-order.ts';
import { isSameImage } from './own-images.ts';
import { compareRuns, concernsSame, runNumberOf, type ShipRecord } from './ship-record.ts';

/** May it be written, and if not, why; `isFinal`: `force` does not change it. */
export type OrderVerdict =
  | { readonly superseded: false; readonly reason?: undefined; readonly isFinal?: undefined }
  | { readonly superseded: true; readonly reason: string; readonly isFinal?: boolean };

/** Where the candidate's commit stands to another commit of the same repository; undefined when nobody knows. */
export type Ancestry = 'same' | 'older' | 'newer' | undefined;

/** The commits that matter: the newest bump of the same service, environment and files, and whether a roll-back came after it. */
export interface LastBump {
  readonly record: ShipRecord;
  readonly rolledBack: boolean;
}

/** Finds the newest bump among records that come newest first; undefined when there is none yet. Stop reading once it is found. */
export function findLastBump(
  records: readonly ShipRecord[],
  candidate: Pick<ShipRecord, 'service' | 'environment' | 'files'>,
): LastBump | undefined {
  const own = records.filter((record) => concernsSame(record, candidate));
  const record = own.find((each) => !each.rollback);
  if (record === undefined) return undefined;
  return { record, rolledBack: own[0]?.rollback === true };
}

/** Decides by ancestry where it is known, else by SemVer, else by the number of the run. */
export function judgeOrder(candidate: ShipRecord, last: LastBump, ancestry: Ancestry): OrderVerdict {
  const { record, rolledBack } = last;
  const commit = record.sourceCommit?.slice(0, 7) ?? 'an unknown commit';
  // The manifests hold something else now although this very image was written: somebody took it back by hand.
  const held = rolledBack || (record.images.length > 0 && areSame(record.images, candidate.images));
  const run = compareRuns(candidate, record);

  if (ancestry === 'older') return superseded(`${commit}, which is newer, was written already`);
  if (ancestry === 'newer') return { superseded: false };
  if (ancestry === 'same' && held) return heldBack(commit);
  // One commit is built more than once, and by workflows of its own: what it became then is decided by the run.
  if (ancestry === 'same') {
    if (isOlder(run)) return olderRun(candidate, record);
    return { superseded: false };
  }
  return judgeBlindly(candidate, record, held, run);
}

/** A promotion copies what another environment runs now, so only an image that was rolled back must not come again, in whatever run. */
export function judgePromotion(candidate: ShipRecord, last: LastBump): OrderVerdict {
  const isSame = areSame(candidate.images, last.record.images);
  if (last.rolledBack && isSame) return heldBack(candidate.images.join(', '));
  return { superseded: false };
}

/** Without ancestry. A run is as old as its number, also when it is run again. */
function judgeBlindly(candidate: ShipRecord, last: ShipRecord, held: boolean, run: number | undefined): OrderVerdict {
  const commit = last.sourceCommit?.slice(0, 7) ?? 'an unknown commit';
  const version = compareVersions(candidate.images, last.images);

  if (held && (areSame(candidate.images, last.images) || (run !== undefined && run <= 0))) return heldBack(commit);
  // A newer run that writes a lower version does so on purpose; whether it may is not a question of order.
  if (version !== undefined && version < 0 && !(run !== undefined && run > 0))
    return superseded(`${last.images.join(', ')}, which is a higher version, was written already`);
  if (version !== undefined && version > 0) return { superseded: false };
  if (isOlder(run)) return olderRun(candidate, last);
  return { superseded: false };
}

const isOlder = (run: number | undefined): boolean => run !== undefined && run < 0;

const superseded = (reason: string): OrderVerdict => ({ superseded: true, reason });
const olderRun = (candidate: ShipRecord, last: ShipRecord): OrderVerdict =>
  superseded(`run ${runNumberOf(last.run)}, which is newer than run ${runNumberOf(candidate.run)}, wrote already`);
const heldBack = (commit: string): OrderVerdict =>
  superseded(`${commit} was written and rolled back; a roll-back holds until a newer commit arrives`);

/** The same images in any order. */
function areSame(a: readonly string[], b: readonly string[]): boolean {
  const same = (left: string, right: string): boolean => {
    const one = findImageReference(left);
    const two = findImageReference(right);
    return left === right || (one !== undefined && two !== undefined && isSameImage(one, two));
  };
  return a.length === b.length && a.every((each) => b.some((other) => same(each, other)));
}

/** Undefined unless both are one image whose tags are semantic versions; the commit in a tag says nothing of order. */
function compareVersions(candidate: readonly string[], last: readonly string[]): number | undefined {
  const a = tagOf(candidate);
  const b = tagOf(last);
  if (a === undefined || b === undefined) return undefined;
  return compareTags(a, b);
}

const tagOf = ([image = '', ...more]: readonly string[]): string | undefined => {
  if (more.length === 0) return findImageReference(image)?.tag;
  return undefined;
};
