// What is known of the content that an image is built from. Reads nothing.

/** The context and the Dockerfile of a build, as they lie on disk. */
export interface BuildContext {
  /**
   * Names the content: of a context of the repository, git's ids of folder and Dockerfile as the commit has them; of one outside of
   * it, a hash over its files. Undefined when there is no commit to name it by.
   */
  readonly tree: string | undefined;
  /** False for a context that an earlier step made outside of the checkout. */
  readonly isCheckedOut: boolean;
  /** Paths that differ from the commit and that the build sees. */
  readonly changes: readonly string[];
}
