// Takes signs from the ends of a text, in one pass over them: a pattern such as `/+$` begins anew at each sign of a long run, and takes
// minutes where somebody else wrote the text.

/** The text without the signs that stand at its end, in any order and number. */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The text without the signs that stand at its start, in any order and number. */
export function withoutStart(text: string, signs: string): string {
  let start = 0;
  while (start < text.length && signs.includes(text.charAt(start))) start++;
  return text.slice(start);
}

/** What stands before the first such piece; the whole text where there is none. */
export function before(text: string, piece: string): string {
  const at = text.indexOf(piece);
  if (at < 0) return text;
  return text.slice(0, at);
}
