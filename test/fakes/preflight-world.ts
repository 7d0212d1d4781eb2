// Everything that an example service needs before its first deployment, on loopback: manifests behind a git server, a registry with a login,
// the service at each of its URLs, Slack, and GitHub's answers. Each part can be taken away. Runs the preflight; deploys nothing.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parse } from 'yaml';
import { commitAll, git } from '../../scripts/demo/world.ts';
import type { PreflightFinding } from '../../src/ship/preflight/finding.ts';
import { buildahStorage } from './engine.ts';
import { type Cleanup, temporaryFolder } from './folder.ts';
import { type GitRequest, startGitServer } from './git-server.ts';
import { startGitHubApi } from './github-api.ts';
import { type OciRegistry, startOciRegistry } from './oci-registry.ts';
import { runBundle, type StepResult } from './runner.ts';
import { type Slack, startSlack } from './slack.ts';

/** An example and the manifests that it stands in. */
export const examples = {
  'checkout-service': 'k8s-manifests',
  'flask-app': 'flask-app-manifests',
  ledger: 'regions-manifests',
} as const;

/** The name of an example. */
export type Example = keyof typeof examples;

/** How the parts answer; a test changes what it takes away. */
interface Answers {
  /** Status of a git request in place of the true answer. */
  git: (request: GitRequest) => number | undefined;
  /** Status of a request to the registry in place of the true answer. */
  registry: (method: string, path: string) => number | undefined;
  /** The body of `/health` at a host, as JSON; undefined: 404. */
  health: (host: string) => object | undefined;
  /** Status and body of GitHub. */
  github: (path: string) => readonly [status: number, body: unknown];
}

/** A world that a preflight looks at. */
export interface PreflightWorld {
  readonly workspace: string;
  /** A clone of the manifests to change and push. */
  readonly manifests: string;
  readonly registry: OciRegistry;
  readonly slack: Slack;
  readonly answers: Answers;
  /** The inputs and the environment of the step; a test may take one away. */
  readonly inputs: Record<string, string>;
  readonly env: Record<string, string>;
  edit(file: string, from: string | RegExp, to: string): void;
  /** Commits and pushes what was changed in `manifests`. */
  pushManifests(): void;
  /** What nobody may have changed: heads, tags, messages. */
  state(): unknown;
  ask(): Promise<{
    readonly step: StepResult;
    readonly findings: readonly PreflightFinding[];
    readonly red: readonly PreflightFinding[];
  }>;
}

const registryLogin = { username: 'pusher', password: 'loopback-registry-password' };
const manifestsToken = 'loopback-manifests-token';

