// What the templates have in common: a service that follows one of them is not left alone by the next.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { workflowTexts } from './repository.ts';
import { readWorkflow } from './workflow-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const templates = Object.entries(workflowTexts().callers)
  .filter(([file]) => file.startsWith('workflows-templates/'))
  .map(([file, text]) => [path.basename(file), text] as const);
const textOf = (name: string): string => templates.find(([file]) => file === name)?.[1] ?? '';

for (const [name, text] of templates.filter(([, each]) => /^ *manifests-token: /m.test(each)))
  test(`${name} shows the GitHub App in place of the token`, () => {
    assert.match(text, /^ *# manifests-app-id: \$\{\{ vars\.MANIFESTS_APP_ID \}\}/m);
    assert.match(text, /^ *# manifests-app-private-key: \$\{\{ secrets\.MANIFESTS_APP_PRIVATE_KEY \}\}/m);
  });

test('preflight.yml with every line switched on gives the root action only inputs that it has', () => {
  const all = textOf('preflight.yml').replaceAll(/^( +)# (?=[\w-]+: \$\{\{)/gm, '$1');
  const steps = (readWorkflow(all).jobs['preflight']?.steps ?? []) as { uses?: string; with?: object }[];
  const given = steps.find(({ uses }) => uses?.startsWith('org/ship-actions@'))?.with ?? {};
  const { inputs } = parse(read('action.yml')) as { inputs: object };
  assert.deepEqual(Object.keys(given), [
    'dry-run',
    'manifests-token',
    'manifests-app-id',
    'manifests-app-private-key',
    'slack-webhook-url',
  ]);
  assert.deepEqual(
    Object.keys(given).filter((each) => !Object.hasOwn(inputs, each)),
    [],
  );
});

test('the merge fetches the dependencies as the pull request does', () => {
  const installs = ['pull-request.yml', 'ship.yml'].map((name) => /^ {6}install: (.*)$/m.exec(textOf(name))?.[1]);
  assert.deepEqual(installs, ['npm ci', 'npm ci']);
});

for (const page of ['README.md', 'workflows-templates/README.md'])
  test(`${page} names the templates that a service copies, and the command that writes them`, () => {
    const text = read(page);
    for (const name of ['pull-request.yml', 'preflight.yml', 'ship.yml', 'rollback.yml'])
      assert.ok(text.includes(name), `${page} does not name ${name}`);
    assert.match(text, /npm run new-service/);
    assert.doesNotMatch(text, /Copy \[workflows-templates\/\]\(workflows-templates\/\) into|copies these into/);
  });
