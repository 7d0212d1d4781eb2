// Which merge of a branch brought a commit that was made beside it: the oldest from which it can be reached. Pure.

/** Parents of commits, their own branch's first. */
export interface Parents {
  keys(): Iterable<string>;
  get(sha: string): readonly string[] | undefined;
}

/**
 * For each of the wanted commits, the merge that brought it. `merges` are those of the branch itself, the newest first, as git tells them;
 * `beside` are the commits that the branch itself never stood at.
 */
export function findBringers(
  merges: Parents,
  beside: Parents,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const bringers = new Map<string, string>();
  const reached = new Set<string>();

  for (const merge of [...merges.keys()].reverse()) {
    const open = (merges.get(merge) ?? []).slice(1);
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      const parents = beside.get(sha);
      if (parents === undefined || reached.has(sha)) continue;
      reached.add(sha);
      if (wanted.has(sha)) bringers.set(sha, merge);
      open.push(...parents);
    }
  }

  return bringers;
}
