// What a YAML parser and a shape find wrong with a value, in the words of the person who wrote it, and what to do about it. Pure.

/** What to do about a merge key, which YAML 1.2 does not have. */
export const mergeKeyFix = 'Merge keys (`<<`) are not supported: repeat the keys here.';

/** By the parser's code: https://eemeli.org/yaml/#errors */
const yamlFixes: Readonly<Record<string, string>> = {
  ALIAS: 'Write the value itself in place of the alias.',
  BAD_SCALAR_START: 'Put the value in quotes.',
  DUPLICATE_KEY: 'Keep one of the two, or correct the name of the other.',
  MISSING_CHAR: 'Close the quote or the bracket that was opened before.',
  MULTIPLE_DOCS: 'Remove the line `---`: only one document is read.',
  TAB_AS_INDENT: 'Indent with spaces: YAML takes no tabs.',
};

const layoutFix =
  'Look at the indentation of this line and of the next one, and put a value that holds `: ` or ` #` in quotes.';

/** What to do about YAML that cannot be read. A fault without a code is one of our own about aliases. */
export function yamlFix({ code = 'ALIAS', pos }: YamlFault, text: string): string {
  const start = text.lastIndexOf('\n', pos[0] - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  if (/^ *\t/.test(line)) return yamlFixes['TAB_AS_INDENT'] ?? layoutFix;
  return yamlFixes[code] ?? layoutFix;
}

interface YamlFault {
  readonly code?: string;
  readonly pos: readonly [number, ...number[]];
}

const nouns: Readonly<Record<string, string>> = {
  Array: 'a list',
  Object: 'a map',
  boolean: '`true` or `false`',
  null: 'empty',
  number: 'a number',
  string: 'a text',
};

/** A type as valibot writes it, as a person says it: `Array` is a list, `(string | Object)` a text or a map. */
export const typeWords = (type: string): string => {
  if (type.startsWith('"')) return type;
  return type
    .replace(/^\((.*)\)$/s, '$1')
    .replaceAll(' | ', ' or ')
    .replaceAll(/\b(?:Array|Object|boolean|null|number|string)\b/g, (name) => nouns[name] ?? name);
};

/** How to write what is wanted, where it is one thing that has a form of its own. */
export function typeFix(wanted: string): string | undefined {
  if (wanted === 'Array') return 'Write a list: each entry begins with `- `.';
  if (wanted === 'Object') return 'Write a map: one `name: value` per line.';
  return undefined;
}
