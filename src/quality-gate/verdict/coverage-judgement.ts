// Holds coverage against thresholds and against an earlier report. Pure.

import type { Reason } from '../reason.ts';
import {
  type Count,
  describeCount,
  dropsBy,
  formatPercent,
  type Measure,
  measures,
  reaches,
} from '../reports/coverage/count.ts';
import type { CoverageTotals } from '../reports/coverage/coverage.ts';
import type { BaselineDemands, Demands, Judgement } from './demands.ts';

/** Red where a threshold is not reached, or nobody counted what it asks for. */
export function judgeThresholds(
  totals: CoverageTotals,
  isRead: boolean,
  thresholds: Demands['coverage'],
): Judgement<Reason> {
  const asked = measures.filter((measure) => thresholds[measure] !== undefined);
  return {
    reasons: asked.flatMap((measure) => thresholdReason(measure, thresholds[measure] ?? 0, totals[measure], isRead)),
    warnings: asked.flatMap((measure) => fractionWarning(measure, thresholds[measure] ?? 0)),
  };
}

function thresholdReason(measure: Measure, threshold: number, count: Count | undefined, isRead: boolean): Reason[] {
  if (count === undefined) {
    const why = isRead ? `the coverage reports count no ${measure}` : 'no coverage report was read';
    return [{ code: 'coverage_missing', text: `coverage-${measure} is ${threshold} %, and ${why}` }];
  }
  if (reaches(count, threshold)) return [];
  const text = `coverage of ${measure} is ${describeCount(count)}, below ${threshold} %${missingOf(count, threshold)}`;
  return [{ code: 'coverage_too_low', text }];
}

/** `: 3 more must be covered`. */
function missingOf({ covered, total }: Count, threshold: number): string {
  let missing = Math.max(1, Math.ceil((threshold * total) / 100) - covered);
  while (!reaches({ covered: covered + missing, total }, threshold) && missing < total) missing += 1;
  return `: ${missing} more must be covered`;
}

/** `0.8` means 0.8 percent; whoever writes it means 80. */
function fractionWarning(measure: string, threshold: number): Reason[] {
  if (threshold <= 0 || threshold > 1) return [];
  const meant = Number((threshold * 100).toPrecision(6));
  const text = `coverage-${measure} is ${threshold} %: percentages go from 0 to 100. Did you mean ${meant}?`;
  return [{ code: 'threshold_fraction', text }];
}

/** An earlier coverage: its totals, or why there is none. */
export type Baseline = { readonly totals: CoverageTotals } | { readonly missing: string };

/** Red when the share of covered lines fell by more than the tolerance and more lines are uncovered than before. */
export function judgeBaseline(
  totals: CoverageTotals,
  baseline: Baseline | undefined,
  demands: BaselineDemands | undefined,
): Judgement<Reason> {
  if (baseline === undefined || demands === undefined) return { reasons: [], warnings: [] };
  if ('missing' in baseline) return byPolicy(demands, { code: 'baseline_missing', text: baseline.missing });

  const before = baseline.totals.lines;
  const now = totals.lines;
  if (before === undefined)
    return byPolicy(demands, {
      code: 'baseline_missing',
      text: 'the baseline counts no lines, so nothing is compared',
    });
  if (now === undefined) {
    const text = 'a baseline is given, but no coverage of lines was read to compare with it';
    return { reasons: [{ code: 'coverage_missing', text }], warnings: [] };
  }
  // Where covered code was deleted the share falls, and nothing got worse.
  const isWorse = now.total - now.covered > before.total - before.covered;
  if (!isWorse || !dropsBy(before, now, demands.maxDrop)) return { reasons: [], warnings: [] };
  const text = `coverage of lines fell from ${describeCount(before)} to ${describeCount(now)}, more than coverage-max-drop (${demands.maxDrop} points) allows`;
  return { reasons: [{ code: 'coverage_dropped', text }], warnings: [] };
}

const byPolicy = ({ onMissing }: BaselineDemands, reason: Reason): Judgement<Reason> => {
  if (onMissing === 'fail') return { reasons: [reason], warnings: [] };
  return { reasons: [], warnings: [reason] };
};

/** Points between two shares, signed: `+1.25`, `−0.4`; empty when one is not there. */
export function pointsBetween(before: Count | undefined, now: Count | undefined): string {
  if (before === undefined || now === undefined) return '';
  return signed(Number(formatPercent(now)) - Number(formatPercent(before)));
}

/** A difference with its sign. */
export const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(Number(points.toFixed(2)))}`;
