// Lays one writer's changed lines over a file that others have changed meanwhile. Only lines that were replaced one by one; where lines
// came or went nothing is merged. Pure.

/** `theirs`, which was made of `base`, on top of `ours`; undefined when both changed the same line, or one of them moved lines. */
export function mergeLines(base: Buffer, ours: Buffer, theirs: Buffer): Buffer | undefined {
  if (ours.equals(base)) return theirs;
  const old = linesOf(base);
  const mine = linesOf(ours);
  const other = linesOf(theirs);
  if (old.length !== mine.length || old.length !== other.length) return undefined;

  const merged: string[] = [];
  for (const [at, line] of old.entries()) {
    const here = mine[at] ?? '';
    const there = other[at] ?? '';
    if (there !== line && here !== line) return undefined;
    merged.push(there === line ? here : there);
  }
  return Buffer.from(merged.join('\n'), 'latin1');
}

/** Bytes as they are, whatever they mean. */
const linesOf = (bytes: Buffer): string[] => bytes.toString('latin1').split('\n');
