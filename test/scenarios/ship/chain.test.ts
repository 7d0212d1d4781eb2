// The root action whole: one step takes a service from its commit to a message, and back when it is red, against real parts on loopback.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { assertFresh } from '../../../scripts/bundle-sources.ts';
import { buildahStorage, needsTool } from '../../fakes/engine.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { startScript } from '../../fakes/runner.ts';
import { enterShipWorld, manifestSubjects } from '../../fakes/ship-world.ts';

const broken = ['src/routes/gift-card.js', 'valid: true, ...card', 'valid: false, ...card'] as const;

test('one step builds, writes, measures and tells; each word of the end was measured', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { world, ship, told, wanted } = await enterShipWorld(t);
  const { exitCode, outputs, log, summary } = await ship({}, buildahStorage(t));

  assert.equal(exitCode, 0, log);
  const { verdict, event, outcome, built, sent } = outputs;
  assert.deepEqual([verdict, event, outcome, built, sent], ['pass', 'deployed', 'bumped', 'true', 'true']);
  assert.deepEqual([outputs['serving-version'], outputs['previous-version']], [world.commit, world.previousCommit]);
  assert.match(outputs['image'] ?? '', new RegExp(`:${world.commit}(@|$)`));
  assert.equal(wanted('staging'), world.commit);
  assert.equal(wanted('production'), world.previousCommit, 'one environment in one step');
  assert.match(told().join(), /DEPLOYED/);
  assert.match(summary, /Deployed: the new version answers[\s\S]*Seen to answer/);
});

test('a red smoke test takes back what this run wrote, measures again, and says what was seen', async (t) => {
  const { ship, image, wanted, told } = await enterShipWorld(t);
  const good = await ship({ image: await image('v2') });
  assert.equal(good.exitCode, 0, good.log);

  const { exitCode, outputs, summary, errors, log } = await ship({ image: await image('v3', broken) });
  assert.equal(exitCode, 1, log);
  const { verdict, event, reason } = outputs;
  assert.deepEqual([verdict, event, reason], ['fail', 'rolled-back', 'assertion'], log);
  assert.deepEqual([outputs['rollback-outcome'], outputs['rollback-version']], ['rolled-back', 'v2']);
  assert.deepEqual([outputs['rollback-verdict'], outputs['serving-version']], ['pass', 'v2']);
  assert.equal(wanted('staging'), 'v2');
  assert.match(errors.join('\n'), /assertion/);
  assert.match(summary, /Red, and the bump was taken back[\s\S]*Seen to answer: `v2`/);
  assert.match(told().at(-1) ?? '', /rolled back/i);
});

test('a version that was rolled back does not come again, and nobody is told of a newer one', async (t) => {
  const { ship, image, wanted, told } = await enterShipWorld(t);
  await ship({ image: await image('v2') });
  const again = await image('v3', broken);
  const first = await ship({ image: again });
  assert.match(first.log, /being rolled back now/);

  const { exitCode, outputs, log } = await ship({ image: again });
  assert.deepEqual([exitCode, outputs['outcome'], wanted('staging')], [0, 'superseded', 'v2'], log);
  assert.match(outputs['explanation'] ?? '', /^Nothing was written: .+ was written and rolled back; .+ newer commit/);
  assert.doesNotMatch(told().at(-1) ?? '', /newer (?:run|version)/);
});

test('with `rollback: false` a red version stays, and nothing is said of a roll-back', async (t) => {
  const { ship, image, wanted } = await enterShipWorld(t);
  const { exitCode, outputs, log } = await ship({ image: await image('v3', broken), rollback: 'false' });
  assert.deepEqual([exitCode, outputs['event'], outputs['rollback-outcome']], [1, 'failed', ''], log);
  assert.equal(wanted('staging'), 'v3');
});

test('under manual sync the step writes, tells `ready`, and ends green without a verdict', async (t) => {
  const { ship, image, wanted, told } = await enterShipWorld(t);
  const { exitCode, outputs, log } = await ship({ image: await image('v2'), environment: 'production' });
  assert.equal(exitCode, 0, log);
  const { verdict, waiting, event } = outputs;
  assert.deepEqual([verdict, waiting, event, outputs['serving-version']], ['', 'true', 'ready', '']);
  assert.equal(wanted('production'), 'v2');
  assert.match(told().join(), /ready/i);
});

test('a version that nobody synced is never rolled back by a clock', async (t) => {
  const { ship, image, wanted, edit } = await enterShipWorld(t);
  edit('.github/ship.yml', 'deploy: {sync: manual}', 'deploy: {sync: manual, wait: true}');
  const timeout = { 'smoke-timeout-seconds': '6' };
  const { exitCode, outputs, log } = await ship({ image: await image('v2'), environment: 'production', ...timeout });
  assert.deepEqual([exitCode, outputs['event'], outputs['version-seen']], [1, 'failed', 'false'], log);
  assert.match(outputs['explanation'] ?? '', /Nothing was rolled back: the new version never answered/);
  assert.equal(wanted('production'), 'v2');
});

const unreachable = [/url: "http:[^"]*", replicas: 1/, 'url: "http://127.0.0.1:9", replicas: 1'] as const;

test('a service that could not be measured is not rolled back', async (t) => {
  const { ship, image, wanted, edit } = await enterShipWorld(t);
  edit('.github/ship.yml', ...unreachable);
  const { exitCode, outputs, log } = await ship({ image: await image('v2'), 'smoke-timeout-seconds': '5' });
  assert.deepEqual([exitCode, outputs['conclusive'], outputs['event']], [1, 'false', 'failed'], log);
  assert.match(outputs['explanation'] ?? '', /Nothing was rolled back, because the service could not be measured/);
  assert.equal(wanted('staging'), 'v2');
});

