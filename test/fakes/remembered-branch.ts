// A branch in memory, for tests of what is decided on history: each commit with everything that stood there. Only for tests.

import assert from 'node:assert/strict';
import type { Head, HistoryVersion, Past, PlainCommit } from '../../src/bump-manifest/branch/branch.ts';
import type { ManifestFile } from '../../src/bump-manifest/edit/image-change.ts';

/** The files of a commit by their paths. */
export type Files = Readonly<Record<string, string>>;

/** A commit at which the branch stood; what is left out is empty, and the time is now. */
export interface Remembered {
  readonly sha: string;
  readonly files: Files;
  readonly message?: string;
  readonly committedAt?: string;
  /** What it merged, each with its own state and that of its parent. */
  readonly merged?: readonly {
    readonly sha: string;
    readonly message: string;
    readonly before: Files;
    readonly files: Files;
  }[];
}

/** What is told of each thing that is read. */
export interface Watch {
  readonly commits?: string[];
  readonly versions?: string[];
  readonly files?: string[];
}

/** The head of a branch whose commits come newest first; the last one is the first that there ever was. */
export function rememberedHead(
  commits: readonly Remembered[],
  watch: Watch = {},
  others: Readonly<Record<string, Head>> = {},
): Head {
  const states = new Map(commits.map(({ sha, files }) => [sha, files]));
  for (const { sha, before, files } of commits.flatMap(({ merged = [] }) => merged)) {
    states.set(sha, files);
    states.set(`${sha}^`, before);
  }
  const reader = (held: Files): Pick<Past, 'list' | 'read'> => ({
    list: async () => Object.entries(held).map(([path, text]) => ({ path, mode: '100644', blob: text })),
    read: async (entries) => {
      watch.files?.push(...entries.map(({ path }) => path));
      return entries.map(({ path, blob }) => ({ path, bytes: Buffer.from(blob) }));
    },
  });
  const change = ({ sha, parent }: PlainCommit, isAsked: (path: string) => boolean) => {
    const [before, files] = [states.get(parent ?? '') ?? {}, states.get(sha) ?? {}];
    const differs = (path: string): boolean => isAsked(path) && before[path] !== files[path];
    return { before: filesOf(before, differs), files: filesOf(files, differs) };
  };
  const chain = commits.map(({ sha, message = '', committedAt = new Date().toISOString(), merged = [] }, at) => ({
    sha,
    parent: commits[at + 1]?.sha,
    message,
    committedAt,
    merged: merged.map((each) => ({ sha: each.sha, parent: `${each.sha}^`, message: each.message })),
  }));

  const [newest] = commits;
  return {
    sha: newest?.sha ?? '',
    ...reader(newest?.files ?? {}),
    async *commits() {
      for (const commit of chain) {
        watch.commits?.push(commit.sha);
        yield commit;
      }
    },
    async *history(paths) {
      for (const commit of chain) {
        const isAsked = (path: string): boolean => paths.some((each) => path === each || path.startsWith(`${each}/`));
        const version: HistoryVersion = { ...commit, ...change(commit, isAsked) };
        if (version.before.length + version.files.length === 0) continue;
        watch.versions?.push(commit.sha);
        yield version;
      }
    },
    change: async (commit, paths) => change(commit, (path) => paths.includes(path)),
    at: (sha) => reader(states.get(sha) ?? {}),
    other: async (branch) => others[branch],
    push: async () => assert.fail('pushed'),
  };
}

const filesOf = (held: Files, isAsked: (path: string) => boolean): ManifestFile[] =>
  Object.entries(held)
    .filter(([path]) => isAsked(path))
    .map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
