// Makes the output of tools plain for people: no terminal colours, no turned reading order, no endless text. Escapes nothing.

import { stripVTControlCharacters } from 'node:util';
import { withoutBidirectional } from '../domain/text/markdown.ts';

/** Text that is looked at; what is longer is cut before any pattern sees it. */
const longest = 64 * 1024;

/** The text without terminal control sequences, cut after `length` characters with an ellipsis. */
export function plainText(text: string, length = longest): string {
  const head = text.slice(0, longest);
  const plain = withoutBidirectional(stripVTControlCharacters(head)).toWellFormed();
  const limit = Math.min(length, longest);
  if (plain.length > limit || head.length < text.length) return `${plain.slice(0, limit).toWellFormed()} …`;
  return plain;
}

/** Plain text on one line. */
export const plainLine = (text: string, length?: number): string =>
  plainText(text.slice(0, longest).replace(/\s+/g, ' ').trim(), length);
