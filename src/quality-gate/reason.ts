// Why something is red, or is worth a warning. The floor that every other file of this room may stand on.

import { phrase } from '../domain/text/optional.ts';

/** A code that stays the same, words, and what to do where the advice for the code is not the right one. */
export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly step?: string | undefined;
}

/** The first few of several names, and how many more there are. */
export function listed(names: readonly string[], shown = 3): string {
  const more = names.length - shown;
  return `${names.slice(0, shown).join(', ')}${phrase(more > 0, () => ` and ${more} more`)}`;
}

/** `1 test`, `2 tests`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${phrase(count !== 1, 's')}`;
