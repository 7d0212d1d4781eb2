// The release as users take it up: the release script makes its tree in a clone, and act runs all eleven addresses of actions from it.
// Every step is a dry run. Started by `npm run test:workflows`; not part of `npm test`, because it needs Go and a build engine.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { stringify } from 'yaml';
import { assertFresh } from '../../scripts/bundle-sources.ts';
import { commitAll, startWorld } from '../../scripts/demo/world.ts';
import type { PreflightFinding } from '../../src/ship/preflight/finding.ts';
import { runAct } from '../fakes/act.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { cloneForRelease } from '../fakes/release-clone.ts';

const names = ['quality-gate', 'build-push-image', 'bump-manifest', 'smoke-test', 'notify-slack'] as const;
const secret = (name: string): string => `\${{ secrets.${name} }}`;

test('from the tree of a release all five short addresses run, the five long ones, and the root action', async (t) => {
  for (const name of [...names, 'ship']) assertFresh(name);
  const { clone, git, release } = cloneForRelease(t, ['dist']);
  const made = release('1.0.0', '--push', 'origin');
  assert.equal(made.status, 0, made.output);
  const tree = temporaryFolder(t);
  const archive = execFileSync('git', ['-C', clone, 'archive', 'v1'], { maxBuffer: 1 << 28 });
  execFileSync('tar', ['-x', '-C', tree], { input: archive });

  const world = await startWorld({ folder: temporaryFolder(t), automated: true, podMilliseconds: 20 });
  t.after(() => world.close());
  const image = `${world.registryHost}/shopfast-checkout-service:${world.previousCommit}`;
  const given: Readonly<Record<(typeof names)[number], object>> = {
    'quality-gate': {},
    'build-push-image': { 'build-args': `BASE=scratch\nVERSION=${world.commit}` },
    'bump-manifest': { image, token: secret('MANIFESTS_TOKEN') },
    'smoke-test': { 'expect-version': world.commit },
    'notify-slack': { event: 'deployed', version: 'v1', 'webhook-url': secret('SLACK_WEBHOOK_URL') },
  };
  const dry = { environment: 'staging', 'dry-run': 'true' };
  const step = (id: string, address: string, inputs: object): object => ({
    id,
    uses: `org/ship-actions${address}@v1`,
    with: { ...dry, ...inputs },
  });
  const root = {
    ...{ 'build-args': 'BASE=scratch', 'github-token': '', environment: '' },
    'manifests-token': secret('MANIFESTS_TOKEN'),
    'slack-webhook-url': secret('SLACK_WEBHOOK_URL'),
  };
  const steps = [
    { uses: 'actions/checkout@v7' },
    ...names.map((name) => step(`short-${name}`, `/${name}`, given[name])),
    ...names.map((name) => step(`long-${name}`, `/actions/${name}`, given[name])),
    step('root', '', root),
  ];
  const workflow = '.github/workflows/addresses.yml';
  mkdirSync(path.join(world.service, '.github/workflows'), { recursive: true });
  writeFileSync(
    path.join(world.service, workflow),
    stringify({ on: 'workflow_dispatch', jobs: { addresses: { 'runs-on': 'ubuntu-latest', steps } } }),
  );
  commitAll(world.service, 'ci: every address');

  const before = { manifests: world.manifestsHead(), refs: git('for-each-ref') };
  const run = await runAct(t, {
    workspace: world.service,
    workflow,
    event: 'workflow_dispatch',
    payload: { ref: 'refs/heads/main', repository: { full_name: 'shopfast/checkout-service', default_branch: 'main' } },
    secrets: { MANIFESTS_TOKEN: world.manifestsToken, SLACK_WEBHOOK_URL: world.slack.webhookUrl },
    folder: temporaryFolder(t),
    repositories: { 'org/ship-actions@v1': tree },
  });

  assert.equal(run.exitCode, 0, run.log);
  const outputs = run.outputs['addresses'] ?? {};
  for (const length of ['short', 'long']) {
    assert.equal(outputs[`${length}-bump-manifest`]?.['outcome'], 'unchanged', length);
    assert.equal(outputs[`${length}-build-push-image`]?.['tag'], gitHead(world.service), length);
    assert.match(outputs[`${length}-notify-slack`]?.['payload'] ?? '', /v1/, length);
  }
  const lines = JSON.parse(outputs['root']?.['preflight'] ?? '[]') as PreflightFinding[];
  assert.deepEqual([outputs['root']?.['verdict'], lines.filter(({ state }) => state === 'missing')], ['pass', []]);
  assert.deepEqual({ manifests: world.manifestsHead(), refs: git('for-each-ref') }, before);
  assert.deepEqual(world.slack.messages, []);
});

const gitHead = (folder: string): string =>
  execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
