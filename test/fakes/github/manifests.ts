// The manifests repository of a shop on stand-ins of GitHub's API and git server, and the bundle run against both. Only for tests.

import type { Cleanup } from '../folder.ts';
import { temporaryFolder } from '../folder.ts';
import { startGitServer } from '../git-server.ts';
import type { GitHubApiOptions } from '../github-api.ts';
import { runBundle, type Step, type StepResult } from '../runner.ts';
import { githubSandbox, type Sandbox, sandboxName } from './sandbox.ts';
import type { SeedFile } from './seed.ts';

/** A sandbox, and how a pipeline bumps in it. */
export interface Manifests extends Sandbox {
  /** Runs bump-manifest for checkout-service in production, with other inputs or another environment of the step. */
  readonly bump: (inputs: Readonly<Record<string, string>>, env?: Step['env']) => Promise<StepResult>;
  /** Bytes that git clients asked of the git server, in requests. */
  readonly gitRequests: () => number;
  /** Of the git server. */
  readonly gitUrl: string;
}

/** The image repository of the shop's service. */
export const image = 'registry.example.com/shop/checkout-service';

/** Where its production manifest lies. */
export const manifest = 'production/checkout-service/deployment.yaml';

/** A Deployment with one container. */
export const deployment = (tag: string, name = 'checkout-service'): string =>
  [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${name} # the shop's till`,
    'spec:',
    '  template:',
    '    spec:',
    '      containers:',
    '        - name: app',
    `          image: registry.example.com/shop/${name}:${tag} # bumped by the pipeline`,
    '',
  ].join('\n');

/** Starts it with these files; the manifest of checkout-service is there in any case. */
export async function startManifests(
  test: Cleanup,
  options: Partial<GitHubApiOptions> = {},
  files: Readonly<Record<string, SeedFile>> = {},
): Promise<Manifests> {
  const sandbox = await githubSandbox(test, { [manifest]: deployment('old'), ...files }, options);
  const server = await startGitServer({
    root: sandbox.root,
    token: 'secret',
    accepts: (_, password) => sandbox.api.appTokens.some((each) => each.token === password && !each.revoked),
  });
  test.after(() => server.close());
  const workspace = temporaryFolder(test);
  const shared = {
    repository: sandboxName,
    path: '{environment}/{service}',
    service: 'checkout-service',
    environment: 'production',
    token: 'secret',
    'github-server-url': server.url,
    'github-api-url': sandbox.api.url,
    'max-wait-seconds': '20',
  };
  const environment = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: sandbox.api.url,
    GITHUB_SHA: '1'.repeat(40),
    GITHUB_RUN_ID: '100',
    GITHUB_ACTOR: 'ann',
  };
  return {
    ...sandbox,
    bump: async (inputs, env = {}) =>
      await runBundle('bump-manifest', {
        workspace,
        inputs: { ...shared, ...inputs },
        env: { ...environment, ...env },
      }),
    gitRequests: () => server.traffic.requests,
    gitUrl: server.url,
  };
}
