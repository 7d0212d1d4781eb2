// The facts of the workflow run that an action sees. A value: reading GITHUB_* is the runner room's work.

import type { SourceCommit } from './source-commit.ts';

/** A pull request of the event that started the run. */
export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** Branch that the pull request wants to change. */
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headSha: string;
  /** True when the head lives in another repository: the token is then read-only. */
  readonly fork: boolean;
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables, typed; absent values are undefined. */
export interface Context {
  /** Absolute path of the checked-out workspace. */
  readonly workspace: string;
  /** Absolute path of a folder that outlives the step but not the job. */
  readonly temporaryFolder: string;
  /** `owner/name`. */
  readonly repository: string | undefined;
  readonly sha: string | undefined;
  /** Fully formed ref, e.g. `refs/heads/main`. */
  readonly ref: string | undefined;
  /** Short name of the branch or tag. */
  readonly refName: string | undefined;
  readonly refType: 'branch' | 'tag' | undefined;
  readonly defaultBranch: string | undefined;
  readonly eventName: string | undefined;
  readonly actor: string | undefined;
  /** Who started this attempt; differs from `actor` on a re-run. */
  readonly triggeringActor?: string | undefined;
  readonly workflow: string | undefined;
  readonly jobName: string | undefined;
  readonly runId: number | undefined;
  readonly runNumber: number | undefined;
  readonly runAttempt: number | undefined;
  /** Page of the workflow run; undefined off the runner. */
  readonly runUrl: string | undefined;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly pullRequest: PullRequest | undefined;
  /** The commit that the event is about, which `sha` is for some events only. */
  readonly source?: SourceCommit | undefined;
  /** The message of the head commit, as the push event carries it. */
  readonly headCommitMessage: string | undefined;
}
