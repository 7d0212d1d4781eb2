// Writes the Markdown of job summaries and pull requests so that foreign text stays text. Never reads Markdown.

const special = /[\\`*_{}[\]<>()#+!|~@&]/g;

/** Text that renders literally in GitHub's Markdown, on one line: no markup, no mention, no HTML. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(special, (character) => `&#${character.charCodeAt(0)};`);
}

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
