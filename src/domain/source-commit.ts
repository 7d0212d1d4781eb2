// Which commit an event is about: `GITHUB_SHA` is that commit for some events only. Pure; never asks git or GitHub.
// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows

import { type JsonRecord, recordOf, textOf } from './json-value.ts';

/** The commit that an event is about, and what the event itself tells of it. */
export interface SourceCommit {
  /** 40 (or 64) hex digits; undefined when the event does not tell. */
  readonly commit: string | undefined;
  /** Where the answer stands (`GITHUB_SHA`, `workflow_run.head_sha` …), or why there is none. */
  readonly from: string;
  /** The whole commit message, where the event carries it. */
  readonly message: string | undefined;
  /** Login of the author, else the name, where the event carries it. */
  readonly author: string | undefined;
}

/** The field of the payload that names the commit. */
const places: Readonly<Record<string, readonly [parent: string, field: string]>> = {
  pull_request: ['pull_request', 'head.sha'],
  pull_request_target: ['pull_request', 'head.sha'],
  pull_request_review: ['pull_request', 'head.sha'],
  pull_request_review_comment: ['pull_request', 'head.sha'],
  workflow_run: ['workflow_run', 'head_sha'],
  check_run: ['check_run', 'head_sha'],
  check_suite: ['check_suite', 'head_sha'],
  deployment: ['deployment', 'sha'],
  deployment_status: ['deployment', 'sha'],
  merge_group: ['merge_group', 'head_sha'],
  page_build: ['build', 'commit'],
};

/** Events whose `GITHUB_SHA` is the commit that they are about, or that the person chose. */
const own = new Set(['create', 'registry_package', 'release', 'schedule', 'workflow_dispatch']);

/**
 * The commit that the event is about. `sha` is `GITHUB_SHA`, which on `workflow_run`, `repository_dispatch`, `issue_comment`,
 * `check_run` and others is the head of the default branch, and on `pull_request` a merge that nobody made.
 */
export function findSourceCommit(
  eventName: string | undefined,
  event: JsonRecord,
  sha: string | undefined,
): SourceCommit {
  const place = places[eventName ?? ''];
  if (eventName === 'push') return pushed(event, sha);
  if (eventName === 'status') return told(event['sha'], 'sha', {});
  if (place !== undefined) return placed(event, place);

  if (eventName === undefined || own.has(eventName)) return told(sha, 'GITHUB_SHA', {});
  return silent(`\`${eventName}\` does not tell which commit it is about`);
}

/** `after` may be a tag object; `head_commit` is always the commit. */
function pushed(event: JsonRecord, sha: string | undefined): SourceCommit {
  const head = recordOf(event['head_commit']);
  return told(hash(head['id']) ?? sha, 'GITHUB_SHA', head);
}

function placed(event: JsonRecord, [parent, field]: readonly [string, string]): SourceCommit {
  const holder = recordOf(event[parent]);
  const value = field.split('.').reduce<unknown>((at, key) => recordOf(at)[key], holder);
  const head = recordOf(holder['head_commit']);
  const isOfAnother = head['id'] !== undefined && head['id'] !== value;
  if (isOfAnother) return told(value, `${parent}.${field}`, {});
  return told(value, `${parent}.${field}`, head);
}

function told(value: unknown, from: string, head: JsonRecord): SourceCommit {
  const commit = hash(value);
  if (commit === undefined) return silent(`\`${from}\` holds no commit`);
  const author = recordOf(head['author']);
  return {
    commit,
    from,
    message: textOf(head['message']),
    author: textOf(author['username']) ?? textOf(author['name']),
  };
}

const silent = (from: string): SourceCommit => ({ commit: undefined, from, message: undefined, author: undefined });

/** A whole commit id; the zeros of a deleted ref are none. */
const hash = (value: unknown): string | undefined => {
  if (typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) && !/^0+$/.test(value)) return value;
  return undefined;
};
