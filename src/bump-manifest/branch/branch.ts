// What bump-manifest needs of a branch of the manifests repository, whichever way it is reached. Interfaces only.
//
// The map of this room: open (which way), then git or api or workspace (the ways), chain, git-history, api-history and
// api-merges (what the branch itself held), race-pace (how long a writer waits who was not first), queue, offer and line-merge (how it hands its edit to the next who is).

import type { ManifestFile } from '../edit/image-change.ts';

/** A branch that can be read at one commit and moved forward by one commit. */
export interface Branch {
  /** Its name without `refs/heads/`; the repository's default branch when none was asked for. Known after the first fetch. */
  readonly name: string;
  /** Page or URL of the repository, without credentials, for logs and summaries. */
  readonly repository: string;
  /** The newest head; called again after a race. */
  fetch(): Promise<Head>;
  /** Takes back an edit that was handed to other writers, if one was. False when it may be theirs by now: the next head shows it. */
  withdraw?(): Promise<boolean>;
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

/** What a branch holds and held. Its history is what the branch itself stood at: first parents only, each before what is older. */
export interface Past {
  readonly sha: string;
  /** All entries below `folders` (`''` is the root; a file's own path counts too). Folders that are not there yield nothing. */
  list(folders: readonly string[]): Promise<readonly TreeEntry[]>;
  /** The bytes of entries, in one batch. */
  read(entries: readonly TreeEntry[]): Promise<readonly ManifestFile[]>;
  /**
   * Every commit from here backwards, without files; fetched in growing steps as it is read. What a merge brought is told whole where it
   * changed one of `paths`, which are files; everywhere when there are none.
   */
  commits(paths: readonly string[]): AsyncIterable<HistoryCommit>;
  /** The commits from here backwards that changed one of `paths` or something below it. */
  history(paths: readonly string[]): AsyncIterable<HistoryVersion>;
  /** What one commit that `commits` told of made of `paths`, which are files. */
  change(commit: PlainCommit, paths: readonly string[]): Promise<FileVersions>;
  /** What stood at a commit that `history` told of. */
  at(sha: string): Pick<Past, 'list' | 'read'>;
}

/** The branch at one commit. */
export interface Head extends Past {
  /** Our commit that is in this head though no push of ours told so: its answer was lost, or another writer landed it. */
  readonly landed?: string | undefined;
  /** Another branch of the same repository, to read; undefined when there is none of that name. */
  other(branch: string): Promise<Past | undefined>;
  /** Asks whether this login may write, and writes nothing; undefined where nobody can be asked. Throws as `push` does. */
  rehearse?(): Promise<void>;
  /** One commit on top of this head. `raced`: somebody was first. Every other failure is an ActionError. */
  push(change: CommitToBe): Promise<PushOutcome>;
}

/** A commit as it describes itself. */
export interface PlainCommit {
  readonly sha: string;
  /** Its first parent; undefined for a commit without parents. */
  readonly parent: string | undefined;
  /** Subject, body and trailers. */
  readonly message: string;
}

/** A commit at which the branch itself stood. */
export interface HistoryCommit extends PlainCommit {
  /** ISO 8601. */
  readonly committedAt: string;
  /** What a merge brought to the branch, the newest first: all that its tips reach and the commit before it does not, where that was asked for. */
  readonly merged: readonly PlainCommit[];
}

/** Files around a commit: those that it changed, as it found them and as it left them. */
export interface FileVersions {
  readonly before: readonly ManifestFile[];
  readonly files: readonly ManifestFile[];
}

/** A commit at which the branch itself stood, and what it made of the files that were asked for. */
export interface HistoryVersion extends HistoryCommit, FileVersions {}

/** A commit to be. */
export interface CommitToBe {
  /** New bytes of files that the head has; the mode stays. */
  readonly files: readonly { readonly path: string; readonly bytes: Buffer }[];
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Where the commit goes instead of the branch itself: the branch of a pull request. */
  readonly onto?: TargetBranch | undefined;
}

/** Another branch, which the commit replaces whole: it is made there when it is absent, and moved by force when it is still at `expected`. */
export interface TargetBranch {
  /** Without `refs/heads/`. */
  readonly branch: string;
  /** Its head as it was seen; undefined when it was not there. Anything else by now is `raced`. */
  readonly expected: string | undefined;
}

/** `verified` is what GitHub says of the signature; undefined where nobody was asked. */
export type PushOutcome =
  | { readonly outcome: 'pushed'; readonly sha: string; readonly verified?: boolean | undefined }
  | {
      readonly outcome: 'raced';
      readonly reason: string;
      /** True when the next writer who is first can land it with its own. */
      readonly isHandedOver?: boolean | undefined;
    };
