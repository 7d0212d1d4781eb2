// Makes the output of tools plain for people: no terminal colours, no endless text. Escapes nothing.

import { stripVTControlCharacters } from 'node:util';

/** The text without terminal control sequences, cut after `length` characters with an ellipsis. */
export function plainText(text: string, length = Number.POSITIVE_INFINITY): string {
  const plain = stripVTControlCharacters(text);
  return plain.length > length ? `${plain.slice(0, length)} …` : plain;
}

/** Plain text on one line. */
export const oneLine = (text: string, length?: number): string => plainText(text.replace(/\s+/g, ' ').trim(), length);
