// What is asked for, made ready: names filled in, references parsed, the facts of the run beside them. Pure.

import { accepted, type Problem, type Reading, refused } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import type { ImageReference } from '../domain/image/reference.ts';
import { optional, present } from '../domain/text/optional.ts';
import { fillTemplate } from '../domain/text/template.ts';
import type { ImageChange } from './edit/image-change.ts';
import { fileOfField, isField, type PathPattern, pathOf, patternFaults, readPattern } from './edit/paths.ts';
import type { Occasion } from './history/commit-message.ts';
import { type Expectation, readExpectation } from './inputs/expectation.ts';
import { readImage } from './inputs/image.ts';
import type { Fillings } from './inputs/placeholders.ts';
import { type BumpManifestInputs, unknownCommit } from './inputs.ts';

/** One bump, promotion or roll-back. */
export interface Request {
  readonly occasion: Occasion;
  readonly service: string;
  readonly environment: string | undefined;
  /** Images to write; empty for a promotion, repositories without a version for a roll-back. */
  readonly images: readonly ImageReference[];
  readonly paths: readonly PathPattern[];
  readonly promoteFrom: readonly PathPattern[];
  /** The branch that `promoteFrom` is read from; undefined for the one that is written. */
  readonly promoteFromRef: string | undefined;
  /** Explicit places among the lines of `promote-from`; their files are in `promoteFrom`. */
  readonly promoteFields: readonly string[];
  readonly rollback: string | undefined;
  /** One of these must stand there now; empty when anything may. */
  readonly expected: readonly Expectation[];
  /** The change without its images. */
  readonly limits: Omit<ImageChange, 'images'>;
  /** The commit that the image was built from, when it was given or the event of the run is about it. */
  readonly sourceCommit: string | undefined;
  readonly sourceRepository: string | undefined;
  readonly run: string | undefined;
  /** False for a run that was started again, and where that is not known. */
  readonly isFirstTry: boolean;
  readonly actor: string | undefined;
  /** Who approved, as far as GitHub was asked. */
  readonly approvedBy?: readonly string[] | undefined;
  readonly force: boolean;
}

/** Makes the inputs ready; problems for names that cannot be filled, and for what cannot be read. */
export function readRequest(inputs: BumpManifestInputs, context: Context): Reading<Request> {
  const { value: places, problems } = readPlaces(inputs);
  const images = inputs.image.map((image) => readImage(image));
  const match = inputs.match.map((repository) => readImage(repository, 'match'));
  const expected = inputs['expect-image'].map(readExpectation);
  const faults = [...problems, ...[...images, ...match, ...expected].flatMap((each) => each.problems)];
  if (places === undefined || faults.length > 0) return refused(...faults);

  const named = { images: valuesOf(images), match: valuesOf(match), expected: valuesOf(expected) };
  return accepted(requestOf(inputs, context, places, named));
}

/** What the inputs name. */
interface Named extends Pick<Request, 'images' | 'expected'> {
  readonly match: ImageChange['match'];
}

const valuesOf = <T>(readings: readonly Reading<T>[]): T[] => present(readings.map(({ value }) => value));

function requestOf(inputs: BumpManifestInputs, context: Context, places: Places, named: Named): Request {
  const occasion = readOccasion(inputs);
  const { service, environment, rollback } = inputs;
  const given = inputs['source-commit'];
  const ownCommit = optional(occasion === 'bump', () => context.source?.commit);

  return {
    occasion,
    service,
    environment,
    images: named.images,
    paths: places.paths,
    promoteFrom: places.promoteFrom,
    promoteFields: places.promoteFields,
    promoteFromRef: places.promoteFromRef,
    rollback,
    expected: named.expected,
    limits: {
      match: named.match,
      container: inputs.container,
      fields: places.fields,
      pinDigest: inputs['pin-digest'],
      allowDowngrade: inputs['allow-downgrade'] || occasion === 'rollback',
      lines: places.lines,
      environment,
      service,
      origin: origins[occasion],
    },
    sourceCommit: optional(given !== unknownCommit, () => given ?? ownCommit),
    sourceRepository: context.repository,
    run: runOf(context),
    isFirstTry: context.runAttempt === 1,
    actor: context.actor,
    force: inputs.force,
  };
}

/** What the inputs say of where to read and write, names filled in. */
interface Places extends Pick<Request, 'paths' | 'promoteFrom' | 'promoteFromRef'> {
  readonly lines: readonly PathPattern[];
  readonly fields: readonly string[];
  readonly promoteFields: readonly string[];
}

function readPlaces(inputs: BumpManifestInputs): Reading<Places> {
  const names: Fillings<'path'> = { environment: inputs.environment, service: inputs.service };
  const fill = (input: 'path' | 'field' | 'promote-from'): Reading<string>[] =>
    inputs[input].map((line) => fillTemplate(line, names, `input \`${input}\``));
  const filled = { fields: fill('field'), lines: fill('path'), sources: fill('promote-from') };
  const unfilled = Object.values(filled).flatMap((readings) => readings.flatMap(({ problems }) => problems));
  if (unfilled.length > 0) return refused(...unfilled);

  const fields = valuesOf(filled.fields);
  const lines = valuesOf(filled.lines);
  const sources = valuesOf(filled.sources);
  const outside = [...lines, ...fields.map(fileOfField), ...sources.map(pathOf)].flatMap(patternFaults);
  if (outside.length > 0) return refused(...outside);

  const patterns = lines.map(readPattern);
  const paths = [...patterns, ...fields.map((field) => readPattern(fileOfField(field)))];
  const promoteFrom = sources.map((source) => readPattern(pathOf(source)));
  const promoteFromRef = inputs['promote-from-ref']?.replace(/^refs\/heads\//, '');
  const promoteFields = sources.filter(isField);
  const places = { lines: patterns, paths, fields, promoteFrom, promoteFromRef, promoteFields };
  if (isOntoItself(places)) return refused(promotedOnto(promoteFrom));
  return accepted(places);
}

/** True when what is promoted from is what is written. */
function isOntoItself({ fields, paths, promoteFields, promoteFrom, promoteFromRef }: Places): boolean {
  if (promoteFromRef !== undefined || promoteFrom.length === 0) return false;
  if (promoteFields.length > 0) return promoteFields.every((field) => fields.includes(field));
  return promoteFrom.every(({ text }) => paths.some((each) => each.text === text));
}

const origins = { bump: 'image', promote: 'promote-from', rollback: 'rollback' } as const;

function readOccasion(inputs: BumpManifestInputs): Occasion {
  if (inputs.rollback !== undefined) return 'rollback';
  if (inputs['promote-from'].length > 0) return 'promote';
  return 'bump';
}

function promotedOnto(patterns: readonly PathPattern[]): Problem {
  const what = `"${patterns.map(({ text }) => text || '.').join('", "')}" is named in \`promote-from\` and in \`path\`, so it would be promoted to itself`;
  const fix =
    'Name the files of the environment before it in `promote-from`, or those of the next one in `path`; or its branch in `promote-from-ref`.';
  return { code: 'input_invalid', what, where: 'input `promote-from`', fix };
}

/** The page of this try of the run; its number where there is no page. */
function runOf(context: Context): string | undefined {
  const { runUrl, runId, runAttempt } = context;
  if (runUrl !== undefined) {
    if (runAttempt === undefined) return runUrl;
    return `${runUrl}/attempts/${runAttempt}`;
  }
  if (runId === undefined) return undefined;
  return String(runId);
}
