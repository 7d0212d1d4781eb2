// What coverage reports say, whatever their format, and their union. Never averages, never rounds up, never reads a file.

/** How many of how many were executed. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

/** What is measured in percent. */
export const measures = ['lines', 'branches', 'functions'] as const;
export type Measure = (typeof measures)[number];

/** Counts by a key that is stable between shards: a line, a branch, a function; `''` when the format only counts. */
export type Counts = Map<string | number, Count>;
export type FileCoverage = Readonly<Record<Measure, Counts>>;

/** One coverage report. */
export interface CoverageReport {
  readonly format: 'lcov' | 'cobertura' | 'istanbul-summary';
  /** By the file's name as the report writes it, joined to the report's own source folder. */
  readonly files: ReadonlyMap<string, FileCoverage>;
  /** The report's own total; set by formats that count it and name no lines. */
  readonly total?: FileCoverage | undefined;
}

/** The total of all reports; undefined where nothing of the kind was counted. */
export type CoverageTotals = Readonly<Record<Measure, Count | undefined>>;

/** No coverage. */
export const emptyCoverage = (): FileCoverage => ({ lines: new Map(), branches: new Map(), functions: new Map() });

/** Adds a count under a key; the same key twice keeps the larger of each number, so shards unite. */
export function cover(counts: Counts, key: string | number, covered: number, total = 1): void {
  const before = counts.get(key);
  if (before === undefined) counts.set(key, { covered, total });
  else if (covered > before.covered || total > before.total)
    counts.set(key, { covered: Math.max(covered, before.covered), total: Math.max(total, before.total) });
}

/**
 * The union of reports. Shards of one format merge line by line; a file that several formats report counts once, by the
 * first format that names it. `fileName` maps names in reports to paths in the repository.
 */
export function mergeCoverage(
  reports: readonly CoverageReport[],
  fileName: (name: string) => string = (name) => name,
): CoverageTotals {
  const [only] = reports;
  if (reports.length === 1 && only?.total !== undefined) return totalsOf([only.total]);
  const files = new Map<string, { readonly format: string; readonly coverage: FileCoverage }>();
  const anonymous: FileCoverage[] = [];
  for (const { format, files: named, total } of reports) {
    if (named.size === 0 && total !== undefined) anonymous.push(total);
    for (const [name, coverage] of named) {
      const key = fileName(name);
      const known = files.get(key);
      if (known === undefined) files.set(key, { format, coverage: unite(emptyCoverage(), coverage) });
      else if (known.format === format) unite(known.coverage, coverage);
    }
  }
  return totalsOf([...[...files.values()].map((each) => each.coverage), ...anonymous]);
}

function unite(into: FileCoverage, from: FileCoverage): FileCoverage {
  for (const measure of measures) {
    for (const [key, count] of from[measure]) cover(into[measure], key, count.covered, count.total);
  }
  return into;
}

function totalsOf(files: readonly FileCoverage[]): CoverageTotals {
  const sum = (measure: Measure): Count | undefined => {
    let covered = 0;
    let total = 0;
    for (const file of files) {
      for (const count of file[measure].values()) {
        covered += count.covered;
        total += count.total;
      }
    }
    return total === 0 ? undefined : { covered, total };
  };
  return { lines: sum('lines'), branches: sum('branches'), functions: sum('functions') };
}

/** True when the share is at least `percent`, compared without rounding: 79999 of 100000 is not 80 %. */
export function reaches({ covered, total }: Count, percent: number): boolean {
  const [whole = '0', fraction = ''] = String(percent).split('.');
  const scale = 10n ** BigInt(fraction.length);
  return BigInt(covered) * 100n * scale >= BigInt(whole + fraction) * BigInt(total);
}

/** The percentage cut (never rounded up) after two decimals: `79.99`. */
export function formatPercent({ covered, total }: Count): string {
  return String(Math.floor((covered * 10_000) / total) / 100);
}
