// Helm values that stand as YAML in a string. Reads them or says why not; whether that matters is for the caller to know.

import type { Problem } from '../../../domain/action-error.ts';
import { findEmbedded } from '../../../domain/manifest/embedded.ts';
import { manifestOf } from '../../../domain/manifest/manifest.ts';
import type { ManifestNode, ScalarNode } from '../../../domain/manifest/node.ts';
import { problemAt } from '../../../domain/manifest/parser.ts';
import { present } from '../../../domain/text/optional.ts';

/** A text that cannot be read, and why: a problem only if the text names a wanted image. */
export interface Unreadable {
  readonly text: string;
  readonly problem: Problem;
}

/** The documents in a string, or why they cannot be read. */
export function readEmbedded(node: ScalarNode): { roots: readonly ManifestNode[]; unreadable: readonly Unreadable[] } {
  const embedded = findEmbedded(node);
  if (embedded === undefined) return { roots: [], unreadable: present([node.text !== '' && unknownStyle(node)]) };
  const { text, segments } = manifestOf(node.source.file, embedded.text, embedded.outer);
  const parsed = segments.map((segment) => segment.parse());
  const [problem] = parsed.flatMap(({ faults }) => faults);
  if (problem !== undefined) return { roots: [], unreadable: [{ text, problem }] };
  return { roots: parsed.flatMap(({ roots }) => roots), unreadable: [] };
}

function unknownStyle(node: ScalarNode): Unreadable {
  const problem = problemAt(node.source, node.start, {
    code: 'values_unreadable',
    what: 'these values are a string in a style whose lines cannot be edited one by one',
    fix: 'Write them as a literal block (`values: |`), or better as `valuesObject:`.',
  });
  return { text: node.text, problem };
}
