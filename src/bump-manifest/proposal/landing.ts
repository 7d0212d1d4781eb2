// The landing of a bump in `mode: pull-request`: judged also against what is proposed already, then proposed, or withdrawn
// when nothing is left to change. In a dry run it only looks.
// The map of this room: landing (decides) → proposal (keeps the one pull request) → words (its branch, title and body).

import type { GitHubPulls, Proposed } from '../../clients/github/proposals/pulls.ts';
import { orThrow } from '../../domain/action-error.ts';
import { optional, present } from '../../domain/text/optional.ts';
import type { Branch, CommitToBe, Head } from '../branch/branch.ts';
import { type BumpDecision, type Counsel, judgeRecord } from '../decision.ts';
import { findShipment } from '../history/image-source.ts';
import { findOwnImages } from '../history/own-images.ts';
import { concernsSame, readRecord, type ShipRecord } from '../history/ship-record.ts';
import { findProblem } from '../hosts/failure.ts';
import type { BumpManifestInputs } from '../inputs.ts';
import type { BumpResult } from '../report.ts';
import type { BumpRequest } from '../request.ts';
import { othersProposed, type PullRequestPlace, propose, refuseForeign, withdraw } from './proposal.ts';
import { pullRequestBody, pullRequestBranch, pullRequestTitle } from './words.ts';

/** What stays the same over all tries. */
export interface ProposalContext {
  readonly pulls: GitHubPulls;
  readonly inputs: BumpManifestInputs;
  readonly request: BumpRequest;
  readonly branch: Branch;
  readonly counsel: Counsel;
  /** Where the service's repository is looked at. */
  readonly serverUrl: string;
  /** Called before anything is sent that changes something. */
  readonly onSend: () => void;
}

/** How one try ended. */
export type Landing =
  | { readonly raced: string; readonly isHandedOver?: boolean | undefined }
  | { readonly result: BumpResult };

/** A decision that is to land; `result` is what is known of it so far. */
export interface LandingOrder {
  readonly head: Head;
  readonly decision: BumpDecision;
  readonly result: BumpResult;
  /** Makes the change ready; asks for its images first. */
  readonly changeOf: () => Promise<CommitToBe>;
}

/** Lands the decision as a pull request. */
export async function landProposal(context: ProposalContext, order: LandingOrder): Promise<Landing> {
  const { pulls, inputs, request, branch } = context;
  const { head, decision, result } = order;
  if (result.outcome === 'superseded') return { result };

  const place = placeOf(request, branch.name, result);
  const standing = await pulls.proposed(place.base, place.branch);
  const verdict = await judgeProposed(context, head, standing, decision.record);
  if (verdict.superseded && !(standing && (await pulls.isDismissed(place.base, place.branch, standing.head))))
    return { result: { ...result, outcome: 'superseded', reason: verdict.reason } };

  const others = await optional(standing, (standing) => findOthers(pulls, place, standing));
  if (result.outcome === 'unchanged') {
    if (others !== undefined) return { result };
    return { result: await settle(context, place, standing, result) };
  }
  if (others !== undefined) throw othersProposed(place, others);
  if (!inputs['dry-run']) return await land(context, order, place, standing);
  refuseForeign(place, standing);
  return { result: { ...result, outcome: 'pull-request' } };
}

async function land(
  context: ProposalContext,
  { head, decision, result, changeOf }: LandingOrder,
  place: PullRequestPlace,
  standing: Proposed | undefined,
): Promise<Landing> {
  const { inputs, serverUrl } = context;
  const given = { serverUrl: inputs['github-server-url'] ?? serverUrl, hasApp: inputs['app-id'] !== undefined };
  const change = await changeOf();
  const draft = await draftOf(context, head, decision, { diff: result.diff, message: change.message });

  const problemOf = (thrown: unknown) => findProblem(thrown, given);
  const proposal = await propose(context.pulls, head, { place, standing, change, draft, problemOf });
  if (proposal.outcome === 'raced') return { raced: proposal.reason };

  const { pull, isMerged, warnings, sha, verified, failure } = proposal;
  const { url, number } = pull;
  const plan = { ...result.plan, warnings: [...result.plan.warnings, ...warnings] };
  const landed: BumpResult = { ...result, plan, manifestSha: sha, verified, failure };
  if (isMerged) return { result: { ...landed, pullRequest: { url, number, state: 'merged' } } };
  return { result: { ...landed, outcome: 'pull-request', pullRequest: { url, number, state: 'open' } } };
}

