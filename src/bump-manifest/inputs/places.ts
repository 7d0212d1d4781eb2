// Which places the inputs name: files to write and to promote from, and explicit fields in them. Looks at no file.

import { accepted, type Problem, type Reading, refused, valuesOf } from '../../domain/action-error.ts';
import { fillTemplate } from '../../domain/text/template.ts';
import { fileOfField, isField, type PathPattern, pathOf, patternFaults, readPattern } from '../edit/paths.ts';
import type { Fillings } from './placeholders.ts';

/** The inputs that name places, and what their names are filled with. */
export interface PlaceInputs {
  readonly path: readonly string[];
  readonly field: readonly string[];
  readonly 'promote-from': readonly string[];
  readonly 'promote-from-ref': string | undefined;
  readonly service: string;
  readonly environment: string | undefined;
}

/** What the inputs say of where to read and write, names filled in. */
export interface NamedPlaces {
  /** The lines of `path`. */
  readonly lines: readonly PathPattern[];
  /** The lines of `path`, and the files of `fields`. */
  readonly paths: readonly PathPattern[];
  readonly fields: readonly string[];
  readonly promoteFrom: readonly PathPattern[];
  /** The branch that `promoteFrom` is read from; undefined for the one that is written. */
  readonly promoteFromRef: string | undefined;
  /** Explicit places among the lines of `promote-from`; their files are in `promoteFrom`. */
  readonly promoteFields: readonly string[];
}

/** The places, or everything that is wrong with them: names that nothing fills, paths that leave the repository, a promotion onto itself. */
export function readPlaces(given: PlaceInputs): Reading<NamedPlaces> {
  const names: Fillings<'path'> = { environment: given.environment, service: given.service };
  const fill = (input: 'path' | 'field' | 'promote-from'): Reading<string>[] =>
    given[input].map((line) => fillTemplate(line, names, `input \`${input}\``));
  const filled = { fields: fill('field'), lines: fill('path'), sources: fill('promote-from') };
  const unfilled = Object.values(filled).flatMap((readings) => readings.flatMap(({ problems }) => problems));

  const fields = valuesOf(filled.fields);
  const lines = valuesOf(filled.lines);
  const sources = valuesOf(filled.sources);
  const outside = [...lines, ...fields.map(fileOfField), ...sources.map(pathOf)].flatMap(patternFaults);
  if (unfilled.length > 0 || outside.length > 0) return refused(...unfilled, ...outside);

  const patterns = lines.map(readPattern);
  const paths = [...patterns, ...fields.map((field) => readPattern(fileOfField(field)))];
  const promoteFrom = sources.map((source) => readPattern(pathOf(source)));
  const promoteFromRef = given['promote-from-ref']?.replace(/^refs\/heads\//, '');
  const promoteFields = sources.filter(isField);
  const places = { lines: patterns, paths, fields, promoteFrom, promoteFromRef, promoteFields };
  if (isOntoItself(places)) return refused(promotedOnto(promoteFrom));
  return accepted(places);
}

/** True when what is promoted from is what is written. */
function isOntoItself({ fields, paths, promoteFields, promoteFrom, promoteFromRef }: NamedPlaces): boolean {
  if (promoteFromRef !== undefined || promoteFrom.length === 0) return false;
  if (promoteFields.length > 0) return promoteFields.every((field) => fields.includes(field));
  return promoteFrom.every(({ text }) => paths.some((each) => each.text === text));
}

function promotedOnto(patterns: readonly PathPattern[]): Problem {
  const what = `"${patterns.map(({ text }) => text || '.').join('", "')}" is named in \`promote-from\` and in \`path\`, so it would be promoted to itself`;
  const fix =
    'Name the files of the environment before it in `promote-from`, or those of the next one in `path`; or its branch in `promote-from-ref`.';
  return { code: 'input_invalid', what, where: 'input `promote-from`', fix };
}
