// Keeps one open pull request per service and environment: pushes its branch, opens or updates it, merges it when asked,
// closes it when nothing is left to change. Never moves a branch that holds somebody else's commits.

import type { GitHubPulls, Proposed, Pull } from '../../clients/github/proposals/pulls.ts';
import { ActionError, type Problem } from '../../domain/action-error.ts';
import { optional } from '../../domain/text/optional.ts';
import type { CommitToBe, Head, PushOutcome } from '../branch/branch.ts';
import { readRecord, type ShipRecord } from '../history/ship-record.ts';
import { findForeign, withdrawnBody } from './words.ts';

/** Which pull request: `base` is the branch it wants to change. */
export interface PullRequestPlace {
  readonly base: string;
  readonly branch: string;
  /** `files`: those in which the image stands. */
  readonly owner: Pick<ShipRecord, 'service' | 'environment' | 'files'>;
}

/** What the pull request shall say, and who shall look at it. */
export interface PullRequestDraft {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** Logins, and `org/team` for teams. */
  readonly reviewers: readonly string[];
  readonly autoMerge: boolean;
}

/** A change on its way to become a pull request. */
export interface ProposalOrder {
  readonly place: PullRequestPlace;
  /** What the branch held when it was read; undefined when it was not there. */
  readonly standing: Proposed | undefined;
  readonly change: Omit<CommitToBe, 'onto'>;
  readonly draft: PullRequestDraft;
  /** The words for what a host refused; undefined for anything else, which is our own bug. */
  readonly problemOf: (thrown: unknown) => Problem | undefined;
}

/** How it ended. */
export type Proposal =
  | { readonly outcome: 'raced'; readonly reason: string }
  | {
      readonly outcome: 'proposed';
      /** The commit on the pull request's branch, or what the merge made on the base. */
      readonly sha: string;
      readonly verified: boolean | undefined;
      readonly pull: Pull;
      readonly isMerged: boolean;
      readonly warnings: readonly string[];
      /** Set when GitHub will not merge it although that was asked. */
      readonly failure: Problem | undefined;
    };

/** Proposes the change on top of `head`, in place of what the branch held when `standing` was read. */
export async function propose(pulls: GitHubPulls, head: Head, order: ProposalOrder): Promise<Proposal> {
  const { place, standing, change, draft } = order;
  refuseForeign(place, standing);
  const pushed = await pushBranch(head, order);
  if (pushed.outcome === 'raced') return pushed;

  const { sha, verified } = pushed;
  const { pull, isNew } = await openOrUpdate(pulls, place, draft);
  const warnings = await invite(pulls, pull, isNew, order);
  const said = { outcome: 'proposed', sha, verified, pull, isMerged: false, warnings, failure: undefined } as const;
  if (!draft.autoMerge) return said;

  const merge = await pulls.autoMerge(pull, sha, change.message);
  if (merge.state === 'refused') return { ...said, failure: mergeRefused(pull, merge.reason) };
  if (merge.state === 'waiting') return said;
  if (merge.state === 'queued') return { ...said, warnings: [...warnings, queueWarning(pull)] };
  await pulls.deleteBranch(place.branch);
  const lost = await recordWarning(pulls, merge.oid, order);
  return { ...said, sha: merge.oid, isMerged: true, warnings: [...warnings, ...lost] };
}

/** Closes the pull request and deletes its branch, since the base holds the image already. `onSend` is called before anything changes. */
export async function withdraw(
  pulls: GitHubPulls,
  place: PullRequestPlace,
  standing: Proposed,
  onSend: () => void,
): Promise<{ readonly pull: Pull | undefined; readonly warning: string | undefined }> {
  const pull = await pulls.find(place.base, place.branch);
  const foreign = findForeign(standing.commits, place.base, place.owner);
  if (foreign !== undefined || !standing.complete) {
    const theirs = optional(foreign, ({ oid, author }) => `the commit ${oid.slice(0, 7)} of ${author}`);
    const by = theirs ?? 'many commits';
    const warning = `Nothing is left to change, but the branch ${place.branch} holds ${by}: it and its pull request stay.`;
    return { pull, warning };
  }

  onSend();
  if (pull !== undefined)
    await pulls.change(pull.number, { state: 'closed', body: withdrawnBody(place.base, pull.body) });
  await pulls.deleteBranch(place.branch);

  return { pull, warning: undefined };
}

/** Throws an ActionError when the branch holds a commit that is not ours. */
export function refuseForeign({ base, branch, owner }: PullRequestPlace, standing: Proposed | undefined): void {
  if (standing === undefined) return;
  const foreign = findForeign(standing.commits, base, owner);
  if (foreign === undefined && standing.complete) return;
  const named = optional(
    foreign,
    ({ oid, message, author }) => `the commit ${oid.slice(0, 7)} "${message.split('\n')[0]}" of ${author}`,
  );
  const commit = named ?? 'more commits than bump-manifest makes';

  throw new ActionError({
    code: 'pull_request_foreign',
    what: `The branch "${branch}" holds ${commit}, and is not overwritten`,
    where: 'input `mode`',
    fix: `Merge or close its pull request and delete the branch "${branch}", or move that commit elsewhere; then run the step again.`,
  });
}

