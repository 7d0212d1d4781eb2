// Whether what stands now is what the request expects, and whether this run has rolled back already. Decides on facts that are handed in.

import { findImageReference, formatImageReference, type ImageReference } from '../../domain/image/reference.ts';
import { optional } from '../../domain/text/optional.ts';
import type { Past } from '../branch/branch.ts';
import type { FoundImage } from '../edit/places/place.ts';
import type { Expectation } from '../inputs/expectation.ts';
import type { BumpRequest } from '../request.ts';
import { recentCommits } from './last-bump.ts';
import type { OrderVerdict } from './order.ts';
import { isSameImage } from './own-images.ts';
import { readProven, type Search } from './proof.ts';
import { isSameRun, type ShipRecord } from './ship-record.ts';

/** Superseded when one of the places holds something else than every line says; undefined when all is as expected, or nothing is. */
export function judgeStanding(
  places: readonly Pick<FoundImage, 'reference' | 'file' | 'line'>[],
  expected: readonly Expectation[],
): OrderVerdict | undefined {
  if (expected.length === 0) return undefined;
  const other = places.find(({ reference }) => !expected.some((each) => isMet(each, reference)));
  if (other === undefined) return undefined;

  const stands = `${formatImageReference(other.reference)} stands at ${other.file}:${other.line}`;
  const wanted = expected.map(({ text }) => text).join(' or ');
  return { superseded: true, isFinal: true, reason: `${stands}, but \`expect-image\` says ${wanted}` };
}

function isMet({ text, reference: wanted }: Expectation, standing: ImageReference): boolean {
  if (wanted === undefined) return standing.tag === text || standing.digest === text;
  return isSameImage(wanted, standing);
}

/** A run that is started again may have rolled back weeks ago; a first try only moments ago, in a step before. */
const daysBehind = { first: 1, again: 35 };

/** The roll-back that an earlier try of the same run wrote; undefined when there is none, or the run wrote anew since. */
export async function findOwnRollback(
  head: Pick<Past, 'commits' | 'change'>,
  own: Pick<BumpRequest, 'service' | 'environment' | 'run' | 'rollback' | 'isFirstTry'>,
  search: Omit<Search, 'isMeant'>,
): Promise<ShipRecord | undefined> {
  if (own.run === undefined) return undefined;
  const isMeant = (record: ShipRecord): boolean =>
    record.service === own.service &&
    record.environment === own.environment &&
    isSameRun(record.run, own.run) &&
    (!record.rollback || isAsked(record, own.rollback));

  const days = own.isFirstTry ? daysBehind.first : daysBehind.again;
  for await (const commit of recentCommits(head, search.files, days)) {
    const [record] = await readProven(head, commit, { ...search, isMeant });
    if (record !== undefined) return optional(record.rollback, () => record);
  }
  return undefined;
}

/** A run may go back to more than one image by name; `previous` it asks for once. */
function isAsked(record: ShipRecord, wanted: string | undefined): boolean {
  if (wanted === 'previous') return true;
  const images = record.images.flatMap((image) => findImageReference(image) ?? []);
  return images.some((each) => [each.tag, each.digest, formatImageReference(each)].includes(wanted));
}

/** What became of a run's own roll-back: it stands, or something was written since. */
export function judgeOwnRollback(record: ShipRecord, places: readonly Pick<FoundImage, 'reference'>[]): OrderVerdict {
  const other = places
    .map(({ reference }) => formatImageReference(reference))
    .find((each) => !record.images.includes(each));
  if (other === undefined) return { superseded: false };
  const back = record.images.join(', ');
  return { superseded: true, reason: `this run rolled back to ${back} already, and ${other} was written since` };
}
