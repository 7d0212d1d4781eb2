// The name that a row of a table has in a test's title. Never throws.

/** A value in one short line, as JSON where it is no plain text; long values are cut and carry their length. */
export function rowName(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  if (text.length <= 80) return text;
  return `${text.slice(0, 60)}… (${text.length} characters)`;
}
