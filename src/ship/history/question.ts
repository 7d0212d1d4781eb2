// Answers an auditor: what stood there at a time, and who put it there. From records that hold alone. Pure.

import { optional } from '../../domain/text/optional.ts';
import { type Entry, entryOf, isoOf } from './document.ts';
import type { Span } from './figures.ts';
import type { Timeline } from './timeline.ts';

/** A day, or a moment; seconds since 1970. */
export interface DeploymentsQuestion {
  readonly service: string;
  readonly environment: string;
  readonly span: Span;
}

/** What stood at the beginning, what changed, each in order. */
export interface DeploymentsAnswer {
  readonly from: string;
  readonly to: string;
  /** Undefined: no record is that old. */
  readonly before: Entry | undefined;
  readonly changes: readonly Entry[];
}

const day = 24 * 3600;

/** `2026-01-19` is that day in UTC, `2026-01-19T14:05Z` that minute; undefined for what is no date. */
export function readWhen(text: string): Span | undefined {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  if (!isDay && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const from = Date.parse(text) / 1000;
  // A thirty-first of February would be another day.
  if (Number.isNaN(from) || (isDay && !isoOf(from).startsWith(text))) return undefined;
  return { from, to: from + (isDay ? day : 60) };
}

/** The answer; undefined when there is no record of that service in that environment at all. */
export function answer(
  { service, environment, span }: DeploymentsQuestion,
  timelines: readonly Timeline[],
): DeploymentsAnswer | undefined {
  const own = timelines.find((each) => each.service === service && each.environment === environment);
  if (own === undefined) return undefined;

  const before = own.steps.filter(({ deployment }) => deployment.at < span.from).at(-1);
  const changes = own.steps.filter(({ deployment: { at } }) => at >= span.from && at < span.to);
  return {
    from: isoOf(span.from),
    to: isoOf(span.to),
    before: optional(before, (before) => entryOf(before)),
    changes: changes.map(entryOf),
  };
}
