// What one probe saw, and whether that is what is waited for. Pure.

import { phrase } from '../../domain/text/optional.ts';
import { isSameVersion } from '../../domain/version.ts';
import type { ReasonCode } from '../reason.ts';

/** A probe that showed no version. */
export interface Unsighted {
  readonly kind: 'none';
  readonly reason: ReasonCode;
  readonly what: string;
  readonly fix?: string | undefined;
  /** False when nothing came back at all. */
  readonly answered: boolean;
  /** True when something in front of the service answered, or the way to another origin: that says nothing about the service. */
  readonly wall?: boolean;
  /** True for a redirect that was not followed, wherever it leads; a firewall's challenge is none, even with such a status. */
  readonly redirect?: boolean;
  /** True when the expected version stands elsewhere in the answer. */
  readonly elsewhere?: boolean;
}

/** What one probe saw. `good` is a 2xx status; `number` a JSON number in place of a text. */
export type Sighting =
  | {
      readonly kind: 'version';
      readonly version: string;
      readonly good: boolean;
      readonly status: number;
      readonly number?: boolean;
    }
  | { readonly kind: 'healthy'; readonly status: number }
  | Unsighted;

/** What is waited for. */
export interface Goal {
  /** Any one of them must answer; none means that a 2xx is enough. */
  readonly expected: readonly string[];
  /** Good answers in a row. */
  readonly stable: number;
  /** Seconds between the first and the last of them, at least. */
  readonly minStableSeconds: number;
}

/** A sighting in words, as long as the server made them. */
export function labelOf(sighting: Sighting): string {
  if (sighting.kind === 'none') return sighting.what;
  if (sighting.kind === 'healthy') return `status ${sighting.status}`;
  return `version ${flat(sighting.version)}${phrase(!sighting.good, () => ` with status ${sighting.status}`)}`;
}

/** True when a text is one of the expected versions. */
export const isExpected = (expected: readonly string[], version: string): boolean =>
  expected.some((each) => isSameVersion(each, version));

/** True when a sighting is what is waited for, whatever its status. */
export function isWanted({ expected }: Pick<Goal, 'expected'>, sighting: Sighting): boolean {
  if (sighting.kind === 'version') return isExpected(expected, sighting.version);
  return sighting.kind === 'healthy' && expected.length === 0;
}

/** True for an answer that moves the goal nearer. */
export const isGood = (goal: Pick<Goal, 'expected'>, sighting: Sighting): boolean =>
  isWanted(goal, sighting) && (sighting.kind !== 'version' || sighting.good);

/** One line. It is cut where it is printed, after secrets are hidden, so that no part of one is left. */
export const flat = (version: string): string => version.slice(0, 10_000).replace(/\s+/g, ' ');
