// What is asked for, made ready: names filled in, references parsed, the facts of the run beside them. Pure.

import { accepted, type Reading, refused, valuesOf } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import type { ImageReference } from '../domain/image/reference.ts';
import { optional } from '../domain/text/optional.ts';
import type { ImageChange } from './edit/image-change.ts';
import type { Occasion } from './history/commit-message.ts';
import { type Expectation, readExpectation } from './inputs/expectation.ts';
import { readImageInput } from './inputs/image.ts';
import { type NamedPlaces, readPlaces } from './inputs/places.ts';
import { type BumpManifestInputs, unknownCommit } from './inputs.ts';

/** One bump, promotion or roll-back. */
export interface BumpRequest extends Pick<NamedPlaces, 'paths' | 'promoteFrom' | 'promoteFromRef' | 'promoteFields'> {
  readonly occasion: Occasion;
  readonly service: string;
  readonly environment: string | undefined;
  /** Images to write; empty for a promotion, repositories without a version for a roll-back. */
  readonly images: readonly ImageReference[];
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
export function readRequest(inputs: BumpManifestInputs, context: Context): Reading<BumpRequest> {
  const { value: places, problems } = readPlaces(inputs);
  const images = inputs.image.map((image) => readImageInput(image));
  const match = inputs.match.map((repository) => readImageInput(repository, 'match'));
  const expected = inputs['expect-image'].map(readExpectation);
  const faults = [...problems, ...[...images, ...match, ...expected].flatMap((each) => each.problems)];
  if (places === undefined || faults.length > 0) return refused(...faults);

  const named = { images: valuesOf(images), match: valuesOf(match), expected: valuesOf(expected) };
  return accepted(requestOf(inputs, context, places, named));
}

/** What the inputs name. */
interface Named extends Pick<BumpRequest, 'images' | 'expected'> {
  readonly match: ImageChange['match'];
}

function requestOf(inputs: BumpManifestInputs, context: Context, places: NamedPlaces, named: Named): BumpRequest {
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

const origins = { bump: 'image', promote: 'promote-from', rollback: 'rollback' } as const;

function readOccasion(inputs: BumpManifestInputs): Occasion {
  if (inputs.rollback !== undefined) return 'rollback';
  if (inputs['promote-from'].length > 0) return 'promote';
  return 'bump';
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
