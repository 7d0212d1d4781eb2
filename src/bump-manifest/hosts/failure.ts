// What a git host refused, in words for the user. The map of this room: failure (here) → git-words, github-words → rule-words → forge; access
// (what the repository is written with).
// Pure; clients know kinds and no inputs, and nobody else in the action knows their kinds.

import type { GitFailure } from '../../clients/git/failure.ts';
import type { GitHubFailure } from '../../clients/github/fault.ts';
import { ActionError, type Problem } from '../../domain/action-error.ts';
import { OpenAddress } from '../../domain/loopback.ts';
import { type GivenAccess, gitProblem } from './git-words.ts';
import { githubProblem } from './github-words.ts';

export type { GivenAccess } from './git-words.ts';

/** The problem that a thrown value means; undefined when no host refused anything. */
export function findProblem(thrown: unknown, given: GivenAccess): Problem | undefined {
  if (thrown instanceof ActionError) return thrown.problems[0];
  if (!(thrown instanceof Error)) return undefined;
  if (thrown instanceof OpenAddress) return openAddress(thrown);
  if (thrown.name === 'GitFailure') return gitProblem(thrown as GitFailure, given);
  if (thrown.name === 'GitHubFailure') return githubProblem(thrown as GitHubFailure, given);
  return undefined;
}

/** Given addresses are checked before; what is left is what the runner says of itself. */
const openAddress = ({ message }: OpenAddress): Problem => ({
  code: 'input_invalid',
  what: message,
  where: 'GITHUB_API_URL of the runner',
  fix: "Give `github-api-url` with https://, or mend the runner's GITHUB_API_URL.",
});

/** The error that a user reads for a thrown value; the value itself when it is our own bug, or has its words already. */
export function wordFailure(thrown: unknown, given: GivenAccess): unknown {
  if (thrown instanceof ActionError) return thrown;
  const problem = findProblem(thrown, given);
  if (problem === undefined) return thrown;
  return new ActionError(problem, { cause: thrown });
}
