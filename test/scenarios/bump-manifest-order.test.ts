// Which run may write: older ones are superseded, roll-backs hold, promotions copy. The bundle against a git server over HTTP and a
// stand-in for GitHub's API.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { type GitHubApiOptions, startGitHubApi } from '../fakes/github-api.ts';
import { createManifests, deployment, type ManifestsRepository } from '../fakes/manifests-repository.ts';
import { runBundle, type StepResult } from '../fakes/runner.ts';
import { slowness } from '../fakes/slowness.ts';

const image = 'registry.acme.com/app';
const file = 'production/app/deployment.yaml';
const digest = `sha256:${'d'.repeat(64)}`;

interface World {
  readonly manifests: ManifestsRepository;
  readonly workspace: string;
  /** Commits of the service, oldest first; each is a child of the one before. */
  readonly commits: readonly string[];
  bump(
    inputs: Readonly<Record<string, string>>,
    run: number,
    commit?: string,
    env?: Readonly<Record<string, string>>,
    event?: unknown,
  ): Promise<StepResult>;
  current(): string | undefined;
}

async function start(
  context: TestContext,
  files: Readonly<Record<string, string>> = { [file]: deployment('app', `${image}:v1.0.0`) },
): Promise<World> {
  const root = temporaryFolder(context);
  const workspace = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', files);
  const server = await startGitServer({ root });
  context.after(() => server.close());
  const source = createManifests(workspace, '.git', { 'README.md': 'app' });
  const commits = [source.head()];
  while (commits.length < 8)
    commits.push(source.commit({ 'README.md': `${commits.length}` }, `feat: step ${commits.length}`));
  const base = {
    repository: `${server.url}/m.git`,
    path: '{environment}/app',
    environment: 'production',
    service: 'app',
  };
  return {
    manifests,
    workspace,
    commits,
    bump: async (inputs, run, commit, more, event) => {
      const sha = commit === undefined ? {} : { GITHUB_SHA: commit };
      const env = { GITHUB_RUN_ID: String(run), GITHUB_REPOSITORY: 'acme/app', ...sha, ...more };
      return await runBundle('bump-manifest', { workspace, env, inputs: { ...base, ...inputs }, event });
    },
    current: () => /image: (\S+)/.exec(manifests.read(file).toString())?.[1],
  };
}

const outcome = (result: StepResult): string =>
  `${result.exitCode} ${result.outputs['outcome'] ?? result.errors.join()}`;

test('an older commit never overwrites a newer one, whatever the numbers of the runs', async (context) => {
  const { bump, commits, current, manifests } = await start(context);
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa2` }, 10, commits[2])), '0 bumped');
  const late = await bump({ image: `${image}:aaaaaa1` }, 11, commits[1]);
  assert.equal(outcome(late), '0 superseded');
  assert.match(late.warnings.join(), /newer/);
  assert.deepEqual([late.outputs['changed'], late.outputs['manifest-sha']], ['false', manifests.head()]);
  assert.equal(current(), `${image}:aaaaaa2`);
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa1`, force: 'true' }, 11, commits[1])), '0 bumped');
  assert.equal(current(), `${image}:aaaaaa1`);
});

test('a run of another run is about the commit of that one, not about the head that its SHA names', async (context) => {
  const { bump, commits, current, manifests } = await start(context);
  const after = async (step: number, run: number) => {
    const env = { GITHUB_EVENT_NAME: 'workflow_run' };
    const event = { workflow_run: { head_sha: commits[step] } };
    return outcome(await bump({ image: `${image}:aaaaaa${step}` }, run, commits[7], env, event));
  };
  assert.equal(await after(5, 10), '0 bumped');
  assert.match(manifests.message(), new RegExp(`^Ship-Source-Commit: ${commits[5]}$`, 'm'));
  assert.equal(await after(1, 11), '0 superseded');
  assert.equal(current(), `${image}:aaaaaa5`);
});

