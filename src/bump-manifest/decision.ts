// Reads one head of the manifests and says what is to be done there: which files change to what, and whether this run may.
// Made anew after every lost race. Writes nothing.

import { ActionError } from '../domain/action-error.ts';
import type { Head } from './branch/branch.ts';
import type { Pin } from './edit/image-form.ts';
import { findImageSource, readManifests } from './history/image-source.ts';
import { findLastBump, judgeOrder, judgePromotion, type LastBump, type OrderVerdict } from './history/order.ts';
import { concernsSame, readRecord, type ShipRecord } from './history/ship-record.ts';
import { type BumpPlan, findDowngrades, planBump } from './plan.ts';
import type { Request } from './request.ts';

/** What is to be done on one head. */
export interface Decision {
  readonly plan: BumpPlan;
  readonly record: ShipRecord;
  readonly verdict: OrderVerdict;
}

/** Where the commit of this run stands to another commit of the service; undefined when that cannot be known. */
export type Compare = (commit: string, other: string) => Promise<'same' | 'older' | 'newer' | undefined>;

/** The last bump as it was found from a head; heads of earlier tries need not be looked behind again. */
export type Memory = Map<string, LastBump | undefined>;

/** A run can be started again for 30 days after its first start, which may itself have waited for days. */
const memoryDays = 35;

/** Reads what the request needs of `head` and plans it. */
export async function decide(head: Head, request: Request, compare: Compare, memory: Memory): Promise<Decision> {
  const files = await readManifests(head, request.paths, 'path');
  const source = await findImageSource(head, request, files);
  const change = { ...request.limits, images: source.images, pinDigest: pinOf(request) };
  const plan = withWarnings(planBump(files, { ...change, allowDowngrade: true }), source.warnings);
  const record = recordOf(request, plan, source.shippedBy);
  if (plan.files.length === 0) return { plan, record, verdict: { superseded: false } };
  const verdict = await judge(head, request, record, compare, memory);
  // Whether a lower version may be written at all is asked last: an older run is no error.
  const downgrades = verdict.superseded || request.limits.allowDowngrade ? [] : findDowngrades(plan.places);
  if (downgrades.length > 0) throw new ActionError(downgrades);
  return { plan, record, verdict };
}

/** A promotion writes what the other environment runs, a roll-back what ran: tag and digest, unless `pin-digest` says otherwise. */
const pinOf = ({ occasion, limits }: Request): Pin =>
  occasion !== 'bump' && limits.pinDigest === 'keep' ? 'copy' : limits.pinDigest;

function recordOf(request: Request, plan: BumpPlan, shippedBy: ShipRecord | undefined): ShipRecord {
  return {
    service: request.service,
    environment: request.environment,
    images: plan.image.split('\n'),
    previousImages: plan.previousImage?.split('\n') ?? [],
    sourceRepository: shippedBy?.sourceRepository ?? request.sourceRepository,
    sourceCommit: request.sourceCommit ?? shippedBy?.sourceCommit,
    run: request.run,
    actor: request.actor,
    rollback: request.occasion === 'rollback',
    files: plan.files.map(({ path }) => path),
  };
}

/** Whether `record` may be written on top of `head`, whose commits are its memory. */
export async function judge(
  head: Pick<Head, 'commits'> & { readonly sha?: string },
  request: Request,
  record: ShipRecord,
  compare: Compare,
  memory: Memory = new Map(),
): Promise<OrderVerdict> {
  if (request.force || request.occasion === 'rollback') return { superseded: false };
  const last = await findLast(head, record, memory);
  if (head.sha !== undefined) memory.set(head.sha, last);
  if (last === undefined) return { superseded: false };
  if (request.occasion === 'promote') return judgePromotion(record, last);
  const other = last.record.sourceCommit;
  const known = record.sourceCommit !== undefined && other !== undefined && isSameSource(record, last.record);
  return judgeOrder(record, last, known ? await compare(record.sourceCommit, other) : undefined);
}

const isSameSource = (a: ShipRecord, b: ShipRecord): boolean =>
  a.sourceRepository === undefined || b.sourceRepository === undefined || a.sourceRepository === b.sourceRepository;

/** Reads back until the last bump of the same thing, a head that was read before, or a time of which no run can come back. */
async function findLast(
  head: Pick<Head, 'commits'>,
  candidate: ShipRecord,
  memory: Memory,
): Promise<LastBump | undefined> {
  const oldest = Date.now() - memoryDays * 24 * 3600 * 1000;
  const records: ShipRecord[] = [];
  for await (const { sha, message, committedAt } of head.commits()) {
    if (memory.has(sha)) return olderBump(records, memory.get(sha), candidate);
    const record = readRecord(message);
    if (record !== undefined) records.push(record);
    const last = record === undefined ? undefined : findLastBump(records, candidate);
    if (last !== undefined) return last;
    if (Date.parse(committedAt) < oldest) return undefined;
  }
  return undefined;
}

/** What was found before, unless a roll-back came since then. */
function olderBump(newer: readonly ShipRecord[], last: LastBump | undefined, candidate: ShipRecord) {
  if (last === undefined) return undefined;
  return {
    ...last,
    rolledBack: last.rolledBack || newer.some((each) => each.rollback && concernsSame(each, candidate)),
  };
}

const withWarnings = (plan: BumpPlan, warnings: readonly string[]): BumpPlan =>
  warnings.length === 0 ? plan : { ...plan, warnings: [...warnings, ...plan.warnings] };
