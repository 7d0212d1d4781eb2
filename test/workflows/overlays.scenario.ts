// Three Kustomize overlays: what dev ran goes to staging and, by pull request, to production with the same digest, and back in under a
// minute. The example's own workflows under act, the real kustomize in Argo CD's place. Started by `npm run test:workflows`.

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { commitAll, git } from '../../scripts/demo/world.ts';
import { type ActResult, runAct } from '../fakes/act.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import type { Pull } from '../fakes/github/pulls.ts';
import { pushFolder } from '../fakes/image.ts';
import { slowness } from '../fakes/slowness.ts';
import { laneFacts } from './lane-facts.ts';
import { type Method, mergeByHand, startedBy } from './merged-by-hand.ts';
import { digestOf, type OverlayWorld, startOverlayWorld } from './overlay-world.ts';

const firstTag = '0a1b2c3-20260101000000';
type Overlay = 'dev' | 'staging' | 'production';
type World = OverlayWorld<Overlay>;

const example = {
  service: 'flask-app',
  owner: 'acme',
  manifests: 'flask-app-manifests',
  command: ['python3', '-m', 'app.service'],
  firstTag,
  overlays: {
    dev: { path: 'overlays/dev', url: 'https://flask-app.dev.acme.example', automated: true },
    staging: { path: 'overlays/staging', url: 'https://flask-app.staging.acme.example', automated: false },
    production: { path: 'overlays/production', url: 'https://flask-app.acme.example', automated: true },
  },
};

const repository = { name: 'flask-app', full_name: 'acme/flask-app', default_branch: 'main' };

/** Runs one of the example's workflows. */
async function start(
  t: TestContext,
  world: World,
  { workflow, event, payload }: { readonly workflow: string; readonly event: string; readonly payload: object },
): Promise<ActResult> {
  return await runAct(t, {
    workspace: world.service,
    workflow: `.github/workflows/${workflow}`,
    event,
    payload: { ref: 'refs/heads/main', repository, ...payload },
    secrets: { MANIFESTS_TOKEN: world.manifestsToken, SLACK_WEBHOOK_URL: world.slack.webhookUrl },
    folder: temporaryFolder(t),
  });
}

/** A person syncs, and what Argo CD's notification would send starts verify.yml: what the last bump wrote of itself. */
async function syncAndVerify(
  t: TestContext,
  world: World,
  environment: Overlay,
  more: object = {},
): Promise<ActResult> {
  await world.environments[environment].argocd.sync();
  const { image, commit } = lastBump(world);
  const [, registry = '', name = '', tag = '', digest = ''] = /^([^/]+)\/(.+):([^:@]+)@(.+)$/.exec(image) ?? [];
  const inputs = { environment, registry, repository: name, tag, digest, commit, ...more };
  return await byHand(t, world, 'verify.yml', inputs);
}

const byHand = async (t: TestContext, world: World, workflow: string, inputs: object): Promise<ActResult> =>
  await start(t, world, { workflow, event: 'workflow_dispatch', payload: { inputs } });

const manifestsName = 'acme/flask-app-manifests';

/** A person merges what waits for production, and Argo CD syncs it: what the template of the manifests repository then starts verify.yml with. */
async function mergeAndSync(t: TestContext, world: World, method: Method): Promise<Readonly<Record<string, string>>> {
  const before = git(world.manifests, 'rev-parse', 'main').trim();
  await mergeByHand({ ...world, name: manifestsName }, world.manifests, method);
  await world.environments.production.argocd.sync();
  const [inputs = {}, ...more] = startedBy(t, world.manifests, before);
  assert.deepEqual([inputs['environment'], more], ['production', []], 'one start for one merge');
  return inputs;
}

/** The pull requests that wait for a person. */
const open = (world: World): readonly Pull[] =>
  world.github.pulls(manifestsName).filter(({ state }) => state === 'open');

function lastBump(world: World): { readonly image: string; readonly commit: string; readonly message: string } {
  const message = git(world.manifests, 'log', '-1', '--format=%B', 'main');
  const trailer = (name: string): string => new RegExp(`^Ship-${name}: (.*)$`, 'm').exec(message)?.[1] ?? '';
  return { image: trailer('Image'), commit: trailer('Source-Commit'), message };
}

/** What the overlay holds: tag and digest. */
const heldBy = (world: World, name: Overlay): string =>
  /newTag: (\S+)/.exec(git(world.manifests, 'show', `main:overlays/${name}/kustomization.yaml`))?.[1] ?? '';

async function versionOf(world: World, name: Overlay): Promise<string> {
  const response = await fetch(`${world.environments[name].url}/health`, { headers: { connection: 'close' } });
  return ((await response.json()) as { version: string }).version;
}

const told = (world: World): string[] =>
  world.slack.messages.map(({ payload }) => (payload as { text: string }).text.split(' · ')[0] ?? '');

/** The messages that call a version live in an environment, or say that it is again. */
const calledLive = (world: World, name: Overlay): string[] =>
  told(world).filter((text) => /DEPLOYED:|ROLLED BACK to/.test(text) && text.includes(name));

