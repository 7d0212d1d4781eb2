// What a checkout says of itself, and how reading or writing it fails. Reads nothing.

/** The commit that is checked out, as git knows it. */
export interface WorkTree {
  readonly sha: string;
  readonly commitTime: Date;
  /** Git tags `v*` that the commit reaches, as far as the clone knows. */
  readonly versionTags: readonly string[];
  /** Git tags on the commit itself. */
  readonly ownTags: readonly string[];
  /** Undefined on a detached HEAD. */
  readonly branch: string | undefined;
  /** What `origin/HEAD` points at; undefined when the clone does not know. */
  readonly defaultBranch: string | undefined;
  /** True when history is cut: older tags may be missing. */
  readonly shallow: boolean;
}

/**
 * `unwritable`: files cannot be replaced, and all of them are as they were; `unread`: git does not say what it says of every
 * repository that has a commit.
 */
export type WorkTreeFaultKind = 'unwritable' | 'unread';

/** Trouble with the checked-out files, as a kind. The message is one plain sentence; it names no input, since rooms do the wording. */
export class WorkTreeFault extends Error {
  readonly kind: WorkTreeFaultKind;

  constructor(kind: WorkTreeFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WorkTreeFault';
    this.kind = kind;
  }
}