test('an event that does not tell its commit leaves the order to the runs', async (context) => {
  const { bump, commits, manifests } = await start(context);
  const env = { GITHUB_EVENT_NAME: 'repository_dispatch' };
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa5` }, 20, commits[7], env)), '0 bumped');
  assert.doesNotMatch(manifests.message(), /Ship-Source-Commit/);
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa1` }, 15, commits[7], env)), '0 superseded');
});

test('one commit that was built twice ends with the image of the newer run', async (context) => {
  const { bump, commits, current } = await start(context);
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa5-b` }, 20, commits[5])), '0 bumped');
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa5-a` }, 15, commits[5])), '0 superseded');
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa5-c` }, 25, commits[5])), '0 bumped');
  assert.equal(current(), `${image}:aaaaaa5-c`);
});

test('the letters of commits in tags decide nothing: of two that nobody can compare the newer run counts', async (context) => {
  const { bump, current } = await start(context);
  const ship = async (commit: string, run: number) =>
    outcome(await bump({ image: `${image}:v2.4.1-${commit}` }, run, commit.padEnd(40, '0')));
  assert.equal(await ship('aaa1111', 20), '0 bumped');
  assert.equal(await ship('fff0000', 15), '0 superseded');
  assert.equal(current(), `${image}:v2.4.1-aaa1111`);
  assert.equal(await ship('0003333', 21), '0 bumped');
  assert.equal(current(), `${image}:v2.4.1-0003333`);
});

test('a forged trailer on a foreign commit supersedes nobody, and is named', async (context) => {
  const { bump, current, manifests } = await start(context);
  assert.equal(outcome(await bump({ image: `${image}:v1.1.0` }, 10)), '0 bumped');
  const forged = manifests
    .message()
    .replace(/^Ship-Run: .*$/m, 'Ship-Run: https://github.com/acme/app/actions/runs/999999');
  manifests.commit({ 'README.md': 'typo' }, `docs: fix a typo\n\n${forged.split('\n\n').at(-1)}`);
  const next = await bump({ image: `${image}:v1.1.1` }, 11);
  assert.equal(outcome(next), '0 bumped');
  assert.match(next.warnings.join(), /docs: fix a typo.* says in its trailers .*999999.*did not/s);
  assert.match(next.summary, /docs: fix a typo/);
  assert.equal(current(), `${image}:v1.1.1`);
});

test('a late merge of an old branch does not hide a newer bump behind it', async (context) => {
  const { bump, manifests, current } = await start(context);
  assert.equal(outcome(await bump({ image: `${image}:aaa1111` }, 10)), '0 bumped');
  const fork = manifests.head();
  assert.equal(outcome(await bump({ image: `${image}:bbb2222` }, 20)), '0 bumped');
  for (let other = 0; other < 260; other++) manifests.commit({ 'staging/other.yaml': `a: ${other}\n` });
  const who = ['-c', 'user.name=m', '-c', 'user.email=m@x'];
  const merge = ['-p', 'main', '-p', fork, '-m', 'Merge an old branch'];
  manifests.git('update-ref', 'refs/heads/main', manifests.git(...who, 'commit-tree', 'main^{tree}', ...merge));
  const late = await bump({ image: `${image}:ccc3333` }, 15);
  assert.equal(outcome(late), '0 superseded', late.log);
  assert.match(late.warnings.join(), /run 20, which is newer than run 15/);
  assert.equal(current(), `${image}:bbb2222`);
});

test('what stood on another branch is promoted from there, with the commit that it was built from', async (context) => {
  const { bump, commits, manifests, current } = await start(context);
  manifests.git('branch', 'env/staging', 'main');
  const staging = { ref: 'env/staging', environment: 'staging', path: 'production/app', image: `${image}:v1.4.0` };
  assert.equal(outcome(await bump(staging, 1, commits[4])), '0 bumped');
  const promotion = { 'promote-from': 'production/app', path: 'production/app' };
  assert.equal(outcome(await bump({ ...promotion, 'promote-from-ref': 'env/staging' }, 2)), '0 bumped');
  assert.equal(current(), `${image}:v1.4.0`);
  assert.match(manifests.message(), new RegExp(`^Ship-Source-Commit: ${commits[4]}$`, 'm'));
  const absent = await bump({ ...promotion, 'promote-from-ref': 'env/stging' }, 3);
  assert.match(absent.errors.join(), /no branch "env\/stging"[\s\S]*promote-from-ref/);
});

test('the source commit is described for Argo CD, and cannot add a trailer', async (context) => {
  const { bump, manifests, workspace } = await start(context);
  const message = 'feat: gift cards\n\nbody\n\nShip-Image: evil/image:1';
  const env = {
    GIT_AUTHOR_NAME: 'Doe, Jane',
    GIT_AUTHOR_EMAIL: 'jane@acme.com',
    GIT_COMMITTER_NAME: 'x',
    GIT_COMMITTER_EMAIL: 'x@y',
  };
  const tree = execFileSync('git', ['rev-parse', 'main^{tree}'], { cwd: `${workspace}/.git` })
    .toString()
    .trim();
  const commit = execFileSync('git', ['commit-tree', tree, '-p', 'main', '-m', message], {
    cwd: `${workspace}/.git`,
    env: { ...process.env, ...env },
  });
  const sha = commit.toString().trim();
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa2` }, 10, sha)), '0 bumped');
  const trailers = manifests.git('log', '-1', '--format=%(trailers:unfold)', 'main').split('\n');
  assert.ok(trailers.includes('Argocd-reference-commit-author: "Doe, Jane" <jane@acme.com>'), trailers.join('\n'));
  assert.ok(trailers.includes('Argocd-reference-commit-subject: feat: gift cards'));
  assert.ok(trailers.includes(`Argocd-reference-commit-body: ${JSON.stringify('body\n\nShip-Image: evil/image:1')}`));
  assert.ok(trailers.some((line) => /^Argocd-reference-commit-date: \d{4}-\d\d-\d\dT/.test(line)));
  assert.deepEqual(
    trailers.filter((line) => line.startsWith('Ship-Image')),
    [`Ship-Image: ${image}:aaaaaa2`],
  );
});

