// Chooses the annotations that help most: failed tests and findings on their lines, uncovered changed lines. Pure: prints nothing. The map
// of this room: failure-message and source-places say what and where → annotations choose → comment, check-run and commit status show it
// (publication).

import type { AnnotationPlace } from '../../domain/log.ts';
import { optional } from '../../domain/text/optional.ts';
import { plainLine, plainText } from '../plain-text.ts';
import { findingName, type JudgedFinding } from '../verdict/findings-judgement.ts';
import type { KnownChange } from '../verdict/patch-judgement.ts';
import type { Names, QualityVerdict } from '../verdict/verdict.ts';
import { failureMessage } from './failure-message.ts';
import { findPlace } from './source-places.ts';

/** One annotation. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly place: AnnotationPlace;
}

/** GitHub shows 10 of each level and step; one error is the verdict's own. */
export const shownAnnotations: Readonly<Record<Annotation['level'], number>> = { error: 9, warning: 9, notice: 9 };

/** Every annotation, the most useful of each level first. */
export function annotationsOf(verdict: QualityVerdict, names: Names, change: KnownChange | undefined): Annotation[] {
  const failures = verdict.failures.map((failure): Annotation => {
    const place = findPlace(failure, names);
    const title = plainLine(`Test failed: ${failure.name}`, 200);
    const level = failure.required ? 'error' : 'warning';
    return { level, message: failureMessage(failure), place: { title, file: place?.file, startLine: place?.line } };
  });
  return [
    ...usefulFirst(failures, change),
    ...usefulFirst(findingAnnotations(verdict.findings.findings), change),
    ...uncoveredAnnotations(verdict),
  ];
}

/** Those that GitHub shows, and how many more there are. */
export function chooseShown(all: readonly Annotation[]): { readonly shown: Annotation[]; readonly more: number } {
  const shown = (['error', 'warning', 'notice'] as const).flatMap((level) =>
    all.filter((each) => each.level === level).slice(0, shownAnnotations[level]),
  );
  return { shown, more: all.length - shown.length };
}

/** On a changed file, then on any line, then the rest; within these as they came. */
function usefulFirst(annotations: readonly Annotation[], change: KnownChange | undefined): Annotation[] {
  const isChanged = (file: string): boolean => change !== undefined && 'lines' in change && change.lines.has(file);
  const rank = ({ place }: Annotation): number => {
    if (place.file === undefined) return 2;
    if (isChanged(place.file)) return 0;
    return 1;
  };
  return [...annotations].sort((a, b) => rank(a) - rank(b));
}

/** What is above the limit as errors, doubts as warnings; what is tolerated stays in the summary. */
const findingAnnotations = (findings: readonly JudgedFinding[]): Annotation[] =>
  findings
    .filter(({ standing }) => standing === 'over' || standing === 'unknown')
    .map((finding) => {
      const { severity = 'no severity', standing, required, file, line, title } = finding;
      const heading = plainLine(`${findingName(finding)} (${severity})`, 200);
      const level = standing === 'over' && required ? 'error' : 'warning';
      const message = plainText(title.trim() || heading, 1000);
      return { level, message, place: { title: heading, file, startLine: optional(file, () => line) } };
    });

function uncoveredAnnotations({ patch }: QualityVerdict): Annotation[] {
  return [...(patch?.uncovered ?? [])]
    .sort((a, b) => b.last - b.first - (a.last - a.first))
    .map(({ file, first, last }) => {
      const lines = first === last ? `line ${first} is` : `lines ${first} to ${last} are`;
      const place = { title: 'Not covered', file, startLine: first, endLine: last };
      return { level: 'notice', message: `Changed ${lines} not covered by a test.`, place };
    });
}
