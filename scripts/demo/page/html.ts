// Writes HTML in which everything that is filled in is text, unless this file's own template made it.

import { escapeHtml as escapeText } from '../../../src/ship/history/page/html.ts';

/** HTML that is safe to stand as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may be filled in: texts and numbers are escaped, HTML stands as it is, lists are joined, undefined is nothing. */
export type Filling = string | number | Html | undefined | readonly Filling[];

/** A template of HTML: html`<p>${foreign}</p>`. */
export const html = (strings: TemplateStringsArray, ...values: readonly Filling[]): Html =>
  new Html(strings.reduce((text, next, at) => text + fill(values[at - 1]) + next));

function fill(value: Filling): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(fill).join('');
  return escapeHtml(String(value));
}

/** Text for an element or for an attribute in quotes. Characters that turn the reading order round are shown as signs. */
export const escapeHtml = (text: string): string =>
  escapeText(text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd'));

/** An address that may stand in a link; undefined for any other scheme than http and https. */
export const linkTarget = (address: string): string | undefined =>
  /^https?:\/\/[^\s"'<>]+$/i.test(address) ? address : undefined;
