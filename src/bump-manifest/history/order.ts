// Decides whether a run may still write: an older one never overwrites a newer one, and a roll-back holds. Pure.

import semver from 'semver';
import { findImageReference } from '../../domain/image-reference.ts';
import { concernsSame, runNumberOf, type ShipRecord } from './ship-record.ts';

/** May it be written, and if not, why. */
export type OrderVerdict = { readonly superseded: false } | { readonly superseded: true; readonly reason: string };

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
  return record === undefined ? undefined : { record, rolledBack: own[0]?.rollback === true };
}

/** Decides by ancestry where it is known, else by SemVer, else by the number of the run. */
export function judgeOrder(candidate: ShipRecord, last: LastBump, ancestry: Ancestry): OrderVerdict {
  const { record, rolledBack } = last;
  const commit = record.sourceCommit?.slice(0, 7) ?? 'an unknown commit';
  // The manifests hold something else now although this very image was written: somebody took it back by hand.
  const takenBack = record.images.length > 0 && record.images.join('\n') === candidate.images.join('\n');
  const held = rolledBack || takenBack;
  if (ancestry === 'older') return superseded(`${commit}, which is newer, was written already`);
  if (ancestry === 'newer') return { superseded: false };
  if (ancestry === 'same') return held ? heldBack(commit) : { superseded: false };
  return judgeBlindly(candidate, record, held, commit);
}

/** A promotion copies what another environment runs now, so only an image that was rolled back must not come again, in whatever run. */
export function judgePromotion(candidate: ShipRecord, last: LastBump): OrderVerdict {
  const isSame = candidate.images.join('\n') === last.record.images.join('\n');
  return last.rolledBack && isSame ? heldBack(candidate.images.join(', ')) : { superseded: false };
}

/** Without ancestry. A run is as old as its number, also when it is run again. */
function judgeBlindly(candidate: ShipRecord, last: ShipRecord, held: boolean, commit: string): OrderVerdict {
  const run = runNumberOf(candidate.run);
  const lastRun = runNumberOf(last.run);
  const known = run !== undefined && lastRun !== undefined;
  const version = compareVersions(candidate.images, last.images);
  if (held && (version === 0 || (known && run <= lastRun))) return heldBack(commit);
  // A newer run that writes a lower version does so on purpose; whether it may is not a question of order.
  if (version !== undefined && version < 0 && !(known && run > lastRun))
    return superseded(`${last.images.join(', ')}, which is a higher version, was written already`);
  if (version !== undefined && version > 0) return { superseded: false };
  if (known && run < lastRun) return superseded(`run ${lastRun}, which is newer than run ${run}, wrote already`);
  return { superseded: false };
}

const superseded = (reason: string): OrderVerdict => ({ superseded: true, reason });
const heldBack = (commit: string): OrderVerdict =>
  superseded(`${commit} was written and rolled back; a roll-back holds until a newer commit arrives`);

/** Undefined unless both are one image whose tags parse as SemVer. */
function compareVersions(candidate: readonly string[], last: readonly string[]): number | undefined {
  const [a, b] = [versionOf(candidate), versionOf(last)];
  return a === undefined || b === undefined ? undefined : semver.compare(a, b);
}

function versionOf(images: readonly string[]): semver.SemVer | undefined {
  const [image = ''] = images;
  const tag = images.length === 1 ? findImageReference(image)?.tag : undefined;
  return tag === undefined ? undefined : (semver.parse(tag) ?? undefined);
}