test('a roll-back holds against the run that it undid, and yields to a newer commit', async (context) => {
  const { bump, commits, current, manifests } = await start(context);
  assert.equal(outcome(await bump({ image: `${image}:v1.1.0` }, 1, commits[1])), '0 bumped');
  assert.equal(outcome(await bump({ image: `${image}:v1.2.0` }, 2, commits[2])), '0 bumped');
  const back = await bump({ rollback: 'previous' }, 2, commits[2]);
  assert.equal(outcome(back), '0 rolled-back');
  assert.equal(back.outputs['previous-image'], `${image}:v1.2.0`);
  assert.equal(current(), `${image}:v1.1.0`);
  assert.equal(manifests.subjects()[0], 'revert(production): roll app back to v1.1.0');
  const again = await bump({ image: `${image}:v1.2.0` }, 2, commits[2]);
  assert.equal(outcome(again), '0 superseded');
  assert.match(again.warnings.join(), /roll-back holds/);
  assert.equal(outcome(await bump({ image: `${image}:v1.2.1` }, 3, commits[3])), '0 bumped');
});

test('a second roll-back does not return to what the first one left', async (context) => {
  const { bump, commits, current } = await start(context);
  for (const step of [1, 2, 3])
    assert.equal(outcome(await bump({ image: `${image}:v1.${step}.0` }, step, commits[step])), '0 bumped');
  await bump({ rollback: 'previous' }, 4);
  await bump({ rollback: 'previous' }, 5);
  assert.equal(current(), `${image}:v1.1.0`);
});

test('a roll-back finds a tag or digest that was there before, past commits of others, and lists them when it was not', async (context) => {
  const { bump, manifests, current } = await start(context);
  manifests.commit({ [file]: deployment('app', `${image}:v1.1.0@${digest}`) }, 'by hand');
  manifests.commit({ [file]: deployment('app', `${image}:v1.2.0`) }, 'by hand');
  for (let other = 0; other < 120; other++) manifests.commit({ 'staging/other.yaml': `a: ${other}\n` });
  const absent = await bump({ rollback: 'v9.9.9' }, 1);
  assert.equal(absent.exitCode, 1);
  assert.match(absent.errors.join(), /"v9\.9\.9" was never there[\s\S]*v1\.1\.0[\s\S]*v1\.0\.0/);
  assert.equal(outcome(await bump({ rollback: 'v1.0.0' }, 1)), '0 rolled-back');
  assert.equal(current(), `${image}:v1.0.0`);
  assert.equal(outcome(await bump({ rollback: digest, 'pin-digest': 'always' }, 1)), '0 rolled-back');
  assert.equal(current(), `${image}:v1.1.0@${digest}`);
});

