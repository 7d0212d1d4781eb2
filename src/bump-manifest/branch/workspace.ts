// The files of the workspace in the shape of a branch: they can be read and replaced, and have no history.

import type { WorkspaceFiles } from '../../clients/workspace-files.ts';
import type { Branch, Head } from './branch.ts';

/** A branch whose push replaces the files in place and makes no commit: its sha is empty. */
export function workspaceBranch(files: WorkspaceFiles): Branch {
  const head: Head = {
    sha: '',
    list: async (folders) => (await files.list(folders)).map((entry) => ({ ...entry, blob: '' })),
    read: async (entries) => await files.read(entries.map(({ path }) => path)),
    commits: nothing,
    history: nothing,
    at: () => head,
    change: async () => ({ before: [], files: [] }),
    other: async () => undefined,
    push: async (change) => {
      await files.replace(change.files);
      return { outcome: 'pushed', sha: '' };
    },
  };

  return { name: 'the workspace', repository: 'the workspace', fetch: async () => head, close: async () => undefined };
}

async function* nothing(): AsyncGenerator<never> {}
