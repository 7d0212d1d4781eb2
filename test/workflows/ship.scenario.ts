// The example service's own workflows, run by an engine that is not ours: act, in host mode, against the demo's world.
// Started by `npm run test:workflows`; not part of `npm test`, because it needs Go and a build engine.

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { parse, stringify } from 'yaml';
import { commitAll, git, startWorld, type World } from '../../scripts/demo/world.ts';
import { type ActResult, runAct } from '../fakes/act.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { routingKey, startPagerDuty } from '../fakes/messengers/pagerduty.ts';
import { laneFacts } from './lane-facts.ts';
import { tagsOf } from './overlay-world.ts';

const shippedImage = 'shopfast-checkout-service';

/** Replaces a text that must be there. */
function edit(folder: string, name: string, from: RegExp, to: string): void {
  const file = path.join(folder, name);
  const text = readFileSync(file, 'utf8');
  assert.match(text, from);
  writeFileSync(file, text.replace(from, to));
}

/** A world whose service has one more commit, and the registry's and the manifests' state before the run. */
async function enterWorld(t: TestContext, message: string, change: (service: string) => void) {
  const folder = temporaryFolder(t);
  const world = await startWorld({ folder, automated: false, podMilliseconds: 100 });
  t.after(() => world.close());
  git(world.service, 'remote', 'add', 'origin', 'https://github.com/shopfast/checkout-service.git');
  // Pods that start in a moment need no pause between two probes; a machine without a registry mirror builds FROM scratch.
  edit(world.service, '.github/ship.yml', /^smoke-test:$/m, 'smoke-test:\n  interval-seconds: 0.1');
  edit(world.service, '.github/workflows/ship.yml', /build-args: (.*)/, 'build-args: "$1\\nBASE=scratch"');
  change(world.service);
  const commit = commitAll(world.service, message);
  return { world, commit, folder, before: world.manifestsHead() };
}

const serviceRepository = {
  name: 'checkout-service',
  full_name: 'shopfast/checkout-service',
  default_branch: 'main',
};

/** The version that an environment answers with. */
async function versionOf(world: World, environment: 'staging' | 'production'): Promise<string> {
  const response = await fetch(`${world.environments[environment].url}/health`, { headers: { connection: 'close' } });
  return ((await response.json()) as { version: string }).version;
}

async function merge(t: TestContext, folder: string, world: World, message: string): Promise<ActResult> {
  const payload = {
    ref: 'refs/heads/main',
    repository: serviceRepository,
    head_commit: { message },
  };
  const secrets = { MANIFESTS_TOKEN: world.manifestsToken, SLACK_WEBHOOK_URL: world.slack.webhookUrl };
  const workflow = '.github/workflows/ship.yml';
  return await runAct(t, {
    workspace: world.service,
    workflow,
    event: 'push',
    payload,
    secrets,
    folder: `${folder}/act`,
  });
}

const told = (world: World): string[] =>
  world.slack.messages.map(({ payload }) => (payload as { text: string }).text.split(' · ')[0] ?? '');

