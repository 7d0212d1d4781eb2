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
  const start = formatSeconds(first);
  const end = formatSeconds(last);
  const gap = ' '.repeat(Math.max(1, width - start.length - end.length));
  const axis = `${' '.repeat(widestLabel)} ${start}${gap}${end}`;
  return [...lines, axis].join('\n');
}

function labelOf(label: string): string {
  if (label.length <= widestLabel) return label.padEnd(widestLabel);
  return `${label.slice(0, widestLabel - 1)}…`;
}
