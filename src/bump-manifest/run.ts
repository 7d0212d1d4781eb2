// The straight line of bump-manifest: request → head → decision → push or pull request → report; after a lost race again from the head.
// Sets no output itself.

import { setTimeout as pause } from 'node:timers/promises';
import type { Deadline } from '../clients/deadline.ts';
import type { GitHubConnection } from '../clients/github/connection.ts';
import type { SourceHistory } from '../clients/source-history.ts';
import type { EndTurn } from '../clients/turn.ts';
import { ActionError, orThrow, retellCancellation } from '../domain/action-error.ts';
import type { Job, Report } from '../domain/job.ts';
import { optional } from '../domain/text/optional.ts';
import { announce } from './announcement.ts';
import type { Branch, CommitToBe, Head } from './branch/branch.ts';
import { openBranch } from './branch/open.ts';
import { raceLost, racePace } from './branch/race-pace.ts';
import { cancelledBump, type Trace } from './cancellation.ts';
import type { Clients } from './clients.ts';
import { type BumpDecision, type Counsel, counselOf, decide } from './decision.ts';
import { renderUnifiedDiff } from './edit/unified-diff.ts';
import { findApprovers } from './history/approval.ts';
import { writeMessage } from './history/commit-message.ts';
import { queueRules } from './history/hand-over.ts';
import { findBuiltCommit, sourceElsewhere } from './history/source-commit.ts';
import { openRepositoryAccess } from './hosts/access.ts';
import { wordFailure } from './hosts/failure.ts';
import { apiUrlOf, notOnGitHub, repositoryName, usesGitHub } from './inputs/github.ts';
import { type ManifestsRepository, readRepository } from './inputs/repository-url.ts';
import type { BumpManifestInputs } from './inputs.ts';
import { withRevision } from './presence/image-revision.ts';
import { type Inquire, inquiry } from './presence/inquiry.ts';
import { type Landing, landProposal } from './proposal/landing.ts';
import { recordVerdict } from './recording/recording.ts';
import { type BumpOutcome, type BumpResult, type OutputName, report } from './report.ts';
import { type BumpRequest, readRequest } from './request.ts';

/** Everything that one try needs. */
interface BumpSession {
  readonly inputs: BumpManifestInputs;
  readonly request: BumpRequest;
  readonly branch: Branch;
  /** Undefined when nothing needs GitHub's API. */
  readonly github: GitHubConnection | undefined;
  readonly history: SourceHistory;
  readonly counsel: Counsel;
  /** What is to be told of commits that claim what they did not do, by their ids. */
  readonly forged: Map<string, string>;
  readonly deadline: Deadline;
  /** Asks whether what is to be written exists. */
  readonly inquire: Inquire;
  /** Lets other steps of this machine that write the same branch go first. */
  readonly takeTurn: () => Promise<EndTurn>;
  readonly job: Job;
  readonly trace: Trace;
}

/** Runs the action. */
export async function run(inputs: BumpManifestInputs, job: Job, clients: Clients): Promise<Report<OutputName>> {
  const request = orThrow(readRequest(inputs, job.context));
  const serverUrl = inputs['github-server-url'] ?? job.context.serverUrl;
  const repository = orThrow(readRepository(inputs.repository, serverUrl, inputs['ssh-key'] !== undefined));
  if (repository === undefined)
    job.log.info('No `repository` is given: files of the workspace are edited, and nothing is committed.');
  const deadline = clients.deadlineIn(inputs['max-wait-seconds']);
  const given = { serverUrl, hasApp: inputs['app-id'] !== undefined };
  const trace: Trace = { isSending: inputs.verdict !== undefined };

  try {
    const access = await openRepositoryAccess(inputs, { ...clients, repository, serverUrl, job, deadline });
    try {
      const assignment = { inputs: { ...inputs, token: access.token }, repository, serverUrl, deadline, job, trace };
      if (inputs.verdict !== undefined)
        return await recordVerdict({ ...assignment, run: request.run, addNote: clients.addNote });
      const approvedBy = await approversFor(assignment, clients);
      return await write(assignment, { ...request, approvedBy }, clients);
    } finally {
      await access.close();
    }
  } catch (thrown) {
    throw wordFailure(retellCancellation(thrown, job.signal, cancelledBump(trace, repository?.url)), given);
  }
}

