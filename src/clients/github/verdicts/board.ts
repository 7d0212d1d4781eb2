// Where a verdict is shown on GitHub: a comment, a check run, a commit status. One try each, within a deadline; a refusal is a value.
// The map of this room: board (all ways) → comments and checks (one each).

import { messageOf } from '../../../domain/action-error.ts';
import { throwOurBug } from '../../../domain/thrown.ts';
import { findGitHubFault } from '../fault.ts';
import { connectGitHub } from '../github.ts';
import { type CheckRun, type CommitStatus, writeCheckRun, writeCommitStatus } from './checks.ts';
import { keepComment, type StickyComment } from './comments.ts';

/** What became of one of them. `denied`: the token may not. */
export type Posting = { readonly kind: 'written' } | { readonly kind: 'denied' | 'failed'; readonly message: string };

/** The places. None of the calls rejects, but for a bug of ours. */
export interface VerdictBoard {
  comment(comment: StickyComment): Promise<Posting>;
  checkRun(run: CheckRun): Promise<Posting>;
  commitStatus(status: CommitStatus): Promise<Posting>;
}

const seconds = 60;

/** Connects with a token, through the proxies of `env`; speaks to nobody yet. */
export function openVerdictBoard(token: string, apiUrl: string, env: Readonly<Record<string, string>>): VerdictBoard {
  const post = async (write: (github: ReturnType<typeof connectGitHub>) => Promise<void>): Promise<Posting> => {
    try {
      await write(connectGitHub(token, apiUrl, AbortSignal.timeout(seconds * 1000), env));
      return { kind: 'written' };
    } catch (thrown) {
      throwOurBug(thrown);
      const fault = findGitHubFault(thrown);
      const isDenied = fault !== undefined && ['forbidden', 'unauthorized', 'not_found'].includes(fault.kind);
      return { kind: isDenied ? 'denied' : 'failed', message: fault?.message ?? messageOf(thrown) };
    }
  };

  return {
    comment: async (comment) => await post((github) => keepComment(github, comment)),
    checkRun: async (run) => await post((github) => writeCheckRun(github, run)),
    commitStatus: async (status) => await post((github) => writeCommitStatus(github, status)),
  };
}
