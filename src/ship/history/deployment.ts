// One deployment as the manifests repository remembers it: what its commit says, and what was measured afterwards. Values only.
//
// The map of this room, in the order in which data passes: stage and compile (who asks, and what is made), deployment (one, as a value), patch and evidence (did a commit do what it says), merges (what came with a
// merge, and when), reading (all of it from git), timeline (what followed on what), figures,
// charts and definitions (the numbers of DORA), standing (what the manifests hold now), document (everything as one value), then
// markdown and page/ (how people read it), and question (one answer to one question); wording and faults have the words.

import type { NotedVerdict } from '../../bump-manifest/recording/verdict-note.ts';

/** One image written for one service and environment. */
export interface RecordedDeployment {
  /** The commit that says so. */
  readonly commit: string;
  /** The commit by which the branch got it: the same, or a merge. */
  readonly landed: string;
  /** Seconds since 1970 at which that one was committed. */
  readonly at: number;
  readonly service: string;
  /** Empty where none was given. */
  readonly environment: string;
  /** The images, joined by a comma. */
  readonly image: string;
  /** Those that stood there before, joined likewise; empty where the commit does not say. */
  readonly previous: string;
  readonly isRollback: boolean;
  readonly sourceRepository: string | undefined;
  readonly sourceCommit: string | undefined;
  /** Seconds since 1970: the author's date of that commit, as the clone of the service said. */
  readonly sourceAt: number | undefined;
  readonly run: string | undefined;
  readonly actor: string | undefined;
  /** Logins, joined by a comma. */
  readonly approvedBy: string | undefined;
  readonly files: readonly string[];
  /** In the order in which they were written. */
  readonly verdicts: readonly NotedVerdict[];
}

/** A commit that says it wrote an image, and did not. */
export interface FalseClaim {
  readonly commit: string;
  readonly subject: string;
  readonly image: string;
}

/** What the repository remembers, the oldest first. */
export interface History {
  readonly deployments: readonly RecordedDeployment[];
  readonly falseClaims: readonly FalseClaim[];
}

/** The images of a deployment, apart. */
export const imagesOf = (joined: string): string[] => joined.split(', ').filter((each) => each !== '');
