// Whether an edit that another writer handed over may be written in its place: only where nothing happened since that its writer would
// have to judge anew. Pure.

import { optional } from '../../domain/text/optional.ts';
import type { QueueRules } from '../branch/queue.ts';
import { findRunningImages } from '../edit/images.ts';
import { holdsImage } from './proof.ts';
import { concernsSame, readRecord } from './ship-record.ts';

/** What is used to write the repository. */
export interface WriteAccess {
  readonly token: string | undefined;
  readonly 'ssh-key': string | undefined;
  readonly 'app-private-key': string | undefined;
}

/** Shorter ones may be words, which can be found by trying. */
const shortest = 20;
/** Made for one job, so that no two writers have the same: https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/ */
const ofOneJob = /^(?:ghs_|eyJ|glcbt-)/;

/** The rules for writers who share a key; undefined where each has one of its own. */
export function queueRules(access: WriteAccess): QueueRules | undefined {
  const { token } = access;
  const shared = optional(token !== undefined && !ofOneJob.test(token), () => token);
  const secret = access['app-private-key'] ?? access['ssh-key'] ?? shared;
  if (secret === undefined || secret.trim().length < shortest) return undefined;
  return rulesWith(secret.replaceAll('\r', '').trim());
}

const rulesWith = (secret: string): QueueRules => ({
  secret,
  mayFollow: ({ message, paths }, unseen) => {
    const own = readRecord(message);
    if (own === undefined || own.files.length !== paths.length || !paths.every((path) => own.files.includes(path)))
      return false;

    // Of a commit that is none of ours nobody knows what it changed; of one of ours, that it changed one image.
    return unseen.every((commit) => {
      const record = readRecord(commit.message);
      const isOurs = record !== undefined && record.files.length > 0 && commit.merged.length === 0;
      return isOurs && !concernsSame(record, own);
    });
  },
  isDone: (message, files) => {
    const images = readRecord(message)?.images ?? [];
    const find = (some: typeof files) => findRunningImages(some, {});
    return images.length > 0 && images.every((image) => files.some((file) => holdsImage(file, image, find)));
  },
});
