// The reusable workflows and their callers, as GitHub's parser reads them and as our resolver follows them.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { githubFaults } from './github-parser.ts';
import { readRepository, workflowTexts } from './repository.ts';
import { permissionsOf, resolveWorkflow } from './resolve.ts';
import { readWorkflow } from './workflow-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { callable, callers } = workflowTexts();
const repository = readRepository();

test('the reusable workflows, a template for each way in, and the example are there', () => {
  assert.deepEqual(Object.keys(callable), [
    '.github/workflows/deploy.yml',
    '.github/workflows/pull-request.yml',
    '.github/workflows/ship.yml',
  ]);
  assert.deepEqual(Object.keys(callers), [
    '.github/workflows/ci.yml',
    'workflows-templates/pull-request.yml',
    'workflows-templates/ship.yml',
    'examples/checkout-service/.github/workflows/pull-request.yml',
    'examples/checkout-service/.github/workflows/ship.yml',
  ]);
});

for (const [file, text] of Object.entries({ ...callable, ...callers })) {
  test(`${file}: GitHub's parser accepts it and its calls, and all that it refers to exists`, async () => {
    const read = (called: string): string => readFileSync(path.join(root, called), 'utf8');
    assert.deepEqual(await githubFaults(file, text, read), []);
    assert.deepEqual(resolveWorkflow(repository, readWorkflow(text)), []);
  });
}

test('a text input has no default of its own: it would beat the config file', () => {
  for (const [file, text] of Object.entries(callable)) {
    for (const [name, input] of Object.entries(readWorkflow(text).callable?.inputs ?? {}))
      assert.ok(input.type === 'boolean' || input.default === undefined, `${file}: ${name}`);
  }
});

test('the permissions that callers must grant are the smallest, and each header states them', () => {
  const asked = (file: string): object => permissionsOf(repository, readWorkflow(callable[file] ?? ''));
  assert.deepEqual(asked('.github/workflows/pull-request.yml'), { contents: 'read' });
  assert.deepEqual(asked('.github/workflows/deploy.yml'), { contents: 'read', 'pull-requests': 'read' });
  assert.deepEqual(asked('.github/workflows/ship.yml'), {
    contents: 'read',
    'id-token': 'write',
    'pull-requests': 'read',
  });
  for (const [file, text] of Object.entries(callable)) {
    const [header = ''] = text.split('\nname:');
    for (const [name, level] of Object.entries(asked(file))) assert.ok(header.includes(`${name}: ${level}`), file);
  }
});

test('one privilege per job: who may sign in, write manifests, or speak to Slack does nothing else', () => {
  const holders = (needle: RegExp): string[] =>
    Object.values(repository.workflows)
      .flatMap((workflow) => Object.entries(workflow.jobs))
      .filter(([, job]) => job.steps !== undefined && needle.test(JSON.stringify(job)))
      .map(([id]) => id)
      .sort();
  assert.deepEqual(holders(/id-token/), ['build']);
  assert.deepEqual(holders(/secrets\.registry-password/), ['build']);
  assert.deepEqual(holders(/secrets\.manifests-token/), ['bump', 'roll-back']);
  assert.deepEqual(holders(/secrets\.slack-/), ['notify', 'notify', 'ready']);
  assert.deepEqual(holders(/secrets\.(?!slack-|manifests-token|registry-password)/), []);
});

test('a template is short and brings what GitHub shows in its gallery', () => {
  for (const file of Object.keys(callers).filter((each) => each.startsWith('workflows-templates/'))) {
    assert.ok((callers[file] ?? '').trimEnd().split('\n').length <= 21, `${file} is longer than a caller should be`);
    const properties = path.join(root, file.replace(/\.yml$/, '.properties.json'));
    assert.ok(existsSync(properties), properties);
    const { name, description, iconName, categories } = JSON.parse(readFileSync(properties, 'utf8')) as Record<
      string,
      string
    >;
    for (const value of [name, description, iconName, categories]) assert.ok(value !== undefined && value.length > 0);
  }
});
