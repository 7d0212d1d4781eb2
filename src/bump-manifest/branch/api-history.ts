// The history of a branch through GitHub's API, in pages that are asked for as it is read. Never reads more than is taken.

import type { GitHubRepository, RemoteCommit, RemoteCommits } from '../../clients/github/repository.ts';
import type { HistoryCommit, HistoryVersion } from './branch.ts';

/** Commits from `oid` backwards; `newest` are those that are known already. */
export async function* apiCommits(
  repository: GitHubRepository,
  oid: string,
  newest: RemoteCommits,
): AsyncGenerator<HistoryCommit> {
  for await (const commit of readPages(repository, oid, undefined, newest)) yield historyCommit(commit);
}

/** Commits from `oid` backwards that touched one of `paths`, each with the files as they stood after it. */
export async function* apiHistory(
  repository: GitHubRepository,
  oid: string,
  paths: readonly string[],
): AsyncGenerator<HistoryVersion> {
  const merged = mergeNewestFirst(paths.map((path) => readPages(repository, oid, path)));
  let batch: RemoteCommit[] = [];
  let size = 8;
  for await (const commit of merged) {
    batch.push(commit);
    if (batch.length < size) continue;
    yield* await readVersions(repository, batch, paths);
    batch = [];
    size = Math.min(size * 2, 32);
  }
  if (batch.length > 0) yield* await readVersions(repository, batch, paths);
}

const historyCommit = ({ oid, message, committedAt }: RemoteCommit): HistoryCommit => ({
  sha: oid,
  message,
  committedAt,
});

async function* readPages(
  repository: GitHubRepository,
  oid: string,
  path: string | undefined,
  known?: RemoteCommits,
): AsyncGenerator<RemoteCommit> {
  const where = path === undefined ? {} : { path };
  let page = known ?? (await repository.commits(oid, { ...where, first: 20 }));
  for (;;) {
    yield* page.commits;
    if (page.next === undefined) return;
    page = await repository.commits(oid, { ...where, after: page.next, first: 100 });
  }
}

async function readVersions(
  repository: GitHubRepository,
  commits: readonly RemoteCommit[],
  paths: readonly string[],
): Promise<HistoryVersion[]> {
  const oids = commits.map(({ oid }) => oid);
  const found = (await repository.filesAt(oids, paths)).map((entries) => entries.filter(({ type }) => type === 'blob'));
  const missing = found.flat().filter(({ content }) => content === undefined);
  const bytes = missing.length === 0 ? undefined : await repository.blobs(missing.map(({ oid }) => oid));
  return commits.map((commit, at) => ({
    ...historyCommit(commit),
    files: (found[at] ?? []).map(({ path, oid, content }) => ({
      path,
      bytes: content ?? bytes?.get(oid) ?? Buffer.alloc(0),
    })),
  }));
}

/** Several histories as one, each commit once. */
async function* mergeNewestFirst(sources: readonly AsyncGenerator<RemoteCommit>[]): AsyncGenerator<RemoteCommit> {
  const fronts = await Promise.all(sources.map(async (source) => ({ source, front: await source.next() })));
  const seen = new Set<string>();
  const dateOf = ({ front }: (typeof fronts)[number]): number => Date.parse(front.value?.committedAt ?? '');
  for (;;) {
    const open = fronts.filter(({ front }) => front.done !== true);
    const [newest] = open.toSorted((a, b) => dateOf(b) - dateOf(a));
    const commit: RemoteCommit | undefined = newest?.front.value;
    if (newest === undefined || commit === undefined) return;
    if (!seen.has(commit.oid)) yield commit;
    seen.add(commit.oid);
    newest.front = await newest.source.next();
  }
}
