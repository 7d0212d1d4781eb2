// The bundle of ship, whole: the plan that workflows read, and the words for how a deployment ended.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { runBundle } from '../fakes/runner.ts';

function workspaceWith(t: TestContext, text: string): string {
  const workspace = temporaryFolder(t);
  mkdirSync(path.join(workspace, '.github'));
  writeFileSync(path.join(workspace, '.github/ship.yml'), text);
  return workspace;
}

const file = `service: checkout
bump-manifest: {repository: shop/manifests, path: "{environment}/checkout"}
environments:
  staging: {smoke-test: {url: "https://staging.shop.example"}}
  production: {smoke-test: {url: "https://shop.example"}, deploy: {sync: manual, promote: true}}
`;

test('the plan hands out the environments in order', async (t) => {
  const { exitCode, outputs, log, summary } = await runBundle('ship', {
    workspace: workspaceWith(t, file),
    inputs: { stages: 'plan' },
  });
  assert.equal(exitCode, 0, log);
  const environments = JSON.parse(outputs['environments'] ?? '') as Record<string, unknown>[];
  assert.deepEqual(
    environments.map((each) => [each['name'], each['sync'], each['promote-from']]),
    [
      ['staging', 'auto', ''],
      ['production', 'manual', 'staging/checkout'],
    ],
  );
  assert.match(summary, /a person who syncs/);
});

test('a config file that sends secrets elsewhere than the workflow allows is red, by name', async (t) => {
  const inputs = { stages: 'plan', 'allowed-hosts': 'shop/manifests\nshop.example' };
  const { exitCode, errors } = await runBundle('ship', { workspace: workspaceWith(t, file), inputs });
  assert.equal(exitCode, 1);
  assert.match(
    errors.join('\n'),
    /sends secrets to "staging\.shop\.example"[\s\S]*environments\.staging\.smoke-test\.url/,
  );
});

test('an ending claims what was measured', async (t) => {
  const known = { outcome: 'bumped', version: 'v2', 'previous-version': 'v1', verdict: 'pass', 'version-seen': 'true' };
  const facts = JSON.stringify(known);
  const inputs = { stages: 'ending', facts, task: 'bump', sync: 'auto', result: 'success', service: 'checkout' };
  const { outputs } = await runBundle('ship', { workspace: temporaryFolder(t), inputs });
  assert.deepEqual([outputs['event'], outputs['serving-version']], ['deployed', 'v2']);
});

test('no ending is found for a config file that would send the secrets of the message elsewhere', async (t) => {
  const workspace = workspaceWith(t, `${file}notify-slack: {api-url: "https://evil.example/api"}\n`);
  const allowed = 'shop/manifests\n*.shop.example\nshop.example';
  const told = { stages: 'ending', facts: '{}', task: 'bump', sync: 'auto', result: 'failure', service: 'checkout' };
  const inputs = { ...told, environments: 'staging', 'allowed-hosts': allowed };

  const { exitCode, errors, outputs } = await runBundle('ship', { workspace, inputs });
  assert.deepEqual([exitCode, outputs['event']], [1, undefined]);
  assert.match(errors.join('\n'), /sends secrets to "evil\.example"/);
  const allowing = { ...inputs, 'allowed-hosts': `${allowed}\nevil.example` };
  assert.equal((await runBundle('ship', { workspace, inputs: allowing })).exitCode, 0);
  // As ship.yml asks before it tells that nothing was built.
  const bare = { stages: 'ending', facts: '{}', 'allowed-hosts': allowing['allowed-hosts'] };
  assert.equal((await runBundle('ship', { workspace, inputs: bare })).exitCode, 0);
});
