// Reads every deployment from a repository: the commits of the branch itself, and those that its merges brought. A record counts only if
// its own commit wrote its image, and the branch got the image by it. Decides nothing about what the deployments mean.

import { findImages } from '../../bump-manifest/edit/scan.ts';
import { wroteImages } from '../../bump-manifest/history/proof.ts';
import { readRecord, type ShipRecord } from '../../bump-manifest/history/ship-record.ts';
import { findBlock, findTrailer } from '../../bump-manifest/history/trailers.ts';
import { notesRef, readSeconds, readVerdicts } from '../../bump-manifest/recording/verdict-note.ts';
import type { LocalHistory, LoggedCommit } from '../../clients/git/local/history.ts';
import type { ParentLookup } from '../../clients/git/local/parents.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import type { FalseClaim, History, RecordedDeployment } from './deployment.ts';
import { judgeEvidence, type RecordEvidence } from './evidence.ts';
import { findBringers } from './merges.ts';
import { readPatch } from './patch.ts';

/** What is read. */
export interface ReadingScope {
  readonly head: string;
  /** Undefined for all. */
  readonly service?: string | undefined;
  /** Seconds since 1970: of older ones only the newest of each service and environment are read; undefined: all are. */
  readonly since?: number | undefined;
}

/** A deployment that a commit tells of. */
interface Claim {
  readonly deployment: RecordedDeployment;
  readonly subject: string;
  readonly evidence: RecordEvidence;
  /** What is to be looked into where the patch did not tell; not kept of what is settled. */
  readonly doubt: Doubt | undefined;
}

interface Doubt {
  readonly record: ShipRecord;
  readonly parent: string | undefined;
}

/** Reads all of it. */
export async function readHistory(history: LocalHistory, reading: ReadingScope): Promise<History> {
  const [merges, own] = await Promise.all([
    history.parents([reading.head], ['--first-parent', '--merges']),
    ownDeployments(history, reading),
  ]);
  const brought = await broughtDeployments(history, reading, merges);

  const known = new Set(own.deployments.map(keyOf));
  const fresh = brought.deployments.filter((each) => !known.has(keyOf(each)));
  const falseClaims = [...own.falseClaims, ...brought.falseClaims];
  if (fresh.length === 0) return { deployments: own.deployments, falseClaims };
  return { deployments: await inOrder(history, reading, [...own.deployments, ...fresh]), falseClaims };
}

/** A merge may repeat the trailers of what it merges. */
const keyOf = ({ landed, service, environment, image }: RecordedDeployment): string =>
  [landed, service, environment, image].join('\n');

/** In the order in which the branch got them, which is not always that of the clocks. */
async function inOrder(
  history: LocalHistory,
  { head }: ReadingScope,
  all: readonly RecordedDeployment[],
): Promise<RecordedDeployment[]> {
  const landed = new Set(all.map((each) => each.landed));
  const place = new Map<string, number>();
  const branch = await history.parents([head], ['--first-parent']);
  for (let depth = 0; depth < branch.size; depth++) {
    const sha = branch.commitAt(depth);
    if (landed.has(sha)) place.set(sha, depth);
  }

  const placeOf = (each: RecordedDeployment): number => place.get(each.landed) ?? 0;
  return [...all].sort((a, b) => placeOf(b) - placeOf(a));
}

const lineStartOf = ({ service }: ReadingScope): string => {
  if (service === undefined) return 'Ship-Service: ';
  return `Ship-Service: *${service.replace(/[\\.*[\]^$]/g, '\\$&')} *$`;
};

/** So many of each service and environment that are older than what is asked for: what stood there before, should some not hold. */
const mostBefore = 20;

/** Which commits are looked into, in the order of git. Their messages alone are read for that: patches of all would take minutes. */
async function select(
  history: LocalHistory,
  reading: ReadingScope,
  revisions: Iterable<string>,
  options: readonly string[],
): Promise<string[]> {
  const { since = 0 } = reading;
  const chosen: string[] = [];
  const before = new Map<string, number>();

  await history.commits({ revisions, options, lineStart: lineStartOf(reading) }, ({ sha, committedAt, message }) => {
    if (committedAt < since) {
      const key = `${lineOf(message, 'Ship-Service:')} ${lineOf(message, 'Ship-Environment:')}`;
      const count = before.get(key) ?? 0;
      if (count >= mostBefore) return;
      before.set(Buffer.from(key).toString(), count + 1);
    }
    chosen.push(Buffer.from(sha).toString());
  });
  return chosen;
}

