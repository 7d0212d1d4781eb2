// Reads GITHUB_* and the event file into one typed context. Never throws: a fact that is absent is undefined.
// https://docs.github.com/en/actions/reference/workflows-and-actions/variables

import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context, PullRequest } from '../domain/context.ts';
import { type JsonRecord, parseRecord, recordOf, textOf } from '../domain/json-value.ts';
import { findSourceCommit } from '../domain/source-commit.ts';
import { optional } from '../domain/text/optional.ts';
import { systemErrorCode } from '../domain/thrown.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The context of the current step. */
export function readContext(env: Environment, currentFolder: string): Context {
  const event = readEvent(env['GITHUB_EVENT_PATH']);
  const serverUrl = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/$/, '');
  const repository = given(env['GITHUB_REPOSITORY']);
  const runId = numberOf(env['GITHUB_RUN_ID']);
  const runUrl = optional(runId, (runId) => `${serverUrl}/${repository}/actions/runs/${runId}`);

  return {
    workspace: path.resolve(given(env['GITHUB_WORKSPACE']) ?? currentFolder),
    temporaryFolder: given(env['RUNNER_TEMP']) ?? tmpdir(),
    repository,
    sha: given(env['GITHUB_SHA']),
    ref: given(env['GITHUB_REF']),
    refName: given(env['GITHUB_REF_NAME']),
    refType: (['branch', 'tag'] as const).find((type) => type === env['GITHUB_REF_TYPE']),
    defaultBranch: textOf(recordOf(event['repository'])['default_branch']),
    eventName: given(env['GITHUB_EVENT_NAME']),
    actor: given(env['GITHUB_ACTOR']),
    triggeringActor: given(env['GITHUB_TRIGGERING_ACTOR']),
    workflow: given(env['GITHUB_WORKFLOW']),
    jobName: given(env['GITHUB_JOB']),
    runId,
    runNumber: numberOf(env['GITHUB_RUN_NUMBER']),
    runAttempt: numberOf(env['GITHUB_RUN_ATTEMPT']),
    runUrl: optional(repository, () => runUrl),
    serverUrl,
    apiUrl: (given(env['GITHUB_API_URL']) ?? 'https://api.github.com').replace(/\/$/, ''),
    source: findSourceCommit(given(env['GITHUB_EVENT_NAME']), event, given(env['GITHUB_SHA'])),
    pullRequest: readPullRequest(recordOf(event['pull_request'])),
    headCommitMessage: textOf(recordOf(event['head_commit'])['message']),
  };
}

const given = (value: string | undefined): string | undefined => {
  if (value === '') return undefined;
  return value;
};

function numberOf(value: string | undefined): number | undefined {
  if (value !== undefined && /^\d+$/.test(value)) return Number(value);
  return undefined;
}

function readEvent(file: string | undefined): JsonRecord {
  if (file === undefined || file === '') return {};
  try {
    return parseRecord(readFileSync(file, 'utf8'));
  } catch (thrown) {
    systemErrorCode(thrown);
    return {};
  }
}

function readPullRequest(pull: JsonRecord): PullRequest | undefined {
  const base = recordOf(pull['base']);
  const head = recordOf(pull['head']);
  const number = pull['number'];
  const baseRef = textOf(base['ref']);
  const baseSha = textOf(base['sha']);
  const headSha = textOf(head['sha']);

  if (typeof number !== 'number' || baseRef === undefined || baseSha === undefined || headSha === undefined)
    return undefined;

  const fork = textOf(recordOf(base['repo'])['full_name']) !== textOf(recordOf(head['repo'])['full_name']);
  return {
    number,
    title: textOf(pull['title']) ?? '',
    url: textOf(pull['html_url']) ?? '',
    baseRef,
    baseSha,
    headSha,
    fork,
  };
}