/** Puts the example with all that it needs on loopback. */
export async function enterPreflightWorld(t: Cleanup, example: Example): Promise<PreflightWorld> {
  const folder = temporaryFolder(t);
  const answers: Answers = {
    git: () => undefined,
    registry: () => undefined,
    health: () => ({ version: '0'.repeat(40) }),
    github: (asked) =>
      asked.includes('/environments/') ? [200, { protection_rules: [{ type: 'required_reviewers' }] }] : [200, []],
  };
  const fault = (method: string, asked: string): number | undefined => answers.registry(method, asked);
  const registry = await startOciRegistry({ ...registryLogin, fault });
  const slack = await startSlack();
  const gitServer = await startGitServer({
    root: path.join(folder, 'repositories'),
    token: manifestsToken,
    fault: (request) => {
      const status = answers.git(request);
      return status === undefined ? undefined : { kind: 'status', status };
    },
  });
  const proposals = await startGitHubApi({ root: path.join(folder, 'repositories'), token: manifestsToken });
  for (const each of [registry, slack, gitServer, proposals]) t.after(() => each.close());
  const github = await serve(t, (asked) => answers.github(asked));
  const service = await serve(t, (asked) => {
    const [, host = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(asked) ?? [];
    const body = rest === '/health' ? answers.health(host) : undefined;
    return body === undefined ? [404, {}] : [200, body];
  });

  const { workspace, manifests, bare } = place(folder, example, {
    registry: registry.host,
    git: gitServer.url,
    proposals: proposals.url,
    service,
  });
  const inputs: Record<string, string> = {
    'dry-run': 'true',
    'registry-username': registryLogin.username,
    'registry-password': registryLogin.password,
    'manifests-token': manifestsToken,
    'slack-webhook-url': slack.webhookUrl,
    'github-token': 'loopback-github-token',
  };
  const env: Record<string, string> = {
    ...buildahStorage(t),
    GITHUB_API_URL: github,
    GITHUB_SHA: git(workspace, 'rev-parse', 'HEAD').trim(),
    GITHUB_RUN_ID: '7',
    GITHUB_REF: 'refs/heads/main',
  };
  const edit = (file: string, from: string | RegExp, to: string): void => {
    const text = readFileSync(path.join(workspace, file), 'utf8');
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path.join(workspace, file), changed);
  };

  return {
    ...{ workspace, manifests, registry, slack, answers, inputs, env, edit },
    pushManifests: () => {
      commitAll(manifests, 'chore: a change');
      git(manifests, 'push', '--quiet', bare, 'HEAD:main');
    },
    state: () => ({
      heads: git(bare, 'for-each-ref'),
      puts: registry.requests.filter(({ method }) => method === 'PUT' || method === 'PATCH'),
      messages: slack.messages,
      workspace: git(workspace, 'status', '--porcelain'),
    }),
    ask: async () => {
      const step = await runBundle('ship', { workspace, inputs, env });
      const findings = JSON.parse(step.outputs['preflight'] || '[]') as PreflightFinding[];
      return { step, findings, red: findings.filter(({ state }) => state === 'missing') };
    },
  };
}

/** The two repositories of an example, which name loopback in place of the world. */
function place(
  folder: string,
  example: Example,
  at: Readonly<Record<'registry' | 'git' | 'proposals' | 'service', string>>,
) {
  const root = path.resolve(import.meta.dirname, '../../examples');
  const [workspace, manifests] = [path.join(folder, example), path.join(folder, 'manifests')];
  cpSync(path.join(root, example), workspace, { recursive: true });
  cpSync(path.join(root, examples[example]), manifests, { recursive: true });

  const config = path.join(workspace, '.github/ship.yml');
  const text = readFileSync(config, 'utf8');
  const { repository } = (parse(text) as { 'bump-manifest': { repository: string } })['bump-manifest'];
  const bare = path.join(folder, 'repositories', `${repository}.git`);
  const manifestsOn = [
    `repository: ${at.git}/${repository}.git`,
    `github-server-url: "${at.git}"`,
    `github-api-url: "${at.proposals}"`,
  ];
  const moved = text
    .replace(exampleRegistry, at.registry)
    .replace(`repository: ${repository}`, manifestsOn.join('\n  '))
    .replaceAll(/https:\/\/([a-z.-]+\.example)(?=["\s])/g, `${at.service}/$1`)
    .replace('build-push-image:\n', 'build-push-image:\n  engine: buildah\n');
  writeFileSync(config, moved);
  for (const file of git(root, 'ls-files', examples[example]).trim().split('\n')) {
    const own = path.join(manifests, path.relative(examples[example], file));
    writeFileSync(own, readFileSync(own, 'utf8').replaceAll(exampleRegistry, at.registry));
  }

  for (const each of [workspace, manifests]) {
    git(each, 'init', '--quiet', '--initial-branch=main');
    commitAll(each, 'feat: the first version');
  }
  mkdirSync(path.dirname(bare), { recursive: true });
  git(folder, 'clone', '--quiet', '--bare', manifests, bare);
  return { workspace, manifests, bare };
}

const exampleRegistry = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

/** A server of JSON; `answer` sees the path. */
async function serve(t: Cleanup, answer: (path: string) => readonly [number, unknown]): Promise<string> {
  const server: Server = createServer((request, response) => {
    const [status, body] = answer(request.url ?? '/');
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
