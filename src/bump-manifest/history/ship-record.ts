// What a commit of ours says about itself in its `Ship-*` trailers, and back. The history of the manifests is our only memory.

import { optional } from '../../domain/text/optional.ts';
import { findBlock, findTrailer, findTrailers, type Trailers } from './trailers.ts';

/** What was shipped by one commit. */
export interface ShipRecord {
  readonly service: string;
  readonly environment: string | undefined;
  /** One reference per line of the bump. */
  readonly images: readonly string[];
  readonly previousImages: readonly string[];
  /** `owner/name` of the service's own repository. */
  readonly sourceRepository: string | undefined;
  readonly sourceCommit: string | undefined;
  /** Page of the workflow run, or its number. */
  readonly run: string | undefined;
  /** Who started the run. */
  readonly actor: string | undefined;
  /** Logins of those who let the run into a protected environment, as GitHub says. Written for people, and not read back. */
  readonly approvedBy?: readonly string[] | undefined;
  /** True for a roll-back. */
  readonly rollback: boolean;
  /** The files that the commit changed; empty in a commit that changed too many to name. */
  readonly files: readonly string[];
}

const mostFiles = 50;
/** Of messages that others wrote: each one is looked for in files. */
const mostImages = 200;

/** The trailers of a record, in the order in which people read them. */
export function recordTrailers(record: ShipRecord): Trailers {
  const trailer = (name: string, value: string | undefined): Trailers => {
    if (value === undefined) return [];
    return [[name, value]];
  };

  return [
    ['Ship-Service', record.service],
    ...trailer('Ship-Environment', record.environment),
    ...record.images.map((image) => ['Ship-Image', image] as const),
    ...record.previousImages.map((image) => ['Ship-Previous-Image', image] as const),
    ...trailer('Ship-Source-Repository', record.sourceRepository),
    ...trailer('Ship-Source-Commit', record.sourceCommit),
    ...trailer('Ship-Run', record.run),
    ...trailer('Ship-Actor', record.actor),
    ...trailer('Ship-Approved-By', record.approvedBy?.join(', ') || undefined),
    ...trailer(
      'Ship-Rollback',
      optional(record.rollback, () => 'true'),
    ),
    ...fileTrailers(record.files),
  ];
}

/** None where they are too many to name. */
const fileTrailers = (files: readonly string[]): Trailers => {
  if (files.length > mostFiles) return [];
  return files.map((file) => ['Ship-File', file] as const);
};

/** The record in a commit message; undefined for a commit that is not ours. */
export function readRecord(message: string): ShipRecord | undefined {
  const trailers = findBlock(message, 'Ship-Service');
  const service = optional(trailers, (trailers) => findTrailer(trailers, 'Ship-Service'));

  if (trailers === undefined || service === undefined) return undefined;

  return {
    service,
    environment: findTrailer(trailers, 'Ship-Environment'),
    images: findTrailers(trailers, 'Ship-Image').slice(0, mostImages),
    previousImages: findTrailers(trailers, 'Ship-Previous-Image').slice(0, mostImages),
    sourceRepository: findTrailer(trailers, 'Ship-Source-Repository'),
    sourceCommit: findTrailer(trailers, 'Ship-Source-Commit'),
    run: findTrailer(trailers, 'Ship-Run'),
    actor: findTrailer(trailers, 'Ship-Actor'),
    rollback: findTrailer(trailers, 'Ship-Rollback') === 'true',
    files: [...new Set(findTrailers(trailers, 'Ship-File'))].slice(0, mostFiles),
  };
}

/** True when both speak of the same service, environment and, where both name files, of a common file. */
export function concernsSame(a: ShipRecord, b: Pick<ShipRecord, 'service' | 'environment' | 'files'>): boolean {
  if (a.service !== b.service || a.environment !== b.environment) return false;
  return a.files.length === 0 || b.files.length === 0 || a.files.some((file) => b.files.includes(file));
}

/** A run, without the number of its try. */
interface Run {
  /** What its number is counted in: the page of the repository's runs; empty where only the number is known. */
  readonly place: string;
  readonly number: number;
}

/** `…/runs/<number>[/attempts/<number>]`, or the number alone. */
function parseRun(run: string | undefined): Run | undefined {
  const [, place = '', digits] = /^(?:(.*)\/runs\/)?(\d{1,15})(?:\/|$)/.exec(run ?? '') ?? [];
  if (digits === undefined) return undefined;
  return { place, number: Number(digits) };
}

/** The number of a workflow run in `Ship-Run`; undefined where it has none. */
export const runNumberOf = (run: string | undefined): number | undefined => parseRun(run)?.number;

/** True for two tries of one run. */
export function isSameRun(a: string | undefined, b: string | undefined): boolean {
  const one = parseRun(a);
  const two = parseRun(b);
  return one !== undefined && two !== undefined && one.place === two.place && one.number === two.number;
}

/** Negative when the run of `a` is the older one, 0 for the same run; undefined unless both ran for the same source, in the same place. */
export function compareRuns(a: ShipRecord, b: ShipRecord): number | undefined {
  const one = parseRun(a.run);
  const two = parseRun(b.run);
  if (one === undefined || two === undefined || one.place !== two.place) return undefined;
  if (a.sourceRepository === b.sourceRepository) return one.number - two.number;
  return undefined;
}