test('a promotion copies tag and digest from another environment', async (context) => {
  const { bump, current, manifests } = await start(context, {
    [file]: deployment('app', `${image}:v1.0.0@sha256:${'0'.repeat(64)}`),
    'staging/app/deployment.yaml': deployment('app', `${image}:v1.5.0@${digest}`),
  });
  assert.equal(outcome(await bump({ 'promote-from': 'staging/{service}' }, 1)), '0 bumped');
  assert.equal(current(), `${image}:v1.5.0@${digest}`);
  assert.equal(manifests.subjects()[0], 'chore(production): promote app to v1.5.0');
  manifests.commit({ [file]: deployment('app', `${image}:v1.0.0`) }, 'without a pin');
  assert.equal(outcome(await bump({ 'promote-from': 'staging/{service}', force: 'true' }, 2)), '0 bumped');
  assert.equal(current(), `${image}:v1.5.0@${digest}`);
  const wrong = await bump({ 'promote-from': 'stagin/app' }, 1);
  assert.match(wrong.errors.join(), /"stagin\/app"[\s\S]*promote-from[\s\S]*staging/);
});

test('a promotion names the commit that was shipped there; rolled back, it waits for a newer one, however often it is asked for', async (context) => {
  const staging = { environment: 'staging' };
  const { bump, commits, current, manifests } = await start(context, {
    [file]: deployment('app', `${image}:v1.0.0`),
    'staging/app/deployment.yaml': deployment('app', `${image}:v1.0.0`),
  });
  const promote = async (run: number) => outcome(await bump({ 'promote-from': 'staging/app' }, run, commits[0]));
  await bump({ ...staging, image: `${image}:v1.1.0` }, 1, commits[1]);
  assert.equal(await promote(2), '0 bumped');
  assert.match(manifests.message(), new RegExp(`^Ship-Source-Commit: ${commits[1]}$`, 'm'));
  assert.match(manifests.message(), /^Argocd-reference-commit-subject: feat: step 1$/m);
  assert.equal(outcome(await bump({ rollback: 'previous' }, 3)), '0 rolled-back');
  for (const run of [2, 4]) assert.equal(await promote(run), '0 superseded');
  assert.equal(current(), `${image}:v1.0.0`);
  await bump({ ...staging, image: `${image}:v1.2.0` }, 5, commits[2]);
  assert.equal(await promote(6), '0 bumped');
  assert.equal(current(), `${image}:v1.2.0`);
});

test('a lower version is refused, unless it is allowed', async (context) => {
  const { bump, current } = await start(context);
  const refused = await bump({ image: `${image}:v0.9.0` }, 1);
  assert.equal(refused.exitCode, 1);
  assert.match(refused.errors.join(), /allow-downgrade/);
  assert.equal(outcome(await bump({ image: `${image}:v0.9.0`, 'allow-downgrade': 'true' }, 1)), '0 bumped');
  assert.equal(current(), `${image}:v0.9.0`);
});

test('eight runs of one service, started together in any order, end with the image of the newest commit', async (context) => {
  const { bump, commits, current, manifests } = await start(context);
  const order = [3, 7, 0, 5, 1, 6, 2, 4];
  const results = await Promise.all(
    order.map((step) => bump({ image: `${image}:c0ffee${step}` }, 100 - step, commits[step])),
  );
  for (const result of results) assert.match(outcome(result), /^0 (?:bumped|superseded)$/, result.log);
  assert.equal(current(), `${image}:c0ffee7`);
  const shipped = manifests.git('log', '--reverse', '--format=%(trailers:key=Ship-Source-Commit,valueonly)', 'main');
  const steps = shipped
    .split(/\n+/)
    .filter(Boolean)
    .map((commit) => commits.indexOf(commit));
  assert.deepEqual(steps, [...steps].sort(), 'no commit went back');
});

