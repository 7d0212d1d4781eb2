// Writes the Markdown of job summaries and pull requests so that foreign text stays text. Never reads Markdown.

import { phrase } from './optional.ts';

/** Markup, and what makes a link of a bare address: https://github.github.com/gfm/#autolinks-extension- */
const special = /[\\`*_{}[\]<>()#+!|~@&]|:(?=\/\/)|(?<=www)\./gi;

// They turn the reading order round, so that a text says something else than it shows: https://trojansource.codes
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// GitHub makes mentions and references even of escaped characters, where people are told of them.
const referring = /&#(?:64|35);(?=[\w-])/g;

/** The text without the characters that turn the reading order round. */
export const withoutBidirectional = (text: string): string => text.replace(bidirectional, '');

/** Text that renders literally in GitHub's Markdown, on one line: no markup, no link, no HTML. */
export function escapeMarkdown(text: string): string {
  return withoutBidirectional(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(special, (character) => `&#${character.charCodeAt(0)};`);
}

/** Escaped text that mentions nobody and refers to nothing, for comments. It is not for copying: a character without width stands after `@` and `#`. */
export const escapeForeign = (text: string): string => escapeMarkdown(text).replace(referring, '$&&#8203;');

/** Inline code, also in the cell of a table, where a backslash before a `|` could not be written between backticks. */
export function inlineCode(text: string): string {
  const flat = withoutBidirectional(text).replace(/\s+/g, ' ');
  if (flat.includes('|')) return `<code>${escapeMarkdown(flat)}</code>`;

  const fence = '`'.repeat(longestRun(flat) + 1);
  const padding = phrase(flat.startsWith('`') || flat.endsWith('`') || flat === '', ' ');
  return `${fence}${padding}${flat}${padding}${fence}`;
}

/** A fenced block whose fence is longer than any inside. */
export function codeBlock(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${withoutBidirectional(text).replace(/\n$/, '')}\n${fence}`;
}

/** A table from Markdown cells; escape foreign text before you pass it. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** At most `most` characters of a text, and how many were left out. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).toWellFormed()}… (${text.length - most} characters more)`;
}

/** A spread of the runs would need an argument for each. */
function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
