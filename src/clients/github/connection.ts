// Connects to one repository on GitHub: its contents and its pull requests, through one patient door. Loads Octokit in the first call.
// The map of this room: connection (one repository) → repository, objects, commit, refs, blob, proposals/ (what is asked) → patience (waits) → github (the
// door, with app for a token) → fault (what a refusal means). Beside them ancestry, reading and verdicts/ for the service's own repository.

import type { Deadline } from '../deadline.ts';
import { connectGitHub } from './github.ts';
import { patientGitHub, timelyGitHub } from './patience.ts';
import { type GitHubPulls, openPulls } from './proposals/pulls.ts';
import { type GitHubRepository, openRepository } from './repository.ts';

/** Where and as whom. */
export interface ConnectionOptions {
  readonly token: string;
  /** The REST root, e.g. `https://api.github.com`. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly name: string;
  /** Where the proxy variables are looked up. */
  readonly env: Readonly<Record<string, string>>;
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
  /** Told before each pause that GitHub makes us take. */
  readonly onWait?: ((seconds: number, why: string) => void) | undefined;
}

/** A repository and its pull requests. */
export interface GitHubConnection {
  readonly repository: GitHubRepository;
  readonly pulls: GitHubPulls;
}

/** Prepares the connection; speaks to nobody yet. */
export function connectGitHubRepository(options: ConnectionOptions): GitHubConnection {
  const { token, apiUrl, name, env, deadline, signal, onWait } = options;
  const patience = { deadline, signal, onWait };
  const timely = timelyGitHub(connectGitHub(token, apiUrl, signal, env), patience);
  const patient = patientGitHub(timely, patience);
  const hasty = patientGitHub(timely, { ...patience, waitsForOutages: false });
  return { repository: openRepository(patient, name, hasty), pulls: openPulls(patient, name) };
}
