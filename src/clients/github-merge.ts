// Merges a pull request as soon as its rules allow: by GitHub's auto-merge, or at once when nothing is left to wait for.
// https://docs.github.com/en/graphql/reference/mutations#enablepullrequestautomerge

import { setTimeout as pause } from 'node:timers/promises';
import type { GitHub } from './github.ts';
import { findGitHubFault, type GitHubFault } from './github-fault.ts';

/** How it ended. `refused`: GitHub's own words; the pull request stays open. */
export type AutoMerge =
  | { readonly state: 'waiting'; readonly method: string }
  | { readonly state: 'merged'; readonly oid: string; readonly method: string }
  | { readonly state: 'refused'; readonly reason: string };

const methods = ['squash', 'merge', 'rebase'] as const;
type Method = (typeof methods)[number];

/** Nothing is left to wait for: GitHub then takes only a direct merge. */
const mergeableNow = /in (?:clean|unstable|has_hooks) status/i;
const isOn = /already enabled/i;
const undecided = /in unknown status|base branch was modified/i;
const methodRefused = /merge method|merges are not allowed|merging is not allowed/i;

/** Enables auto-merge or merges, with the first method that the repository allows: squash, merge, rebase. */
export async function autoMerge(
  github: GitHub,
  name: string,
  pull: { readonly number: number; readonly id: string },
  head: string,
  message: string,
): Promise<AutoMerge> {
  let reason = 'no merge method is allowed';
  for (const method of await allowedMethods(github, name)) {
    const attempt = await enable(github, pull.id, head, method);
    if (attempt === undefined || isOn.test(attempt.message)) return { state: 'waiting', method };
    reason = attempt.message;
    const outcome = mergeableNow.test(reason) ? await merge(github, name, pull.number, head, message, method) : reason;
    if (typeof outcome !== 'string') return outcome;
    reason = outcome;
    if (!methodRefused.test(reason)) break;
  }
  return { state: 'refused', reason };
}

/** GitHub tells the switches only to those who may push; what it does not tell is tried. */
async function allowedMethods(github: GitHub, name: string): Promise<readonly Method[]> {
  const answer = (await github.request(`GET /repos/${name}`)) as Readonly<Record<string, unknown>>;
  const switches = { squash: 'allow_squash_merge', merge: 'allow_merge_commit', rebase: 'allow_rebase_merge' };
  return methods.filter((method) => answer[switches[method]] !== false);
}

/** Undefined when it is on. GitHub needs a moment after a push to know whether a pull request can be merged. */
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
  const refusal = await refusalOf(async () => {
    oid = ((await github.request(`PUT /repos/${name}/pulls/${number}/merge`, body)) as { sha: string }).sha;
  });
  return refusal?.message ?? { state: 'merged', oid, method };
}

/** What GitHub answers against it, after some tries where it has not made up its mind. Missing permissions are thrown. */
async function refusalOf(attempt: () => Promise<void>): Promise<GitHubFault | undefined> {
  for (let pauses = 0; ; pauses++) {
    try {
      await attempt();
      return undefined;
    } catch (thrown) {
      const fault = findGitHubFault(thrown);
      const decided = fault?.kind === 'refused' || fault?.kind === 'conflict' || fault?.kind === 'protected';
      if (fault === undefined || !decided) throw thrown;
      if (!undecided.test(fault.message) || pauses === 5) return fault;
      await pause(500 * 2 ** pauses);
    }
  }
}
