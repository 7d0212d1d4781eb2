// Whether images show that what we wrote is there. Dates prove nothing and are not looked at. Pure.

import { findImageReference } from '../../domain/image/reference.ts';
import { commitNamedBy, isSameVersion } from '../../domain/version.ts';
import type { SyncPlan } from '../plan.ts';

/** `mixed`: ours, and another of the same repository beside it. `unknown`: these images cannot tell. */
export type Proof = 'ours' | 'mixed' | 'absent' | 'unknown';

interface Seen {
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** What images prove: by the references in `image` where they are given, else by the expected versions as their tags. */
export function proveImages(images: readonly string[], plan: SyncPlan): Proof {
  const seen = images.flatMap(parse);
  if (plan.images.length > 0) return proveByReference(seen, plan.images.flatMap(parse));
  return proveByTag(seen, plan);
}

function proveByReference(seen: readonly Seen[], wanted: readonly Seen[]): Proof {
  const repositories = new Set(wanted.map((each) => each.repository));
  const candidates = seen.filter((each) => repositories.has(each.repository));
  return proofOf(candidates, (each) => wanted.some((ours) => isSameImage(ours, each)));
}

/** A digest says more than a tag. */
function isSameImage(ours: Seen, other: Seen): boolean {
  if (ours.repository !== other.repository) return false;
  if (ours.digest !== undefined && other.digest !== undefined) return ours.digest === other.digest;
  return ours.tag !== undefined && ours.tag === other.tag;
}

function proveByTag(seen: readonly Seen[], { expected, service }: SyncPlan): Proof {
  const candidates = ofService(service, seen);
  const isOurs = ({ tag }: Seen): boolean => tag !== undefined && expected.some((each) => isTagOf(each, tag));

  const repositories = new Set(candidates.filter(isOurs).map((each) => each.repository));
  if (repositories.size > 0)
    return proofOf(
      candidates.filter((each) => repositories.has(each.repository)),
      isOurs,
    );
  const isComparable = candidates.some(({ tag }) => tag !== undefined && expected.some((each) => isAlike(each, tag)));
  if (isComparable) return 'absent';
  return 'unknown';
}

/** Those whose repository bears the name of the service; all, when none does. */
function ofService(service: string, seen: readonly Seen[]): readonly Seen[] {
  const own = seen.filter(({ repository }) => repository.split('/').at(-1) === service);
  if (own.length === 0) return seen;
  return own;
}

function proofOf(candidates: readonly Seen[], isOurs: (each: Seen) => boolean): Proof {
  if (candidates.length === 0) return 'unknown';
  if (candidates.every(isOurs)) return 'ours';
  if (candidates.some(isOurs)) return 'mixed';
  return 'absent';
}

/** A tag may say more than the version that answers: `v2.4.1-a7f3c92` for `2.4.1`. */
function isTagOf(expected: string, tag: string): boolean {
  if (isSameVersion(expected, tag)) return true;
  const bare = (text: string): string => text.replace(/^v(?=\d)/i, '');
  return /^v?\d+\.\d+\.\d+$/i.test(expected) && bare(tag).startsWith(`${bare(expected)}-`);
}

/** True when two texts are of one kind, so that a difference means something. */
const isAlike = (expected: string, tag: string): boolean =>
  (namesCommit(expected) && namesCommit(tag)) || (isRelease(expected) && isRelease(tag));

const namesCommit = (text: string): boolean => /^[0-9a-f]{7,64}$/i.test(text) || commitNamedBy(text) !== undefined;
const isRelease = (text: string): boolean => /^v?\d+\.\d+\.\d+/i.test(text);

function parse(image: string): Seen[] {
  const reference = findImageReference(image.slice(0, 1000));
  if (reference === undefined) return [];
  return [reference];
}
