// What the repository is written with: the token that was given, or one that a GitHub App makes for this step and that ends with it.

import type { Deadline } from '../../clients/deadline.ts';
import type { openAppAccess } from '../../clients/github/app.ts';
import { ActionError } from '../../domain/action-error.ts';
import type { Job } from '../../domain/job.ts';
import { apiUrlOf, type GitHubInputs, notOnGitHub, repositoryName } from '../inputs/github.ts';
import type { ManifestsRepository } from '../inputs/repository-url.ts';

/** The inputs that say what a repository is written with. */
export interface AccessInputs extends GitHubInputs {
  readonly 'app-id': string | undefined;
  readonly 'app-private-key': string | undefined;
  readonly 'dry-run': boolean;
}

/** A token, or none, and what has to be done with it in the end. */
export interface RepositoryAccess {
  readonly token: string | undefined;
  /** Ends what was made. Never rejects. */
  close(): Promise<void>;
}

/** What is needed beside the inputs. */
export interface AccessContext {
  readonly repository: ManifestsRepository | undefined;
  /** The GitHub server that `owner/name` is on. */
  readonly serverUrl: string;
  readonly job: Job;
  readonly deadline: Deadline;
  readonly openAppAccess: typeof openAppAccess;
}

/** The token that was given; or the App's own, for this one repository and what the mode needs. */
export async function openRepositoryAccess(inputs: AccessInputs, context: AccessContext): Promise<RepositoryAccess> {
  const { token, 'app-id': appId, 'app-private-key': privateKey } = inputs;
  const { repository, serverUrl, job, deadline } = context;
  const isOutside = repository === undefined || inputs.mode === 'none';
  if (appId === undefined || privateKey === undefined || isOutside) return { token, close: async () => undefined };

  const name = repositoryName(repository, serverUrl);
  if (name === undefined) throw new ActionError(notOnGitHub(inputs.repository ?? '', serverUrl));
  const { env, signal, log } = job;
  const apiUrl = apiUrlOf(inputs, job.context);
  const made = await context.openAppAccess({
    appId,
    privateKey,
    apiUrl,
    name,
    env,
    deadline,
    signal,
    permissions: permissionsOf(inputs),
  });
  log.mask(made.token);
  return {
    token: made.token,
    close: async () => {
      if (!(await made.revoke()))
        log.warning('The token of the GitHub App could not be revoked. It ends by itself within an hour.');
    },
  };
}

/** The smallest that work. */
export function permissionsOf(inputs: Pick<AccessInputs, 'mode' | 'dry-run'>): Record<string, 'read' | 'write'> {
  const level = inputs['dry-run'] ? 'read' : 'write';
  if (inputs.mode === 'pull-request') return { contents: level, pull_requests: level };
  return { contents: level };
}
