// Asks the registries for the images that a plan writes, before it is written; looks for others when a roll-back's is gone. Writes nothing.
//
// The map of this room: inquiry (who is asked), evidence (what an answer means), image-revision (the commit that an image
// says it was built from).

import type { Deadline } from '../../clients/deadline.ts';
import type { openPresence } from '../../clients/registry/presence.ts';
import { ActionError } from '../../domain/action-error.ts';
import type { Presence } from '../../domain/image/presence.ts';
import { formatImageReference, type ImageReference, isSameRepository } from '../../domain/image/reference.ts';
import type { Job } from '../../domain/job.ts';
import { optional, present } from '../../domain/text/optional.ts';
import type { Head, HistoryVersion } from '../branch/branch.ts';
import type { BumpPlan } from '../bump-plan.ts';
import { findImages } from '../edit/scan.ts';
import { wroteImages } from '../history/proof.ts';
import { type Fates, fateOf, noteFates } from '../history/rollback/roll-back.ts';
import { readRecord, type ShipRecord } from '../history/ship-record.ts';
import type { BumpRequest } from '../request.ts';
import { type OlderImage, type VerifyMode, weigh, writtenImages } from './evidence.ts';

/** What stays the same over all tries. */
export interface InquiryContext {
  readonly mode: VerifyMode;
  readonly request: Pick<BumpRequest, 'occasion'>;
  readonly job: Pick<Job, 'env' | 'log' | 'signal'>;
  readonly deadline: Deadline;
  readonly openPresence: typeof openPresence;
}

/** Says what is known of the plan's images; throws an ActionError for one that may not be written. */
export type Inquire = (head: Pick<Head, 'history'>, plan: Pick<BumpPlan, 'places'>) => Promise<void>;

/** A stalled registry does not stall a bump for longer, in seconds. */
const patience = { auto: 5, true: 20 };
const leastSeconds = 1;
const mostOlder = 10;

/** Asks for each image once, however often it is planned. */
export function inquiry({ mode, request, job, deadline, openPresence }: InquiryContext): Inquire {
  if (mode === 'false') return async () => undefined;
  const { env, log, signal } = job;
  const askOnce = openPresence({ env, insist: mode === 'true', signal, onSecret: log.mask });
  const answers = new Map<string, Promise<Presence>>();
  const ask = async (image: ImageReference): Promise<Presence> => {
    const text = formatImageReference(image);
    const seconds = Math.max(leastSeconds, Math.min(patience[mode], deadline.remaining()));
    const answer = answers.get(text) ?? askOnce(image, seconds);
    answers.set(text, answer);
    return await answer;
  };

  return async (head, plan) => {
    const fresh = writtenImages(plan).filter((image) => !answers.has(formatImageReference(image)));
    const presences = await Promise.all(fresh.map(ask));
    const evidence = await Promise.all(
      fresh.map(async (image, at) => {
        const presence = presences[at] ?? { state: 'unknown', why: 'nobody was asked' };
        const isGone = presence.state === 'absent' && request.occasion === 'rollback';
        const older = (await optional(isGone, () => findOlder(head, plan, image, ask))) ?? [];
        return weigh(image, presence, { mode, occasion: request.occasion, older });
      }),
    );
    const problems = evidence.flatMap((each) => present([each.kind === 'problem' && each.problem]));

    for (const each of evidence) if (each.kind !== 'problem') log[each.kind](each.message);
    if (problems.length > 0) throw new ActionError(problems);
  };
}

/** What else stood in the files before, newest first, and whether it is still there. */
async function findOlder(
  head: Pick<Head, 'history'>,
  { places }: Pick<BumpPlan, 'places'>,
  gone: ImageReference,
  ask: (image: ImageReference) => Promise<Presence>,
): Promise<OlderImage[]> {
  const own = places.filter(({ next }) => isSameRepository(next, gone));
  const besides = new Set([gone, ...own.map(({ reference }) => reference)].map(formatImageReference));
  const found = new Map<string, ImageReference>();
  const fates: Fates = [];

  try {
    for await (const version of head.history([...new Set(own.map(({ file }) => file))])) {
      for (const record of provenRecords(version)) noteFates(fates, record);
      for (const { reference } of findImages(version.files)) {
        const text = formatImageReference(reference);
        if (isSameRepository(reference, gone) && !besides.has(text)) found.set(text, reference);
      }
      if (found.size >= mostOlder) break;
    }
  } catch (thrown) {
    // The list is a help beside the error that is told in any case.
    if (!(thrown instanceof ActionError)) throw thrown;
  }

  const images = [...found].slice(0, mostOlder);

  return await Promise.all(
    images.map(async ([, image]) => ({
      image,
      state: (await ask(image)).state,
      isUndone: fateOf(fates, image)?.fate === 'undone',
    })),
  );
}

const provenRecords = (version: HistoryVersion): ShipRecord[] =>
  [version, ...version.merged]
    .flatMap(({ message }) => readRecord(message) ?? [])
    .filter((record) => wroteImages(record, version, findImages));
