// How many of how many: compared exactly, shown cut. Never rounds up, never averages.

/** How many of how many were executed. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

/** What is measured in percent. */
export const measures = ['lines', 'branches', 'functions'] as const;
export type Measure = (typeof measures)[number];

/** A decimal number as `digits / 10^places`, exactly as it was written. */
function exact(value: number): { readonly digits: bigint; readonly scale: bigint } {
  // Numbers below 1e-6 print with an exponent; no threshold means that.
  const [whole = '0', fraction = ''] = (value < 1e-6 ? '0' : String(value)).split('.');
  return { digits: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}

/** True when the share is at least `percent`, compared without rounding: 79999 of 100000 is not 80 %. */
export function reaches({ covered, total }: Count, percent: number): boolean {
  const { digits, scale } = exact(percent);
  return BigInt(covered) * 100n * scale >= digits * BigInt(total);
}

/** True when `now` lies more than `points` percentage points below `before`, compared without rounding. */
export function dropsBy(before: Count, now: Count, points: number): boolean {
  const { digits, scale } = exact(points);
  const gap = BigInt(before.covered) * BigInt(now.total) - BigInt(now.covered) * BigInt(before.total);
  return gap * 100n * scale > digits * BigInt(before.total) * BigInt(now.total);
}

/** The percentage cut (never rounded up) after two decimals: `79.99`. */
export function formatPercent({ covered, total }: Count): string {
  return String(Math.floor((covered * 10_000) / total) / 100);
}

/** `79.99 % (79999 of 100000)`. */
export const describeCount = (count: Count): string => `${formatPercent(count)} % (${count.covered} of ${count.total})`;
