// Coverage of the changed lines: which of them can be covered, which are, and whether that is enough. Pure.

import { optional, phrase, present } from '../../domain/text/optional.ts';
import { counted, listed, type Reason } from '../reason.ts';
import { type Count, describeCount, reaches } from '../reports/coverage/count.ts';
import type { FileCoverage } from '../reports/coverage/coverage.ts';
import type { Judgement, PatchDemands } from './demands.ts';

/** The lines that a change wrote, by path in the repository; each range is first and last line. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>;

/** What is known of the change. */
export type KnownChange =
  | { readonly lines: ChangedLines /** What it is measured against, for people. */; readonly base: string }
  | UnknownChange;

/** Why nothing is known of the change, and what to do where that is not the usual thing. */
export interface UnknownChange {
  readonly unknown: string;
  readonly step?: string | undefined;
}

/** Lines of a file that follow each other. */
export interface UncoveredRange {
  readonly file: string;
  readonly first: number;
  readonly last: number;
}

/** Coverage of the change. */
export interface PatchCoverage {
  /** Undefined when no changed line can be covered. */
  readonly count: Count | undefined;
  readonly base: string;
  readonly uncovered: readonly UncoveredRange[];
  /** Changed files of a kind that the reports cover, which no report names. */
  readonly unlisted: readonly string[];
}

/** Measures the change. `files`: coverage by path in the repository. */
export function measurePatch(
  change: Extract<KnownChange, { lines: ChangedLines }>,
  files: ReadonlyMap<string, FileCoverage>,
): PatchCoverage {
  const uncovered: UncoveredRange[] = [];
  let covered = 0;
  let total = 0;

  for (const [file, ranges] of change.lines) {
    const places = placesOf(files.get(file));
    if (places === undefined) continue;
    for (const [first, last] of ranges) {
      for (let line = first; line <= last; line++) {
        const ran = places.find(line);
        if (ran === undefined) continue;
        total += 1;
        if (ran) covered += 1;
        else extend(uncovered, file, line);
      }
    }
  }

  return {
    count: optional(total !== 0, () => ({ covered, total })),
    base: change.base,
    uncovered,
    unlisted: unlistedFiles(change.lines, files),
  };
}

const placesOf = (file: FileCoverage | undefined): FileCoverage['lines'] | undefined => {
  const places = file?.places ?? file?.lines;
  if (places?.isMarked === true) return places;
  return undefined;
};

function extend(uncovered: UncoveredRange[], file: string, line: number): void {
  const last = uncovered.at(-1);
  if (last?.file === file && last.last === line - 1) uncovered[uncovered.length - 1] = { ...last, last: line };
  else uncovered.push({ file, first: line, last: line });
}

/** A new file that no test loads is in no report of most tools: nobody sees that it is not covered. */
function unlistedFiles(changed: ChangedLines, files: ReadonlyMap<string, FileCoverage>): string[] {
  const endings = new Set([...files.keys()].map(endingOf));
  return [...changed]
    .filter(([file, ranges]) => ranges.length > 0 && !files.has(file) && endings.has(endingOf(file)))
    .map(([file]) => file)
    .filter(
      (file) => !/(?:^|\/)(?:tests?|spec|__tests__)\/|[._-](?:test|spec)\.|(?:^|\/)test_|_test\.|Tests?\./.test(file),
    );
}

const endingOf = (file: string): string => /\.[A-Za-z0-9]+$/.exec(file)?.[0] ?? '';

/** Red when the change is covered less than demanded, or its coverage cannot be known. */
export function judgePatch(
  patch: PatchCoverage | UnknownChange | undefined,
  { percent, minLines }: PatchDemands,
  namesLines: boolean,
): Judgement<Reason> {
  if (percent === undefined || patch === undefined) return { reasons: [], warnings: [] };
  const demand = `coverage-patch is ${percent} %`;
  if ('unknown' in patch)
    return {
      reasons: [{ code: 'change_unknown', text: `${demand}, and ${patch.unknown}`, step: patch.step }],
      warnings: [],
    };
  if (!namesLines) {
    const text = `${demand}, and no coverage report that names lines was read`;
    return { reasons: [{ code: 'coverage_missing', text }], warnings: [] };
  }

  const { count, unlisted } = patch;
  const names = listed(unlisted.map((file) => `"${file}"`));
  const warnings = present([
    unlisted.length > 0 && {
      code: 'change_unlisted',
      text: `no coverage report lists ${counted(unlisted.length, 'changed file')}: ${names}; make the tool list files that no test loads, too`,
    },
  ]);
  if (count === undefined || count.total < minLines || reaches(count, percent)) return { reasons: [], warnings };
  const text = `coverage of the changed lines is ${describeCount(count)}, below ${percent} %`;
  return { reasons: [{ code: 'patch_too_low', text }], warnings };
}

/** The patch coverage in words. */
export function describePatch(patch: PatchCoverage, { minLines }: PatchDemands): string {
  const { count, base } = patch;
  if (count === undefined) return `no changed line can be covered (against ${base})`;
  const few = phrase(
    count.total < minLines,
    () => `; fewer than coverage-patch-min-lines (${minLines}), so not judged`,
  );
  return `${describeCount(count)} of the changed lines (against ${base})${few}`;
}
