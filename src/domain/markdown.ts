// Writes the Markdown of job summaries and pull requests so that foreign text stays text. Never reads Markdown.

const special = /[\\`*_{}[\]<>()#+!|~@&]/g;
// They turn the reading order round, so that a text says something else than it shows: https://trojansource.codes
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// GitHub makes links of bare addresses.
const linked = /:(?=\/\/)|\.(?<=\bwww\.)/gi;
// GitHub makes mentions and references even of escaped characters, where people are told of them.
const referring = /&#(?:64|35);(?=[\w-])/g;

/** The text without the characters that turn the reading order round. */
export const withoutBidirectional = (text: string): string => text.replace(bidirectional, '');

/** Text that renders literally in GitHub's Markdown, on one line: no markup, no link, no HTML. */
export function escapeMarkdown(text: string): string {
  return withoutBidirectional(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(special, (character) => `&#${character.charCodeAt(0)};`)
    .replace(linked, (character) => `&#${character.charCodeAt(0)};`);
}

/** Escaped text that mentions nobody and refers to nothing, for comments. It is not for copying: a character without width stands after `@` and `#`. */
export const escapeForeign = (text: string): string => escapeMarkdown(text).replace(referring, '$&&#8203;');

/** Inline code with a fence longer than any run of backticks inside. */
export function inlineCode(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  const fence = '`'.repeat(longestRun(flat) + 1);
  const padding = flat.startsWith('`') || flat.endsWith('`') || flat === '' ? ' ' : '';
  return `${fence}${padding}${flat.replaceAll('|', '\\|')}${padding}${fence}`;
}

/** A fenced block whose fence is longer than any inside. */
export function codeBlock(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A table from Markdown cells; escape foreign text before you pass it. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
