// The JSON of a body, with its numbers as they were written where that matters. Judges nothing.
// The map of this room: document (a body as JSON) → json-path (selects in it) → bounded (the clock that it runs against).

/** A number whose value alone would not say how it was written: `1.20`, `12e3`, and integers beyond 2^53. */
export class WrittenNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

const asWritten: Reviver = (_key, value, { source }) => {
  if (typeof value === 'number' && source !== undefined && String(value) !== source) return new WrittenNumber(source);
  return value;
};

/** The JSON of a body, or undefined when it is none. */
export const parseJson = (body: string): { readonly value: unknown } | undefined => parse(body);

/** The same, in which a number that would lose its writing is a WrittenNumber. */
export const parseWritten = (body: string): { readonly value: unknown } | undefined => parse(body, asWritten);

function parse(body: string, reviver?: Reviver): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body, reviver as Parameters<typeof JSON.parse>[1]) as unknown };
  } catch (thrown) {
    // Too deep a document is a RangeError.
    if (thrown instanceof SyntaxError || thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

/** The text of a single value as it was written; undefined for lists, maps, booleans and null. */
export function writtenText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof WrittenNumber) return value.source;
  return undefined;
}

/** True for a number of JSON, however it is kept. */
export const isNumber = (value: unknown): boolean => typeof value === 'number' || value instanceof WrittenNumber;
