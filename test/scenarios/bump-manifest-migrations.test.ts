// The manifests of examples/migrations-manifests, through an expansion and a contraction of the database: what a bump writes, and which
// roll-back is refused. The bundle against a real git server, and against the stand-in of GitHub's API.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { image, startManifests } from '../fakes/github/manifests.ts';
import type { StepResult } from '../fakes/runner.ts';

const folder = 'production/checkout-service';
const example = path.resolve(import.meta.dirname, '../../examples/migrations-manifests', folder);
const read = (name: string): string =>
  readFileSync(path.join(example, name), 'utf8').replaceAll('registry.example.com/shop/checkout-service', image);
const job = `${folder}/migrate.yaml`;

/** v1 stands there; v2 expands, v3 uses the new column only. */
async function world(t: TestContext) {
  const files = { [`${folder}/deployment.yaml`]: read('deployment.yaml'), [job]: read('migrate.yaml') };
  const { bump, git, commit } = await startManifests(t, {}, files);
  let run = 100;
  const step = async (inputs: Readonly<Record<string, string>>) =>
    await bump(
      { path: folder, environment: 'production', ...inputs },
      { GITHUB_RUN_ID: String(++run), GITHUB_SHA: String(run).padStart(40, '0') },
    );
  const ship = async (tag: string) =>
    assert.equal((await step({ image: `${image}:${tag}` })).outputs['outcome'], 'bumped');
  const raise = (tag: string) =>
    commit({ [job]: `${git('show', `main:${job}`)}\n`.replace(/(oldest-image: ).*/, `$1${tag}`) });
  return { step, ship, raise, git };
}

const end = ({ exitCode, outputs, errors }: StepResult): string => `${exitCode} ${outputs['outcome'] ?? errors.join()}`;

test('one bump writes the deployment and its migration in one commit', async (t) => {
  const { ship, git } = await world(t);
  await ship('v2');
  assert.equal(git('show', '--format=', '--name-only', 'main'), `${folder}/deployment.yaml\n${job}`);
  assert.equal(git('grep', '-c', `${image}:v2`, 'main').split('\n').length, 2);
});

test('after an expansion a roll-back is written: the old version does not see what was added', async (t) => {
  const { ship, step } = await world(t);
  await ship('v2');
  assert.equal(end(await step({ rollback: 'previous' })), '0 rolled-back');
});

for (const signed of ['false', 'true'])
  test(`after a contraction a roll-back behind it is refused, and nothing is written (signed: ${signed})`, async (t) => {
    const { ship, step, raise, git } = await world(t);
    await ship('v2');
    await ship('v3');
    raise('v3');
    await ship('v4');
    const before = git('rev-parse', 'main');

    const { exitCode, errors } = await step({ rollback: 'v2', signed });
    assert.equal(exitCode, 1);
    assert.match(errors.join('\n'), /:v2 cannot serve any more[\s\S]*oldest-image: v3[\s\S]*migrate\.yaml:10/);
    assert.equal(git('rev-parse', 'main'), before);

    assert.equal(end(await step({ rollback: 'previous', signed })), '0 rolled-back');
    assert.match(git('show', `main:${job}`), /checkout-service:v3/);
  });

test('the roll-back of a contracting version itself goes no further than what can do without', async (t) => {
  const { ship, step, raise } = await world(t);
  await ship('v2');
  raise('v2');
  await ship('v3');
  assert.equal(end(await step({ rollback: 'previous' })), '0 rolled-back');
  const again = await step({ rollback: 'previous' });
  assert.match(again.errors.join('\n'), /:v1 cannot serve any more/);
});

test('a floor that never stood there refuses, since nobody knows what is older', async (t) => {
  const { ship, step, raise } = await world(t);
  await ship('v2');
  raise('v99');
  assert.match((await step({ rollback: 'previous' })).errors.join('\n'), /oldest-image: v99/);
});
