// Fills `{name}` placeholders, as in `path: "{environment}/checkout-service"`. Knows no other syntax.

import { ActionError, type Problem } from '../action-error.ts';
import { suggestName } from './nearest.ts';
import { optional } from './optional.ts';

const placeholder = /\{([A-Za-z][A-Za-z0-9-]*)\}/g;

/** Fills each `{name}` from `values`. Throws an ActionError for an unknown name, or one whose value is undefined. */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  where: string,
): string {
  return text.replace(placeholder, (_whole, name: string) => {
    const value = optional(Object.hasOwn(values, name), () => values[name]);
    if (value !== undefined && value !== '') return value;

    const known = Object.keys(values);
    if (known.includes(name)) throw new ActionError(emptyName(text, name, where));
    throw new ActionError(unknownName(text, name, known, where));
  });
}

/** The names in `text` that are none of `known`, each once. */
export function unknownNames(text: string, known: readonly string[]): string[] {
  const names = [...text.matchAll(placeholder)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !known.includes(name));
}

/** The problem of a name that is none of `known`; of a text of several lines the line that holds the name is shown. */
export const unknownName = (text: string, name: string, known: readonly string[], where: string): Problem => ({
  code: 'template_unknown',
  what: `"${lineWith(text, name)}" uses {${name}}, which is not known here`,
  where,
  fix: suggestName(name, known),
});

/** The problem of a known name without a value. */
export const emptyName = (text: string, name: string, where: string): Problem => ({
  code: 'template_empty',
  what: `"${lineWith(text, name)}" uses {${name}}, but \`${name}\` is not given`,
  where,
  fix: `Give the step \`${name}: …\`, or write the value in place of {${name}}.`,
});

const lineWith = (text: string, name: string): string =>
  text.split('\n').find((line) => line.includes(`{${name}}`)) ?? text;
