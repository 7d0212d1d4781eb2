// Renders the change of one file as git shows it. Never decides what changes.

import { structuredPatch } from 'diff';

/** A git-style unified diff; empty when nothing differs. CRLF and a missing final newline are shown as git shows them. */
export function renderUnifiedDiff(path: string, before: Buffer, after: Buffer): string {
  if (before.equals(after)) return '';
  const was = before.toString('utf8');
  const is = after.toString('utf8');

  const { hunks } = structuredPatch(path, path, was, is, undefined, undefined, { context: 3 });
  const lines = [
    `diff --git ${quoted('a', path)} ${quoted('b', path)}`,
    `--- ${quoted('a', path)}`,
    `+++ ${quoted('b', path)}`,
  ];
  for (const { oldStart, oldLines, newStart, newLines, lines: changed } of hunks)
    lines.push(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`, ...changed);

  return `${lines.join('\n')}\n`;
}

const range = (start: number, count: number): string => {
  if (count === 1) return `${start}`;
  return `${start},${count}`;
};

/** git puts a path in quotes when it holds a control character, a quote or a backslash. */
const quoted = (side: string, path: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the characters that git escapes
  if (/[\u0000-\u001f"\\\u007f]/.test(path)) return JSON.stringify(`${side}/${path}`);
  return `${side}/${path}`;
};
