// Which merge of a branch brought a commit that was made beside it: the oldest from which it can be reached. Pure.

import type { ParentLookup } from '../../clients/git/local/parents.ts';

/**
 * For each of the wanted commits, the merge that brought it. `merges` are those of the branch itself, the newest first, as git tells them;
 * `beside` are the commits that the branch itself never stood at.
 */
export function findBringers(
  merges: ParentLookup,
  beside: ParentLookup,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const bringers = new Map<string, string>();
  const isReached = new Uint8Array(beside.size);

  for (let merge = merges.size - 1; merge >= 0; merge--) {
    const open = merges.parentsAt(merge).slice(1);
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      const place = beside.placeOf(sha);
      if (place === undefined || isReached[place] === 1) continue;
      isReached[place] = 1;
      if (wanted.has(sha)) bringers.set(sha, merges.commitAt(merge));
      open.push(...beside.parentsAt(place));
    }
  }

  return bringers;
}