const green = (run: ActResult): void => assert.equal(run.exitCode, 0, run.log);

test('the image that dev ran goes to staging, and by pull request to production, with the same digest; dev goes back in under a minute', async (t) => {
  const world = await startOverlayWorld(t, temporaryFolder(t), example);
  appendFileSync(path.join(world.service, 'app/service.py'), '\n# Greets faster.\n');
  const message = 'feat: greet faster';
  const commit = commitAll(world.service, message);
  const before = git(world.manifests, 'rev-parse', 'main').trim();

  const merged = await start(t, world, { workflow: 'ship.yml', event: 'push', payload: { head_commit: { message } } });
  green(merged);
  const held = heldBy(world, 'dev');
  const [tag = '', digest] = held.split('@');
  assert.ok(tag.startsWith(`${commit.slice(0, 7)}-`), held);
  assert.equal(digest, await digestOf(world.registryHost, 'flask-app', tag));
  assert.deepEqual([await versionOf(world, 'dev'), await versionOf(world, 'staging')], [tag, firstTag]);
  assert.equal(heldBy(world, 'staging'), held, 'promoted as it stands');
  assert.ok(heldBy(world, 'production').startsWith(firstTag), 'staging was not measured yet');
  assert.match(told(world).at(-1) ?? '', /^📦 READY: flask-app for staging /);

  green(await syncAndVerify(t, world, 'staging'));
  assert.equal(await versionOf(world, 'staging'), tag);
  assert.ok(heldBy(world, 'production').startsWith(firstTag), 'nobody has merged yet');
  assert.equal(open(world)[0]?.head, 'ship/production/flask-app');
  assert.match(told(world).at(-1) ?? '', /^📦 READY: flask-app for production /);

  const proposed = await mergeAndSync(t, world, 'merge');
  assert.equal(heldBy(world, 'production'), held, 'the same digest');
  assert.equal(await versionOf(world, 'production'), tag);
  assert.deepEqual(calledLive(world, 'production'), [], 'it serves, but nobody has measured it');
  green(await byHand(t, world, 'verify.yml', proposed));
  assert.match(told(world).at(-1) ?? '', /^✅ DEPLOYED: flask-app to production /);

  const lines = git(world.manifests, 'diff', '--unified=0', before, 'main').split('\n');
  const changed = lines.filter((line) => /^[+-](?![+-]{2})/.test(line));
  assert.equal(changed.length, 6, `one line per overlay:\n${changed.join('\n')}`);
  const built = git(world.manifests, 'log', '--format=%(trailers:key=Ship-Source-Commit,valueonly)', `${before}..main`);
  assert.deepEqual(
    new Set(built.split('\n').filter(Boolean)),
    new Set([commit]),
    'git alone says what was built from what',
  );

  const back = await byHand(t, world, 'rollback.yml', { environment: 'dev', to: 'previous' });
  green(back);
  assert.ok(heldBy(world, 'dev').startsWith(firstTag));
  assert.equal(await versionOf(world, 'dev'), firstTag);
  assert.match(lastBump(world).message, /^Ship-Rollback: true$/m);
  assert.match(told(world).at(-1) ?? '', /ROLLED BACK to 0a1b2c3/);
  const seconds = (back.clock.ended - back.clock.began) / 1000;
  t.diagnostic(`rolled back and measured in ${seconds.toFixed(1)} s by the log's clock`);
  assert.ok(seconds < 60 * slowness(), `${seconds} s`);
});

const secondTag = '4d5e6f7-20260102000000';

