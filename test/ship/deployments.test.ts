// Tests of what is read from the config file for each environment.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { ActionError } from '../../src/domain/action-error.ts';
import type { Context } from '../../src/domain/context.ts';
import { readDeployments } from '../../src/ship/deployments.ts';
import { temporaryFolder } from '../fakes/folder.ts';

function workspaceWith(t: TestContext, text: string): Context {
  const workspace = temporaryFolder(t);
  mkdirSync(path.join(workspace, '.github'));
  writeFileSync(path.join(workspace, '.github/ship.yml'), text);
  return { workspace } as Context;
}

const file = `
service: checkout
bump-manifest: {repository: shop/manifests, path: "{environment}/checkout"}
deploy: {approval: anybody}
environments:
  staging: {smoke-test: {url: "https://staging.shop.example"}}
  production:
    smoke-test: {url: "https://shop.example"}
    deploy: {sync: manual, approval: production, promote: true, rollback: false, wait: true}
`;

test('environments in the order of the file, each with its settings over those for all', async (t) => {
  const { environments } = await readDeployments(workspaceWith(t, file), undefined, 'checkout');
  assert.deepEqual(
    environments.map(({ name, sync, approval, promote, rollback, wait, paths }) => [
      [name, sync, approval],
      [promote, rollback, wait],
      paths,
    ]),
    [
      [['staging', 'auto', 'anybody'], [false, true, false], ['staging/checkout']],
      [['production', 'manual', 'production'], [true, false, true], ['production/checkout']],
    ],
  );
});

test('every place that a secret goes to is told with the key that names it', async (t) => {
  const { environments } = await readDeployments(workspaceWith(t, file), undefined, 'checkout');
  assert.deepEqual(environments[0]?.destinations, [
    { place: 'shop/manifests', where: 'environments.staging.bump-manifest.repository' },
    { place: 'staging.shop.example', where: 'environments.staging.smoke-test.url' },
  ]);
});

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['a misspelt setting', 'environments: {staging: {deploy: {snyc: manual}}}', /Did you mean `sync`/],
  ['a setting of another kind', 'environments: {staging: {deploy: {wait: maybe}}}', /maybe.*is not a boolean/],
  ['a wrong value of any action', 'environments: {staging: {smoke-test: {replicas: many}}}', /`replicas`/],
  [
    'a misspelt placeholder of a commit message',
    'bump-manifest: {commit-message: "{servce}"}\nenvironments: {staging: {}}',
    /Did you mean `service`.*ship\.yml:1:34/,
  ],
  [
    'a secret in the file',
    'bump-manifest: {token: x}\nenvironments: {staging: {}}',
    /is a secret, but it is written in the config file/,
  ],
];
for (const [what, text, expected] of wrong) {
  test(`${what} is told before any job starts`, async (t) => {
    const reading = readDeployments(workspaceWith(t, text), undefined, 'checkout');
    await assert.rejects(reading, (thrown) => {
      assert.ok(thrown instanceof ActionError);
      assert.match(JSON.stringify(thrown.problems), expected);
      return true;
    });
  });
}

test('a file that is absent has no environments', async (t) => {
  const context = { workspace: temporaryFolder(t) } as Context;
  assert.deepEqual((await readDeployments(context, undefined, 'checkout')).environments, []);
});
