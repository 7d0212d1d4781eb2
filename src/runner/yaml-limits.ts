// What a YAML text of ours may not be: too long, or full of aliases, each of which costs a walk through the whole document.
// Looks at the tree once; never follows an alias.

import { type Document, visit } from 'yaml';

/** The most bytes of a config file. */
export const mostConfigBytes = 1024 * 1024;
/** The most aliases of a document; hand-written files hold a few. */
export const mostAliases = 200;

/** A fault of a whole document, at an offset. */
export interface AliasFault {
  readonly message: string;
  readonly pos: readonly [number];
}

/** The first alias without an anchor before it, or the one that is too much; the parser itself finds them only when they are used. */
export function findAliasFault(document: Document): AliasFault | undefined {
  const anchors = new Set<string>();
  let count = 0;
  let found: AliasFault | undefined;

  visit(document, {
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor !== undefined) anchors.add(node.anchor);
    },
    Alias: (_key, { source, range }) => {
      count += 1;
      const pos = [range?.[0] ?? 0] as const;
      if (!anchors.has(source)) found = { message: `no anchor "${source}" before this alias`, pos };
      else if (count > mostAliases) found = { message: `it holds more than ${mostAliases} aliases`, pos };
      if (found === undefined) return undefined;
      return visit.BREAK;
    },
  });

  return found;
}