/** Dev runs a second version, which somebody wrote by hand. */
async function writeIntoDev(t: TestContext, world: World): Promise<string> {
  const image = `${world.registryHost}/flask-app:${secondTag}`;
  await pushFolder(image, world.service, { Env: [`APP_VERSION=${secondTag}`], Cmd: example.command });
  const held = `${secondTag}@${await digestOf(world.registryHost, 'flask-app', secondTag)}`;
  const work = path.join(temporaryFolder(t), 'work');
  git(world.folder, 'clone', '--quiet', world.manifests, work);
  const file = path.join(work, 'overlays/dev/kustomization.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/newTag: .*/, `newTag: ${held}`));
  commitAll(work, 'chore: flask-app 2 in dev');
  git(work, 'push', '--quiet', world.manifests, 'HEAD:refs/heads/main');
  return held;
}

test('promote.yml proposes what dev runs for production, and rollback.yml the way back; each is measured when a person has merged', async (t) => {
  const world = await startOverlayWorld(t, temporaryFolder(t), example);
  const held = await writeIntoDev(t, world);

  green(await byHand(t, world, 'promote.yml', { environment: 'production', from: 'dev' }));
  assert.ok(heldBy(world, 'production').startsWith(firstTag), 'nobody has merged');
  assert.match(told(world).at(-1) ?? '', /^📦 READY: flask-app for production /);
  const merged = await mergeAndSync(t, world, 'squash');
  assert.equal(heldBy(world, 'production'), held, 'the same digest');
  assert.ok(heldBy(world, 'staging').startsWith(firstTag), 'nobody asked for staging');
  assert.deepEqual(calledLive(world, 'production'), []);
  green(await byHand(t, world, 'verify.yml', merged));
  assert.equal(await versionOf(world, 'production'), secondTag);
  assert.match(told(world).at(-1) ?? '', /^✅ DEPLOYED: flask-app to production /);

  green(await byHand(t, world, 'promote.yml', { environment: 'production', from: 'dev' }));
  assert.deepEqual(open(world), [], 'it is merged already');
  assert.match(
    told(world).at(-1) ?? '',
    /^✅ DEPLOYED: flask-app to production /,
    'measured: nobody is asked to merge',
  );

  green(await byHand(t, world, 'rollback.yml', { environment: 'production', to: 'previous' }));
  assert.equal(heldBy(world, 'production'), held, 'nobody has merged the roll-back');
  assert.equal(await versionOf(world, 'production'), secondTag);
  assert.equal(calledLive(world, 'production').length, 2, 'nothing was measured, so that nothing is claimed');
  const back = await mergeAndSync(t, world, 'merge');
  assert.deepEqual([merged['only'], back['only']], [undefined, 'true'], 'a roll-back is not promoted');
  green(await byHand(t, world, 'verify.yml', back));
  assert.ok(heldBy(world, 'production').startsWith(firstTag));
  assert.equal(await versionOf(world, 'production'), firstTag);
  assert.match(told(world).at(-1) ?? '', /^✅ DEPLOYED: flask-app to production .*0a1b2c3/);
});

test('what waits for staging is measured when a person has synced, and again after the way back', async (t) => {
  const world = await startOverlayWorld(t, temporaryFolder(t), example);
  await writeIntoDev(t, world);
  green(await byHand(t, world, 'promote.yml', { environment: 'staging' }));
  green(await syncAndVerify(t, world, 'staging', { only: 'true' }));
  assert.equal(await versionOf(world, 'staging'), secondTag);

  green(await byHand(t, world, 'rollback.yml', { environment: 'staging', to: 'previous' }));
  assert.ok(heldBy(world, 'staging').startsWith(firstTag), 'the manifests are back at once');
  assert.equal(await versionOf(world, 'staging'), secondTag, 'nobody has synced');
  assert.doesNotMatch(told(world).at(-1) ?? '', /ROLLED BACK to/, 'nothing was measured, so that nothing is claimed');
  green(await syncAndVerify(t, world, 'staging', { only: 'true' }));
  assert.equal(await versionOf(world, 'staging'), firstTag);
  assert.match(told(world).at(-1) ?? '', /^✅ DEPLOYED: flask-app to staging .*0a1b2c3/);
});

test('nobody merges: nothing is rolled back and nothing is called live, also when somebody starts verify.yml too early', async (t) => {
  const world = await startOverlayWorld(t, temporaryFolder(t), example);
  const [tag = '', digest = ''] = (await writeIntoDev(t, world)).split('@');
  const config = path.join(world.service, '.github/ship.yml');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^smoke-test:$/m, 'smoke-test:\n  timeout-seconds: 10'));
  commitAll(world.service, 'chore: ten seconds are enough for us');
  const before = git(world.manifests, 'rev-parse', 'main').trim();

  green(await byHand(t, world, 'promote.yml', { environment: 'production', from: 'dev' }));
  const [pull] = open(world);
  const image = { registry: world.registryHost, repository: 'flask-app', tag, digest };
  const early = await byHand(t, world, 'verify.yml', { environment: 'production', ...image });
  assert.notEqual(early.exitCode, 0, early.log);
  assert.deepEqual(
    early.jobs.map((job) => job.replace(/^.*\//, '')),
    ['plan: success', 'smoke test: failure'],
    'no job rolls back',
  );
  const facts = laneFacts(early, { task: 'verify', sync: 'pull-request', ...image });
  await tell(t, world, facts);

  assert.equal(git(world.manifests, 'rev-parse', 'main').trim(), before);
  assert.deepEqual(open(world), [pull], 'it waits as before, and no other one was opened');
  assert.equal(await versionOf(world, 'production'), firstTag);
  assert.deepEqual(
    told(world).map((text) => text.replace(/ in .*| for .*/, '')),
    ['📦 READY: flask-app', '❌ FAILED: flask-app'],
  );
  assert.match(JSON.stringify(world.slack.messages.at(-1)), /Nothing was rolled back: the new version never answered/);
});

/** act ends a run with the first called workflow that is red: tell.yml is run with what the lane found out, as deploy.yml would. */
async function tell(t: TestContext, world: World, facts: object): Promise<void> {
  const words = { environment: 'production', task: 'verify', sync: 'pull-request', result: 'failure' };
  const job = {
    uses: 'org/ship-actions/.github/workflows/tell.yml@v1',
    with: { ...words, facts: JSON.stringify(facts) },
    secrets: { 'slack-webhook-url': '$' + '{{ secrets.SLACK_WEBHOOK_URL }}' },
  };
  const caller = JSON.stringify({ on: 'workflow_dispatch', jobs: { tell: job } });
  writeFileSync(path.join(world.service, '.github/workflows/tell.yml'), caller);
  green(await byHand(t, world, 'tell.yml', {}));
}