/** `<job>: <result>` of each job that ran. */
const lastWords = (run: ActResult): string[] => run.jobs.map((job) => job.replace(/^.*\//, ''));

/** The tags of the service's image in the registry. */
const shippedTags = async (world: World): Promise<string[]> => await tagsOf(world.registryHost, shippedImage);

/** Added and removed lines of the manifests repository since a commit. */
const changedLines = (world: World, since: string): string[] =>
  git(world.manifests, 'diff', '--unified=0', since, 'main')
    .split('\n')
    .filter((line) => /^[+-](?![+-]{2})/.test(line));

/** Runs verify.yml of the service as Argo CD's notification would: with what the bump wrote into its trailers. */
async function verify(t: TestContext, folder: string, world: World, environment: string): Promise<ActResult> {
  const message = git(world.manifests, 'log', '-1', '--format=%B', 'main');
  const trailer = (name: string): string => new RegExp(`^Ship-${name}: (.*)$`, 'm').exec(message)?.[1] ?? '';
  const [, registry = '', repository = '', tag = '', digest = ''] =
    /^([^/]+)\/(.+):([^:@]+)(?:@(.+))?$/.exec(trailer('Image')) ?? [];
  const inputs = {
    ...{ environment, registry, repository, tag, digest },
    commit: trailer('Source-Commit'),
    'previous-version': /:([^:@]+)(?:@|$)/.exec(trailer('Previous-Image').replace(/^[^/]+\//, ''))?.[1] ?? '',
    'manifest-sha': world.manifestsHead(),
  };
  const secrets = { MANIFESTS_TOKEN: world.manifestsToken, SLACK_WEBHOOK_URL: world.slack.webhookUrl };
  return await runAct(t, {
    workspace: world.service,
    workflow: '.github/workflows/verify.yml',
    event: 'workflow_dispatch',
    payload: { inputs, ref: 'refs/heads/main', repository: serviceRepository },
    secrets,
    folder: `${folder}/act-verify`,
  });
}

const secret = (name: string): string => `\${{ secrets.${name} }}`;

/**
 * Runs tell.yml with what the lane of a red run found out, as deploy.yml would: act ends a run with the first called workflow that is
 * red. That GitHub starts the job that tells is shown in conditions.test.ts.
 */
async function tellAfter(t: TestContext, folder: string, world: World, given: Readonly<Record<string, string>>) {
  const workflow = '.github/workflows/tell.yml';
  const caller = {
    on: 'workflow_dispatch',
    jobs: {
      tell: {
        uses: 'org/ship-actions/.github/workflows/tell.yml@v1',
        with: { environment: 'staging', task: 'bump', sync: 'auto', result: 'failure', ...given },
        secrets: {
          'slack-webhook-url': secret('SLACK_WEBHOOK_URL'),
          'pagerduty-routing-key': secret('PAGERDUTY_ROUTING_KEY'),
        },
      },
    },
  };
  writeFileSync(path.join(world.service, workflow), stringify(caller));
  const secrets = { SLACK_WEBHOOK_URL: world.slack.webhookUrl, PAGERDUTY_ROUTING_KEY: routingKey };
  const payload = { inputs: {}, ref: 'refs/heads/main', repository: serviceRepository };
  const run = { workspace: world.service, workflow, event: 'workflow_dispatch', payload, secrets };
  const ended = await runAct(t, { ...run, folder: `${folder}/act-tell` });
  assert.equal(ended.exitCode, 0, ended.log);
}

test('a merge goes to staging by itself and waits, green, for the person who syncs production; verify goes on', async (t) => {
  const message = 'feat: show the balance of a gift card';
  const note = (service: string): void => appendFileSync(path.join(service, 'src/store.js'), '// With gift cards.\n');
  const { world, commit, folder, before } = await enterWorld(t, message, note);
  const run = await merge(t, folder, world, message);

  assert.equal(run.exitCode, 0, run.log);
  assert.ok(!run.jobs.some((job) => job.endsWith('failure')), run.jobs.join('\n'));
  assert.deepEqual(await shippedTags(world), [commit, 'latest', world.previousCommit].sort());
  assert.equal(await versionOf(world, 'staging'), commit);
  assert.equal(await versionOf(world, 'production'), world.previousCommit, 'nobody has synced production yet');
  const changed = changedLines(world, before);
  assert.equal(changed.length, 4, changed.join('\n'));
  for (const line of changed)
    assert.match(line, /shopfast-checkout-service:[0-9a-f]{40} {2}# written by the pipeline$/);
  const [old, fresh] = [world.previousCommit.slice(0, 7), commit.slice(0, 7)];
  assert.deepEqual(told(world).sort(), [
    `✅ DEPLOYED: checkout-service to staging ${old} → ${fresh}`,
    `📦 READY: checkout-service for production ${old} → ${fresh}`,
    `🚀 DEPLOYING: checkout-service to staging ${fresh}`,
  ]);

  // Twenty minutes later, somebody looks at the diff and syncs.
  await world.environments.production.argocd.sync();
  const proof = await verify(t, folder, world, 'production');

  assert.equal(proof.exitCode, 0, proof.log);
  assert.equal(await versionOf(world, 'production'), commit);
  assert.equal(told(world).at(-1), `✅ DEPLOYED: checkout-service to production ${old} → ${fresh}`);
  for (const secret of [world.manifestsToken, world.slack.webhookUrl])
    assert.ok(!`${run.log}${proof.log}`.includes(secret));
});

// act ends a run when a called workflow is red; which jobs GitHub would still look at is decided in conditions.test.ts.
test('a red gate: nothing is built, nothing is bumped, the run is red', async (t) => {
  const message = 'feat: a balance that nobody tested';
  const { world, folder, before } = await enterWorld(t, message, (service) =>
    edit(service, 'src/routes/gift-card.js', /valid: true/, 'valid: false'),
  );
  const run = await merge(t, folder, world, message);

  assert.notEqual(run.exitCode, 0, run.log);
  assert.deepEqual(lastWords(run).sort(), ['plan: success', 'quality gate: failure']);
  assert.match(run.log, /a known gift card is valid and has a balance/);
  assert.deepEqual(await shippedTags(world), [world.previousCommit]);
  assert.equal(world.manifestsHead(), before);
  assert.ok(!told(world).some((title) => title.startsWith('Deployed')));
});

test('a red smoke test: staging is rolled back and measured, Slack and PagerDuty are told, production is left alone, the run is red', async (t) => {
  const message = 'chore: a smaller image';
  const pagerDuty = await startPagerDuty(t);
  // The tests see the file, the image does not: what only a smoke test can find.
  const { world, commit, folder, before } = await enterWorld(t, message, (service) => {
    appendFileSync(path.join(service, '.dockerignore'), 'src/routes/gift-card.js\n');
    edit(
      service,
      '.github/ship.yml',
      /^environments:$/m,
      `notify-slack: {pagerduty-url: "${pagerDuty.url}"}\n\nenvironments:`,
    );
  });
  const run = await merge(t, folder, world, message);

  assert.notEqual(run.exitCode, 0, run.log);
  const ends = lastWords(run);
  // The old version lacks the gift cards that this commit's checks ask for: it serves, and its checks are red.
  const red = ['smoke test: failure', 'the old version serves again: failure'];
  assert.deepEqual(
    ends.filter((end) => end.endsWith('failure')),
    red,
    run.log,
  );
  assert.ok(ends.includes('roll back: success'), ends.join('\n'));
  assert.ok((await shippedTags(world)).includes(commit));
  assert.deepEqual(changedLines(world, before), []);
  assert.equal(git(world.manifests, 'rev-list', '--count', `${before}..main`).trim(), '2');
  assert.equal(await versionOf(world, 'staging'), world.previousCommit);
  assert.ok(world.environments.production.argocd.image?.endsWith(world.previousCommit));

  const facts = laneFacts(run, { task: 'bump', sync: 'auto' });
  const { verdict, 'rollback-outcome': outcome, 'rollback-version': back, 'rollback-version-seen': seen } = facts;
  assert.deepEqual(
    { verdict, outcome, back, seen },
    { verdict: 'fail', outcome: 'rolled-back', back: world.previousCommit, seen: 'true' },
  );
  await tellAfter(t, folder, world, { facts: JSON.stringify(facts) });
  const [old, bad] = [world.previousCommit.slice(0, 7), commit.slice(0, 7)];
  assert.deepEqual(told(world), [
    `🚀 DEPLOYING: checkout-service to staging ${bad}`,
    `⏪ ROLLED BACK to ${old}: checkout-service in staging (${bad} failed)`,
  ]);
  assert.match(JSON.stringify(world.slack.messages.at(-1)), /After the roll-back: .*a gift card is worth its balance/);
  // The old version was seen to serve, so that the incident is over by the time somebody reads of it.
  const pages = pagerDuty.events.map(({ path: where, body }) => body['event_action'] ?? where);
  assert.deepEqual(pages, ['trigger', 'resolve', '/v2/change/enqueue']);
});

test('an image that lost its digest between two jobs is refused, with the cause', async (t) => {
  const workflow = '.github/workflows/ship.yml';
  const { world, folder, before } = await enterWorld(t, 'ci: deploy by hand', (service) => {
    const file = path.join(service, workflow);
    const caller = parse(readFileSync(file, 'utf8')) as { jobs: { ship: { uses: string; with: object } } };
    caller.jobs.ship.uses = caller.jobs.ship.uses.replace('ship.yml', 'deploy.yml');
    caller.jobs.ship.with = {
      environment: 'staging',
      registry: 'registry.example',
      repository: 'checkout',
      tag: 'v1',
      digest: '',
    };
    writeFileSync(file, stringify(caller));
  });
  const run = await merge(t, folder, world, 'ci: deploy by hand');

  assert.notEqual(run.exitCode, 0, run.log);
  assert.match(run.log, /A part of the image is empty::GitHub empties an output that holds a masked value/);
  assert.deepEqual(
    lastWords(run).filter((end) => end.endsWith('failure')),
    ['bump: failure'],
  );
  assert.equal(world.manifestsHead(), before);
  await tellAfter(t, folder, world, {
    facts: JSON.stringify(laneFacts(run, { task: 'bump', sync: 'auto', tag: 'v1' })),
  });
  assert.deepEqual(told(world), [
    '🚀 DEPLOYING: checkout-service to staging v1',
    '❌ FAILED: checkout-service in staging v1',
  ]);
});

test('a pull request from a fork is checked without a token and without a secret', async (t) => {
  const { world, folder } = await enterWorld(t, 'feat: from a fork', () => undefined);
  const repository = { name: 'checkout-service', full_name: 'shopfast/checkout-service', default_branch: 'main' };
  const pull = {
    number: 15,
    title: 'feat: from a fork',
    base: { ref: 'main', sha: world.commit, repo: repository },
    head: {
      ref: 'patch-1',
      sha: git(world.service, 'rev-parse', 'HEAD').trim(),
      repo: { full_name: 'sam/checkout-service' },
    },
  };
  const workflow = '.github/workflows/pull-request.yml';
  const payload = { action: 'opened', number: 15, repository, pull_request: pull };
  const run = await runAct(t, {
    workspace: world.service,
    workflow,
    event: 'pull_request',
    payload,
    secrets: {},
    folder: `${folder}/act`,
  });

  assert.equal(run.exitCode, 0, run.log);
  assert.deepEqual(lastWords(run), ['quality gate: success']);
});
