// Precedence of inputs, all problems at once, and secrets.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import type { ActionError } from '../../src/domain/action-error.ts';
import type { Log } from '../../src/domain/log.ts';
import { readContext } from '../../src/runner/context.ts';
import { inputVariable, readInputs } from '../../src/runner/inputs.ts';
import { lines, number, required, secret, secretMap, structured, text } from '../../src/runner/readers.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';

const inputs = {
  url: required(text()),
  replicas: number({ min: 1, integer: true }, 3),
  tags: lines(['sha']),
  token: secret(),
};

function reading(t: test.TestContext, given: Record<string, string>, config = '') {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { '.github/ship.yml': config });
  const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [inputVariable(name), value]));
  const masked: string[] = [];
  const warned: string[] = [];
  const log = { mask: (part: string) => masked.push(part), warning: (text: string) => warned.push(text) };
  const context = readContext({ GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: 'o/checkout' }, '/');
  return { masked, warned, values: readInputs({ name: 'smoke-test', inputs }, env, context, log as unknown as Log) };
}

test('step input beats environment beats section beats default', async (t) => {
  const config = 'smoke-test: {url: "http://a", replicas: 5}\nenvironments: {prod: {smoke-test: {replicas: 7}}}\n';
  const { values: section } = reading(t, {}, config);
  assert.deepEqual([(await section).url, (await section).replicas, (await section).tags], ['http://a', 5, ['sha']]);
  const { values: override } = reading(t, { environment: 'prod' }, config);
  assert.equal((await override).replicas, 7);
  const { values: explicit } = reading(t, { environment: 'prod', replicas: '9', url: '' }, config);
  assert.deepEqual([(await explicit).replicas, (await explicit).url], [9, 'http://a']);
});

const ofStaging = 'smoke-test: {url: "http://a"}\nenvironments: {staging: {smoke-test: {replicas: 7}}}\n';

test('an environment that the file nearly names is warned of, since its overrides would be missed', async (t) => {
  const { values, warned } = reading(t, { environment: 'stagign' }, ofStaging);
  await values;
  assert.equal(warned.length, 1);
  assert.match(warned.join(), /"stagign".*Did you mean `staging`\?/);
});

for (const environment of ['staging', 'dev'])
  test(`the environment "${environment}", named or far from any name, is not warned of`, async (t) => {
    const { values, warned } = reading(t, { environment }, ofStaging);
    await values;
    assert.deepEqual(warned, []);
  });

test("the service is the input, the file's, or the repository's name", async (t) => {
  assert.equal((await reading(t, { url: 'x' }).values).service, 'checkout');
  assert.equal((await reading(t, { url: 'x' }, 'service: shop').values).service, 'shop');
  assert.equal((await reading(t, { url: 'x', service: 'till' }, 'service: shop').values).service, 'till');
});

test('broken YAML is shown with its place, unless it holds secrets', async (t) => {
  const workspace = temporaryFolder(t);
  const env = {
    [inputVariable('headers')]: '{a: 1',
    [inputVariable('secrets')]: `{a: "${'s'.repeat(60)}hidden${'s'.repeat(200)}`,
  };
  const action = { name: 'smoke-test', inputs: { headers: structured(v.unknown()), secrets: secretMap() } };
  const context = readContext({ GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: 'o/checkout' }, '/');
  const log = { mask: () => undefined } as unknown as Log;
  await assert.rejects(readInputs(action, env, context, log), ({ problems: [headers, secrets] }: ActionError) => {
    assert.deepEqual([headers?.where, headers?.excerpt], ['input `headers`:1:6', '1 | {a: 1\n         ^']);
    assert.doesNotMatch(JSON.stringify(secrets), /sss/);
    return secrets?.where === 'input `secrets`';
  });
});

for (const given of ['pin: 4711', 'hunter2'])
  test(`a secret of the wrong type is not quoted: ${given}`, async (t) => {
    const workspace = temporaryFolder(t);
    const action = { name: 'smoke-test', inputs: { secrets: secretMap() } };
    const context = readContext({ GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: 'o/checkout' }, '/');
    const log = { mask: () => undefined } as unknown as Log;
    await assert.rejects(
      readInputs(action, { [inputVariable('secrets')]: given }, context, log),
      (error: ActionError) => !/4711|hunter2/.test(JSON.stringify(error.problems)),
    );
  });

test('every problem is reported at once', async (t) => {
  const { values } = reading(t, { replicas: 'many', 'dry-run': 'yes' }, 'smoke-test: {ulr: x, token: abc}');
  await assert.rejects(values, (error: ActionError) => {
    assert.deepEqual(
      error.problems.map(({ code }) => code).sort(),
      ['config_secret', 'config_unknown_key', 'input_invalid', 'input_invalid', 'input_missing'].sort(),
    );
    return true;
  });
});

test('secrets are masked before anything can fail, and never quoted', async (t) => {
  const { values, masked } = reading(t, { token: 's3cret', replicas: 'many' });
  await assert.rejects(values, (error: ActionError) => !JSON.stringify(error.problems).includes('s3cret'));
  assert.deepEqual(masked, ['s3cret']);
});

test('a misspelt input is a problem beside the others, also when the config file cannot be read', async (t) => {
  const codes = async (given: Record<string, string>): Promise<string[]> => {
    const outcome = await reading(t, given).values.catch((error: ActionError) =>
      error.problems.map(({ code }) => code),
    );
    return outcome as string[];
  };
  assert.deepEqual(await codes({ url: 'x', replica: '3' }), ['input_unknown']);
  assert.deepEqual(await codes({ replica: '3' }), ['input_unknown', 'input_missing']);
  assert.deepEqual(await codes({ replica: '3', config: 'nowhere.yml' }), ['input_unknown', 'config_unreadable']);
});