/** The last line that begins so. */
function lineOf(message: string, start: string): string {
  const at = message.lastIndexOf(`\n${start}`);
  if (at < 0) return '';
  return message.slice(at + 1, message.indexOf('\n', at + 1));
}

/** What commits of the branch itself wrote, the oldest first. */
async function ownDeployments(history: LocalHistory, reading: ReadingScope): Promise<History> {
  const gathering = gatherClaims(reading);
  await gathering.read(history, await select(history, reading, [reading.head], ['--first-parent']));
  const settled = await settle(history, gathering);
  return { ...settled, deployments: settled.deployments.reverse() };
}

/** What came with merges; the deployment is that of the merge. */
async function broughtDeployments(
  history: LocalHistory,
  reading: ReadingScope,
  merges: ParentLookup,
): Promise<History> {
  if (merges.size === 0) return { deployments: [], falseClaims: [] };
  const revisions = { [Symbol.iterator]: () => besideBranch(reading, merges) };
  const options = ['--exclude-first-parent-only'];

  const gathering = gatherClaims(reading);
  await gathering.read(history, await select(history, reading, revisions, options));
  const { deployments, falseClaims } = await settle(history, gathering);
  if (deployments.length === 0) return { deployments, falseClaims };

  const wanted = new Set(deployments.map(({ commit }) => commit));
  const bringers = findBringers(merges, await history.parents(revisions, options), wanted);
  return { deployments: await landedBy(history, reading, deployments, bringers), falseClaims };
}

/** What the merges brought and the branch never stood at, for git. Made anew each time: of many merges the list would be long. */
function* besideBranch({ head }: ReadingScope, merges: ParentLookup): Iterator<string> {
  yield `^${head}`;
  for (let place = 0; place < merges.size; place++) yield* merges.parentsAt(place).slice(1);
}

/** Those that the merge brought indeed: the branch may have had the image before, or the merge may have dropped it. */
async function landedBy(
  history: LocalHistory,
  reading: ReadingScope,
  deployments: readonly RecordedDeployment[],
  bringers: ReadonlyMap<string, string>,
): Promise<RecordedDeployment[]> {
  const byMerge = Map.groupBy(deployments, ({ commit }) => bringers.get(commit) ?? '');
  const gathering = gatherClaims(reading);
  const revisions = [...byMerge.keys()].filter((sha) => sha !== '');
  const takeMerge = (merge: LoggedCommit): void => {
    for (const deployment of byMerge.get(merge.sha) ?? [])
      gathering.add(merge, { ...recordOf(deployment) }, deployment);
  };

  await gathering.read(history, revisions, takeMerge);
  return [...(await settle(history, gathering)).deployments];
}

/** What a deployment says of images and files, to be judged by another commit. */
function recordOf(deployment: RecordedDeployment): ShipRecord {
  const { service, environment, image, previous, files, sourceRepository, sourceCommit, run, actor } = deployment;
  const facts = { service, environment, files, sourceRepository, sourceCommit, run, actor };
  return { ...facts, images: image.split(', '), previousImages: previous.split(', '), rollback: deployment.isRollback };
}

/** The claims of the commits that are read one after the other. */
interface Gathering {
  readonly claims: Claim[];
  /** Reads these commits whole; by default each speaks for itself. */
  read(history: LocalHistory, commits: readonly string[], take?: (commit: LoggedCommit) => void): Promise<void>;
  /** A claim that another commit must bear out; that one is where it landed. */
  add(commit: LoggedCommit, record: ShipRecord, deployment: RecordedDeployment): void;
}

function gatherClaims({ service }: ReadingScope): Gathering {
  const claims: Claim[] = [];
  const keep = textKeeper();

  const add: Gathering['add'] = (commit, record, deployment) => {
    const evidence = evidenceIn(commit, record);
    const landed = { landed: keep.copy(commit.sha), at: commit.committedAt };
    const settled = {
      ...deployment,
      ...landed,
      verdicts: [...deployment.verdicts, ...landedNotes(deployment, commit)],
    };
    const subject = phrase(evidence !== 'wrote', () => (commit.message.split('\n')[0] ?? '').slice(0, 200));
    const doubt = optional(evidence === 'unclear', () => ({ record, parent: commit.parents[0] }));
    claims.push({ deployment: settled, subject, evidence, doubt });
  };

  const take = (commit: LoggedCommit): void => {
    const record = readRecord(commit.message);
    if (record === undefined || (service !== undefined && record.service !== service)) return;
    add(commit, record, deploymentOf(commit, record, keep));
  };
  return {
    claims,
    add,
    read: async (history, commits, takeOther) => {
      if (commits.length === 0) return;
      const selection = { revisions: commits, options: ['--no-walk=unsorted'], notes: notesRef };
      await history.commits(selection, takeOther ?? take);
    },
  };
}

