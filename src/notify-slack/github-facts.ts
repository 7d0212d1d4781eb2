// Asks GitHub for what the inputs leave open: commits, the pull request, its approvers. What GitHub does not tell is left out.

import { messageOf } from '../domain/action-error.ts';
import { findSubject } from './deployment.ts';

/** The one call of the GitHub client that is used here. */
export type RequestGitHub = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** What to ask for. */
export interface Question {
  readonly owner: string;
  readonly repo: string;
  /** Both given: the commits between them are asked for. */
  readonly base: string | undefined;
  readonly head: string | undefined;
  /** The commit whose pull request is asked for; undefined for none. */
  readonly commit: string | undefined;
  /** A pull request that is known already. */
  readonly pullNumber: number | undefined;
  readonly wantsApprovers: boolean;
}

/** What GitHub told, and a sentence for each thing that it did not. */
export interface GitHubFacts {
  /** Subjects, newest first. */
  readonly changes: readonly string[];
  readonly compareUrl: string | undefined;
  readonly pullRequestUrl: string | undefined;
  readonly approvers: readonly string[];
  readonly gaps: readonly string[];
}

type Value = Readonly<Record<string, unknown>>;

/** Asks side by side. Never rejects because of GitHub: trouble becomes a gap. */
export async function fetchGitHubFacts(request: RequestGitHub, question: Question): Promise<GitHubFacts> {
  const gaps: string[] = [];
  const attempt = async <T>(missing: string, fallback: T, ask: () => Promise<T>): Promise<T> =>
    await ask().catch((thrown: unknown) => {
      gaps.push(`GitHub did not tell ${missing}: ${reasonOf(thrown)}`);
      return fallback;
    });
  const [comparison, pull] = await Promise.all([
    attempt('the commits since the previous version', undefined, () => fetchComparison(request, question)),
    attempt('the pull request of the commit', undefined, () => fetchPull(request, question)),
  ]);
  const number = question.pullNumber ?? pull?.number;
  const approvers =
    number === undefined || !question.wantsApprovers
      ? []
      : await attempt('who approved the pull request', [], () => fetchApprovers(request, question, number));
  return {
    changes: comparison?.changes ?? [],
    compareUrl: comparison?.url,
    pullRequestUrl: pull?.url,
    approvers,
    gaps,
  };
}

/** https://docs.github.com/en/rest/commits/commits#compare-two-commits */
async function fetchComparison(
  request: RequestGitHub,
  { owner, repo, base, head }: Question,
): Promise<{ changes: string[]; url: string | undefined } | undefined> {
  if (base === undefined || head === undefined || base === head) return undefined;
  const basehead = `${base}...${head}`;
  const answer = (await request('GET /repos/{owner}/{repo}/compare/{basehead}', { owner, repo, basehead })) as Value;
  const commits = listOf(answer['commits']);
  const ordinary = commits.filter((commit) => listOf(commit['parents']).length < 2);
  const told = ordinary.length > 0 ? ordinary : commits;
  const subjects = told.map((commit) => findSubject(textOf((commit['commit'] as Value | undefined)?.['message'])));
  return { changes: subjects.filter((subject) => subject !== undefined).reverse(), url: textOf(answer['html_url']) };
}

/** The merged pull request before an open one: https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit */
async function fetchPull(
  request: RequestGitHub,
  { owner, repo, commit }: Question,
): Promise<{ number: number; url: string | undefined } | undefined> {
  if (commit === undefined) return undefined;
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
  const pulls = listOf(await request(route, { owner, repo, commit_sha: commit }));
  const pull = pulls.find((each) => typeof each['merged_at'] === 'string') ?? pulls[0];
  const number = pull?.['number'];
  return typeof number === 'number' ? { number, url: textOf(pull?.['html_url']) } : undefined;
}

/** Those whose last verdict is an approval: https://docs.github.com/en/rest/pulls/reviews#list-reviews-for-a-pull-request */
async function fetchApprovers(request: RequestGitHub, { owner, repo }: Question, number: number): Promise<string[]> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
  const reviews = listOf(await request(route, { owner, repo, pull_number: number, per_page: 100 }));
  const verdicts = new Map<string, string>();
  for (const review of reviews) {
    const login = textOf((review['user'] as Value | null)?.['login']);
    const state = textOf(review['state']);
    if (login !== undefined && state !== undefined && state !== 'COMMENTED') verdicts.set(login, state);
  }
  return [...verdicts].filter(([, state]) => state === 'APPROVED').map(([login]) => login);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const listOf = (value: unknown): readonly Value[] => (Array.isArray(value) ? (value as Value[]) : []);

function reasonOf(thrown: unknown): string {
  const status = (thrown as { status?: unknown } | null)?.status;
  if (status === 401) return 'it does not accept `github-token` (401)';
  if (status === 403 || status === 404)
    return `it answered ${status}; does \`github-token\` have contents: read and pull-requests: read?`;
  return messageOf(thrown);
}
