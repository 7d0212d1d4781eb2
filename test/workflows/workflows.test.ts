// The reusable workflows and their callers, as GitHub's parser reads them and as our resolver follows them.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { rowName } from '../row-name.ts';
import { githubFaults } from './github-parser.ts';
import { readRepository, workflowTexts } from './repository.ts';
import { permissionsOf, resolveWorkflow } from './resolve.ts';
import { readWorkflow } from './workflow-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { callable, callers } = workflowTexts();
const repository = readRepository();

test('the reusable workflows, a template for each way in, and the examples are there', () => {
  assert.deepEqual(Object.keys(callable), [
    '.github/workflows/deploy.yml',
    '.github/workflows/lane.yml',
    '.github/workflows/promote.yml',
    '.github/workflows/pull-request.yml',
    '.github/workflows/report.yml',
    '.github/workflows/rollback.yml',
    '.github/workflows/ship.yml',
    '.github/workflows/tell.yml',
    '.github/workflows/verify.yml',
  ]);
  assert.deepEqual(Object.keys(callers), [
    '.github/workflows/ci.yml',
    '.github/workflows/release.yml',
    'workflows-templates/manifests-merged.yml',
    'workflows-templates/new-service.yml',
    'workflows-templates/preflight.yml',
    'workflows-templates/promote.yml',
    'workflows-templates/pull-request.yml',
    'workflows-templates/report.yml',
    'workflows-templates/rollback.yml',
    'workflows-templates/ship.yml',
    'workflows-templates/verify.yml',
    'examples/acme-app/.github/workflows/pull-request.yml',
    'examples/acme-app/.github/workflows/ship.yml',
    'examples/checkout-service/.github/workflows/pull-request.yml',
    'examples/checkout-service/.github/workflows/ship.yml',
    'examples/checkout-service/.github/workflows/verify.yml',
    'examples/flask-app/.github/workflows/promote.yml',
    'examples/flask-app/.github/workflows/rollback.yml',
    'examples/flask-app/.github/workflows/ship.yml',
    'examples/flask-app/.github/workflows/verify.yml',
    'examples/ledger/.github/workflows/rollback.yml',
    'examples/ledger/.github/workflows/ship.yml',
  ]);
});

for (const [file, text] of Object.entries({ ...callable, ...callers })) {
  test(`${file}: GitHub's parser accepts it and its calls, and all that it refers to exists`, async () => {
    const read = (called: string): string => readFileSync(path.join(root, called), 'utf8');
    assert.deepEqual(await githubFaults(file, text, read), []);
    assert.deepEqual(resolveWorkflow(repository, readWorkflow(text)), []);
  });
}

for (const [file, text] of Object.entries(callable)) {
  test(`a text input has no default of its own: it would beat the config file: ${rowName([file, text])}`, () => {
    for (const [name, input] of Object.entries(readWorkflow(text).callable?.inputs ?? {}))
      assert.ok(input.type === 'boolean' || input.default === undefined, `${file}: ${name}`);
  });
}

test('the permissions that callers must grant are the smallest, and each header states them', () => {
  const asked = (file: string): object => permissionsOf(repository, readWorkflow(callable[file] ?? ''));
  for (const name of ['pull-request', 'report'])
    assert.deepEqual(asked(`.github/workflows/${name}.yml`), { contents: 'read' }, name);
  const all = { contents: 'read', 'pull-requests': 'read', actions: 'read', 'id-token': 'write' };
  for (const name of ['ship', 'deploy', 'verify', 'promote', 'rollback'])
    assert.deepEqual(asked(`.github/workflows/${name}.yml`), all, name);
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
  assert.deepEqual(holders(/id-token/), ['build', 'bump', 'roll-back']);
  assert.deepEqual(holders(/secrets\.(?:registry-password|registry-logins|build-secrets|reuse-key)/), ['build']);
  assert.deepEqual(holders(/secrets\.manifests-/), ['bump', 'record', 'roll-back']);
  assert.deepEqual(holders(/secrets\.(?:argocd-token|smoke-secrets)/), ['measure', 'smoke']);
  assert.deepEqual(holders(/secrets\.gate-env/), ['gate']);
  assert.deepEqual(holders(/secrets\.(?:slack-|pagerduty-)/), ['announce', 'tell', 'tell-blocked']);
  const known =
    /secrets\.(?!slack-|pagerduty-|manifests-|registry-password|registry-logins|build-secrets|reuse-key|argocd-token|smoke-secrets|gate-env)/;
  assert.deepEqual(holders(known), []);
});

