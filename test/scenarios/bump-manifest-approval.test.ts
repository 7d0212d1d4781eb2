// Who approved stands in the commit, as GitHub says and in no other case. The bundle against a git server and a stand-in for GitHub's API.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { type GitHubApiOptions, startGitHubApi } from '../fakes/github-api.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { runBundle } from '../fakes/runner.ts';

const image = 'registry.acme.com/app';
const review = (login: string, state: string, environment: string, type = 'User') => ({
  user: { login, type },
  state,
  environments: [{ name: environment }],
});
const reviews = [
  review('carol', 'approved', 'Production'),
  review('dave', 'approved', 'production'),
  review('erin', 'rejected', 'production'),
  review('frank', 'approved', 'staging'),
  review('deploy-gate', 'approved', 'production', 'Bot'),
];

/** One bump of run 42, with `approval: production`. */
async function bump(
  context: TestContext,
  options: Partial<GitHubApiOptions>,
  inputs: Readonly<Record<string, string>> = {},
) {
  const root = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', { 'app/deployment.yaml': deployment('app', `${image}:v1`) });
  const server = await startGitServer({ root });
  context.after(() => server.close());
  createManifests(root, 'acme/app.git', { 'README.md': 'app' });
  const api = await startGitHubApi({ root, token: 'read-only', runs: { 42: { approvals: reviews } }, ...options });
  context.after(() => api.close());

  const given = { repository: `${server.url}/m.git`, path: 'app', service: 'app', image: `${image}:v2` };
  const env = { GITHUB_RUN_ID: '42', GITHUB_REPOSITORY: 'acme/app', GITHUB_API_URL: api.url };
  const result = await runBundle('bump-manifest', {
    workspace: temporaryFolder(context),
    env,
    inputs: { ...given, 'github-token': 'read-only', approval: 'production', ...inputs },
  });
  const approved = /^Ship-Approved-By: (.*)$/m.exec(manifests.git('log', '-1', '--format=%B'))?.[1];
  return { result, approved, asked: api.requests.map(({ path }) => path) };
}

test('the people who approved the environment stand in the commit; a bot, a refusal and another environment do not', async (context) => {
  const { result, approved, asked } = await bump(context, {});
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(approved, 'carol, dave');
  assert.deepEqual(asked, ['/repos/acme/app/actions/runs/42/approvals']);
  assert.deepEqual(result.warnings, []);
});

const silences: readonly [string, Partial<GitHubApiOptions>, Readonly<Record<string, string>>, RegExp][] = [
  ['GitHub denies it', { permissions: { actions: 'none' } }, {}, /GitHub answered 40[34]; does `github-token` have/],
  ['GitHub cuts the line', { intercept: () => 'cut' }, { 'max-wait-seconds': '8' }, /GitHub did not answer/],
  ['what answers is no list', { intercept: () => ({ status: 200, body: {} }) }, {}, /is not a list of approvals/],
  ['nobody approved', { runs: { 42: { approvals: [] } } }, {}, /GitHub knows of nobody who approved it/],
  ['there is no token', {}, { 'github-token': '' }, /no `github-token`/],
];
for (const [title, options, inputs, why] of silences) {
  test(`the image is written without a name, with a warning, where ${title}`, async (context) => {
    const { result, approved } = await bump(context, options, inputs);
    assert.equal(result.outputs['outcome'], 'bumped', result.log);
    assert.equal(approved, undefined);
    assert.match(result.warnings.join('\n'), why);
    assert.match(result.warnings.join('\n'), /Who approved "production" is not written into the commit/);
  });
}

test('nobody is asked without `approval`, and in a dry run', async (context) => {
  const plain = await bump(context, {}, { approval: '' });
  assert.deepEqual([plain.approved, plain.asked], [undefined, []]);
  const dry = await bump(context, {}, { 'dry-run': 'true' });
  assert.deepEqual([dry.approved, dry.asked], [undefined, []]);
});