/** What is written where, how long that may take, and for whom. */
interface Assignment {
  readonly inputs: BumpManifestInputs;
  /** Undefined for the workspace. */
  readonly repository: ManifestsRepository | undefined;
  readonly serverUrl: string;
  readonly deadline: Deadline;
  readonly job: Job;
  readonly trace: Trace;
}

/** A commit says who approved it; where none is made, nobody is asked. */
async function approversFor({ inputs, repository, deadline, job }: Assignment, { openReading }: Clients) {
  const isCommitted = repository !== undefined && inputs.mode !== 'none' && !inputs['dry-run'];
  return await findApprovers({
    environment: optional(isCommitted, () => inputs.approval),
    token: inputs['github-token'],
    seconds: Math.min(20, deadline.remaining() / 4),
    job,
    openReading,
  });
}

async function write(assignment: Assignment, asked: BumpRequest, clients: Clients): Promise<Report<OutputName>> {
  const { inputs, deadline, job, trace } = assignment;
  const { context, env, signal } = job;
  const elsewhere = sourceElsewhere(inputs['github-token'], job);
  const history = clients.openSourceHistory(context.workspace, env, signal, elsewhere);
  const asking = { ...clients, mode: inputs['verify-image'], job, deadline };
  const request = await withRevision(asked, asking);
  const inquire = inquiry({ ...asking, request });
  const github = connect(assignment, clients);
  const rules = queueRules(inputs);
  const branch = await openBranch({ ...assignment, request, github, rules }, clients);
  const forged = new Map<string, string>();
  const counsel = counselOf(history, forged);
  const takeTurn = turns(assignment, clients);

  try {
    const tools = { github, history, counsel, forged, deadline, inquire, takeTurn };
    const session = { inputs, request, branch, ...tools, job, trace };
    const landed = await bump(session);
    const result = { ...landed, commitUrl: commitUrlOf(assignment, landed.manifestSha) };
    announce(result, job);
    return report(result);
  } finally {
    await branch.close();
  }
}

const commitUrlOf = ({ repository, serverUrl }: Assignment, sha: string | undefined): string | undefined => {
  if (repository?.name === undefined || sha === undefined) return undefined;
  return `${serverUrl}/${repository.name}/commit/${sha}`;
};

/** Writes until it is known what became of it; what was handed to other writers is taken back. */
async function bump(session: BumpSession): Promise<BumpResult> {
  const { branch, job } = session;
  let result: BumpResult | undefined;
  try {
    result = await race(session);
    return result;
  } finally {
    const isTakenBack = (await branch.withdraw?.()) ?? true;
    if (!isTakenBack && result === undefined)
      job.log.warning(`The edit was handed to other writers of ${branch.name}, and one of them may have written it.`);
  }
}

/** Reads and plans until the commit has landed or there is nothing to write. */
async function race(session: BumpSession): Promise<BumpResult> {
  const { branch, inputs, deadline, job } = session;
  const pace = racePace(deadline);
  let tried: BumpResult | undefined;

  for (let number = 1, isLast = false; ; number++) {
    const endTurn = await session.takeTurn();
    pace.start();
    const { landing, planned } = await tryOnce(session, number, tried).finally(endTurn);
    if ('result' in landing) return landing.result;
    tried = planned;
    job.log.info(`Somebody else was first on ${branch.name} (${landing.raced}): reading it again`);
    // An edit that is not there to take back has been written by another writer, as one more look tells.
    const isOver = deadline.remaining() === 0 && (isLast || ((await branch.withdraw?.()) ?? true));
    if (isOver) throw raceLost(branch, inputs['max-wait-seconds'], number);
    isLast = deadline.remaining() === 0;
    await pause(pace.lost(landing.isHandedOver), undefined, { signal: job.signal });
  }
}

/** Reads the newest head, plans on it and writes; `tried` is what the try before wanted to write. */
async function tryOnce(
  session: BumpSession,
  number: number,
  tried: BumpResult | undefined,
): Promise<{ landing: Landing; planned: BumpResult }> {
  const { request, branch, job } = session;
  const head = await branch.fetch();

  if (head.landed !== undefined && tried !== undefined) {
    job.log.info(`The commit is on ${branch.name}: ${head.landed}`);
    return { landing: { result: { ...tried, attempts: number, manifestSha: head.landed } }, planned: tried };
  }

  job.log.debug(`read ${branch.repository} ${branch.name} at ${head.sha}`);

  const { plan, ...rest } = await decide(head, request, session.counsel);
  const decision = { ...rest, plan: { ...plan, warnings: [...session.forged.values(), ...plan.warnings] } };
  const planned = resultOf(decision, session, number);
  return { landing: await land(session, head, decision, planned), planned };
}

