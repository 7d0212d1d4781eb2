// Fills `{name}` placeholders, as in `path: "{environment}/checkout-service"`. Knows no other syntax.

import { ActionError } from '../action-error.ts';
import { suggestName } from './nearest.ts';

const placeholder = /\{([A-Za-z][A-Za-z0-9-]*)\}/g;

/** Fills each `{name}` from `values`. Throws an ActionError for an unknown name, or one whose value is undefined. */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  where: string,
): string {
  return text.replace(placeholder, (whole, name: string) => {
    if (!Object.hasOwn(values, name)) {
      const fix = suggestName(name, Object.keys(values));
      throw new ActionError({
        code: 'template_unknown',
        what: `"${text}" uses ${whole}, which is not known here`,
        where,
        fix,
      });
    }
    const value = values[name];
    if (value !== undefined && value !== '') return value;
    const fix = `Give the step \`${name}: …\`, or write the value in place of ${whole}.`;
    throw new ActionError({
      code: 'template_empty',
      what: `"${text}" uses ${whole}, but \`${name}\` is not given`,
      where,
      fix,
    });
  });
}
