// One bare repository, `shop/k8s-manifests`, behind the stand-in for api.github.com, and a door to it. Only for tests.

import { execFileSync } from 'node:child_process';
import { connectGitHub, type GitHub } from '../../../src/clients/github/github.ts';
import { type Cleanup, temporaryFolder } from '../folder.ts';
import { type ApiRequest, type GitHubApi, type GitHubApiOptions, startGitHubApi } from '../github-api.ts';
import { bareRepository, commitFiles, type SeedFile } from './seed.ts';

/** What a test has in its hands. */
export interface Sandbox {
  readonly api: GitHubApi;
  readonly github: GitHub;
  readonly root: string;
  /** Runs git on the repository. */
  readonly git: (...args: string[]) => string;
  /** Commits as somebody else would; gives the new head. */
  readonly commit: (
    files: Readonly<Record<string, SeedFile | undefined>>,
    options?: { readonly branch?: string; readonly message?: string; readonly from?: string },
  ) => string;
  /** What was asked since the last call: `POST /path` or the fields of a GraphQL request. */
  readonly asked: () => string[];
}

/** The repository that a sandbox holds. */
export const sandboxName = 'shop/k8s-manifests';

/** Starts one with a commit of `files` on `main`. */
export async function githubSandbox(
  test: Cleanup,
  files: Readonly<Record<string, SeedFile>>,
  options: Partial<GitHubApiOptions> = {},
): Promise<Sandbox> {
  const root = temporaryFolder(test);
  const folder = bareRepository(root, sandboxName, files);
  const api = await startGitHubApi({ root, token: 'secret', ...options });
  test.after(() => api.close());
  let seen = 0;
  const label = ({ method, path, fields }: ApiRequest): string =>
    fields.length > 0 ? fields.join(',') : `${method} ${path.replace(`/repos/${sandboxName}`, '')}`;
  return {
    api,
    root,
    github: connectGitHub('secret', api.url),
    git: (...args) =>
      execFileSync('git', ['--git-dir', folder, ...args], { encoding: 'utf8', stdio: 'pipe' }).trimEnd(),
    commit: (changes, given = {}) =>
      commitFiles(root, sandboxName, changes, { message: 'chore: somebody else', ...given }),
    asked: () => {
      const since = api.requests.slice(seen).map(label);
      seen = api.requests.length;
      return since;
    },
  };
}
