// What bump-manifest needs of a branch of the manifests repository, whichever way it is reached. Interfaces only.

import type { ManifestFile } from '../edit/image-change.ts';

/** A branch that can be read at one commit and moved forward by one commit. */
export interface Branch {
  /** Its name without `refs/heads/`; the repository's default branch when none was asked for. Known after the first fetch. */
  readonly name: string;
  /** Page or URL of the repository, without credentials, for logs and summaries. */
  readonly repository: string;
  /** The newest head; called again after a race. */
  fetch(): Promise<Head>;
  /** Removes what was kept on disk. */
  close(): Promise<void>;
}

/** A file or other entry of a tree. */
export interface TreeEntry {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  /** `100644`, `100755`, `120000` (symbolic link) or `160000` (submodule). */
  readonly mode: string;
  readonly blob: string;
}

/** The branch at one commit. */
export interface Head {
  readonly sha: string;
  /** The commit of an earlier push that was reported lost, and is in this head after all. */
  readonly landed?: string | undefined;
  /** All entries below `folders` (`''` is the root; a file's own path counts too). Folders that are not there yield nothing. */
  list(folders: readonly string[]): Promise<readonly TreeEntry[]>;
  /** The bytes of entries, in one batch. */
  read(entries: readonly TreeEntry[]): Promise<readonly ManifestFile[]>;
  /** Commits from this head backwards, first parents before others, messages only; fetched in growing steps as it is read. */
  commits(): AsyncIterable<HistoryCommit>;
  /** Commits from this head backwards that changed one of `paths` or something below it, each with those of them that are files as it left them. */
  history(paths: readonly string[]): AsyncIterable<HistoryVersion>;
  /** What stood at a commit that `history` told of. */
  at(sha: string): Pick<Head, 'list' | 'read'>;
  /** One commit on top of this head. `raced`: somebody was first. Every other failure is an ActionError. */
  push(change: Change): Promise<PushOutcome>;
}

/** A commit as history tells it. */
export interface HistoryCommit {
  readonly sha: string;
  /** Subject, body and trailers. */
  readonly message: string;
  /** ISO 8601. */
  readonly committedAt: string;
}

/** A commit and the files that were asked for as they stood after it. */
export interface HistoryVersion extends HistoryCommit {
  readonly files: readonly ManifestFile[];
}

/** A commit to be. */
export interface Change {
  /** New bytes of files that the head has; the mode stays. */
  readonly files: readonly { readonly path: string; readonly bytes: Buffer }[];
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Where the commit goes instead of the branch itself: the branch of a pull request. */
  readonly onto?: Target | undefined;
}

/** Another branch, which the commit replaces whole: it is made there when it is absent, and moved by force when it is still at `expected`. */
export interface Target {
  /** Without `refs/heads/`. */
  readonly branch: string;
  /** Its head as it was seen; undefined when it was not there. Anything else by now is `raced`. */
  readonly expected: string | undefined;
}

/** `verified` is what GitHub says of the signature; undefined where nobody was asked. */
export type PushOutcome =
  | { readonly outcome: 'pushed'; readonly sha: string; readonly verified?: boolean | undefined }
  | { readonly outcome: 'raced'; readonly reason: string };
