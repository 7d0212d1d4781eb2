// Which run may write: older ones are superseded, roll-backs hold, promotions copy. The bundle against a git server over HTTP.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment, type ManifestsRepository } from '../fakes/manifests-repository.ts';
import { runBundle, type StepResult } from '../fakes/runner.ts';

const image = 'registry.acme.com/app';
const file = 'production/app/deployment.yaml';
const digest = `sha256:${'d'.repeat(64)}`;

interface World {
  readonly manifests: ManifestsRepository;
  readonly workspace: string;
  /** Commits of the service, oldest first; each is a child of the one before. */
  readonly commits: readonly string[];
  bump(inputs: Readonly<Record<string, string>>, run: number, commit?: string): Promise<StepResult>;
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
    bump: async (inputs, run, commit) => {
      const env = { GITHUB_RUN_ID: String(run), GITHUB_REPOSITORY: 'acme/app', ...(commit && { GITHUB_SHA: commit }) };
      return await runBundle('bump-manifest', { workspace, env, inputs: { ...base, ...inputs } });
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