/** Writes the decision, as a push or as a pull request; what is settled already or only tried is not written. */
async function land(session: BumpSession, head: Head, decision: BumpDecision, result: BumpResult): Promise<Landing> {
  const { inputs, request, branch, github, job } = session;
  const isSettled = result.outcome === 'unchanged' || result.outcome === 'superseded';
  const known = isSettled ? { ...result, manifestSha: head.sha || undefined } : result;

  if (inputs['dry-run'] && !isSettled) await session.inquire(head, decision.plan);

  const onSend = (): void => {
    session.trace.isSending = true;
  };
  const prepare = async (): Promise<CommitToBe> => {
    await session.inquire(head, decision.plan);
    const change = await changeOf(decision, session);
    onSend();
    return change;
  };
  if (inputs.mode === 'pull-request' && github !== undefined) {
    const { serverUrl } = job.context;
    const context = { pulls: github.pulls, inputs, request, branch, counsel: session.counsel, serverUrl, onSend };
    return await landProposal(context, { head, decision, result: known, changeOf: prepare });
  }
  if (isSettled || inputs['dry-run']) return { result: known };

  const pushed = await head.push(await prepare());
  if (pushed.outcome === 'raced') return { raced: pushed.reason, isHandedOver: pushed.isHandedOver };

  return { result: { ...result, manifestSha: pushed.sha || undefined, verified: pushed.verified } };
}

/** Only who pushes waits for a turn, and half of the time at most: the other half is for writers elsewhere. */
function turns(
  { inputs, repository, deadline, job: { signal } }: Assignment,
  clients: Pick<Clients, 'takeTurn'>,
): () => Promise<EndTurn> {
  if (repository === undefined || inputs.mode !== 'push' || inputs['dry-run']) return async () => () => undefined;

  const name = `${repository.url} ${inputs.ref ?? ''}`;
  return () => clients.takeTurn({ name, waitSeconds: deadline.remaining() / 2, signal });
}

function connect(assignment: Assignment, clients: Pick<Clients, 'connectRepository'>): GitHubConnection | undefined {
  const { inputs, repository, serverUrl, deadline } = assignment;
  const { context, env, log, signal } = assignment.job;
  const { token } = inputs;
  if (!usesGitHub(inputs) || token === undefined) return undefined;

  const name = repositoryName(repository, serverUrl);
  const apiUrl = apiUrlOf(inputs, context);
  if (name === undefined) throw new ActionError(notOnGitHub(inputs.repository ?? '', serverUrl));
  const onWait = (seconds: number, why: string): void =>
    log.info(`GitHub said "${why}": waiting ${seconds.toFixed(1)} s before asking again`);
  return clients.connectRepository({ token, apiUrl, name, env, deadline, signal, onWait });
}

async function changeOf({ plan, record }: BumpDecision, session: BumpSession): Promise<CommitToBe> {
  const { inputs, request, job, history } = session;
  const source = await findBuiltCommit(record, job.context, history);
  return {
    files: plan.files.map(({ path, after }) => ({ path, bytes: after })),
    message: orThrow(writeMessage(record, request.occasion, source, inputs['commit-message'])),
    author: { name: inputs['commit-name'], email: inputs['commit-email'] },
  };
}

function resultOf({ plan, verdict }: BumpDecision, { request, inputs }: BumpSession, attempts: number): BumpResult {
  return {
    outcome: outcomeOf({ plan, verdict }, request),
    occasion: request.occasion,
    service: request.service,
    environment: request.environment,
    plan,
    diff: plan.files.map(({ path, before, after }) => renderUnifiedDiff(path, before, after)).join(''),
    manifestSha: undefined,
    commitUrl: undefined,
    attempts,
    dryRun: inputs['dry-run'],
    reason: verdict.reason,
    isFinal: verdict.isFinal ?? false,
  };
}

function outcomeOf({ plan, verdict }: Pick<BumpDecision, 'plan' | 'verdict'>, { occasion }: BumpRequest): BumpOutcome {
  if (verdict.superseded) return 'superseded';
  if (plan.files.length === 0) return 'unchanged';
  if (occasion === 'rollback') return 'rolled-back';
  return 'bumped';
}
