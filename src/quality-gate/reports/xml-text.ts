// Texts and values of XML as characters: without references, and without what XML forbids. Knows no document.

import { optional } from '../../domain/text/optional.ts';

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

/** Test output is full of bytes that XML forbids (terminal colours above all): they spoil a message, never a verdict. */
export const harmlessText = (text: string): string => text.toWellFormed().replace(/[^\t\n\r\x20-\ufffd]/g, '\ufffd');

/** The text with what its references stand for; undefined where one is none of XML's own and no number. */
export function withoutReferences(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isPlain = true;
  const plain = text.replace(/&([^;&]{0,10});?/g, (whole, name: string) => {
    const letter = optional(whole.endsWith(';'), () => entities.get(name) ?? letterOf(name));
    isPlain &&= letter !== undefined;
    return letter ?? whole;
  });
  if (!isPlain) return undefined;
  return plain;
}

/** What a reference by number stands for; one to a character that XML forbids stays as it is written. */
function letterOf(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return undefined;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!isAllowed(code)) return `&${name};`;
  return String.fromCodePoint(code);
}

/** https://www.w3.org/TR/xml/#NT-Char */
const isAllowed = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x1_0000 && code <= 0x10_ffff);
