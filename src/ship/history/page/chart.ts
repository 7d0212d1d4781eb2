// Draws bars and lines as SVG, with a title and a description for those who do not see them. Pure; the colours are the page's.

import { phrase, present } from '../../../domain/text/optional.ts';
import { escapeHtml } from './html.ts';

/** Bars over a common axis; each may have a part that is marked. */
export interface Chart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What a person would read off it. */
  readonly description: string;
  readonly bars: readonly Bar[];
  /** How a value of the axis is written. */
  readonly label: (value: number) => string;
}

/** One bar. `value` undefined: nothing is known. */
export interface Bar {
  readonly name: string;
  readonly value: number | undefined;
  /** The part of it that is marked, from below. */
  readonly marked?: number | undefined;
}

const size = { width: 340, height: 150, left: 66, right: 6, top: 8, bottom: 22 };
const plot = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };

/** The chart; it grows and shrinks with its place. */
export function drawBars({ id, title, description, bars, label }: Chart): string {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const step = plot.width / Math.max(1, bars.length);
  const width = Math.max(1, step * 0.75);
  const heightOf = (value: number): number => (value / most) * plot.height;

  const shapes = bars.map((bar, index) => {
    const x = size.left + index * step + (step - width) / 2;
    if (bar.value === undefined) return '';
    return drawBar(bar, { x, width, heightOf, label });
  });
  const ticks = [most, most / 2, 0].map((value) => drawTick(value, heightOf(value), label));
  return [
    `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${id}-title ${id}-description">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-description">${escapeHtml(description)}</desc>`,
    ...ticks,
    ...shapes,
    drawEnds(bars),
    '</svg>',
  ].join('\n');
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly heightOf: (value: number) => number;
  readonly label: (value: number) => string;
}

function drawBar({ name, value = 0, marked = 0 }: Bar, { x, width, heightOf, label }: Place): string {
  const base = size.top + plot.height;
  const rectangle = (kind: string, from: number, to: number): string => {
    const [y, height] = [base - heightOf(to), heightOf(to - from)];
    return `<rect class="${kind}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/>`;
  };
  const told = `${label(value)}${phrase(marked !== 0, () => `, ${label(marked)} of them failed`)}`;
  const parts = present([rectangle('bar', marked, value), marked !== 0 && rectangle('bar marked', 0, marked)]);
  return `<g><title>${escapeHtml(`${name}: ${told}`)}</title>${parts.join('')}</g>`;
}

function drawTick(value: number, height: number, label: (value: number) => string): string {
  const y = round(size.top + plot.height - height);
  const line = `<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y}" y2="${y}"/>`;
  return `${line}<text x="${size.left - 4}" y="${y + 3}" text-anchor="end">${escapeHtml(label(value))}</text>`;
}

function drawEnds(bars: readonly Bar[]): string {
  const y = size.height - 6;
  const [first, last] = [bars[0]?.name ?? '', bars.at(-1)?.name ?? ''];
  const start = `<text x="${size.left}" y="${y}">${escapeHtml(first)}</text>`;
  const end = `<text x="${size.width - size.right}" y="${y}" text-anchor="end">${escapeHtml(last)}</text>`;
  if (bars.length > 1) return start + end;
  return start;
}

const round = (value: number): number => Math.round(value * 10) / 10;
