// Draws who answered when, as a few lines of text. Pure; labels must be printable already.

import { formatSeconds } from '../../domain/text/duration.ts';
import type { TimelinePoint } from '../version/watch.ts';

const columns = 60;
const mostRows = 8;
const widestLabel = 28;

/** A row per answer, a column per slice of time, from the first probe to the last; empty when there is nothing to draw. */
export function drawTimeline(points: readonly TimelinePoint[], show: (label: string) => string): string {
  const [first] = points[0] ?? [];
  const [last] = points.at(-1) ?? [];
  if (first === undefined || last === undefined || points.length < 2) return '';

  const width = Math.min(columns, points.length);
  const span = Math.max(last - first, 0.001);
  const columnOf = (at: number): number => Math.min(width - 1, Math.floor(((at - first) / span) * width));
  const rows = new Map<string, Set<number>>();
  for (const [at, label] of points) rows.set(label, (rows.get(label) ?? new Set<number>()).add(columnOf(at)));

  const lines = [...rows].slice(0, mostRows).map(([label, marks]) => {
    const cells = Array.from({ length: width }, (_, column) => (marks.has(column) ? '█' : '·'));
    return `${labelOf(show(label))} ${cells.join('')}`;
  });
  const ends = [formatSeconds(first), formatSeconds(last)] as const;
  const axis = `${' '.repeat(widestLabel)} ${ends[0]}${' '.repeat(Math.max(1, width - ends[0].length - ends[1].length))}${ends[1]}`;
  return [...lines, axis].join('\n');
}

function labelOf(label: string): string {
  const cut = label.length > widestLabel ? `${label.slice(0, widestLabel - 1)}…` : label;
  return cut.padEnd(widestLabel);
}
