// What a checkout says of itself. Reads nothing.

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
