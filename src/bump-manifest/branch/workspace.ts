// The files of the workspace in the shape of a branch: they can be read and replaced, and have no history.

import type { WorkspaceFiles } from '../../clients/workspace-files.ts';
import { ActionError, type Problem } from '../../domain/action-error.ts';
import { WorkTreeFault } from '../../domain/work-tree.ts';
import type { Branch, CommitToBe, Head } from './branch.ts';

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
      await replaceFiles(files, change);
      return { outcome: 'pushed', sha: '' };
    },
  };

  return { name: 'the workspace', repository: 'the workspace', fetch: async () => head, close: async () => undefined };
}

async function replaceFiles(files: WorkspaceFiles, change: CommitToBe): Promise<void> {
  try {
    await files.replace(change.files);
  } catch (thrown) {
    if (!(thrown instanceof WorkTreeFault)) throw thrown;
    throw new ActionError(unwritable(thrown), { cause: thrown });
  }
}

const unwritable = ({ message }: WorkTreeFault): Problem => ({
  code: 'workspace_unwritable',
  what: message,
  fix: 'Check the permissions of the workspace. Nothing was changed.',
});

async function* nothing(): AsyncGenerator<never> {}
