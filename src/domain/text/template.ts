// Fills `{name}` placeholders, as in `path: "{environment}/checkout-service"`. Knows no other syntax.

import { accepted, type Problem, type Reading, refused } from '../action-error.ts';
import { suggestName } from './nearest.ts';

const placeholder = /\{([A-Za-z][A-Za-z0-9-]*)\}/g;

/** Fills each `{name}` from `values`, or tells the first name that is unknown or whose value is not given. */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  where: string,
): Reading<string> {
  const given = new Map(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
  const lacking = namesIn(text).find((name) => !given.has(name));
  if (lacking === undefined)
    return accepted(text.replace(placeholder, (_whole, name: string) => given.get(name) ?? ''));

  const known = Object.keys(values);
  if (known.includes(lacking)) return refused(emptyName(text, lacking, where));
  return refused(unknownName(text, lacking, known, where));
}

/** The names in `text` that are none of `known`, each once. */
export const unknownNames = (text: string, known: readonly string[]): string[] =>
  [...new Set(namesIn(text))].filter((name) => !known.includes(name));

const namesIn = (text: string): string[] => [...text.matchAll(placeholder)].map(([, name = '']) => name);

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
