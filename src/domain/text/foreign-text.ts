// Text that somebody else wrote, e.g. a server's error page: cut before any pattern looks at it, and made one line before
// anybody reads it. Knows nothing of what the text means.

/** The beginning and the end of a text that is longer than `most` characters; what lies between is left out. */
export function boundText(text: string, most = 16_384): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)}\n…\n${text.slice(-half)}`;
}

/** One line of at most `most` characters, without control characters, for a message. */
export function quoteLine(text: string, most = 600): string {
  const line = text
    .slice(0, most * 4)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (line.length <= most) return line;
  return `${line.slice(0, most - 1)}…`;
}

/**
 * Lines for a terminal, which obeys what comes after an escape character; and for the log of a workflow, where the runner obeys `##[`
 * anywhere in a line.
 */
export const terminalLines = (text: string): string =>
  text.replace(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, ' ').replaceAll('##[', '# #[');