/** A patch that is not whole settles nothing. */
function evidenceIn({ patch, isCut }: LoggedCommit, record: ShipRecord): RecordEvidence {
  if (isCut) return 'unclear';
  return judgeEvidence(record, readPatch(patch));
}

/** What is noted on the merge by which a deployment landed; what is noted on its own commit was read with that one. */
function landedNotes({ commit }: RecordedDeployment, { sha, note }: LoggedCommit): RecordedDeployment['verdicts'] {
  if (commit === sha) return [];
  return readVerdicts(note);
}

/** A part of a long text keeps the whole of it in memory: what is kept is copied, and what comes often is kept once. */
interface TextKeeper {
  copy(text: string): string;
  once(text: string): string;
}

function textKeeper(): TextKeeper {
  const kept = new Map<string, string>();
  const copy = (text: string): string => Buffer.from(text).toString();
  const once = (text: string): string => {
    const before = kept.get(text);
    if (before !== undefined) return before;
    const fresh = copy(text);
    kept.set(fresh, fresh);
    return fresh;
  };
  return { copy, once };
}

function deploymentOf(commit: LoggedCommit, record: ShipRecord, { copy, once }: TextKeeper): RecordedDeployment {
  const trailers = findBlock(commit.message, 'Ship-Service') ?? [];
  const sha = copy(commit.sha);

  return {
    commit: sha,
    landed: sha,
    at: commit.committedAt,
    service: once(record.service),
    environment: once(record.environment ?? ''),
    image: once(record.images.join(', ')),
    previous: once(record.previousImages.join(', ')),
    isRollback: record.rollback,
    sourceRepository: optional(record.sourceRepository, once),
    sourceCommit: optional(record.sourceCommit, once),
    sourceAt: readSeconds(findTrailer(trailers, 'Argocd-reference-commit-date')),
    run: optional(record.run, copy),
    actor: optional(record.actor, once),
    approvedBy: optional(findTrailer(trailers, 'Ship-Approved-By'), once),
    files: record.files.map(once),
    verdicts: readVerdicts(commit.note),
  };
}

const atOnce = 100;

/** Those that are true, and those that are not; where the patch did not tell, the files are read. */
async function settle(
  history: LocalHistory,
  { claims }: Gathering,
): Promise<{ deployments: RecordedDeployment[]; falseClaims: FalseClaim[] }> {
  const doubtful = claims.filter(({ doubt }) => doubt !== undefined);
  const written = new Set<Claim>();
  for (let at = 0; at < doubtful.length; at += atOnce)
    for (const claim of await lookInto(history, doubtful.slice(at, at + atOnce))) written.add(claim);

  const isTrue = (claim: Claim): boolean => claim.evidence === 'wrote' || written.has(claim);
  const falseClaims = claims
    // One that changed too many files to name them cannot be looked into.
    .filter((claim) => !isTrue(claim) && claim.deployment.files.length > 0)
    .map(({ deployment: { landed, image }, subject }) => ({ commit: landed, subject, image }));
  return { deployments: claims.filter(isTrue).map(({ deployment }) => deployment), falseClaims };
}

/** Reads the files before and after each commit, and judges as bump-manifest judges its own history. One with too large files wrote nothing. */
async function lookInto(history: LocalHistory, claims: readonly Claim[]): Promise<Claim[]> {
  const groups = claims.map(({ deployment, doubt }) => {
    const { record, parent } = doubt ?? {};
    const places = [deployment.landed, ...present([parent])];
    return places.flatMap((commit) => (record?.files ?? []).map((path) => `${commit}:${path}`));
  });

  const proven: Claim[] = [];
  await history.files(groups, (found, group) => {
    const claim = claims[group];
    const record = claim?.doubt?.record;
    if (claim === undefined || record === undefined) return;
    const files = filesOf(record.files, found);
    const before = filesOf(record.files, found.slice(record.files.length));
    if (wroteImages(record, { before, files }, findImages)) proven.push(claim);
  });
  return proven;
}

const filesOf = (paths: readonly string[], found: readonly (Buffer | undefined)[]) =>
  paths.flatMap((path, index) => optional(found[index], (bytes) => ({ path, bytes })) ?? []);