function placeOf({ service, environment }: BumpRequest, base: string, { plan }: BumpResult): PullRequestPlace {
  const files = [...new Set(plan.places.map(({ file }) => file))];
  return { base, branch: pullRequestBranch(service, environment), owner: { service, environment, files } };
}

const newestRecord = ({ commits }: Proposed, owner: Pick<ShipRecord, 'service' | 'environment'>) =>
  commits
    .map(({ message }) => readRecord(message))
    .find((each) => each?.service === owner.service && each.environment === owner.environment);

/** An open pull request for the same service and environment that is about none of our files: one branch cannot hold both. */
async function findOthers(pulls: GitHubPulls, place: PullRequestPlace, standing: Proposed) {
  const newest = newestRecord(standing, place.owner);
  if (newest === undefined || concernsSame(newest, place.owner)) return undefined;
  const pull = await pulls.find(place.base, place.branch);
  if (pull === undefined) return undefined;
  return { pull, files: newest.files };
}

/** An older run must not replace what a newer one proposes either. To propose the same image again is no step back. */
async function judgeProposed(
  { request, counsel }: ProposalContext,
  head: Head,
  standing: Proposed | undefined,
  record: ShipRecord,
) {
  const commits = standing?.commits ?? [];
  const newest = optional(standing, (standing) => newestRecord(standing, record));
  const isSame = newest !== undefined && !newest.rollback && newest.images.join() === record.images.join();

  if (newest === undefined || isSame) return { superseded: false } as const;
  const newer = commits.flatMap(({ message }) => readRecord(message) ?? []);
  return await judgeRecord(head, request, record, { ...counsel, newer });
}

/** The base holds the image: what is proposed for the same thing has become pointless. */
async function settle(
  { pulls, inputs, onSend }: ProposalContext,
  place: PullRequestPlace,
  standing: Proposed | undefined,
  result: BumpResult,
): Promise<BumpResult> {
  if (inputs['dry-run'] || standing === undefined) return result;
  const { pull, warning } = await withdraw(pulls, place, standing, onSend);
  const warnings = present([...result.plan.warnings, warning]);
  const state = warning === undefined ? 'closed' : 'open';
  const pullRequest = optional(pull, (pull) => ({ url: pull.url, number: pull.number, state }) as const);

  return { ...result, plan: { ...result.plan, warnings }, pullRequest };
}

async function draftOf(
  context: ProposalContext,
  head: Head,
  { record }: BumpDecision,
  { diff, message }: { readonly diff: string; readonly message: string },
) {
  const { inputs, request, serverUrl } = context;
  const previousSourceCommit = await findSource(context, head, record);

  return {
    title: orThrow(pullRequestTitle(record, message.split('\n')[0] ?? '', inputs['pull-request-title'])),
    body: pullRequestBody({ record, diff, previousSourceCommit, serverUrl, actor: request.actor }),
    labels: inputs['pull-request-labels'],
    reviewers: inputs['pull-request-reviewers'],
    autoMerge: inputs['auto-merge'],
  };
}

/** The commit that the image which is replaced was built from, as the bump that wrote it says; undefined when it is not among the newest. */
async function findSource(
  { request, counsel }: ProposalContext,
  head: Head,
  record: ShipRecord,
): Promise<string | undefined> {
  const past = await findShipment(head, {
    isMeant: (each) => concernsSame(each, record) && each.images.join() === record.previousImages.join(),
    files: record.files,
    find: (files) => findOwnImages(files, request),
    onForged: counsel.onForged,
  });
  if (past?.sourceRepository === record.sourceRepository) return past?.sourceCommit;
  return undefined;
}
