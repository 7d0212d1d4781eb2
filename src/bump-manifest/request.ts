// What is asked for, made ready: names filled in, references parsed, the facts of the run beside them. Pure.

import { ActionError } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import type { ImageReference } from '../domain/image-reference.ts';
import { fillTemplate } from '../domain/template.ts';
import type { ImageChange } from './edit/image-change.ts';
import { fileOfField, type PathPattern, readPattern } from './edit/paths.ts';
import type { Occasion } from './history/commit-message.ts';
import { type Expectation, readExpectation } from './inputs/expectation.ts';
import { readImage } from './inputs/image.ts';
import type { BumpInputs } from './inputs.ts';

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
  readonly force: boolean;
}

/** Makes the inputs ready; throws an ActionError for a name that cannot be filled. */
export function readRequest(inputs: BumpInputs, context: Context): Request {
  const occasion = occasionOf(inputs);
  const { fields, paths, promoteFrom, promoteFromRef } = readPlaces(inputs);
  if (occasion === 'promote' && promoteFromRef === undefined && isWithin(promoteFrom, paths))
    throw promotedOnto(promoteFrom);

  const { rollback } = inputs;
  const ownCommit = occasion === 'bump' ? context.source?.commit : undefined;
  return {
    occasion,
    service: inputs.service,
    environment: inputs.environment,
    images: inputs.image.map((image) => readImage(image)),
    paths,
    promoteFrom,
    promoteFromRef,
    rollback,
    expected: inputs['expect-image'].map(readExpectation),
    limits: {
      match: inputs.match.map((repository) => readImage(repository, 'match')),
      container: inputs.container,
      fields,
      pinDigest: inputs['pin-digest'],
      allowDowngrade: inputs['allow-downgrade'] || rollback !== undefined,
    },
    sourceCommit: inputs['source-commit'] ?? ownCommit,
    sourceRepository: context.repository,
    run: runOf(context),
    isFirstTry: context.runAttempt === 1,
    actor: context.actor,
    force: inputs.force,
  };
}

function occasionOf(inputs: BumpInputs): Occasion {
  if (inputs.rollback !== undefined) return 'rollback';
  return inputs['promote-from'].length > 0 ? 'promote' : 'bump';
}

/** The inputs that name places, with their names filled in. */
function readPlaces(inputs: BumpInputs) {
  const names = { environment: inputs.environment, service: inputs.service };
  const fill = (lines: readonly string[], input: string): string[] =>
    lines.map((line) => fillTemplate(line, names, `input \`${input}\``));

  const fields = fill(inputs.field, 'field');
  return {
    fields,
    paths: [...fill(inputs.path, 'path'), ...fields.map(fileOfField)].map(readPattern),
    promoteFrom: fill(inputs['promote-from'], 'promote-from').map(readPattern),
    promoteFromRef: inputs['promote-from-ref']?.replace(/^refs\/heads\//, ''),
  };
}

const isWithin = (some: readonly PathPattern[], all: readonly PathPattern[]): boolean =>
  some.every(({ text }) => all.some((each) => each.text === text));

function promotedOnto(patterns: readonly PathPattern[]): ActionError {
  const what = `"${patterns.map(({ text }) => text || '.').join('", "')}" is to be promoted from, and is what \`path\` means itself`;
  const fix =
    'Name the files of the environment before it in `promote-from`, or those of the next one in `path`; or its branch in `promote-from-ref`.';
  return new ActionError({ code: 'input_invalid', what, where: 'input `promote-from`', fix });
}

/** The page of this try of the run; its number where there is no page. */
function runOf(context: Context): string | undefined {
  const { runUrl, runId, runAttempt } = context;
  if (runUrl !== undefined) return runAttempt === undefined ? runUrl : `${runUrl}/attempts/${runAttempt}`;
  return runId === undefined ? undefined : String(runId);
}
