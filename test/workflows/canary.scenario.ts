// Acme's pipeline: any red gate stops everything, a red staging blocks production, and production is an Argo Rollout that a person lets in.
// The example's own workflows under act; the stand-in walks the canary's steps. Started by `npm run test:workflows`.

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { stringify } from 'yaml';
import { commitAll, git } from '../../scripts/demo/world.ts';
import { type ActResult, runAct } from '../fakes/act.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { type PagerDuty, routingKey, startPagerDuty } from '../fakes/messengers/pagerduty.ts';
import { laneFacts } from './lane-facts.ts';
import { type OverlayWorld, startApprovingGitHub, startOverlayWorld, tagsOf } from './overlay-world.ts';

const firstTag = 'v2.3.9-0a1b2c3';
type Overlay = 'staging' | 'production';
type World = OverlayWorld<Overlay> & { readonly pagerDuty: PagerDuty };

const example = {
  service: 'acme-app',
  owner: 'acme',
  manifests: 'acme-manifests',
  command: ['node', 'src/server.js'],
  firstTag,
  overlays: {
    staging: { path: 'overlays/staging', url: 'https://staging.acme.com', automated: true },
    production: { path: 'overlays/production', url: 'https://acme.com', automated: true },
  },
};
const githubToken = 'run-token';

/** A world whose service has one more commit, which is the release v2.4.1. */
async function enterWorld(t: TestContext, message: string, change: (service: string) => void) {
  const pagerDuty = await startPagerDuty(t);
  const world: World = { ...(await startOverlayWorld(t, temporaryFolder(t), example)), pagerDuty };
  appendFileSync(path.join(world.service, '.github/ship.yml'), `\nnotify-slack: {pagerduty-url: "${pagerDuty.url}"}\n`);
  change(world.service);
  const commit = commitAll(world.service, message);
  git(world.service, 'tag', 'v2.4.1');
  const before = git(world.manifests, 'rev-parse', 'main').trim();
  return { world, before, tag: `v2.4.1-${commit.slice(0, 7)}` };
}

async function start(t: TestContext, world: World, workflow: string, more: object): Promise<ActResult> {
  const repository = { name: 'acme-app', full_name: 'acme/acme-app', default_branch: 'main' };
  const secrets = {
    MANIFESTS_TOKEN: world.manifestsToken,
    SLACK_WEBHOOK_URL: world.slack.webhookUrl,
    PAGERDUTY_ROUTING_KEY: routingKey,
    GITHUB_TOKEN: githubToken,
  };
  const api = await startApprovingGitHub(t, world.service, { fullName: 'acme/acme-app', token: githubToken });
  const payload = { ref: 'refs/heads/main', repository, ...more };
  const run = { workspace: world.service, workflow: `.github/workflows/${workflow}`, payload, secrets };
  const event = workflow === 'ship.yml' ? 'push' : 'workflow_dispatch';
  return await runAct(t, { ...run, event, env: { GITHUB_API_URL: api }, folder: temporaryFolder(t) });
}

const merge = async (t: TestContext, world: World, message: string): Promise<ActResult> =>
  await start(t, world, 'ship.yml', { head_commit: { message } });

/** act ends a run with the first called workflow that is red: tell.yml is run with what the lane found out, as deploy.yml would. */
async function tell(t: TestContext, world: World, environment: Overlay, facts: object): Promise<void> {
  const secret = (name: string): string => `\${{ secrets.${name} }}`;
  const caller = {
    on: 'workflow_dispatch',
    jobs: {
      tell: {
        uses: 'org/ship-actions/.github/workflows/tell.yml@v1',
        with: { environment, task: 'bump', sync: 'auto', result: 'failure', facts: JSON.stringify(facts) },
        secrets: {
          'slack-webhook-url': secret('SLACK_WEBHOOK_URL'),
          'pagerduty-routing-key': secret('PAGERDUTY_ROUTING_KEY'),
        },
      },
    },
  };
  writeFileSync(path.join(world.service, '.github/workflows/tell.yml'), stringify(caller));
  const run = await start(t, world, 'tell.yml', { inputs: {} });
  assert.equal(run.exitCode, 0, run.log);
}

async function versionOf(world: World, name: Overlay): Promise<string> {
  const response = await fetch(`${world.environments[name].url}/health`, { headers: { connection: 'close' } });
  return ((await response.json()) as { version: string }).version;
}

const told = (world: World): string[] =>
  world.slack.messages.map(({ payload }) => (payload as { text: string }).text.split(' · ')[0] ?? '');

