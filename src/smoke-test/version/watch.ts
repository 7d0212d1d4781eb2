// Keeps count of what answered, when, and how often in a row; says when the expected version is stable. Pure.

import { causeOf, type WatchFailure } from './failure.ts';
import { flat, type Goal, isGood, isWanted, labelOf, type Sighting } from './sighting.ts';

/** One kind of answer: how often it came, and when first and last, in seconds since the start. */
export interface TimelineRow {
  readonly label: string;
  readonly expected: boolean;
  readonly answers: number;
  readonly first: number;
  readonly last: number;
}

/** One probe on the chart: when, and which row. */
export type TimelinePoint = readonly [at: number, label: string];

/** Counts sightings against a goal. */
export interface VersionWatch {
  /** Takes the next sighting, seen `at` seconds after the start; true when its kind was never seen before. */
  see(sighting: Sighting, at: number): boolean;
  isStable(): boolean;
  /** True when more probes would show nothing new: the version does not stand where it is looked for. */
  isHopeless(): boolean;
  readonly streak: number;
  /** Good answers of what is waited for. */
  readonly good: number;
  /** True once the expected version answered, whatever the status; false when none is expected. */
  readonly seen: boolean;
  /** True once the service itself answered anything at all. */
  readonly answered: boolean;
  readonly last: Sighting | undefined;
  rows(): readonly TimelineRow[];
  points(): readonly TimelinePoint[];
  /** Answers by version; versions beyond the first 50 are counted as `…`. */
  versions(): Readonly<Record<string, number>>;
  /** Why the goal was not reached. */
  failure(): WatchFailure;
}

const maxRows = 50;
const maxPoints = 20_000;
const beyond = '…';
/** Probes that agree that the version stands elsewhere. */
const enoughElsewhere = 3;
/** A service whose old version names no version yet needs some time; in seconds and probes. */
const patience = { seconds: 30, probes: 5 };

/** Rows and points of the timeline and answers by version, all bounded. */
function createTally() {
  const rows = new Map<string, TimelineRow>();
  const points: TimelinePoint[] = [];
  const versions = new Map<string, number>();

  const count = (sighting: Sighting, at: number, expected: boolean): boolean => {
    const label = boundedName(rows, labelOf(sighting));
    const row = rows.get(label) ?? { label, expected, answers: 0, first: at, last: at };
    rows.set(label, { ...row, answers: row.answers + 1, last: at });
    if (points.length < maxPoints) points.push([at, label]);

    if (sighting.kind === 'version') {
      const version = boundedName(versions, flat(sighting.version));
      versions.set(version, (versions.get(version) ?? 0) + 1);
    }
    return row.answers === 0;
  };
  return { rows, points, versions, count };
}

/** The name, as long as there is room for one that was never seen. */
function boundedName(seen: ReadonlyMap<string, unknown>, name: string): string {
  if (seen.has(name) || seen.size < maxRows) return name;
  return beyond;
}

interface State {
  streak: number;
  streakStart: number;
  streakEnd: number;
  best: number;
  good: number;
  seen: boolean;
  answered: boolean;
  misses: number;
  missesSince: number;
  last: Sighting | undefined;
}

const newState = (): State => ({
  streak: 0,
  streakStart: 0,
  streakEnd: 0,
  best: 0,
  good: 0,
  seen: false,
  answered: false,
  misses: 0,
  missesSince: 0,
  last: undefined,
});

/** Starts a watch. */
export function startVersionWatch(goal: Goal): VersionWatch {
  const { rows, points, versions, count } = createTally();
  const state = newState();

  return {
    see: (sighting, at) => {
      takeIn(state, goal, sighting, at);
      return count(sighting, at, isWanted(goal, sighting));
    },
    isStable: () => state.streak >= goal.stable && state.streakEnd - state.streakStart >= goal.minStableSeconds,
    isHopeless: () => isHopeless(state, state.streakEnd),
    get streak() {
      return state.streak;
    },
    get good() {
      return state.good;
    },
    get seen() {
      return state.seen;
    },
    get answered() {
      return state.answered;
    },
    get last() {
      return state.last;
    },
    rows: () => [...rows.values()],
    points: () => points,
    versions: () => Object.fromEntries(versions),
    failure: () => causeOf(goal, { ...state, versions }),
  };
}

function takeIn(state: State, goal: Goal, sighting: Sighting, at: number): void {
  state.last = sighting;
  state.seen ||= sighting.kind === 'version' && isWanted(goal, sighting);
  state.answered ||= sighting.kind !== 'none' || (sighting.answered && sighting.wall !== true);
  countStreak(state, isGood(goal, sighting), at);
  countMisses(state, sighting, at);
}

function countStreak(state: State, good: boolean, at: number): void {
  state.streakEnd = at;
  if (!good) {
    state.streak = 0;
    return;
  }

  if (state.streak === 0) state.streakStart = at;
  state.streak += 1;
  state.good += 1;
  state.best = Math.max(state.best, state.streak);
}

function countMisses(state: State, sighting: Sighting, at: number): void {
  const isMiss = sighting.kind === 'none' && sighting.reason === 'version_missing';
  if (!isMiss) {
    state.misses = 0;
    return;
  }

  if (state.misses === 0) state.missesSince = at;
  state.misses += 1;
}

/** A single version anywhere means that the place is right for some pod. */
function isHopeless({ misses, missesSince, last, seen }: State, now: number): boolean {
  if (last?.kind !== 'none' || seen) return false;
  if (last.elsewhere === true) return misses >= enoughElsewhere;
  return misses >= patience.probes && now - missesSince >= patience.seconds;
}
