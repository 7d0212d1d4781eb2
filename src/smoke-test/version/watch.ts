// Keeps count of which versions answered, when, and how often in a row; says when the expected one is stable. Pure.

import type { FaultReason } from '../../domain/probe.ts';
import { isSameVersion } from '../../domain/version.ts';

/** Why a smoke test is red, as workflows read it. */
export type Reason =
  | FaultReason
  | 'version_mismatch'
  | 'version_unstable'
  | 'version_changed'
  | 'bad_status'
  | 'assertion'
  | 'not_json'
  | 'argocd_unreachable'
  | 'argocd_not_synced'
  | 'argocd_not_healthy';

/** What one probe saw. `good` is a 2xx status. */
export type Sighting =
  | { readonly kind: 'version'; readonly version: string; readonly good: boolean; readonly status: number }
  | { readonly kind: 'none'; readonly reason: Reason; readonly what: string };

/** What is waited for. */
export interface Goal {
  readonly expected: string;
  /** Good answers in a row. */
  readonly stable: number;
  /** Seconds between the first and the last of them, at least. */
  readonly minStableSeconds: number;
}

/** One kind of answer: how often it came, and when first and last, in seconds since the start. */
export interface TimelineRow {
  readonly label: string;
  readonly expected: boolean;
  readonly answers: number;
  readonly first: number;
  readonly last: number;
}

/** Counts sightings against a goal. */
export interface VersionWatch {
  /** Takes the next sighting, seen `at` seconds after the start; true when its kind was never seen before. */
  see(sighting: Sighting, at: number): boolean;
  isStable(): boolean;
  readonly streak: number;
  /** True once the expected version answered with a 2xx status. */
  readonly seen: boolean;
  readonly last: Sighting | undefined;
  rows(): readonly TimelineRow[];
  /** Answers by version; versions beyond the first 50 are counted as `…`. */
  versions(): Readonly<Record<string, number>>;
  /** Why the goal was not reached. */
  failure(): { readonly reason: Reason; readonly what: string };
}

const maxRows = 50;
const beyond = '…';

/** A sighting in words, as long as the server made them. */
export function labelOf(sighting: Sighting): string {
  if (sighting.kind === 'none') return sighting.what;
  return `version ${flat(sighting.version)}${sighting.good ? '' : ` with status ${sighting.status}`}`;
}

/** Rows of the timeline and answers by version, both bounded. */
function createTally() {
  const rows = new Map<string, TimelineRow>();
  const versions = new Map<string, number>();
  const count = (sighting: Sighting, at: number, expected: boolean): boolean => {
    const name = labelOf(sighting);
    const label = rows.has(name) || rows.size < maxRows ? name : beyond;
    const row = rows.get(label) ?? { label, expected, answers: 0, first: at, last: at };
    rows.set(label, { ...row, answers: row.answers + 1, last: at });
    if (sighting.kind === 'version') {
      const known = versions.has(flat(sighting.version)) || versions.size < maxRows;
      const version = known ? flat(sighting.version) : beyond;
      versions.set(version, (versions.get(version) ?? 0) + 1);
    }
    return row.answers === 0;
  };
  return { rows, versions, count };
}

/** Starts a watch. */
export function startWatch(goal: Goal): VersionWatch {
  const { rows, versions, count } = createTally();
  const state = { streak: 0, streakStart: 0, streakEnd: 0, best: 0, good: 0, last: undefined as Sighting | undefined };
  return {
    see: (sighting, at) => {
      const matches = sighting.kind === 'version' && isSameVersion(goal.expected, sighting.version);
      state.last = sighting;
      if (matches && sighting.good) {
        if (state.streak === 0) state.streakStart = at;
        state.streakEnd = at;
        state.good += 1;
        state.streak += 1;
        state.best = Math.max(state.best, state.streak);
      } else state.streak = 0;
      return count(sighting, at, matches);
    },
    isStable: () => state.streak >= goal.stable && state.streakEnd - state.streakStart >= goal.minStableSeconds,
    get streak() {
      return state.streak;
    },
    get seen() {
      return state.good > 0;
    },
    get last() {
      return state.last;
    },
    rows: () => [...rows.values()],
    versions: () => Object.fromEntries(versions),
    failure: () => failureOf(goal, state),
  };
}

interface Tally {
  readonly good: number;
  readonly best: number;
  readonly last: Sighting | undefined;
}

function failureOf(
  { expected, stable, minStableSeconds }: Goal,
  { good, best, last }: Tally,
): ReturnType<VersionWatch['failure']> {
  if (last === undefined) return { reason: 'timeout', what: 'no probe was answered before the time was up' };
  if (good > 0) {
    const want = `${stable} times in a row${minStableSeconds > 0 ? ` over ${minStableSeconds} s` : ''}`;
    const what = `${expected} answered ${good} times, but not ${want} (best: ${best}; last: ${labelOf(last)})`;
    return { reason: 'version_unstable', what };
  }
  const what = `${expected} never answered; the last probe saw: ${labelOf(last)}`;
  if (last.kind === 'none') return { reason: last.reason, what };
  return { reason: last.good || !isSameVersion(expected, last.version) ? 'version_mismatch' : 'bad_status', what };
}

/** One line. It is cut where it is printed, after secrets are hidden, so that no part of one is left. */
const flat = (version: string): string => version.replace(/\s+/g, ' ');