const failed = (run: ActResult): string[] =>
  run.jobs.filter((job) => job.endsWith('failure')).map((job) => job.replace(/^.*\//, ''));

/** What the canary went through, without the first roll-out. */
const steps = (world: World, tag: string): string[] =>
  world.environments.production.events
    .filter((event) => event.startsWith('canary') && event.includes(tag))
    .map((event) => event.split(' of ')[0] ?? '');

test('a critical finding stops everything: nothing is built, nothing is written', async (t) => {
  const message = 'feat: search in the database';
  const { world, before } = await enterWorld(t, message, (service) =>
    appendFileSync(
      path.join(service, 'src/search.js'),
      [
        '',
        '/** The query. */',
        'export const sql = (word) => `SELECT * FROM products WHERE name = $' + '{word}`;',
        '',
      ].join('\n'),
    ),
  );
  const run = await merge(t, world, message);
  assert.notEqual(run.exitCode, 0, run.log);
  assert.deepEqual(failed(run), ['quality gate: failure']);
  assert.match(run.log, /sql-injection/);
  assert.deepEqual(await tagsOf(world.registryHost, 'acme-app'), [firstTag]);
  assert.equal(git(world.manifests, 'rev-parse', 'main').trim(), before);
});

test('a red smoke test in staging is rolled back there, and production is left alone', async (t) => {
  const message = 'chore: a smaller image';
  // The tests see the file, the image does not: what only a smoke test can find.
  const { world, before, tag } = await enterWorld(t, message, (service) => {
    appendFileSync(path.join(service, '.dockerignore'), 'src/login.js\n');
    const server = path.join(service, 'src/server.js');
    const text = readFileSync(server, 'utf8').replace(
      "import { login } from './login.js';",
      "const { login } = await import('./login.js').catch(() => ({ login: () => [500, { error: 'no login' }] }));",
    );
    writeFileSync(server, text);
  });
  const run = await merge(t, world, message);
  assert.notEqual(run.exitCode, 0, run.log);
  assert.deepEqual(failed(run), ['smoke test: failure']);
  assert.deepEqual([await versionOf(world, 'staging'), await versionOf(world, 'production')], [firstTag, firstTag]);
  assert.equal(git(world.manifests, 'diff', '--name-only', before, 'main'), '', 'as it was');
  assert.deepEqual(steps(world, tag), [], 'no canary began');
  await tell(t, world, 'staging', laneFacts(run, { task: 'bump', sync: 'auto' }));
  assert.match(told(world).at(-1) ?? '', /^⏪ ROLLED BACK to v2\.3\.9/);
  const pages = world.pagerDuty.events.map(({ path: where, body }) => body['event_action'] ?? where);
  assert.ok(pages.includes('trigger'), pages.join());
});

test('an approved release walks the canary; one that is red only in production goes back by itself, and Slack and PagerDuty are told', async (t) => {
  const message = 'feat: faster search';
  const { world, tag } = await enterWorld(t, message, (service) =>
    appendFileSync(path.join(service, 'src/search.js'), '\n// Faster.\n'),
  );
  const good = await merge(t, world, message);
  assert.equal(good.exitCode, 0, good.log);
  assert.deepEqual([await versionOf(world, 'staging'), await versionOf(world, 'production')], [tag, tag]);
  assert.deepEqual(steps(world, tag), ['canary: 5 %', 'canary: 25 %', 'canary: 50 %']);
  const approved = git(world.manifests, 'log', '-1', '--format=%(trailers:key=Ship-Approved-By,valueonly)', 'main');
  assert.equal(approved.trim(), 'carol');
  assert.match(told(world).at(-1) ?? '', /^✅ DEPLOYED: acme-app to production v2\.3\.9/);

  const config = path.join(world.service, '.github/ship.yml');
  const red = 'feat: gift wrapping, which only production asks for';
  const text = readFileSync(config, 'utf8');
  const checks = 'checks: [{name: gift wrapping, path: /api/gift-wrapping}], timeout-seconds';
  writeFileSync(config, text.replace('replicas: 4, timeout-seconds', `replicas: 4, ${checks}`));
  const next = commitAll(world.service, red);
  git(world.service, 'tag', 'v2.4.2');
  const bad = await merge(t, world, red);
  assert.notEqual(bad.exitCode, 0, bad.log);
  assert.deepEqual(failed(bad).slice(0, 1), ['smoke test: failure']);
  assert.equal(await versionOf(world, 'production'), tag);
  assert.deepEqual(steps(world, `v2.4.2-${next.slice(0, 7)}`), ['canary: 5 %', 'canary: 25 %', 'canary: 50 %']);
  const facts = laneFacts(bad, { task: 'bump', sync: 'auto' });
  assert.deepEqual([facts['rollback-outcome'], facts['rollback-version']], ['rolled-back', tag]);
  await tell(t, world, 'production', facts);
  assert.match(told(world).at(-1) ?? '', /^⏪ ROLLED BACK to v2\.4\.1/);
  assert.ok(world.pagerDuty.events.some(({ body }) => body['event_action'] === 'trigger'));
});
