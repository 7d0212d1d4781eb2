// The `{name}`s that inputs may hold, and those whose value the step does not give. Fills nothing.

import type { Problem } from '../../domain/action-error.ts';
import { emptyName } from '../../domain/text/template.ts';

const placeNames = ['environment', 'service'] as const;

/** By input, the names that are filled in it. */
export const placeholders = {
  path: placeNames,
  field: placeNames,
  'promote-from': placeNames,
  'commit-message': [
    'service',
    'environment',
    'image',
    'previous-image',
    'version',
    'previous-version',
    'source-commit',
    'run',
  ],
  'pull-request-title': ['service', 'environment', 'image', 'version', 'previous-version'],
} as const;

type Filled = keyof typeof placeholders;

/** What the names of an input stand for; undefined for one without a value. */
export type Fillings<Input extends Filled> = Readonly<Record<(typeof placeholders)[Input][number], string | undefined>>;

/** The inputs that tell of a bump. */
const texts = ['commit-message', 'pull-request-title'] as const;

/** What is looked at. */
export type TextInputs = Readonly<Record<(typeof texts)[number], string | undefined>> & {
  readonly environment: string | undefined;
};

/** Each text of a bump that uses `{environment}`, where none is given; what names a place is looked at with the places. What else may be empty only the commit shows. */
export function placeholderFaults(given: TextInputs): Problem[] {
  if (given.environment !== undefined) return [];
  return texts.flatMap((name) => {
    const text = given[name];
    if (text === undefined || !text.includes('{environment}')) return [];
    return [emptyName(text, 'environment', `input \`${name}\``)];
  });
}
