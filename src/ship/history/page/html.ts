// Writes HTML in which foreign text stays text. Pure.

import { withoutBidirectional } from '../../../domain/text/markdown.ts';

const special: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for between tags, and for attributes in quotes. What turns the reading order round is left out. */
export const escapeHtml = (text: string): string =>
  withoutBidirectional(text).replace(/[&<>"']/g, (character) => special[character] ?? '');

/** A table from cells that are HTML already; it scrolls by itself where it is wider than the page. */
export function htmlTable(caption: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = header.map((each) => `<th scope="col">${each}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  const table = `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}">${table}</div>`;
}

/** A link to an https address; anything else is text. */
export function htmlLink(text: string, address: string | undefined): string {
  const isPage = address !== undefined && /^https:\/\/[\w./:-]+$/.test(address);
  if (isPage) return `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
  return escapeHtml(text);
}