test('ship.yml rather builds than believes a label', () => {
  const steps = repository.workflows['ship.yml']?.jobs['build']?.steps ?? [];
  const build = steps.find(({ id }) => id === 'build') as { with?: Record<string, unknown> } | undefined;
  assert.equal(String(build?.with?.['prefer-build']), 'true');
  assert.equal(build?.with?.['reuse'], undefined, 'the config file may decide otherwise');
});

for (const [file, { jobs }] of Object.entries(repository.workflows)) {
  test(`an approval is asked for in an environment without a deployment record, in a job of its own: ${rowName([file])}`, () => {
    for (const [id, job] of Object.entries(jobs)) {
      const { environment } = job as { environment?: { deployment?: boolean } };
      assert.equal(environment !== undefined, id === 'approve', `${file}: ${id}`);
      if (environment !== undefined) assert.equal(environment.deployment, false);
    }
  });
}

for (const [file, { jobs }] of Object.entries(repository.workflows)) {
  test(`every job ends by a clock: ${rowName([file])}`, () => {
    for (const [id, job] of Object.entries(jobs))
      assert.ok(job.uses !== undefined || 'timeout-minutes' in job, `${file}: ${id} has no timeout-minutes`);
  });
}

for (const [file, { jobs }] of Object.entries(repository.workflows)) {
  test(`what waits does not run on a small runner, which ends after 15 minutes: ${rowName([file])}`, () => {
    for (const [id, job] of Object.entries(jobs)) {
      const isShort = Number((job as { 'timeout-minutes'?: unknown })['timeout-minutes']) <= 5;
      const isSmall = String((job as { 'runs-on'?: unknown })['runs-on']).includes('inputs.small-runs-on');
      assert.ok(!isSmall || isShort, `${file}: ${id}`);
    }
  });
}

test('what one deployment found out reaches the caller of deploy.yml whole', () => {
  const outputsOf = (file: string): string[] => Object.keys(repository.workflows[file]?.callable?.outputs ?? {});
  const deploy = outputsOf('deploy.yml');
  assert.deepEqual(
    outputsOf('lane.yml').filter((name) => !deploy.includes(name)),
    [],
  );
});

test('who tells of a plan that was refused is told which hosts may get secrets, too', () => {
  const handed = `\${{ inputs.allowed-hosts }}`;
  const { jobs } = readWorkflow(callable['.github/workflows/deploy.yml'] ?? '');
  assert.equal(jobs['tell']?.with?.['allowed-hosts'], handed);
  const [tell] = readWorkflow(callable['.github/workflows/tell.yml'] ?? '').jobs['tell']?.steps?.slice(1) ?? [];
  assert.equal(tell?.with?.['allowed-hosts'], handed);

  const blocked = readWorkflow(callable['.github/workflows/ship.yml'] ?? '').jobs['tell-blocked']?.steps ?? [];
  const told = blocked.findIndex(({ uses }) => uses?.endsWith('/notify-slack'));
  const asked = blocked.findIndex((step) => step.with?.['allowed-hosts'] === handed);
  assert.ok(asked > 0 && asked < told);
});

test('a template is short and brings what GitHub shows in its gallery', () => {
  for (const file of Object.keys(callers).filter((each) => each.startsWith('workflows-templates/'))) {
    // A form that a person fills in is as long as its fields.
    const asked = Object.keys(readWorkflow(callers[file] ?? '').asked).length;
    // What may be switched on stands there as a comment, and is no line to keep up.
    const rows = (callers[file] ?? '').trimEnd().split('\n');
    const lines = rows.filter((row) => !/^\s*#/.test(row)).length;
    const isCaller = /uses: org\/ship-actions\//.test(callers[file] ?? '');
    assert.ok(!isCaller || lines <= 17 + 2 * asked, `${file} has ${lines} lines`);
    const properties = path.join(root, file.replace(/\.yml$/, '.properties.json'));
    assert.ok(existsSync(properties), properties);
    const { name, description, iconName, categories } = JSON.parse(readFileSync(properties, 'utf8')) as Record<
      string,
      string
    >;
    for (const value of [name, description, iconName, categories]) assert.ok(value !== undefined && value.length > 0);
  }
});
