// One service in three regions: one commit reaches all of them while others write the same branch, an auditor asks git alone, and a
// roll-back to a deleted image is refused in time; an approval that comes late is told. The example's own workflows under act. Started by `npm run test:workflows`.

import assert from 'node:assert/strict';
import { appendFileSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { commitAll, git } from '../../scripts/demo/world.ts';
import { type ActResult, runAct } from '../fakes/act.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { pushFolder } from '../fakes/image.ts';
import { digestOf, type OverlayWorld, startApprovingGitHub, startOverlayWorld } from './overlay-world.ts';

const regions = ['us-east', 'eu-west', 'asia-southeast'] as const;
type Region = (typeof regions)[number];

const firstTag = '1'.repeat(40);
const secondTag = '2'.repeat(40);
const overlayOf = (region: Region) => ({
  path: `environments/production/${region}/ledger`,
  url: `https://ledger.${region}.financehub.example`,
  automated: true,
});
const example = {
  service: 'ledger',
  owner: 'financehub',
  manifests: 'regions-manifests',
  command: ['node', 'src/server.js'],
  firstTag,
  overlays: {
    'us-east': overlayOf('us-east'),
    'eu-west': overlayOf('eu-west'),
    'asia-southeast': overlayOf('asia-southeast'),
  },
};
const githubToken = 'run-token';

/** Runs one of the example's workflows. */
async function start(
  t: TestContext,
  world: OverlayWorld<Region>,
  {
    workflow,
    event,
    payload,
    api,
    run = '1',
  }: { workflow: string; event: string; payload: object; api: string; run?: string },
): Promise<ActResult> {
  const repository = { name: 'ledger', full_name: 'financehub/ledger', default_branch: 'main' };
  return await runAct(t, {
    workspace: world.service,
    workflow: `.github/workflows/${workflow}`,
    event,
    payload: { ref: 'refs/heads/main', repository, ...payload },
    secrets: {
      MANIFESTS_TOKEN: world.manifestsToken,
      SLACK_WEBHOOK_URL: world.slack.webhookUrl,
      GITHUB_TOKEN: githubToken,
    },
    env: { GITHUB_API_URL: api, GITHUB_RUN_ID: run },
    folder: temporaryFolder(t),
  });
}

/** A second version, which somebody wrote by hand. */
async function writeByHand(t: TestContext, world: OverlayWorld<Region>): Promise<void> {
  const image = `${world.registryHost}/ledger:${secondTag}`;
  await pushFolder(image, world.service, { Env: [`APP_VERSION=${secondTag}`], Cmd: example.command });
  const digest = await digestOf(world.registryHost, 'ledger', secondTag);
  const work = path.join(temporaryFolder(t), 'work');
  git(world.folder, 'clone', '--quiet', world.manifests, work);
  for (const file of globSync(`${work}/environments/*/*/*/kustomization.yaml`))
    writeFileSync(file, readFileSync(file, 'utf8').replace(/newTag: .*/, `newTag: ${secondTag}@${digest}`));
  commitAll(work, 'chore: ledger 2');
  git(work, 'push', '--quiet', world.manifests, 'HEAD:refs/heads/main');
}

/** Other services, which commit to the same branch until the function that is returned is called. */
function writeAlongside({ manifests }: OverlayWorld<Region>): () => number {
  let count = 0;
  const timer = setInterval(() => {
    const head = git(manifests, 'rev-parse', 'main').trim();
    const commit = git(manifests, 'commit-tree', `${head}^{tree}`, '-p', head, '-m', `chore: service ${count}`).trim();
    try {
      git(manifests, 'update-ref', 'refs/heads/main', commit, head);
      count += 1;
    } catch {
      // The run was first: this service tries again in a second.
    }
  }, 1000);
  return () => {
    clearInterval(timer);
    return count;
  };
}

async function versionsOf({ environments }: OverlayWorld<Region>): Promise<string[]> {
  const ask = async (region: Region): Promise<string> => {
    const response = await fetch(`${environments[region].url}/health`, { headers: { connection: 'close' } });
    return ((await response.json()) as { version: string }).version;
  };
  return await Promise.all(regions.map(ask));
}

test('one approved commit reaches three regions, git answers the auditor, and a deleted image is no way back', async (t) => {
  const world = await startOverlayWorld(t, temporaryFolder(t), example);
  await writeByHand(t, world);
  appendFileSync(path.join(world.service, 'src/server.js'), '\n// Rounds better.\n');
  const message = 'feat: round better';
  const commit = commitAll(world.service, message);
  const api = await startApprovingGitHub(t, world.service, { fullName: 'financehub/ledger', token: githubToken });

  const stop = writeAlongside(world);
  const payload = { head_commit: { message } };
  const merged = await start(t, world, { workflow: 'ship.yml', event: 'push', payload, api });
  const others = stop();
  assert.equal(merged.exitCode, 0, merged.log);
  assert.ok(others > 3, `${others} other commits`);
  assert.deepEqual(await versionsOf(world), [commit, commit, commit]);

  const bumps = git(world.manifests, 'log', '--format=%H', '--grep=^Ship-Service: ledger$', 'main').trim().split('\n');
  assert.equal(bumps.length, 1, 'one commit for all regions');
  const bump = bumps[0] ?? '';
  const files = git(world.manifests, 'show', '--format=', '--name-only', bump).trim().split('\n').sort();
  assert.deepEqual(files, regions.map((region) => `${overlayOf(region).path}/kustomization.yaml`).sort());
  const answer = (name: string): string =>
    git(world.manifests, 'log', '-1', `--format=%(trailers:key=${name},valueonly)`, bump).trim();
  const digest = await digestOf(world.registryHost, 'ledger', commit);
  assert.deepEqual(
    ['Ship-Actor', 'Ship-Image', 'Ship-Source-Commit', 'Ship-Approved-By', 'Ship-Environment'].map(answer),
    ['robin', `${world.registryHost}/ledger:${commit}@${digest}`, commit, 'carol', 'production'],
  );
  assert.match(answer('Ship-Run'), /financehub\/ledger\/actions\/runs\/1\b/);

  // A clean-up of the registry takes the version before.
  const gone = await digestOf(world.registryHost, 'ledger', secondTag);
  const removed = await fetch(`http://${world.registryHost}/v2/ledger/manifests/${gone}`, {
    method: 'DELETE',
    headers: { connection: 'close' },
  });
  assert.equal(removed.status, 202);
  const head = git(world.manifests, 'rev-parse', 'main');
  const inputs = { environment: 'production', to: 'previous' };
  const back = await start(t, world, {
    workflow: 'rollback.yml',
    event: 'workflow_dispatch',
    payload: { inputs },
    api,
  });
  assert.notEqual(back.exitCode, 0, back.log);
  const words = back.log.split('\n').find((line) => line.includes('::error::')) ?? '';
  assert.match(words, /\[image_absent\]/);
  assert.ok(words.includes(firstTag), `the newest that is left is named: ${words}`);
  assert.equal(git(world.manifests, 'rev-parse', 'main'), head, 'nothing was written');
  assert.deepEqual(await versionsOf(world), [commit, commit, commit]);
});

test('an approval that comes late: the newer commit stays, the channel is told why, and the run is green', async (t) => {
  const world = await startOverlayWorld(t, temporaryFolder(t), example);
  const commitOf = (message: string): string => {
    appendFileSync(path.join(world.service, 'src/server.js'), `\n// ${message}\n`);
    return commitAll(world.service, message);
  };
  const [older, newer] = [commitOf('feat: round better'), commitOf('fix: round down')];
  const api = await startApprovingGitHub(t, world.service, { fullName: 'financehub/ledger', token: githubToken });
  const ship = async (commit: string, run: string): Promise<ActResult> => {
    git(world.service, 'reset', '--quiet', '--hard', commit);
    return await start(t, world, { workflow: 'ship.yml', event: 'push', payload: { after: commit }, api, run });
  };

  // Run 1 waits for Carol while run 2 is approved and ships; act lets in at once who is asked, so that 1 begins when its approval comes.
  const first = await ship(newer, '2');
  assert.equal(first.exitCode, 0, first.log);
  const head = git(world.manifests, 'rev-parse', 'main');
  const toldBefore = world.slack.messages.length;
  const late = await ship(older, '1');

  assert.equal(late.exitCode, 0, late.log);
  assert.equal(late.outputs['bump']?.['bump']?.['outcome'], 'superseded', late.log);
  assert.ok(!late.jobs.some((job) => /smoke test|roll back/.test(job)), late.jobs.join('\n'));
  assert.equal(git(world.manifests, 'rev-parse', 'main'), head, 'nothing was written');
  assert.deepEqual(await versionsOf(world), [newer, newer, newer]);
  const told = world.slack.messages.slice(toldBefore).map(({ payload }) => (payload as { text: string }).text);
  assert.match(told[0] ?? '', new RegExp(`DEPLOYING: ledger to production .*${older.slice(0, 7)}`));
  const why = `Nothing was written: ${newer.slice(0, 7)}, which is newer, was written already`;
  assert.equal(told[1], `⏩ SUPERSEDED: ledger in production ${older.slice(0, 7)} · ${why}`);
  assert.equal(told.length, 2);
});
