// Writes a new string in the place of a scalar, in the style that stands there. Never re-prints anything else.

import { parseDocument } from 'yaml';
import { ActionError } from '../action-error.ts';
import type { Edit } from '../text/edit.ts';
import { phrase, present } from '../text/optional.ts';
import type { Manifest, ScalarNode } from './node.ts';
import { problemAt } from './parser.ts';

/**
 * The edit that makes `node` the string `text`: quotes and block style stay, and a plain value gets the file's quotes
 * when YAML 1.1 or 1.2 would read it as anything but that string. Throws for block text that is more than one line.
 */
export function editScalar(node: ScalarNode, text: string): Edit {
  switch (node.style) {
    case 'single':
      return { start: node.start + 1, end: node.end - 1, replacement: text.replaceAll("'", "''") };
    case 'double':
      return { start: node.start + 1, end: node.end - 1, replacement: JSON.stringify(text).slice(1, -1) };
    case 'plain':
      return editPlain(node, text);
    default:
      return editBlock(node, text);
  }
}

/** The text of a scalar that is new in `source`, quoted where it needs to be. */
export const newScalar = (source: Manifest, text: string): string => {
  if (source.json || !isPlainString(text)) return quoteText(text, source.quote());
  return text;
};

/** True when the text can stand without quotes, in block and flow style, and is a string to YAML 1.1 and to YAML 1.2. */
export function isPlainString(text: string): boolean {
  if (!/^[\w./][\w./:@+=-]*$/.test(text) || text.endsWith(':') || /^(?:---|\.\.\.)/.test(text)) return false;
  // Go's library, which Kubernetes uses, takes the underscores out of a number first, and reads 0X1F as 0x1f.
  const forms = present([text, /^[0-9]/.test(text) && text.replaceAll('_', '').toLowerCase()]);
  return forms.every((form) => (['1.1', '1.2'] as const).every((version) => isReadAs(form, version)));
}

function isReadAs(text: string, version: '1.1' | '1.2'): boolean {
  const { contents } = parseDocument(text, { version, logLevel: 'silent' });
  return contents !== null && (contents.toJSON() as unknown) === text;
}

const quoteText = (text: string, quote: '"' | "'"): string => {
  if (quote === '"') return JSON.stringify(text);
  return `'${text.replaceAll("'", "''")}'`;
};

function editPlain(node: ScalarNode, text: string): Edit {
  const { source, start, end } = node;
  const isString = node.tag === 'tag:yaml.org,2002:str' && /^[\w./][\w./:@+=-]*$/.test(text);
  const isPlain = isString || isLikePlain(node, text);
  const written = isPlain && !source.json ? text : newScalar(source, text);
  if (start !== end) return { start, end, replacement: written };
  const before = phrase(!/[\s:,[{]/.test(source.text.charAt(start - 1)) || source.text.charAt(start - 1) === ':', ' ');
  const after = phrase(source.text.charAt(end) === '#', ' ');
  return { start, end, replacement: `${before}${written}${after}` };
}

const signs = /[^\w.:/@+=~ -]/g;

/** True when a plain string stays one as it is: it starts alike, holds the same signs, and every YAML reads it as itself. */
function isLikePlain({ value, text: old }: ScalarNode, text: string): boolean {
  if (value !== old || old === '' || !/[\s=-]/.test(old) || text.slice(0, 2) !== old.slice(0, 2)) return false;
  const isSame = (text.match(signs) ?? []).join('') === (old.match(signs) ?? []).join('');
  return isSame && !/[\r\n]/.test(text) && isReadAs(text, '1.1') && isReadAs(text, '1.2');
}

/** The one line of content below a `|` or `>` header; its indentation and the header stay. */
function editBlock(node: ScalarNode, text: string): Edit {
  const { source } = node;
  const written = source.text.slice(node.start, node.end);
  const content = written.slice(written.indexOf('\n') + 1);
  const [line, ...more] = content.match(/\S+/g) ?? [];

  if (line === undefined || more.length > 0 || line !== node.text.trim()) {
    throw new ActionError(
      problemAt(source, node.start, {
        code: 'value_multiline',
        what: 'the value is a block of several lines where one word is expected',
        fix: 'Write the value on one line.',
      }),
    );
  }

  const start = node.end - content.length + content.indexOf(line);
  return { start, end: start + line.length, replacement: text };
}
