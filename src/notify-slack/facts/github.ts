// Asks GitHub what the inputs leave open: the commit, the commits since the version before, the pull request, who approved,
// when the run began. What GitHub does not tell is left out, with a sentence about the gap.

import type { GitHubAnswer, ReadGitHub } from '../../clients/github/reading.ts';
import { type JsonRecord, listOf, recordOf, textOf } from '../../domain/json-value.ts';
import { approvalsOf, type Reviewer, reviewersOf } from '../../domain/people/approvals.ts';
import { withoutEnd } from '../../domain/text/ends.ts';
import { optional } from '../../domain/text/optional.ts';
import { findSubject, type ShippedCommit } from '../deployment.ts';
import type { GitHubQuestion } from './question.ts';
import { isCommit } from './versions.ts';

/** What GitHub told, and a sentence for each thing that it did not. */
export interface GitHubFacts {
  /** The commit of the version, as GitHub resolved it. */
  readonly commit: Commit | undefined;
  /** Commits since the version before, newest first; undefined when nobody knows. */
  readonly range: { readonly rows: readonly ShippedCommit[]; readonly total: number } | undefined;
  /** Commits of the range whose own run of this workflow was cancelled, short, newest first. */
  readonly cancelled: readonly string[];
  readonly compareUrl: string | undefined;
  readonly pullRequestUrl: string | undefined;
  readonly pullNumber: number | undefined;
  readonly reviewers: readonly Reviewer[];
  readonly environmentApprovers: readonly Reviewer[];
  /** When this attempt of the run began, in milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly gaps: readonly string[];
}

/** A commit that GitHub knows. */
export interface Commit extends ShippedCommit {
  readonly sha: string;
  readonly author: string | undefined;
}

/** Reads, and keeps what was missing. */
interface Desk {
  readonly root: string;
  read(path: string, missing: string): Promise<unknown>;
  /** The same, where "not found" is an answer. */
  find(path: string, missing: string): Promise<unknown>;
}

/** Asks side by side where one answer does not depend on another. Rejects only with an abort. */
export async function fetchGitHubFacts(readPath: ReadGitHub, question: GitHubQuestion): Promise<GitHubFacts> {
  const gaps: string[] = [];
  const desk = openDesk(readPath, question, gaps);

  const run = fetchRun(desk, question);
  const [head, base] = await Promise.all([fetchHead(desk, question), fetchBase(desk, question)]);
  const range = fetchRange(desk, question, { head, base });
  const sha = head?.sha ?? question.revisions.find((each) => each.length >= 40);
  const [comparison, pull, { approvers, startedAt }] = await Promise.all([range, fetchPull(desk, question, sha), run]);

  const number = question.pullNumber ?? pull?.number;
  const reviews = await fetchReviews(desk, question, number);
  return {
    commit: head ?? comparison?.head,
    range: comparison?.told,
    cancelled: comparison?.cancelled ?? [],
    compareUrl: comparison?.url,
    pullRequestUrl: pull?.url,
    pullNumber: number,
    reviewers: reviewersOf(reviews, pull?.headSha),
    environmentApprovers: approvers,
    startedAt,
    gaps,
  };
}

function openDesk(readPath: ReadGitHub, { owner, repo }: GitHubQuestion, gaps: string[]): Desk {
  const ask = async (path: string, missing: string, absence: readonly number[]): Promise<unknown> => {
    const reading = await readPath(path);
    if (reading.kind === 'found') return reading.body;
    if (reading.kind === 'refused' && absence.includes(reading.status)) return undefined;
    const gap = `GitHub did not tell ${missing}: ${reasonOf(reading)}`;
    if (!gaps.includes(gap)) gaps.push(gap);
    return undefined;
  };

  return {
    root: `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`,
    read: async (path, missing) => await ask(path, missing, []),
    find: async (path, missing) => await ask(path, missing, [404, 422]),
  };
}

/** The commit itself, where no comparison brings it. https://docs.github.com/en/rest/commits/commits#get-a-commit */
async function fetchHead(desk: Desk, { revisions, bases }: GitHubQuestion): Promise<Commit | undefined> {
  const isPlain = revisions[0] !== undefined && isCommit(revisions[0]);
  if (isPlain && bases.length > 0) return undefined;
  return await findCommit(desk, revisions, 'the commit of the version');
}

/** A commit needs no looking up. */
async function fetchBase(desk: Desk, { bases }: GitHubQuestion): Promise<string | undefined> {
  if (bases[0] === undefined || isCommit(bases[0])) return bases[0];
  return (await findCommit(desk, bases, 'the commit of the version before'))?.sha;
}

async function findCommit(desk: Desk, revisions: readonly string[], missing: string): Promise<Commit | undefined> {
  for (const revision of revisions) {
    const found = await desk.find(`${desk.root}/commits/${encodeURIComponent(revision)}`, missing);
    const commit = optional(found, (found) => commitOf(found as JsonRecord));
    if (commit !== undefined) return commit;
  }
  return undefined;
}

interface Comparison {
  readonly cancelled: readonly string[];
  readonly told: { readonly rows: readonly ShippedCommit[]; readonly total: number } | undefined;
  readonly head: Commit | undefined;
  readonly url: string | undefined;
}

/**
 * Without paging the answer holds up to 250 commits, the newest last.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
async function fetchRange(
  desk: Desk,
  question: GitHubQuestion,
  ends: { readonly head: Commit | undefined; readonly base: string | undefined },
): Promise<Comparison | undefined> {
  const head = ends.head?.sha ?? question.revisions.find(isCommit);
  if (ends.base === undefined || head === undefined || head.startsWith(ends.base)) return undefined;
  const missing = 'the commits since the previous version';
  const answer = await desk.read(`${desk.root}/compare/${ends.base}...${head}`, missing);
  if (answer === undefined) return undefined;

  const { commits, total_commits: all, html_url: url } = answer as JsonRecord;
  const found = rowsOf(commits).flatMap((each) => commitOf(each) ?? []);
  const [kept, cancelled] = await Promise.all([
    cutToPaths(desk, question.paths, { commits: withoutMerges(found, rowsOf(commits)), head }),
    fetchCancelled(desk, question, found.slice(0, -1)),
  ]);
  const isWhole = typeof all !== 'number' || all <= found.length || question.paths.length > 0;
  const told = kept && { rows: kept.toReversed(), total: isWhole ? kept.length : all };
  const isOurs = (short: string): boolean =>
    question.paths.length === 0 || kept?.some(({ commit }) => commit === short) === true;
  return { told, cancelled: cancelled.filter(isOurs), head: found.at(-1), url: webUrl(url) };
}

/** A merge says nothing of its own, unless there are only merges. */
function withoutMerges(found: readonly Commit[], commits: readonly JsonRecord[]): readonly Commit[] {
  const merges = new Set(commits.filter((each) => rowsOf(each['parents']).length > 1).map((each) => each['sha']));
  const ordinary = found.filter(({ sha }) => !merges.has(sha));
  if (ordinary.length === 0) return found;
  return ordinary;
}

/**
 * Which of the commits had a run of this workflow that was cancelled, as GitHub does with one that waits when a newer one comes.
 * https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
async function fetchCancelled(
  desk: Desk,
  { workflow }: GitHubQuestion,
  commits: readonly Commit[],
): Promise<readonly string[]> {
  if (workflow === undefined || commits.length === 0) return [];
  const query = 'status=cancelled&per_page=100';
  const answer = await desk.read(`${desk.root}/actions/runs?${query}`, 'which runs were cancelled');
  const runs = rowsOf(recordOf(answer)['workflow_runs']).filter(({ name }) => name === workflow);
  const heads = new Set(runs.map((run) => run['head_sha']));

  return commits
    .filter(({ sha }) => heads.has(sha))
    .map(({ sha }) => sha.slice(0, 7))
    .toReversed();
}

/** Those commits that touch a folder of the service. https://docs.github.com/en/rest/commits/commits#list-commits */
async function cutToPaths(
  desk: Desk,
  paths: readonly string[],
  { commits, head }: { readonly commits: readonly Commit[]; readonly head: string },
): Promise<readonly Commit[] | undefined> {
  if (paths.length === 0 || commits.length === 0) return commits;
  const missing = 'which commits touch `paths`';
  const lists = await Promise.all(
    paths.slice(0, 5).map(async (path) => {
      const query = new URLSearchParams({
        sha: head,
        path: withoutEnd(path.replace(/^\.?\/+/, ''), '/'),
        per_page: '100',
      });
      return await desk.read(`${desk.root}/commits?${query.toString()}`, missing);
    }),
  );

  if (lists.some((list) => list === undefined)) return undefined;
  const touching = new Set(lists.flatMap((list) => rowsOf(list).map((each) => each['sha'])));
  return commits.filter(({ sha }) => touching.has(sha));
}

interface Pull {
  readonly number: number;
  readonly url: string | undefined;
  readonly headSha: string | undefined;
}

/** The one that became the commit, before another merged one, before an open one. https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit */
async function fetchPull(
  desk: Desk,
  { wantsPull }: GitHubQuestion,
  sha: string | undefined,
): Promise<Pull | undefined> {
  if (!wantsPull || sha === undefined) return undefined;
  const pulls = rowsOf(await desk.find(`${desk.root}/commits/${sha}/pulls`, 'the pull request of the commit'));
  const merged = pulls.filter((each) => typeof each['merged_at'] === 'string');
  const pull = merged.find((each) => each['merge_commit_sha'] === sha) ?? merged[0] ?? pulls[0];
  const number = pull?.['number'];
  if (pull === undefined || typeof number !== 'number') return undefined;
  return { number, url: webUrl(pull['html_url']), headSha: textOf(recordOf(pull['head'])['sha']) };
}

/** https://docs.github.com/en/rest/pulls/reviews#list-reviews-for-a-pull-request */
async function fetchReviews(
  desk: Desk,
  { wantsApprovers }: GitHubQuestion,
  number: number | undefined,
): Promise<readonly JsonRecord[]> {
  if (!wantsApprovers || number === undefined) return [];
  const reviews: JsonRecord[] = [];
  for (let page = 1; page <= 5; page++) {
    const path = `${desk.root}/pulls/${number}/reviews?per_page=100&page=${page}`;
    const answer = await desk.read(path, 'who approved the pull request');
    // Half of the reviews could hide that an approval was taken back.
    if (answer === undefined) return [];
    reviews.push(...rowsOf(answer));
    if (rowsOf(answer).length < 100) return reviews;
  }
  return [];
}

/** https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run */
async function fetchRun(
  desk: Desk,
  { runId, environment, wantsApprovers, wantsStart }: GitHubQuestion,
): Promise<{ readonly approvers: readonly Reviewer[]; readonly startedAt: number | undefined }> {
  if (runId === undefined) return { approvers: [], startedAt: undefined };
  const path = `${desk.root}/actions/runs/${runId}`;
  const [approvals, run] = await Promise.all([
    optional(wantsApprovers, () => desk.read(`${path}/approvals`, 'who approved the environment')),
    optional(wantsStart, () => desk.read(path, 'when the run began')),
  ]);
  const began = Date.parse(textOf(recordOf(run)['run_started_at']) ?? '');

  return {
    approvers: approvalsOf(rowsOf(approvals), environment),
    startedAt: optional(!Number.isNaN(began), () => began),
  };
}

function commitOf(value: JsonRecord): Commit | undefined {
  const sha = textOf(value['sha']);
  const commit = recordOf(value['commit']);
  const subject = findSubject(textOf(commit['message']));
  if (sha === undefined || !isCommit(sha)) return undefined;
  const author = textOf(recordOf(value['author'])['login']) ?? textOf(recordOf(commit['author'])['name']);
  return { sha, subject: subject ?? '', commit: sha.slice(0, 7), url: webUrl(value['html_url']), author };
}

const webUrl = (value: unknown): string | undefined => {
  if (/^https?:\/\//.test(String(value))) return textOf(value);
  return undefined;
};
const rowsOf = (value: unknown): readonly JsonRecord[] =>
  listOf(value).filter((each): each is JsonRecord => typeof each === 'object' && each !== null);

function reasonOf(reading: Exclude<GitHubAnswer, { kind: 'found' }>): string {
  if (reading.kind === 'silent') return reading.what;
  if (reading.status === 401) return 'it does not accept `github-token` (401)';
  if (reading.status === 403 || reading.status === 404)
    return `it answered ${reading.status}; does \`github-token\` have contents: read, pull-requests: read and actions: read?`;
  return `it answered ${reading.status}`;
}
