// The branches of a repository through GitHub's API. Never looks into commits.
// https://docs.github.com/en/rest/git/refs

import { findGitHubFault } from './fault.ts';
import type { GitHub } from './github.ts';

/** The commit that a branch stands at; undefined when there is no such branch. */
export async function findBranch(github: GitHub, repository: string, branch: string): Promise<string | undefined> {
  try {
    const answer = await github.request(`GET /repos/${repository}/git/ref/heads/${encodeBranch(branch)}`);
    return (answer as { object: { sha: string } }).object.sha;
  } catch (thrown) {
    if (findGitHubFault(thrown)?.kind === 'not_found') return undefined;
    throw thrown;
  }
}

/** Makes a branch; rejects (422) when it is there already. */
export async function createBranch(github: GitHub, repository: string, branch: string, oid: string): Promise<void> {
  await github.request(`POST /repos/${repository}/git/refs`, { ref: `refs/heads/${branch}`, sha: oid });
}

/** Moves a branch wherever it stands. */
export async function forceBranch(github: GitHub, repository: string, branch: string, oid: string): Promise<void> {
  const route = `PATCH /repos/${repository}/git/refs/heads/${encodeBranch(branch)}`;
  await github.request(route, { sha: oid, force: true });
}

/** Deletes a branch; one that is not there is fine. */
export async function deleteBranch(github: GitHub, repository: string, branch: string): Promise<void> {
  try {
    await github.request(`DELETE /repos/${repository}/git/refs/heads/${encodeBranch(branch)}`);
  } catch (thrown) {
    const fault = findGitHubFault(thrown);
    const absent = fault?.kind === 'not_found' || /does not exist/.test(fault?.message ?? '');
    if (!absent) throw thrown;
  }
}

const encodeBranch = (branch: string): string => branch.split('/').map(encodeURIComponent).join('/');
