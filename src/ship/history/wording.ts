// How values of the report read, the same in Markdown and on the page. Pure.

import { shortImageVersion } from '../../bump-manifest/history/commit-message.ts';
import { formatSeconds } from '../../domain/text/duration.ts';
import { phrase } from '../../domain/text/optional.ts';
import { imagesOf } from './deployment.ts';
import type { Entry, FigureRow } from './document.ts';
import type { Spread } from './figures.ts';
import type { Holding } from './standing.ts';

/** What is shown where nothing is known. */
export const unknown = '–';

/** `3 h 4 min (p90 2 d, of 12)`. */
export function wordSpread({ median, p90, count }: Spread): string {
  if (median === undefined || p90 === undefined) return unknown;
  return `${formatSeconds(median)} (p90 ${formatSeconds(p90)}, of ${count})`;
}

/** `12 %`; never rounded to nothing or to all. */
export function wordShare(share: number | undefined): string {
  if (share === undefined) return unknown;
  const percent = share * 100;
  if (percent === 0 || percent >= 10) return `${Math.round(percent)} %`;
  return `${percent.toFixed(1)} %`;
}

/** `2026-01-19 10:04`, in UTC. */
export const wordTime = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

/** The version of an image, as people call it. */
export const wordImage = (image: string): string => shortImageVersion(imagesOf(image));

/** `run 4711` of a page of a run; else the text itself. */
export function wordRun(run: string | undefined): string {
  if (run === undefined) return unknown;
  const number = /\/runs\/(\d+)/.exec(run)?.[1];
  if (number === undefined) return run;
  return `run ${number}`;
}

/** Who started the run, and who approved it. */
export function wordPeople({ actor, approvedBy }: Entry): string {
  const by = actor ?? unknown;
  if (approvedBy === undefined) return by;
  return `${by}; approved by ${approvedBy}`;
}

/** What smoke tests said last. */
export const wordVerdicts = ({ verdicts }: Entry): string => verdicts.at(-1) ?? 'not known: no note';

/** What the files say of the last record. */
export const holdings: Readonly<Record<Holding, string>> = {
  holds: 'the files hold it',
  changed: 'changed since without a record',
  unnamed: 'not looked at: the record names no files',
};

/** The cells of a row of figures, in the order of `figureHeader`. */
export function figureCells({ figures }: Pick<FigureRow, 'figures'>): string[] {
  return [
    `${figures.deployments} (${figures.perWeek.toFixed(1)} a week)`,
    String(figures.proven),
    wordSpread(figures.leadToBump),
    wordSpread(figures.leadToProven),
    `${wordShare(figures.failureRate)} (${figures.failed})`,
    `${wordShare(figures.rollbackRate)} (${figures.rollbacks})`,
    `${wordSpread(figures.timeToRestore)}${phrase(figures.notRestored !== 0, () => `; ${figures.notRestored} not restored`)}`,
    String(figures.unrecorded),
  ];
}

/** What the cells are. */
export const figureHeader: readonly string[] = [
  'deployments',
  'proven',
  'lead time to bump',
  'lead time to proven',
  'change failure rate',
  'roll-back rate',
  'time to restore',
  'changed without a record',
];

/** An environment's name; many records have none. */
export const wordEnvironment = (name: string): string => {
  if (name === '') return '(no environment)';
  return name;
};