/** A world whose workspace is what actions/checkout leaves by default, one commit deep, and the service's repository on GitHub. */
async function startShallow(context: TestContext, options: Partial<GitHubApiOptions> = {}) {
  const world = await start(context);
  const root = temporaryFolder(context);
  const whole = path.join(root, 'acme/app.git');
  cpSync(path.join(world.workspace, '.git'), whole, { recursive: true });
  rmSync(path.join(world.workspace, '.git'), { recursive: true });
  execFileSync('git', ['clone', '-q', '--bare', '--depth=1', `file://${whole}`, path.join(world.workspace, '.git')]);
  const api = await startGitHubApi({ root, token: 'read-only', ...options });
  context.after(() => api.close());
  const bump = async (inputs: Readonly<Record<string, string>>, run: number, commit?: string) =>
    await world.bump({ 'github-token': 'read-only', ...inputs }, run, commit, { GITHUB_API_URL: api.url });
  const asked = (): string[] => api.requests.map(({ method, path: asking }) => `${method} ${asking}`);
  return { ...world, bump, asked };
}

test('without history in the workspace GitHub tells that a commit is older, though its run came later', async (context) => {
  const { bump, commits, current, asked } = await startShallow(context);
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa5` }, 10, commits[5])), '0 bumped');
  assert.deepEqual(asked(), [], 'there was nothing to compare with');
  const late = await bump({ image: `${image}:aaaaaa1` }, 11, commits[1]);
  assert.equal(outcome(late), '0 superseded');
  assert.deepEqual(asked(), [`GET /repos/acme/app/compare/${commits[1]}...${commits[5]}`]);
  const short = { 'source-commit': commits[6]?.slice(0, 7) ?? '' };
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa6`, ...short }, 5)), '0 bumped');
  assert.equal(current(), `${image}:aaaaaa6`);
});

test("the token of the run goes to the runner's GitHub only, wherever the manifests are", async (context) => {
  const { bump, commits, asked } = await startShallow(context);
  const other = await startGitHubApi({ root: temporaryFolder(context), token: 'x' });
  context.after(() => other.close());
  const inputs = { 'github-api-url': other.url };
  await bump({ image: `${image}:aaaaaa5`, ...inputs }, 10, commits[5]);
  assert.equal(outcome(await bump({ image: `${image}:aaaaaa1`, ...inputs }, 11, commits[1])), '0 superseded');
  assert.deepEqual([asked().length, other.requests], [1, []]);
});

const silences: readonly [string, Partial<GitHubApiOptions>, Readonly<Record<string, string>>, RegExp][] = [
  ['GitHub denies it', { permissions: { contents: 'none' } }, {}, /GitHub said "Resource not accessible/],
  ['GitHub does not answer', { intercept: () => new Promise(() => undefined) }, {}, /GitHub is out of reach/],
  ['there is no token', {}, { 'github-token': '' }, /no `github-token`/],
];

for (const [title, options, inputs, why] of silences) {
  test(`the number of the run decides, soon, where the clone cannot tell and ${title}`, async (context) => {
    const { bump, commits, current } = await startShallow(context, options);
    assert.equal(outcome(await bump({ image: `${image}:aaaaaa5`, ...inputs }, 10, commits[5])), '0 bumped');
    const later = await bump({ image: `${image}:aaaaaa1`, ...inputs }, 11, commits[1]);
    assert.equal(outcome(later), '0 bumped');
    assert.match(later.log, why);
    assert.ok(later.milliseconds < 12_000 * slowness(), `${later.milliseconds} ms`);
    assert.equal(outcome(await bump({ image: `${image}:aaaaaa6`, ...inputs }, 9, commits[6])), '0 superseded');
    assert.equal(current(), `${image}:aaaaaa1`);
  });
}
