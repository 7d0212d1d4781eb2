// The reusable workflows and their callers, as GitHub's parser reads them and as our resolver follows them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { bare } from './condition-rows.ts';
import { evaluate, githubFaults } from './github-parser.ts';
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
  test(`${file}: a text input has no default of its own, which would beat the config file`, () => {
    const inputs = Object.entries(readWorkflow(text).callable?.inputs ?? {});
    const beating = inputs.filter(([, input]) => input.type !== 'boolean' && input.default !== undefined);
    assert.deepEqual(beating, []);
  });
}

/** The permissions that a caller must grant. */
const askedBy = (file: string): object => permissionsOf(repository, readWorkflow(callable[file] ?? ''));

const reading = { contents: 'read' };
const deploying = { contents: 'read', 'pull-requests': 'read', actions: 'read', 'id-token': 'write' };
const granted: Readonly<Record<string, object>> = {
  'pull-request': reading,
  report: reading,
  ship: deploying,
  deploy: deploying,
  verify: deploying,
  promote: deploying,
  rollback: deploying,
};
for (const [name, permissions] of Object.entries(granted))
  test(`${name}.yml asks its caller for ${Object.keys(permissions).join(', ')}, and no more`, () =>
    assert.deepEqual(askedBy(`.github/workflows/${name}.yml`), permissions));

for (const [file, text] of Object.entries(callable))
  test(`${file} states in its header what it asks of its caller`, () => {
    const [header = ''] = text.split('\nname:');
    const lines = Object.entries(askedBy(file)).map(([name, level]) => `${name}: ${level}`);
    assert.deepEqual(
      lines.filter((line) => !header.includes(line)),
      [],
    );
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
  const ids = Object.keys(jobs);
  const fieldsOf = (id: string): Readonly<Record<string, unknown>> => ({ ...jobs[id] });

  test(`${file}: an approval is asked for in a job of its own, in an environment without a deployment record`, () => {
    const asking = ids.filter((id) => fieldsOf(id)['environment'] !== undefined);
    assert.deepEqual(
      asking,
      ids.filter((id) => id === 'approve'),
    );
    const recording = asking.filter(
      (id) => (fieldsOf(id)['environment'] as { deployment?: boolean }).deployment !== false,
    );
    assert.deepEqual(recording, []);
  });

  test(`${file}: every job ends by a clock`, () => {
    const endless = ids.filter((id) => jobs[id]?.uses === undefined && fieldsOf(id)['timeout-minutes'] === undefined);
    assert.deepEqual(endless, [], 'jobs without timeout-minutes');
  });

  test(`${file}: what waits does not run on a small runner, which ends after 15 minutes`, () => {
    const small = ids.filter((id) => String(fieldsOf(id)['runs-on']).includes('inputs.small-runs-on'));
    const waiting = small.filter((id) => !(Number(fieldsOf(id)['timeout-minutes']) <= 5));
    assert.deepEqual(waiting, []);
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

const templates = Object.entries(callers).filter(([file]) => file.startsWith('workflows-templates/'));

for (const [file, text] of templates.filter(([, each]) => /uses: org\/ship-actions\//.test(each)))
  test(`${file} is short`, () => {
    // A form that a person fills in is as long as its fields.
    const asked = Object.keys(readWorkflow(text).asked).length;
    // What may be switched on stands there as a comment, and is no line to keep up.
    const rows = text.trimEnd().split('\n');
    const lines = rows.filter((row) => !/^\s*#/.test(row)).length;
    assert.ok(lines <= 17 + 2 * asked, `${lines} lines`);
  });

for (const [file] of templates)
  test(`${file} brings what GitHub shows in its gallery`, () => {
    const properties = path.join(root, file.replace(/\.yml$/, '.properties.json'));
    const shown = JSON.parse(readFileSync(properties, 'utf8')) as Record<string, string | string[]>;
    const wanted = ['name', 'description', 'iconName', 'categories'];
    assert.deepEqual(
      wanted.filter((key) => (shown[key]?.length ?? 0) === 0),
      [],
    );
  });

// setup-node runs before `install`, and asks the tool whose downloads it caches: pnpm is not there then, and Yarn is Yarn 1.
const caches: readonly (readonly [file: string, cache: string])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', ''],
  ['yarn.lock', ''],
  ['.nvmrc', ''],
];
for (const [file, cache] of caches)
  test(`pull-request.yml: with ${file}, setup-node caches the downloads of ${cache || 'no tool'}`, () => {
    const steps = Object.values(repository.workflows['pull-request.yml']?.jobs ?? {}).flatMap(
      ({ steps: all = [] }) => all,
    );
    const given = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with ?? {};
    // GitHub's engine has no files to look at: the answer takes the place of the question.
    const asked = bare(String(given['cache'])).replace(/hashFiles\((.*?)\)/g, (_, names: string) =>
      names.includes(`'${file}'`) ? "'hash'" : "''",
    );
    assert.equal(evaluate(asked, {}), cache);
    assert.equal(given['package-manager-cache'], false);
  });
