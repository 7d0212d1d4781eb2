// Writes check runs and commit statuses, by REST. Decides nothing.
// https://docs.github.com/en/rest/checks/runs, https://docs.github.com/en/rest/commits/statuses

import { optional } from '../../../domain/text/optional.ts';
import type { GitHub } from '../github.ts';

/** An annotation of a check run. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
}

/** A check run that is over. */
export interface CheckRun {
  /** `owner/name`. */
  readonly repository: string;
  readonly name: string;
  readonly headSha: string;
  readonly conclusion: 'success' | 'failure';
  readonly detailsUrl: string | undefined;
  readonly title: string;
  /** At most 65,535 characters. */
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
}

/** GitHub takes 50 annotations with each request; further ones are added. */
const batch = 50;

/** Makes the check run, with its annotations in batches. Rejects as the door does. */
export async function writeCheckRun(github: GitHub, run: CheckRun): Promise<void> {
  const { repository, name, title, summary, annotations } = run;
  const output = (from: number): object => ({ title, summary, annotations: annotations.slice(from, from + batch) });
  const made = (await github.request(`POST /repos/${repository}/check-runs`, {
    name,
    head_sha: run.headSha,
    status: 'completed',
    conclusion: run.conclusion,
    ...optional(run.detailsUrl, (detailsUrl) => ({ details_url: detailsUrl })),
    output: output(0),
  })) as { readonly id: number };
  for (let from = batch; from < annotations.length; from += batch)
    await github.request(`PATCH /repos/${repository}/check-runs/${made.id}`, { output: output(from) });
}

/** A commit status. */
export interface CommitStatus {
  readonly repository: string;
  readonly sha: string;
  readonly context: string;
  readonly state: 'success' | 'failure';
  /** At most 140 characters. */
  readonly description: string;
  readonly targetUrl: string | undefined;
}

/** Writes the status; of one context the newest counts. Rejects as the door does. */
export async function writeCommitStatus(github: GitHub, status: CommitStatus): Promise<void> {
  const { repository, sha, context, state, description, targetUrl } = status;
  await github.request(`POST /repos/${repository}/statuses/${sha}`, {
    state,
    context,
    description,
    ...optional(targetUrl, (targetUrl) => ({ target_url: targetUrl })),
  });
}
