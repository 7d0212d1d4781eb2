// Reads one head of the manifests and says what is to be done there: which files change to what, and whether this run may.
// Made anew after every lost race. Writes nothing.

import type { SourceHistory } from '../clients/source-history.ts';
import { ActionError, orThrow } from '../domain/action-error.ts';
import { formatImageReference } from '../domain/image/reference.ts';
import { optional, phrase } from '../domain/text/optional.ts';
import type { Head, Past, PlainCommit } from './branch/branch.ts';
import type { BumpPlan } from './bump-plan.ts';
import type { ManifestFile, Pin } from './edit/image-change.ts';
import { explainAbsence, findImageSource, type ImageSource, readManifests } from './history/image-source.ts';
import { findLast, type Memory } from './history/last-bump.ts';
import { judgeOrder, judgePromotion, type OrderVerdict } from './history/order.ts';
import { findOwnImages, findStandingImages, ownImagesReader, type StandingImage } from './history/own-images.ts';
import type { Search } from './history/proof.ts';
import { refuseBelowFloor } from './history/rollback/floor.ts';
import { findRollbackSource } from './history/rollback/rollback-source.ts';
import type { ShipRecord } from './history/ship-record.ts';
import { findOwnRollback, judgeOwnRollback, judgeStanding } from './history/standing.ts';
import { findDowngrades, planBump } from './plan.ts';
import type { BumpRequest } from './request.ts';

export type { Memory } from './history/last-bump.ts';

/** What is to be done on one head. */
export interface BumpDecision {
  readonly plan: BumpPlan;
  readonly record: ShipRecord;
  readonly verdict: OrderVerdict;
}

/** Where the commit of this run stands to another commit of the service; undefined when that cannot be known. */
export type Compare = (commit: string, other: string) => Promise<'same' | 'older' | 'newer' | undefined>;

/** What a decision needs besides the head and the request. */
export interface Counsel {
  readonly compare: Compare;
  readonly memory: Memory;
  /** How the images of the request are found in files of the past; undefined: as those files alone tell. */
  readonly find?: Search['find'] | undefined;
  /** Told of a commit that claims in its trailers what it did not do. */
  readonly onForged: (commit: PlainCommit, record: ShipRecord) => void;
}

/** What a decision needs, by the history of the service; `forged` gets what is to be told of commits that claim what they did not do, by their ids. */
export function counselOf(history: SourceHistory, forged: Map<string, string>): Counsel {
  return {
    compare: history.compare,
    memory: new Map(),
    onForged: ({ sha, message }, { images, run }) => {
      const by = phrase(run, (run) => ` by ${run}`);
      const subject = message.split('\n')[0] ?? '';
      const what = `Commit ${sha.slice(0, 7)} of the manifests ("${subject}") says in its trailers that it wrote ${images.join(', ')}${by}, but its change did not.`;
      forged.set(sha, `${what} It counts neither for the order of runs nor for a roll-back.`);
    },
  };
}

/** Reads what the request needs of `head` and plans it. */
export async function decide(head: Head, request: BumpRequest, given: Counsel): Promise<BumpDecision> {
  const files = await readManifests(head, request.paths, 'path');
  try {
    return await decideOn(head, request, files, given);
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    throw await explainAbsence(thrown, head, request.paths);
  }
}

async function decideOn(
  head: Head,
  request: BumpRequest,
  files: readonly ManifestFile[],
  given: Counsel,
): Promise<BumpDecision> {
  const find = ownImagesReader(files, request);
  const counsel = { ...given, find };
  if (request.occasion === 'rollback') return await decideRollback(head, request, files, counsel);
  const source = await findImageSource(head, request, counsel.onForged);
  return await plan(head, request, { files, source }, counsel);
}

/** Counsel that knows how the images of the request are found. */
type FullCounsel = Counsel & Pick<Search, 'find'>;

async function decideRollback(
  head: Head,
  request: BumpRequest,
  files: readonly ManifestFile[],
  counsel: FullCounsel,
): Promise<BumpDecision> {
  const standing = findStandingImages(files, request);
  const verdict = await judgeRollback(head, request, standing, counsel);
  if (verdict !== undefined) return settled(request, standing, verdict);

  const source = await findRollbackSource(head, request, standing, counsel);
  const own = new Set(filesOf(standing.flatMap(({ places }) => places)));
  const ownFiles = files.filter(({ path }) => own.has(path));
  await refuseBelowFloor(head, ownFiles, source.images, counsel.find);
  return await plan(head, request, { files, source }, counsel);
}

/** Files and the images to write into them. */
interface Material {
  readonly files: readonly ManifestFile[];
  readonly source: ImageSource;
}

