// Merges a pull request as soon as its rules allow: by GitHub's auto-merge, or at once when nothing is left to wait for.
// https://docs.github.com/en/graphql/reference/mutations#enablepullrequestautomerge

import { setTimeout as pause } from 'node:timers/promises';
import { findGitHubFault, type GitHubFault } from './fault.ts';
import type { GitHub } from './github.ts';

/** How it ended. `refused`: GitHub's own words; the pull request stays open. */
export type AutoMerge =
  | { readonly state: 'waiting'; readonly method: string }
  | { readonly state: 'merged'; readonly oid: string; readonly method: string }
  | { readonly state: 'refused'; readonly reason: string };

const methods = ['squash', 'merge', 'rebase'] as const;
type Method = (typeof methods)[number];

/** Nothing is left to wait for: GitHub then refuses to wait, in many words, and takes a direct merge. */
const mergeableStates = ['clean', 'unstable', 'has_hooks'];
const isOn = /already (?:enabled|in the (?:merge )?queue|queued)/i;
const undecided = /in unknown status|base branch was modified/i;
const methodRefused = /merge method|(?:merges|merge commits) are not allowed|merging is not allowed/i;
const queueOnly = /through (?:the|a) merge queue/i;
const mostPauses = 5;
/** Tries after an answer that got lost. */
const mostTries = 3;

/** Enables auto-merge, merges or queues, with the first method that the repository allows: squash, merge, rebase. */
export async function autoMerge(
  github: GitHub,
  name: string,
  pull: { readonly number: number; readonly id: string },
  head: string,
  message: string,
): Promise<AutoMerge> {
  let reason = 'no merge method is allowed';
  for (const method of await allowedMethods(github, name)) {
    const refusal = await enable(github, pull.id, head, method);
    if (refusal === undefined || isOn.test(refusal.message)) return { state: 'waiting', method };
    reason = refusal.message;
    if (methodRefused.test(reason)) continue;
    // A token that may bypass the rules would merge what still waits for them.
    if (!(await isMergeable(github, name, pull.number))) break;
    const outcome = await merge(github, name, pull.number, head, message, method);
    if (typeof outcome !== 'string') return outcome;
    reason = outcome;
    if (queueOnly.test(reason)) return await enqueue(github, pull.id, head, method);
    if (!methodRefused.test(reason)) break;
  }
  return { state: 'refused', reason };
}

/** Whether nothing is left to wait for. GitHub needs a moment after a push to know. */
async function isMergeable(github: GitHub, name: string, number: number): Promise<boolean> {
  for (let pauses = 0; ; pauses++) {
    const { mergeable_state: state = 'unknown' } = await readPull(github, name, number);
    if (state !== 'unknown' || pauses === mostPauses) return mergeableStates.includes(state);
    await pause(500 * 2 ** pauses);
  }
}

interface PullState {
  readonly merged?: boolean;
  readonly merge_commit_sha?: string | null;
  readonly mergeable_state?: string;
}

const readPull = async (github: GitHub, name: string, number: number): Promise<PullState> =>
  (await github.request(`GET /repos/${name}/pulls/${number}`)) as PullState;

/** GitHub tells the switches only to those who may push; what it does not tell is tried. */
async function allowedMethods(github: GitHub, name: string): Promise<readonly Method[]> {
  const answer = (await github.request(`GET /repos/${name}`)) as Readonly<Record<string, unknown>>;
  const switches = { squash: 'allow_squash_merge', merge: 'allow_merge_commit', rebase: 'allow_rebase_merge' };
  return methods.filter((method) => answer[switches[method]] !== false);
}

/** Undefined when it is on. */
async function enable(
  github: GitHub,
  pullRequestId: string,
  head: string,
  method: Method,
): Promise<GitHubFault | undefined> {
  const mutation = `mutation AutoMerge($input: EnablePullRequestAutoMergeInput!) {
    enablePullRequestAutoMerge(input: $input) { pullRequest { number } } }`;
  const input = { pullRequestId, mergeMethod: method.toUpperCase(), expectedHeadOid: head };
  return await refusalOf(async () => {
    await github.graphql(mutation, { input });
  });
}

/** Into the merge queue of the base, which merges by its own method. */
async function enqueue(github: GitHub, pullRequestId: string, head: string, method: Method): Promise<AutoMerge> {
  const mutation = `mutation Enqueue($input: EnqueuePullRequestInput!) {
    enqueuePullRequest(input: $input) { clientMutationId } }`;
  const refusal = await refusalOf(async () => {
    await github.graphql(mutation, { input: { pullRequestId, expectedHeadOid: head } });
  });
  if (refusal === undefined || isOn.test(refusal.message)) return { state: 'waiting', method };
  return { state: 'refused', reason: refusal.message };
}

async function merge(
  github: GitHub,
  name: string,
  number: number,
  head: string,
  message: string,
  method: Method,
): Promise<AutoMerge | string> {
  const [title = '', ...rest] = message.trimEnd().split('\n');
  const body = {
    merge_method: method,
    sha: head,
    commit_title: `${title} (#${number})`,
    commit_message: rest.join('\n').trim(),
  };
  let oid = '';
  const mergeNow = async (): Promise<void> => {
    oid = ((await github.request(`PUT /repos/${name}/pulls/${number}/merge`, body)) as { sha: string }).sha;
  };
  const refusal = await refusalOf(mergeNow, async () => {
    const { merged, merge_commit_sha: sha } = await readPull(github, name, number);
    oid = sha ?? '';
    return merged === true;
  });
  return refusal?.message ?? { state: 'merged', oid, method };
}

/**
 * What GitHub answers against it, after some tries where it has not made up its mind, or gave no answer and `isDone` says that nothing
 * came of it. Missing permissions are thrown. Each of these changes may be asked for twice.
 */
async function refusalOf(
  attempt: () => Promise<void>,
  isDone: () => Promise<boolean> = async () => false,
): Promise<GitHubFault | undefined> {
  for (let pauses = 0; ; pauses++) {
    try {
      await attempt();
      return undefined;
    } catch (thrown) {
      const fault = findGitHubFault(thrown);
      const decided = fault?.kind === 'refused' || fault?.kind === 'conflict' || fault?.kind === 'protected';
      const isLost = fault?.kind === 'unreachable';
      if (fault === undefined || !(decided || isLost) || (isLost && pauses === mostTries)) throw thrown;
      if (isLost && (await isDone())) return undefined;
      if (!isLost && (!undecided.test(fault.message) || pauses === mostPauses)) return fault;
      await pause(500 * 2 ** pauses);
    }
  }
}