test('unless that is asked for; and no version is said to serve when none was seen', async (t) => {
  const { ship, image, wanted, edit, world } = await enterShipWorld(t);
  edit('.github/ship.yml', ...unreachable);
  const asked = { 'rollback-on-inconclusive': 'true', 'smoke-timeout-seconds': '5', 'rollback-timeout-seconds': '5' };
  const { outputs, log } = await ship({ image: await image('v2'), ...asked });
  assert.deepEqual([outputs['event'], outputs['serving-version']], ['rolled-back', ''], log);
  assert.deepEqual([outputs['rollback-outcome'], outputs['rollback-verdict']], ['rolled-back', 'fail']);
  assert.equal(wanted('staging'), world.previousCommit);
});

test('a step that is cancelled while it measures tells so, takes nothing back, and claims nothing', async (t) => {
  const { start, image, wanted, edit, told } = await enterShipWorld(t);
  edit('.github/ship.yml', ...unreachable);
  const { child, finished } = start({ image: await image('v2'), 'smoke-timeout-seconds': '120' });
  let said = '';
  child.stdout?.on('data', (chunk: string) => {
    said += chunk;
  });
  for (let tries = 0; tries < 600 && !/=== smoke-test[\s\S]*m?s: \S/.test(said); tries++) await pause(100);
  child.kill('SIGINT');

  const { exitCode, outputs, log } = await finished;
  assert.equal(exitCode, 1, log);
  assert.deepEqual([outputs['event'], outputs['verdict'], outputs['serving-version']], ['cancelled', '', ''], log);
  assert.match(outputs['explanation'] ?? '', /what it wrote is still in the manifests/);
  assert.equal(wanted('staging'), 'v2');
  assert.match(told().join('\n'), /^.*DEPLOYING.*\n.*CANCELLED.*$/);
});

test('a red gate builds and writes nothing, and the channel is told why', async (t) => {
  const { world, ship, edit, told } = await enterShipWorld(t);
  edit('.github/ship.yml', 'run: npm run lint', 'run: exit 3');
  const stages = 'notify-slack\nquality-gate\nbuild-push-image\nbump-manifest\nsmoke-test';
  const before = world.manifestsHead();
  const { exitCode, outputs, log } = await ship({ stages });
  assert.equal(exitCode, 1);
  assert.deepEqual([outputs['verdict'], outputs['event'], outputs['reason']], ['fail', 'blocked', 'quality_gate'], log);
  assert.equal(world.manifestsHead(), before);
  assert.equal(told().length, 1);
});

test('what is wrong in any section is told at once, before anything is done', async (t) => {
  const { world, ship, edit, told } = await enterShipWorld(t);
  edit('.github/ship.yml', 'replicas: 1', 'replicas: one');
  edit('.github/ship.yml', 'path: "{environment}/checkout-service"', 'pth: x');
  const before = world.manifestsHead();
  const { exitCode, log } = await ship({});
  assert.equal(exitCode, 1);
  assert.match(log, /`replicas`: "one"/);
  assert.match(log, /`bump-manifest\.pth` is not a known key/);
  assert.deepEqual([world.manifestsHead(), told()], [before, []]);
});

test('what is wrong with an input of a stage is told before the first stage begins', async (t) => {
  const { ship } = await enterShipWorld(t);
  const { exitCode, log } = await ship({
    'manifests-token': 'a',
    'manifests-ssh-key': 'b',
    'smoke-timeout-seconds': 'long',
  });
  assert.equal(exitCode, 1);
  assert.match(log, /`ssh-key`[\s\S]*`timeout-seconds`: "long"/);
  assert.doesNotMatch(log, /=== build-push-image ===/);
});

test('several environments, and none is named: the step asks which', async (t) => {
  const { ship } = await enterShipWorld(t);
  const { exitCode, errors } = await ship({ environment: undefined });
  assert.equal(exitCode, 1);
  assert.match(errors.join('\n'), /`environment: staging` or `environment: production`/);
});

test('an older run ends green as superseded, and measures nothing', async (t) => {
  const { world, ship, image } = await enterShipWorld(t);
  assert.equal((await ship({ image: await image('v2'), commit: world.commit })).exitCode, 0);
  const { exitCode, outputs, log } = await ship({ image: await image('v1'), commit: world.previousCommit });
  assert.equal(exitCode, 0, log);
  assert.deepEqual([outputs['outcome'], outputs['event'], outputs['verdict']], ['superseded', 'cancelled', ''], log);
  assert.deepEqual(
    [outputs['version'], outputs['previous-version']],
    ['v1', 'v2'],
    'v1 was not written, v2 stands there',
  );
  assert.match(outputs['explanation'] ?? '', /^Nothing was written: \S+, which is newer, was written already\.$/);
  assert.equal(manifestSubjects(world).length, 2);
});

test('the stage `plan` needs no chunk of the bundle but the first', async (t) => {
  const workspace = temporaryFolder(t);
  mkdirSync(path.join(workspace, '.github'));
  writeFileSync(path.join(workspace, '.github/ship.yml'), 'environments: {staging: {}}\n');
  const bundle = path.join(workspace, 'bundle');
  mkdirSync(bundle);
  assertFresh('ship');
  for (const file of ['index.js', 'package.json'])
    copyFileSync(path.join(import.meta.dirname, '../../../dist/ship', file), path.join(bundle, file));
  const step = { workspace, inputs: { stages: 'plan' } };
  const { exitCode, log } = await startScript(path.join(bundle, 'index.js'), step).finished;
  assert.equal(exitCode, 0, log);
});
