// Pull requests through GitHub's API: what a branch proposes, and the one open pull request for it. Decides nothing.
// https://docs.github.com/en/rest/pulls/pulls

import { ActionError } from '../../domain/action-error.ts';
import { findGitHubFault, githubError } from './fault.ts';
import type { GitHub } from './github.ts';
import { type AutoMerge, autoMerge } from './merge.ts';
import { deleteBranch } from './refs.ts';

/** A branch beside its base. */
export interface Proposed {
  readonly head: string;
  /** What it has and its base has not, newest first. */
  readonly commits: readonly ProposedCommit[];
  /** False when there are more commits than GitHub shows (250). */
  readonly complete: boolean;
}

/** A commit of such a branch. */
export interface ProposedCommit {
  readonly oid: string;
  readonly message: string;
  readonly parents: readonly string[];
  /** Who wrote it, for people. */
  readonly author: string;
  /** True when somebody else than its author wrote it again, e.g. by `git commit --amend`; GitHub itself is nobody. */
  readonly isRewritten: boolean;
  /** What GitHub says of its signature. */
  readonly verified: boolean;
}

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

/** The pull requests of a repository. Every method rejects with an ActionError that names the permission when GitHub refuses. */
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
}

export type { AutoMerge } from './merge.ts';

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

/** The pull requests of `owner/name`; speaks to nobody yet. */
export function openPulls(github: GitHub, name: string): GitHubPulls {
  const calling = async <T>(doing: string, permission: string, calls: () => Promise<T>): Promise<T> => {
    try {
      return await calls();
    } catch (thrown) {
      throw refusedByActions(thrown) ?? githubError(thrown, { doing, repository: name, permission });
    }
  };
  const pulls = async <T>(doing: string, calls: () => Promise<T>): Promise<T> =>
    await calling(doing, 'pull_requests: write', calls);
  const find: GitHubPulls['find'] = (base, branch) =>
    pulls('looking for the pull request', () => findPull(github, name, base, branch));
  return {
    find,
    proposed: (base, branch) =>
      calling(`comparing ${branch}`, 'contents: read', () => readProposed(github, name, base, branch)),
    isDismissed: (base, branch, head) =>
      pulls('looking for closed pull requests', () => isDismissed(github, name, base, branch, head)),
    open: (base, branch, title, body) =>
      pulls('opening a pull request', () => openPull(github, name, { base, head: branch, title, body })),
    change: (number, change) =>
      pulls(`changing #${number}`, async () => {
        await github.request(`PATCH /repos/${name}/pulls/${number}`, { ...change });
      }),
    addLabels: (number, labels) =>
      pulls(`labelling #${number}`, async () => {
        await github.request(`POST /repos/${name}/issues/${number}/labels`, { labels });
      }),
    requestReviews: (number, people, teams) =>
      pulls(`asking for reviews of #${number}`, async () => {
        const asked = { reviewers: people, team_reviewers: teams };
        await github.request(`POST /repos/${name}/pulls/${number}/requested_reviewers`, asked);
      }),
    autoMerge: (pull, head, message) =>
      calling(`merging #${pull.number}`, 'contents: write', () => autoMerge(github, name, pull, head, message)),
    deleteBranch: (branch) =>
      calling(`deleting ${branch}`, 'contents: write', () => deleteBranch(github, name, branch)),
  };
}

interface CommitBody {
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string } | null;
  readonly committer: { readonly email: string } | null;
  readonly verification?: { readonly verified: boolean };
}

/** Commits that GitHub makes, or puts on another base, have its own address. */
const isRewritten = (author: CommitBody['author'], committer: CommitBody['committer']): boolean =>
  committer?.email !== author?.email && committer?.email !== 'noreply@github.com';

async function readProposed(github: GitHub, name: string, base: string, branch: string): Promise<Proposed | undefined> {
  const range = `${encodeURIComponent(base)}...${encodeURIComponent(branch)}`;
  try {
    const answer = (await github.request(`GET /repos/${name}/compare/${range}`, { per_page: 250 })) as {
      total_commits: number;
      merge_base_commit: { sha: string };
      commits: readonly {
        sha: string;
        commit: CommitBody;
        parents: readonly { sha: string }[];
      }[];
    };
    const commits = answer.commits.toReversed().map(({ sha, commit, parents }) => ({
      oid: sha,
      message: commit.message,
      parents: parents.map((each) => each.sha),
      author: commit.author?.name ?? 'somebody',
      isRewritten: isRewritten(commit.author, commit.committer),
      verified: commit.verification?.verified === true,
    }));
    const head = commits[0]?.oid ?? answer.merge_base_commit.sha;
    return { head, commits, complete: commits.length >= answer.total_commits };
  } catch (thrown) {
    const fault = findGitHubFault(thrown);
    // A branch that stands apart answers 404, too.
    if (fault?.kind === 'not_found' && !/no common ancestor/i.test(fault.message)) return undefined;
    throw thrown;
  }
}

async function findPull(github: GitHub, name: string, base: string, branch: string): Promise<Pull | undefined> {
  const [found] = await listPulls(github, name, base, branch, 'open');
  return found === undefined ? undefined : pullOf(found);
}

async function isDismissed(github: GitHub, name: string, base: string, branch: string, sha: string): Promise<boolean> {
  const [newest] = await listPulls(github, name, base, branch, 'all');
  return newest?.state === 'closed' && newest.merged_at === null && newest.head.sha === sha;
}

/** Newest first. */
async function listPulls(
  github: GitHub,
  name: string,
  base: string,
  branch: string,
  state: 'open' | 'all',
): Promise<readonly PullBody[]> {
  const head = `${name.split('/')[0]}:${branch}`;
  return (await github.request(`GET /repos/${name}/pulls`, { state, head, base })) as PullBody[];
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
    const found = mayBeThere ? await findPull(github, name, pull.base, pull.head) : undefined;
    if (found === undefined) throw thrown;
    return found;
  }
}

function refusedByActions(thrown: unknown): ActionError | undefined {
  const fault = findGitHubFault(thrown);
  if (!/not permitted to create or approve/.test(fault?.message ?? '')) return undefined;
  const problem = {
    code: 'github_forbidden',
    what: `GitHub said "${fault?.message}"`,
    where: 'input `token`',
    fix: "Give a GitHub App's token, or allow it in the repository: Settings → Actions → General → Allow GitHub Actions to create and approve pull requests.",
  };
  return new ActionError(problem, { cause: thrown });
}
