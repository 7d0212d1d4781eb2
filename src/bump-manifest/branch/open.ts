// Chooses how the manifests are reached: as files of the workspace, or as a branch through git or GitHub's API. Reads nothing yet.

import type { Deadline } from '../../clients/deadline.ts';
import type { openGit } from '../../clients/git/git.ts';
import type { GitHubConnection } from '../../clients/github/connection.ts';
import type { openWorkspaceFiles } from '../../clients/workspace-files.ts';
import type { Job } from '../../domain/job.ts';
import { optional } from '../../domain/text/optional.ts';
import type { ManifestsRepository } from '../inputs/repository-url.ts';
import type { BumpManifestInputs } from '../inputs.ts';
import type { BumpRequest } from '../request.ts';
import { openApiBranch } from './api.ts';
import type { Branch } from './branch.ts';
import { gitBranch } from './git.ts';
import type { QueueRules } from './queue.ts';
import { workspaceBranch } from './workspace.ts';

/** The doors to where manifests may be. */
export interface BranchClients {
  readonly openGit: typeof openGit;
  readonly openWorkspaceFiles: typeof openWorkspaceFiles;
}

/** What says which branch it is, and how it is reached. */
export interface BranchSetting {
  readonly inputs: BumpManifestInputs;
  /** Undefined for the workspace. */
  readonly repository: ManifestsRepository | undefined;
  readonly request: Pick<BumpRequest, 'paths' | 'promoteFrom'>;
  readonly job: Job;
  readonly deadline: Deadline;
  /** Undefined when nothing needs GitHub's API. */
  readonly github: GitHubConnection | undefined;
  /** Undefined for a writer that shares its key with nobody. */
  readonly rules?: QueueRules | undefined;
}

/** The branch to write. The caller closes it. */
export async function openBranch(setting: BranchSetting, clients: BranchClients): Promise<Branch> {
  const { inputs, repository, request, job, deadline, github } = setting;
  const rules = optional(inputs.mode === 'push' && !inputs['dry-run'], () => setting.rules);
  const { context, log, env, signal } = job;
  if (repository === undefined || inputs.mode === 'none')
    return workspaceBranch(clients.openWorkspaceFiles(context.workspace));

  const branch = inputs.ref?.replace(/^refs\/heads\//, '');
  if (inputs.signed && github !== undefined) {
    const paths = [...request.paths, ...request.promoteFrom].map(({ base }) => base);
    return openApiBranch({ repository: github.repository, branch, paths });
  }

  const remote = await clients.openGit({
    url: repository.url,
    branch,
    queue: rules !== undefined,
    credentials: {
      token: inputs.token,
      username: inputs.username ?? repository.username,
      sshKey: inputs['ssh-key'],
      knownHosts: inputs['ssh-known-hosts'],
    },
    temporaryFolder: context.temporaryFolder,
    env,
    deadline,
    signal,
    onSecret: log.mask,
    onWait: (seconds, why) => log.info(`The git server said "${why}": waiting ${seconds} s before asking again`),
  });
  return gitBranch(remote, repository.name ?? repository.url, deadline, rules);
}
