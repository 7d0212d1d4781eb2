// Merges a pull request as soon as its rules allow: by GitHub's auto-merge, or at once when nothing is left to wait for.
// https://docs.github.com/en/graphql/reference/mutations#enablepullrequestautomerge

import { setTimeout as pause } from 'node:timers/promises';
import { optional } from '../../../domain/text/optional.ts';
import { findGitHubFault, type GitHubFault } from '../fault.ts';
import type { GitHub } from '../github.ts';

/** How it ended. `queued`: by a merge queue, which writes a message of its own. `refused`: GitHub's own words; it stays open. */
export type AutoMerge =
  | { readonly state: 'waiting'; readonly method: string }
  | { readonly state: 'queued' }
  | { readonly state: 'merged'; readonly oid: string; readonly method: string }
  | { readonly state: 'refused'; readonly reason: string };

/** What is merged: the pull request, while its head is `head`, with `message` as the message of the merge. */
export interface MergeOrder {
  /** `owner/name`. */
  readonly name: string;
  readonly pull: { readonly number: number; readonly id: string };
  readonly head: string;
  readonly message: string;
}

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
export async function autoMerge(github: GitHub, order: MergeOrder): Promise<AutoMerge> {
  let reason = 'no merge method is allowed';
  for (const method of await allowedMethods(github, order.name)) {
    const refusal = await enable(github, order, method);
    if (refusal === undefined || isOn.test(refusal.message)) return waitingOf(refusal, method);
    reason = refusal.message;
    if (methodRefused.test(reason)) continue;
    // A token that may bypass the rules would merge what still waits for them.
    if (!(await isMergeable(github, order.name, order.pull.number))) break;

    const outcome = await merge(github, order, method);
    if (typeof outcome !== 'string') return outcome;
    reason = outcome;
    if (queueOnly.test(reason)) return await enqueue(github, order);
    if (!methodRefused.test(reason)) break;
  }
  return { state: 'refused', reason };
}

function waitingOf(refusal: GitHubFault | undefined, method: Method): AutoMerge {
  if (refusal !== undefined && /queue/i.test(refusal.message)) return { state: 'queued' };
  return { state: 'waiting', method };
}

/** A message as the merge takes it: its headline with the number of the pull request, and the rest, where the record lies. */
function messageParts({ message, pull }: MergeOrder): { readonly headline: string; readonly body: string } {
  const [title = '', ...rest] = message.trimEnd().split('\n');
  return { headline: `${title} (#${pull.number})`, body: rest.join('\n').trim() };
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

/** Undefined when it is on. GitHub would else write a message by the repository's settings, which may be blank. */
async function enable(github: GitHub, order: MergeOrder, method: Method): Promise<GitHubFault | undefined> {
  const mutation = `mutation AutoMerge($input: EnablePullRequestAutoMergeInput!) {
    enablePullRequestAutoMerge(input: $input) { pullRequest { number } } }`;
  const { headline, body } = messageParts(order);
  // A rebase keeps the commit as it is, message and all.
  const words = optional(method !== 'rebase', () => ({ commitHeadline: headline, commitBody: body }));
  const target = { pullRequestId: order.pull.id, expectedHeadOid: order.head };
  const input = { ...target, mergeMethod: method.toUpperCase(), ...words };
  return await refusalOf(async () => {
    await github.graphql(mutation, { input });
  });
}

/** Into the merge queue of the base, which merges by its own method. */
async function enqueue(github: GitHub, { pull, head }: MergeOrder): Promise<AutoMerge> {
  const mutation = `mutation Enqueue($input: EnqueuePullRequestInput!) {
    enqueuePullRequest(input: $input) { clientMutationId } }`;
  const refusal = await refusalOf(async () => {
    await github.graphql(mutation, { input: { pullRequestId: pull.id, expectedHeadOid: head } });
  });
  if (refusal === undefined || isOn.test(refusal.message)) return { state: 'queued' };
  return { state: 'refused', reason: refusal.message };
}

async function merge(github: GitHub, order: MergeOrder, method: Method): Promise<AutoMerge | string> {
  const { name, pull, head } = order;
  const { headline, body } = messageParts(order);
  const asked = { merge_method: method, sha: head, commit_title: headline, commit_message: body };
  let oid = '';
  const mergeNow = async (): Promise<void> => {
    const answer = await github.request(`PUT /repos/${name}/pulls/${pull.number}/merge`, asked);
    oid = (answer as { sha: string }).sha;
  };

  const refusal = await refusalOf(mergeNow, async () => {
    const { merged, merge_commit_sha: sha } = await readPull(github, name, pull.number);
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
