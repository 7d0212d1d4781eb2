// Looks into JSON that others wrote, without trusting it: what is not of the kind that is asked for counts as missing. Never throws.

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one for anything else. */
export function recordOf(value: unknown): JsonRecord {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonRecord;
  return {};
}

/** The value as a list; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return [];
}

/** The value as a text; undefined for anything else, and for an empty text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return undefined;
}

/** The JSON object in a text; an empty one for anything else. */
export function parseRecord(text: string): JsonRecord {
  try {
    return recordOf(JSON.parse(text));
  } catch (thrown) {
    // Too deep a document is a RangeError.
    if (thrown instanceof SyntaxError || thrown instanceof RangeError) return {};
    throw thrown;
  }
}
