// Pull requests through GitHub's API: what a branch proposes, and the one open pull request for it. Decides nothing.
// https://docs.github.com/en/rest/pulls/pulls
// The map of this room: proposed (what a branch has) → pulls (the one pull request) → merge; fresh (patience with what was just made) is below all.

import { optional } from '../../../domain/text/optional.ts';
import { findGitHubFault, githubFailure } from '../fault.ts';
import type { GitHub } from '../github.ts';
import { deleteBranch } from '../refs.ts';
import { type FreshPatience, whileBranchIsFresh, whileFresh } from './fresh.ts';
import { type AutoMerge, autoMerge } from './merge.ts';
import { type Proposed, readProposed } from './proposed.ts';

export type { AutoMerge } from './merge.ts';
export type { Proposed, ProposedCommit } from './proposed.ts';

/** An open pull request. */
export interface Pull {
  readonly number: number;
  /** Its page. */
  readonly url: string;
  /** GraphQL's name for it. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}

/** Title, body and state, as they shall be. */
export type PullChange = { readonly title?: string; readonly body?: string; readonly state?: 'closed' };

/** The pull requests of a repository. Every method rejects with a GitHubFailure when GitHub refuses. */
export interface GitHubPulls {
  /** Undefined when there is no such branch. */
  proposed(base: string, branch: string): Promise<Proposed | undefined>;
  /** The open pull request from `branch` to `base`; undefined when there is none. */
  find(base: string, branch: string): Promise<Pull | undefined>;
  /** True when the newest pull request of the branch was closed unmerged while the branch was at `head`. */
  isDismissed(base: string, branch: string, head: string): Promise<boolean>;
  open(base: string, branch: string, title: string, body: string): Promise<Pull>;
  change(number: number, change: PullChange): Promise<void>;
  addLabels(number: number, labels: readonly string[]): Promise<void>;
  requestReviews(number: number, people: readonly string[], teams: readonly string[]): Promise<void>;
  /** Merges as soon as the rules allow: now, or later by GitHub itself. `message` becomes the merge's. */
  autoMerge(pull: Pull, head: string, message: string): Promise<AutoMerge>;
  deleteBranch(branch: string): Promise<void>;
  /** The message of a commit. */
  messageOf(oid: string): Promise<string>;
}

interface PullBody {
  readonly number: number;
  readonly html_url: string;
  readonly node_id: string;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly { readonly name: string }[];
  readonly state: 'open' | 'closed';
  readonly merged_at: string | null;
  readonly head: { readonly sha: string };
}

/** The pull requests of `owner/name`; speaks to nobody yet. What this run opened is waited for until GitHub knows it. */
export function openPulls(github: GitHub, name: string, patience: FreshPatience = {}): GitHubPulls {
  const calling = async <T>(doing: string, permission: string, calls: () => Promise<T>): Promise<T> => {
    try {
      return await calls();
    } catch (thrown) {
      throw githubFailure(thrown, { doing, repository: name, permission });
    }
  };
  const pulls = async <T>(doing: string, calls: () => Promise<T>): Promise<T> =>
    await calling(doing, 'pull_requests: write', calls);

  const settling = settler(patience);
  return {
    ...readers(github, name, { calling, pulls }),
    ...writers(github, name, { pulls, settling }),
    open: async (base, branch, title, body) => {
      const draft = { base, head: branch, title, body };
      const opening = () => whileBranchIsFresh(() => openPull(github, name, draft), patience);
      return settling.note(await pulls('opening a pull request', opening));
    },
    autoMerge: (pull, head, message) =>
      calling(`merging #${pull.number}`, 'contents: write', () =>
        settling.run(pull.number, () => autoMerge(github, { name, pull, head, message })),
      ),
    deleteBranch: (branch) =>
      calling(`deleting ${branch}`, 'contents: write', () => deleteBranch(github, name, branch)),
  };
}

/** Runs calls, and turns what GitHub refuses into a failure that says what was tried. */
interface Callers {
  calling<T>(doing: string, permission: string, calls: () => Promise<T>): Promise<T>;
  pulls<T>(doing: string, calls: () => Promise<T>): Promise<T>;
}

/** Waits for what this run opened, and for nothing else. */
interface Settler {
  note(pull: Pull): Pull;
  run<T>(number: number, calls: () => Promise<T>): Promise<T>;
}

function settler(patience: FreshPatience): Settler {
  const opened = new Set<number>();
  return {
    note: (pull) => {
      opened.add(pull.number);
      return pull;
    },
    run: async (number, calls) => {
      if (opened.has(number)) return await whileFresh(calls, patience);
      return await calls();
    },
  };
}

function readers(
  github: GitHub,
  name: string,
  { calling, pulls }: Callers,
): Pick<GitHubPulls, 'find' | 'proposed' | 'isDismissed' | 'messageOf'> {
  return {
    find: (base, branch) => pulls('looking for the pull request', () => findPull(github, name, base, branch)),
    proposed: (base, branch) =>
      calling(`comparing ${branch}`, 'contents: read', () => readProposed(github, name, base, branch)),
    isDismissed: (base, branch, head) =>
      pulls('looking for closed pull requests', () => isDismissed(github, name, { base, head: branch }, head)),
    messageOf: (oid) =>
      calling('reading the merged commit', 'contents: read', async () => {
        const commit = await github.request(`GET /repos/${name}/git/commits/${oid}`);
        return (commit as { message: string }).message;
      }),
  };
}

function writers(
  github: GitHub,
  name: string,
  { pulls, settling }: { readonly pulls: Callers['pulls']; readonly settling: Settler },
): Pick<GitHubPulls, 'change' | 'addLabels' | 'requestReviews'> {
  const changing = async (doing: string, number: number, route: string, body: object): Promise<void> => {
    await pulls(`${doing} #${number}`, () => settling.run(number, () => github.request(route, { ...body })));
  };

  return {
    change: (number, change) => changing('changing', number, `PATCH /repos/${name}/pulls/${number}`, change),
    addLabels: (number, labels) =>
      changing('labelling', number, `POST /repos/${name}/issues/${number}/labels`, { labels }),
    requestReviews: (number, people, teams) => {
      const route = `POST /repos/${name}/pulls/${number}/requested_reviewers`;
      return changing('asking for reviews of', number, route, { reviewers: people, team_reviewers: teams });
    },
  };
}

async function findPull(github: GitHub, name: string, base: string, branch: string): Promise<Pull | undefined> {
  const [found] = await listPulls(github, name, { base, head: branch, state: 'open' });
  if (found === undefined) return undefined;
  return pullOf(found);
}

async function isDismissed(
  github: GitHub,
  name: string,
  { base, head }: { readonly base: string; readonly head: string },
  sha: string,
): Promise<boolean> {
  const [newest] = await listPulls(github, name, { base, head, state: 'all' });
  return newest?.state === 'closed' && newest.merged_at === null && newest.head.sha === sha;
}

/** Newest first. */
async function listPulls(
  github: GitHub,
  name: string,
  { base, head, state }: { readonly base: string; readonly head: string; readonly state: 'open' | 'all' },
): Promise<readonly PullBody[]> {
  const from = `${name.split('/')[0]}:${head}`;
  return (await github.request(`GET /repos/${name}/pulls`, { state, head: from, base })) as PullBody[];
}

const pullOf = (pull: PullBody): Pull => ({
  number: pull.number,
  url: pull.html_url,
  id: pull.node_id,
  title: pull.title,
  body: pull.body ?? '',
  labels: pull.labels.map((label) => label.name),
});

/** One that somebody opened meanwhile for the same branch is as good. */
async function openPull(
  github: GitHub,
  name: string,
  pull: { readonly base: string; readonly head: string; readonly title: string; readonly body: string },
): Promise<Pull> {
  try {
    return pullOf((await github.request(`POST /repos/${name}/pulls`, { ...pull })) as PullBody);
  } catch (thrown) {
    const fault = findGitHubFault(thrown);
    const mayBeThere = fault?.kind === 'unreachable' || /already exists/.test(fault?.message ?? '');
    const found = await optional(mayBeThere, () => findPull(github, name, pull.base, pull.head));
    if (found === undefined) throw thrown;
    return found;
  }
}