async function plan(
  head: Head,
  request: BumpRequest,
  { files, source }: Material,
  counsel: Counsel,
): Promise<BumpDecision> {
  const change = { ...request.limits, images: source.images, pinDigest: pinOf(request) };
  const planned = orThrow(planBump(files, { ...change, allowDowngrade: true }));
  const record = recordOf(request, planned, source.shippedBy);
  if (planned.files.length === 0) return { plan: planned, record, verdict: { superseded: false } };

  const verdict =
    judgeStanding(planned.places, request.expected) ?? (await judgeRecord(head, request, record, counsel));

  // Whether a lower version may be written at all is asked last: an older run is no error.
  if (!verdict.superseded && !request.limits.allowDowngrade) refuseDowngrades(planned);
  return { plan: planned, record, verdict };
}

function refuseDowngrades({ places }: BumpPlan): void {
  const downgrades = findDowngrades(places);
  if (downgrades.length > 0) throw new ActionError(downgrades);
}

/** What ends a roll-back before its history is read: the same run rolled back already, or something else stands there. */
async function judgeRollback(
  head: Head,
  request: BumpRequest,
  standing: readonly StandingImage[],
  { find, onForged }: FullCounsel,
): Promise<OrderVerdict | undefined> {
  const places = standing.flatMap((each) => each.places);
  const search = { files: filesOf(places), find, onForged };
  const own = await optional(!request.force, () => findOwnRollback(head, request, search));
  if (own === undefined) return judgeStanding(places, request.expected);
  return judgeOwnRollback(own, places);
}

/** Nothing is to be written: what stands there stays. */
function settled(request: BumpRequest, standing: readonly StandingImage[], verdict: OrderVerdict): BumpDecision {
  const places = standing.flatMap((each) => each.places);
  const image = [...new Set(places.map(({ reference }) => formatImageReference(reference)))].join('\n');
  const kept = places.map((place) => ({ ...place, next: place.reference }));
  const nothing: BumpPlan = { files: [], places: kept, image, previousImage: image, warnings: [] };
  return { plan: nothing, record: recordOf(request, nothing, undefined), verdict };
}

const filesOf = (places: readonly { readonly file: string }[]): string[] => [
  ...new Set(places.map(({ file }) => file)),
];

const finder =
  (request: BumpRequest) =>
  (files: readonly ManifestFile[]): ReturnType<typeof findOwnImages> =>
    findOwnImages(files, request);

/** A promotion writes what the other environment runs, a roll-back what ran: tag and digest, unless `pin-digest` says otherwise. */
const pinOf = ({ occasion, limits }: BumpRequest): Pin => {
  if (occasion !== 'bump' && limits.pinDigest === 'keep') return 'copy';
  return limits.pinDigest;
};

function recordOf(request: BumpRequest, planned: BumpPlan, shippedBy: ShipRecord | undefined): ShipRecord {
  return {
    service: request.service,
    environment: request.environment,
    images: planned.image.split('\n'),
    previousImages: planned.previousImage?.split('\n') ?? [],
    sourceRepository: shippedBy?.sourceRepository ?? request.sourceRepository,
    sourceCommit: request.sourceCommit ?? shippedBy?.sourceCommit,
    run: request.run,
    actor: request.actor,
    approvedBy: request.approvedBy,
    rollback: request.occasion === 'rollback',
    files: planned.files.map(({ path }) => path),
  };
}

/** Whether `record` may be written on top of `head`; `newer` are records that are not on the branch yet and count as its newest. */
export async function judgeRecord(
  head: Pick<Past, 'sha' | 'commits' | 'change'>,
  request: BumpRequest,
  record: ShipRecord,
  { compare, memory, onForged, newer, find = finder(request) }: Counsel & { readonly newer?: readonly ShipRecord[] },
): Promise<OrderVerdict> {
  if (request.force || request.occasion === 'rollback') return { superseded: false };
  const search = { find, onForged };
  const last = await findLast(head, record, search, { memory, newer: newer ?? [] });
  if (last === undefined) return { superseded: false };
  if (request.occasion === 'promote') return judgePromotion(record, last);

  return judgeOrder(record, last, await compareSources(record, last.record, compare));
}

/** Undefined also when one of the commits is not known, or they are of two repositories. */
async function compareSources(record: ShipRecord, last: ShipRecord, compare: Compare): ReturnType<Compare> {
  if (record.sourceCommit === undefined || last.sourceCommit === undefined) return undefined;
  if (!isSameSource(record, last)) return undefined;
  return await compare(record.sourceCommit, last.sourceCommit);
}

const isSameSource = (a: ShipRecord, b: ShipRecord): boolean =>
  a.sourceRepository === undefined || b.sourceRepository === undefined || a.sourceRepository === b.sourceRepository;