/** The error for an open pull request of other files, which ours would replace. */
export const othersProposed = (
  { branch }: PullRequestPlace,
  { pull, files }: { readonly pull: Pull; readonly files: readonly string[] },
): ActionError =>
  new ActionError({
    code: 'pull_request_foreign',
    what: `Pull request #${pull.number} (${pull.url}) proposes other files of the same service and environment, ${files.join(', ')}, on the branch "${branch}", and is not replaced`,
    where: 'input `mode`',
    fix: 'Name all files in one step (lines of `path`), or give each its own `environment`; or merge or close that pull request first.',
  });

/** A branch that holds exactly this already is left as it is, so that a step that is run again changes nothing. */
async function pushBranch(head: Head, { place, standing, change }: ProposalOrder): Promise<PushOutcome> {
  const [only, ...more] = standing?.commits ?? [];
  const isAlone = only !== undefined && more.length === 0 && only.parents.join() === head.sha;
  if (isAlone && only.message.trim() === change.message.trim() && standing?.holdsExactly(change.files) === true)
    return { outcome: 'pushed', sha: only.oid, verified: only.verified || undefined };
  return await head.push({ ...change, onto: { branch: place.branch, expected: standing?.head } });
}

async function openOrUpdate(
  pulls: GitHubPulls,
  { base, branch }: PullRequestPlace,
  { title, body }: PullRequestDraft,
): Promise<{ pull: Pull; isNew: boolean }> {
  const found = await pulls.find(base, branch);
  if (found === undefined) return { pull: await pulls.open(base, branch, title, body), isNew: true };
  if (found.title !== title || found.body !== body) await pulls.change(found.number, { title, body });
  return { pull: found, isNew: false };
}

/** Labels that are missing, and reviews once. What GitHub refuses of it is a warning: the pull request stands. */
async function invite(
  pulls: GitHubPulls,
  pull: Pull,
  isNew: boolean,
  { draft, problemOf }: ProposalOrder,
): Promise<string[]> {
  const warnings: string[] = [];
  const attempt = async (what: string, ask: () => Promise<void>): Promise<void> => {
    try {
      await ask();
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem === undefined) throw thrown;
      warnings.push(`${what}: ${problem.what} ${problem.fix ?? ''}`.trim());
    }
  };

  const labels = draft.labels.filter((label) => !pull.labels.includes(label));
  if (labels.length > 0)
    await attempt('`pull-request-labels` were not set', () => pulls.addLabels(pull.number, labels));
  if (isNew && draft.reviewers.length > 0) await requestReviews(pulls, pull.number, draft.reviewers, attempt);
  return warnings;
}

/** All of them at once; where GitHub refuses one, it drops all, so that each is then asked alone. */
async function requestReviews(
  pulls: GitHubPulls,
  number: number,
  reviewers: readonly string[],
  attempt: (what: string, ask: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const request = async (some: readonly string[]): Promise<void> => {
    const people = some.filter((each) => !each.includes('/'));
    const teams = some.filter((each) => each.includes('/')).map((each) => each.split('/')[1] ?? '');
    await pulls.requestReviews(number, people, teams);
  };
  const askEach = async (): Promise<void> => {
    for (const reviewer of reviewers)
      await attempt(`\`pull-request-reviewers\`: ${reviewer} was not asked`, () => request([reviewer]));
  };

  const all = '`pull-request-reviewers` were not asked';
  if (reviewers.length === 1) return await attempt(all, () => request(reviewers));
  await request(reviewers).catch(async (thrown: unknown) => {
    if (!(thrown instanceof Error) || thrown.name !== 'GitHubFailure') throw thrown;
    await askEach();
  });
}

const queueWarning = ({ url }: Pull): string =>
  `The merge queue merges ${url} with a message of its own. The order of bumps is kept when it takes the description of the pull request: Settings → General → Default commit message → "Pull request title and description".`;

/** A repository's settings, or a person, may have replaced the message in which later bumps look for the record. */
async function recordWarning(pulls: GitHubPulls, oid: string, { place, problemOf }: ProposalOrder): Promise<string[]> {
  const what = `The merged commit ${oid.slice(0, 7)}`;
  try {
    const record = readRecord(await pulls.messageOf(oid));
    if (record?.service === place.owner.service && record.environment === place.owner.environment) return [];
    return [
      `${what} does not carry the record of this bump (its Ship-* lines): a later run cannot tell that it is newer.`,
    ];
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (problem === undefined) throw thrown;
    return [`${what} could not be read: ${problem.what}`];
  }
}

const mergeRefused = (pull: Pull, reason: string): Problem => ({
  code: 'auto_merge_refused',
  what: `GitHub does not merge ${pull.url} by itself: "${reason}"`,
  where: 'input `auto-merge`',
  fix: 'Do what GitHub says, or merge it by hand: the pull request is open. Auto-merge is allowed under Settings → General → Pull Requests.',
});
