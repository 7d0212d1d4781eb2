// One commit through GitHub's API, so that GitHub signs it: on a branch, or in place of one. Makes only plain files.
// https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch

import { optional } from '../../domain/text/optional.ts';
import { onAnyFault } from '../../domain/thrown.ts';
import { retry } from '../retry.ts';
import { findGitHubFault } from './fault.ts';
import type { GitHub } from './github.ts';
import { readHead } from './objects.ts';
import { createBranch, deleteBranch, findBranch, forceBranch } from './refs.ts';

/** A commit to be made by GitHub, authored by the token's owner. */
export interface RemoteChange {
  readonly branch: string;
  /** The head that the branch must still have, and the commit's parent. */
  readonly parent: string;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly bytes: Buffer }[];
  /** Another branch that the commit replaces whole; `expected` is its head as it was seen, undefined when it was not there. */
  readonly onto?: { readonly branch: string; readonly expected: string | undefined } | undefined;
}

/** How it ended. `raced`: somebody was first, or (`isLost`) the answer got lost and the commit is not there: it may still arrive. */
export type CommitVerdict =
  | { readonly verdict: 'committed'; readonly oid: string; readonly verified: boolean }
  | { readonly verdict: 'raced'; readonly reason: string; readonly isLost: boolean };

/** Commits; an answer that gets lost is settled by reading the branch back. Rejects as the door does when GitHub refuses. */
export async function commitOnBranch(github: GitHub, repository: string, change: RemoteChange): Promise<CommitVerdict> {
  try {
    if (change.onto === undefined) return await createCommit(github, repository, change.branch, change);
    return await replaceBranch(github, repository, change, change.onto);
  } catch (thrown) {
    const fault = findGitHubFault(thrown);
    const exists = /Reference already exists/.test(fault?.message ?? '');
    if (fault?.kind === 'unreachable')
      return (await findOurs(github, repository, change)) ?? raced(fault.message, true);
    if (fault?.kind === 'stale' || fault?.kind === 'conflict' || exists) return raced(fault?.message ?? '');
    throw thrown;
  }
}

const raced = (reason: string, isLost = false): CommitVerdict => ({ verdict: 'raced', reason, isLost });

async function createCommit(
  github: GitHub,
  repository: string,
  branchName: string,
  change: RemoteChange,
): Promise<CommitVerdict> {
  const [headline = '', ...rest] = change.message.trimEnd().split('\n');
  const body = rest.join('\n').trim();
  const additions = change.files.map(({ path, bytes }) => ({ path, contents: bytes.toString('base64') }));
  const mutation = `mutation Commit($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid signature { isValid } } } }`;
  const answer = (await github.graphql(mutation, {
    input: {
      branch: { repositoryNameWithOwner: repository, branchName },
      expectedHeadOid: change.parent,
      message: { headline, ...optional(body !== '', () => ({ body })) },
      fileChanges: { ...optional(additions.length > 0, () => ({ additions })) },
    },
  })) as { createCommitOnBranch: { commit: { oid: string; signature: { isValid: boolean } | null } } };
  const { oid, signature } = answer.createCommitOnBranch.commit;

  return { verdict: 'committed', oid, verified: signature?.isValid === true };
}

/** For a moment after a branch was made, GitHub may not find it, or call it stale. */
async function commitOnNew(
  github: GitHub,
  repository: string,
  branch: string,
  change: RemoteChange,
): Promise<CommitVerdict> {
  const isPassing = (thrown: unknown): boolean => {
    const kind = findGitHubFault(thrown)?.kind;
    return kind === 'stale' || kind === 'not_found';
  };
  return await retry(async () => await createCommit(github, repository, branch, change), { isPassing });
}

/** Never sets the branch back to the parent on the way: GitHub closes a pull request whose branch holds nothing new. */
async function replaceBranch(
  github: GitHub,
  repository: string,
  change: RemoteChange,
  { branch, expected }: NonNullable<RemoteChange['onto']>,
): Promise<CommitVerdict> {
  const isNew = expected === undefined;
  const work = isNew ? branch : `${branch}-${change.parent.slice(0, 7)}-${Date.now().toString(36)}`;

  await createBranch(github, repository, work, change.parent);
  try {
    const made = await commitOnNew(github, repository, work, change);
    if (isNew || made.verdict === 'raced') return made;
    const now = await findBranch(github, repository, branch);
    if (now !== expected) return raced(`${branch} moved from ${expected} to ${now ?? 'nothing'}`);
    await forceBranch(github, repository, branch, made.oid);
    return made;
  } catch (thrown) {
    // A branch that GitHub lets nobody commit to is not left behind; one whose commit may still arrive is.
    const isFinal = isNew && findGitHubFault(thrown)?.kind !== 'unreachable';
    if (isFinal) await deleteUnmoved(github, repository, branch, change.parent).catch(onAnyFault(undefined));
    throw thrown;
  } finally {
    // What stays behind of it does no harm, and the commit counts all the same.
    if (!isNew) await deleteBranch(github, repository, work).catch(onAnyFault(undefined));
  }
}

async function deleteUnmoved(github: GitHub, repository: string, branch: string, oid: string): Promise<void> {
  if ((await findBranch(github, repository, branch)) === oid) await deleteBranch(github, repository, branch);
}

/** After an answer got lost: our commit when it has arrived all the same. Its message names the run, so nobody else made it. */
async function findOurs(github: GitHub, repository: string, change: RemoteChange): Promise<CommitVerdict | undefined> {
  const now = await readHead(github, repository, { branch: change.onto?.branch ?? change.branch, paths: [] });
  const commits = now?.newest ?? [];
  const past = commits.findIndex(({ oid }) => oid === change.parent);
  const since = past < 0 ? commits : commits.slice(0, past);
  const ours = since.find(({ message }) => message.trim() === change.message.trim());
  if (ours === undefined) return undefined;
  return { verdict: 'committed', oid: ours.oid, verified: await readVerified(github, repository, ours.oid) };
}

/** What GitHub says of a commit's signature. */
async function readVerified(github: GitHub, repository: string, oid: string): Promise<boolean> {
  const answer = (await github.request(`GET /repos/${repository}/git/commits/${oid}`)) as {
    verification?: { verified?: boolean };
  };
  return answer.verification?.verified === true;
}
