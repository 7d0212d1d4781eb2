// A change of a text as a value: which characters go, which come. Never looks at what the text means.

/** Replaces the characters from `start` up to `end` (UTF-16 units of the text before any edit). */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** The text with every edit spliced in; edits may come in any order, but throws a RangeError when two overlap or one lies outside. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, replacement } of ordered) {
    if (start < done || end < start || end > text.length) {
      throw new RangeError(`edit ${start}–${end} overlaps another or lies outside 0–${text.length}`);
    }
    parts.push(text.slice(done, start), replacement);
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
