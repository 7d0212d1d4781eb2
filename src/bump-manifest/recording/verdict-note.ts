// What a smoke test said of a deployment, as a git note on the commit of the bump; and back. One paragraph of trailers each, so that a
// later one is added and none is lost. Whoever may write the repository may write a note: it is a claim, and not measured by us.

import { optional, present } from '../../domain/text/optional.ts';
import { appendTrailers, findTrailer, parseTrailers } from '../history/trailers.ts';

/** The ref under which the notes lie. No branch: Argo CD watches none of it. */
export const notesRef = 'refs/notes/ship';

/** What a smoke test said of a deployment, as its note tells. */
export interface NotedVerdict {
  readonly isPass: boolean;
  /** False: the service could not be measured, which says nothing about it. */
  readonly isConclusive: boolean;
  /** Seconds since 1970 at which it was written down, moments after it was measured; undefined when the note does not say. */
  readonly at: number | undefined;
  readonly run: string | undefined;
  readonly reason: string | undefined;
}

/** A verdict that is to be written down. */
export interface VerdictNote {
  readonly verdict: 'pass' | 'fail';
  readonly isConclusive: boolean;
  /** ISO 8601. */
  readonly recordedAt: string;
  readonly run: string | undefined;
  readonly reason: string | undefined;
}

/** The paragraph of one verdict. */
export function writeVerdict({ verdict, isConclusive, recordedAt, run, reason }: VerdictNote): string {
  const trailers = present([
    ['Ship-Verdict', verdict] as const,
    !isConclusive && (['Ship-Conclusive', 'false'] as const),
    ['Ship-Recorded-At', recordedAt] as const,
    optional(run, (run) => ['Ship-Run', run] as const),
    optional(reason, (reason) => ['Ship-Reason', reason] as const),
  ]);
  return appendTrailers(
    '',
    trailers.filter(([, value]) => value !== ''),
  ).trimStart();
}

/** Every verdict of a note, in order; a paragraph that holds none is passed over. */
export function readVerdicts(note: string): NotedVerdict[] {
  if (note === '') return [];
  return note.split(/\n{2,}/).flatMap((paragraph) => {
    const trailers = parseTrailers(`note\n\n${paragraph}`);
    const verdict = findTrailer(trailers, 'Ship-Verdict');
    if (verdict !== 'pass' && verdict !== 'fail') return [];

    return [
      {
        isPass: verdict === 'pass',
        isConclusive: findTrailer(trailers, 'Ship-Conclusive') !== 'false',
        at: readSeconds(findTrailer(trailers, 'Ship-Recorded-At')),
        run: findTrailer(trailers, 'Ship-Run'),
        reason: findTrailer(trailers, 'Ship-Reason'),
      },
    ];
  });
}

/** Seconds since 1970 of a date with its time zone; undefined for anything else. */
export function readSeconds(date: string | undefined): number | undefined {
  if (date === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/.test(date))
    return undefined;
  const milliseconds = Date.parse(date);
  if (Number.isNaN(milliseconds)) return undefined;
  return Math.floor(milliseconds / 1000);
}
