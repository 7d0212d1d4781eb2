// What is meant to change in a manifest, as a value. Changes nothing.

import type { MapNode, Pair, ScalarNode } from './node.ts';

/** One intended change. `set` also renames a key, whose node is a scalar like any other. */
export type ManifestChange =
  | { readonly type: 'set'; readonly node: ScalarNode; readonly text: string }
  | {
      readonly type: 'insert';
      readonly map: MapNode;
      readonly after: Pair;
      readonly key: string;
      readonly text: string;
    }
  | { readonly type: 'remove'; readonly map: MapNode; readonly pair: Pair };

/** What a change touches: two changes of the same thing (two new keys behind one pair aside) are one or contradict each other. */
export function changedThing(change: ManifestChange): object {
  if (change.type === 'set') return change.node;
  if (change.type === 'insert') return change.after;
  return change.pair;
}
