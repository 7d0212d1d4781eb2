// Finds the last bump of a thing on the branch: what our run must not be older than. Reads no further than it must; decides nothing.

import type { HistoryCommit, Past } from '../branch/branch.ts';
import { findLastBump, type LastBump } from './order.ts';
import { readProven, type Search } from './proof.ts';
import { concernsSame, type ShipRecord } from './ship-record.ts';

/** The last bump as it was found from a head; heads of earlier tries need not be looked behind again. */
export type Memory = Map<string, LastBump | undefined>;

/** A run can be started again for 30 days after its first start, which may itself have waited for days. */
const memoryDays = 35;
/** The clock of one machine may have been wrong: so many commits in a row must be older. */
const mostOlder = 20;

/** Commits of the branch back to a time of which no run can come back, and some behind it; what merges brought is told for `files`. */
export async function* recentCommits(
  head: Pick<Past, 'commits'>,
  files: readonly string[],
  days = memoryDays,
): AsyncGenerator<HistoryCommit> {
  const oldest = Date.now() - days * 24 * 3600 * 1000;
  let older = 0;
  for await (const commit of head.commits(files)) {
    yield commit;
    if (Date.parse(commit.committedAt) >= oldest) older = 0;
    else if (++older === mostOlder) return;
  }
}

/** Reads back until the last bump of the same thing, or a head that was read before. `newer` are records of ours that are not on the branch. */
export async function findLast(
  head: Pick<Past, 'sha' | 'commits' | 'change'>,
  candidate: ShipRecord,
  search: Omit<Search, 'isMeant' | 'files'>,
  { memory, newer = [] }: { readonly memory: Memory; readonly newer?: readonly ShipRecord[] },
): Promise<LastBump | undefined> {
  const records = [...newer];
  const own = { ...search, files: candidate.files, isMeant: (record: ShipRecord) => concernsSame(record, candidate) };
  let last = findLastBump(records, candidate);
  if (last !== undefined) return last;

  for await (const commit of recentCommits(head, candidate.files)) {
    if (memory.has(commit.sha)) {
      last = olderBump(records, memory.get(commit.sha), candidate);
      break;
    }
    records.push(...(await readProven(head, commit, own)));
    last = findLastBump(records, candidate);
    if (last !== undefined) break;
  }
  if (newer.length === 0) memory.set(head.sha, last);
  return last;
}

/** What was found before, unless a roll-back came since then. */
function olderBump(newer: readonly ShipRecord[], last: LastBump | undefined, candidate: ShipRecord) {
  if (last === undefined) return undefined;
  return {
    ...last,
    rolledBack: last.rolledBack || newer.some((each) => each.rollback && concernsSame(each, candidate)),
  };
}
