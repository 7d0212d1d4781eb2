// Keeps one comment of ours on a pull request up to date, by REST. Never touches a comment without our mark, and never leaves two.
// https://docs.github.com/en/rest/issues/comments

import { findGitHubFault } from '../fault.ts';
import type { GitHub } from '../github.ts';

/** Where and what. */
export interface StickyComment {
  /** `owner/name`. */
  readonly repository: string;
  /** The pull request's number. */
  readonly number: number;
  /** A hidden line that tells the comment again; the body starts with it. */
  readonly mark: string;
  readonly body: string;
}

interface Comment {
  readonly id: number;
  readonly body?: string | null;
}

const page = 100;
/** A pull request with more comments than this is not searched to its end. */
const lastPage = 30;

/** Writes the comment: updates the oldest of ours, else makes one. Rejects as the door does. */
export async function keepComment(github: GitHub, { repository, number, mark, body }: StickyComment): Promise<void> {
  const known = await findComments(github, repository, number, mark);
  for (const comment of known) if (await update(github, repository, comment, body)) return;

  const made = (await github.request(`POST /repos/${repository}/issues/${number}/comments`, { body })) as Comment;
  // Another run may have made one at the same moment: the older one stays.
  const [oldest, ...others] = await findComments(github, repository, number, mark);
  if (oldest === undefined || oldest.id === made.id || !others.some((each) => each.id === made.id)) return;
  if (await update(github, repository, oldest, body))
    await github.request(`DELETE /repos/${repository}/issues/comments/${made.id}`);
}

/** Oldest first; a person's comment that quotes the mark is no comment of ours. */
async function findComments(github: GitHub, repository: string, number: number, mark: string): Promise<Comment[]> {
  const found: Comment[] = [];
  for (let at = 1; at <= lastPage; at++) {
    const comments = (await github.request(`GET /repos/${repository}/issues/${number}/comments`, {
      per_page: page,
      page: at,
    })) as readonly Comment[];
    found.push(...comments.filter((each) => each.body?.startsWith(mark) === true));
    if (comments.length < page) break;
  }
  return found.sort((a, b) => a.id - b.id);
}

/** False when the comment is gone or belongs to somebody else. */
async function update(github: GitHub, repository: string, { id }: Comment, body: string): Promise<boolean> {
  try {
    await github.request(`PATCH /repos/${repository}/issues/comments/${id}`, { body });
    return true;
  } catch (thrown) {
    const kind = findGitHubFault(thrown)?.kind;
    if (kind === 'forbidden' || kind === 'not_found') return false;
    throw thrown;
  }
}
