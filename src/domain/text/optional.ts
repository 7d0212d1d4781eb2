// Words and values that are there only sometimes, so that a sentence or a list needs no branch. Never throws.

/** A condition, or a value that may be missing. */
type Maybe<T> = T | undefined | false;

/** What `make` makes of the value; undefined where the value is undefined or the condition false. */
export function optional<T, R>(value: Maybe<T>, make: (value: T) => R): R | undefined {
  if (value === undefined || value === false) return undefined;
  return make(value);
}

/** A part of a sentence; empty where the value is undefined or the condition false. */
export function phrase<T>(value: Maybe<T>, words: string | ((value: T) => string)): string {
  if (value === undefined || value === false) return '';
  if (typeof words === 'string') return words;
  return words(value);
}

/** The entries that are there: `condition && entry` leaves out where the condition is false. */
export function present<T>(entries: readonly Maybe<T>[]): T[] {
  return entries.filter((entry) => entry !== undefined && entry !== false) as T[];
}
