// Who approved, from GitHub's reviews and from the review history of a run. A bot's review is none. Pure.

import { type JsonRecord, listOf, recordOf } from '../json-value.ts';

/** A person who approved. */
export interface Reviewer {
  readonly login: string;
  /** The environment that was approved; undefined for a pull request. */
  readonly environment: string | undefined;
  /** The approval is of an earlier state than the one that was merged. */
  readonly stale: boolean;
}

/** Those whose last word on the pull request is an approval. */
export function reviewersOf(reviews: readonly JsonRecord[], headSha: string | undefined): Reviewer[] {
  const last = new Map<string, JsonRecord>();
  for (const review of reviews) {
    const login = personIn(review['user']);
    if (login !== undefined && ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(String(review['state'])))
      last.set(login, review);
  }

  return [...last]
    .filter(([, review]) => review['state'] === 'APPROVED')
    .map(([login, review]) => ({
      login,
      environment: undefined,
      stale: headSha !== undefined && typeof review['commit_id'] === 'string' && review['commit_id'] !== headSha,
    }));
}

/** Those who let the run into the environment; into all of them when none is named. */
export function approvalsOf(history: readonly JsonRecord[], environment: string | undefined): Reviewer[] {
  const found = new Map<string, Reviewer>();
  for (const entry of history) {
    const login = personIn(entry['user']);
    if (entry['state'] !== 'approved' || login === undefined) continue;
    for (const name of namesOf(entry['environments']))
      if (environment === undefined || name.toLowerCase() === environment.toLowerCase())
        found.set(`${login}/${name}`, { login, environment: name, stale: false });
  }
  return [...found.values()];
}

const namesOf = (environments: unknown): string[] =>
  listOf(environments)
    .map((each) => recordOf(each)['name'])
    .filter((name) => typeof name === 'string');

function personIn(user: unknown): string | undefined {
  const { login, type } = recordOf(user);
  if (typeof login !== 'string' || login === '' || type === 'Bot' || login.endsWith('[bot]')) return undefined;
  return login;
}
