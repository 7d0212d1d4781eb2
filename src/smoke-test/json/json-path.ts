// JSONPath by RFC 9535: whether a path is one, and what it selects. Bounded in time; never throws for what a server sent.
// https://www.rfc-editor.org/rfc/rfc9535

import { JSONPathError, type JSONPathQuery, jsonpath } from 'json-p3';
import { messageOf } from '../../domain/action-error.ts';
import { before } from '../../domain/text/ends.ts';
import { isStackFull, throwOurBug } from '../../domain/thrown.ts';
import { withinTime } from './bounded.ts';

/** Why a text is no JSONPath, and where (offset from 0). */
export interface PathFault {
  readonly what: string;
  readonly offset: number;
}

/** What is wrong with a path, or undefined when it is a JSONPath. */
export function findPathFault(path: string): PathFault | undefined {
  try {
    jsonpath.compile(path);
    return findHyphen(path);
  } catch (thrown) {
    if (!isStackFull(thrown)) throwOurBug(thrown);
    // json-p3 ends its message with a piece of the path and a number.
    return { what: before(messageOf(thrown), " ('"), offset: offsetOf(thrown, path) };
  }
}

function offsetOf(error: unknown, path: string): number {
  if (!(error instanceof JSONPathError)) return 0;
  return Math.max(0, Math.min(error.token.index, path.length));
}

/** Up to its closing quote or the end. */
const quoted = /"(?:[^"\\]|\\[\s\S]?)*(?:"|$)|'(?:[^'\\]|\\[\s\S]?)*(?:'|$)/g;

/** json-p3 takes a hyphen in a short name; RFC 9535 does not: https://www.rfc-editor.org/rfc/rfc9535#section-2.5.1.1 */
function findHyphen(path: string): PathFault | undefined {
  const bare = path.replace(quoted, (text) => ' '.repeat(text.length));
  const found = /\.[A-Za-z_\u0080-\u{10FFFF}][\w\u0080-\u{10FFFF}]*-/u.exec(bare);
  if (found === null) return undefined;
  const what = 'a name with a hyphen is written in brackets and quotes, e.g. $["git-sha"]';
  return { what, offset: found.index + found[0].length - 1 };
}

const compiled = new Map<string, JSONPathQuery>();

/** The values that a valid path selects, in document order; a text instead when the query cannot be run to its end. */
export function selectValues(path: string, document: unknown): readonly unknown[] | string {
  const query = compiled.get(path) ?? jsonpath.compile(path);
  compiled.set(path, query);
  try {
    const outcome = withinTime(() => query.query(document as never).values());
    if (outcome === undefined) return `${path} took too long on this document`;
    return outcome.value;
  } catch (thrown) {
    if (!isStackFull(thrown)) throwOurBug(thrown);
    return `${path} cannot be run on this document: ${messageOf(thrown)}`;
  }
}
