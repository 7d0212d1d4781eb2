// The whole report as one value, which is its JSON form too: spans, figures, what stands where, failures and approvals. Pure.

import { optional, phrase } from '../../domain/text/optional.ts';
import { type Definition, definitions } from './definitions.ts';
import type { FalseClaim, History, RecordedDeployment } from './deployment.ts';
import { countFigures, type Figures, isWithin, type Span, timeToRestore } from './figures.ts';
import type { Holding, ServiceStanding } from './standing.ts';
import { readTimelines, type Timeline, type TimelineStep } from './timeline.ts';

/** Figures of one row; empty names stand for all. */
export interface FigureRow {
  readonly environment: string;
  readonly service: string;
  readonly figures: Figures;
}

/** A week that begins at `from`, of one environment. */
export interface Week {
  readonly from: string;
  readonly deployments: number;
  readonly failed: number;
  /** Median of the lead time to the bump, in seconds; undefined when none is known. */
  readonly lead: number | undefined;
}

/** One deployment, for people. Times are ISO 8601 in UTC. */
export interface Entry {
  readonly at: string;
  readonly service: string;
  readonly environment: string;
  readonly image: string;
  readonly previousImage: string | undefined;
  readonly commit: string;
  readonly kind: 'deployment' | 'roll-back';
  readonly sourceRepository: string | undefined;
  readonly sourceCommit: string | undefined;
  readonly run: string | undefined;
  readonly actor: string | undefined;
  readonly approvedBy: string | undefined;
  /** What smoke tests said of it, in order; empty: no note. */
  readonly verdicts: readonly string[];
}

/** The report. */
export interface Document {
  readonly repository: string;
  readonly head: string;
  readonly from: string;
  readonly to: string;
  /** Deployments and roll-backs in the whole history. */
  readonly records: number;
  readonly overall: Figures;
  readonly environments: readonly FigureRow[];
  readonly services: readonly FigureRow[];
  readonly weeks: Readonly<Record<string, readonly Week[]>>;
  readonly standing: readonly (Entry & { readonly holding: Holding })[];
  readonly failures: readonly (Entry & { readonly secondsToRestore: number | undefined; readonly isProven: boolean })[];
  readonly approved: readonly Entry[];
  readonly falseClaims: readonly FalseClaim[];
  readonly definitions: Readonly<Record<string, Definition>>;
}

/** What the document is made of. */
export interface Material {
  readonly repository: string;
  readonly head: string;
  readonly span: Span;
  readonly history: History;
  readonly timelines: readonly Timeline[];
  readonly standing: readonly ServiceStanding[];
}

/** The timelines of a history, with the dates of source commits that only another record of the same commit holds. */
export function timelinesOf({ deployments }: History): Timeline[] {
  const dates = new Map<string, number>();
  const keyOf = ({ sourceRepository, sourceCommit }: RecordedDeployment): string =>
    `${sourceRepository ?? ''} ${sourceCommit}`;
  for (const each of deployments)
    if (each.sourceCommit !== undefined && each.sourceAt !== undefined) dates.set(keyOf(each), each.sourceAt);

  const dated = deployments.map((each) => {
    const sourceAt = each.sourceAt ?? optional(each.sourceCommit, () => dates.get(keyOf(each)));
    if (sourceAt === each.sourceAt) return each;
    return { ...each, sourceAt };
  });
  return readTimelines(dated);
}

/** Puts the document together. */
export function writeDocument({ repository, head, span, history, timelines, standing }: Material): Document {
  const steps = timelines.flatMap((timeline) => timeline.steps.filter((step) => isWithin(step, span)));
  const newestFirst = steps.sort((a, b) => b.deployment.at - a.deployment.at);
  const names = [...new Set(timelines.map(({ environment }) => environment))];
  const environments = names.map((environment) => {
    const own = timelines.filter((timeline) => timeline.environment === environment);
    return { environment, service: '', figures: countFigures(own, span), own };
  });

  return {
    repository,
    head,
    from: isoOf(span.from),
    to: isoOf(span.to),
    records: history.deployments.length,
    overall: countFigures(timelines, span),
    environments: environments.map(({ own, ...row }) => row),
    services: timelines.map((timeline) => rowOf(timeline, span)),
    weeks: Object.fromEntries(environments.map(({ environment, own }) => [environment, weeksOf(own, span)])),
    standing: standing.map(({ step, holding }) => ({ ...entryOf(step), holding })),
    failures: newestFirst.filter((step) => step.isFailed && !step.deployment.isRollback).map(failureOf),
    approved: newestFirst.filter(({ deployment }) => deployment.approvedBy !== undefined).map(entryOf),
    falseClaims: history.falseClaims,
    definitions,
  };
}

const rowOf = (timeline: Timeline, span: Span): FigureRow => ({
  environment: timeline.environment,
  service: timeline.service,
  figures: countFigures([timeline], span),
});

const week = 7 * 24 * 3600;

/** Whole weeks that end with the span; the first may be cut short. */
function weeksOf(timelines: readonly Timeline[], { from, to }: Span): Week[] {
  const count = Math.ceil((to - from) / week);
  const steps = timelines.flatMap((timeline) => timeline.steps.filter((step) => isWithin(step, { from, to })));
  const byWeek = Map.groupBy(steps, ({ deployment }) => Math.ceil((to - deployment.at) / week));

  return Array.from({ length: count }, (_, index) => {
    const back = count - index;
    const own = { from: Math.max(from, to - back * week), to: to - (back - 1) * week };
    const { deployments, failed, leadToBump } = countFigures([{ steps: byWeek.get(back) ?? [] }], own);
    return { from: isoOf(own.from), deployments, failed, lead: leadToBump.median };
  });
}

function failureOf(step: TimelineStep): Document['failures'][number] {
  return {
    ...entryOf(step),
    secondsToRestore: timeToRestore(step),
    isProven: step.restored?.isProven ?? false,
  };
}

/** A step as people read it. */
export function entryOf({ deployment }: Pick<TimelineStep, 'deployment'>): Entry {
  const { at, service, environment, image, previous, landed, isRollback, verdicts } = deployment;
  const { sourceRepository, sourceCommit, run, actor, approvedBy } = deployment;

  return {
    at: isoOf(at),
    service,
    environment,
    image,
    previousImage: optional(previous !== '', () => previous),
    commit: landed,
    kind: isRollback ? 'roll-back' : 'deployment',
    sourceRepository,
    sourceCommit,
    run,
    actor,
    approvedBy,
    verdicts: verdicts.map(wordVerdict),
  };
}

function wordVerdict({ isPass, isConclusive, at, reason }: RecordedDeployment['verdicts'][number]): string {
  const when = phrase(at, (at) => ` at ${isoOf(at)}`);
  if (isPass) return `pass${when}`;
  if (!isConclusive) return `could not be measured${when}`;
  return `fail${phrase(reason, (reason) => ` (${reason})`)}${when}`;
}

/** The last second of the year 9999: whoever writes a commit chooses its date, and beyond the calendar there is none. */
const lastSecond = 253_402_300_799;

/** `2026-01-19T10:04:33Z`. */
export const isoOf = (seconds: number): string =>
  new Date(Math.min(seconds, lastSecond) * 1000).toISOString().replace('.000Z', 'Z');
