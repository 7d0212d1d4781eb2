// `npm run export-templates`: what it writes is what an organisation's `.github` repository takes, and names that organisation.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { githubFaults } from '../workflows/github-parser.ts';
import { readRepository } from '../workflows/repository.ts';
import { resolveWorkflow } from '../workflows/resolve.ts';
import { readWorkflow } from '../workflows/workflow-file.ts';

const root = path.resolve(import.meta.dirname, '../..');

function exportTemplates(t: TestContext, ...args: readonly string[]) {
  const folder = temporaryFolder(t);
  const given = ['scripts/export-templates.ts', '--out', folder, ...args];
  const { status, stderr } = spawnSync(process.execPath, given, { cwd: root, encoding: 'utf8' });
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  return { status, stderr, read, files: globSync('**/*.*', { cwd: folder }).sort() };
}

test('each template lies beside its properties, in the folder that GitHub reads, and the ruleset is there to import', (t) => {
  const { files, read } = exportTemplates(t, '--org', 'shop');
  const templates = files.filter((file) => file.endsWith('.yml'));
  assert.ok(templates.length >= 8);
  const misplaced = templates.filter((file) => !/^workflow-templates\/[a-z-]+\.yml$/.test(file));
  const nameless = templates.filter((file) => {
    const { name, description } = JSON.parse(read(file.replace('.yml', '.properties.json'))) as Record<string, string>;
    return !name || !description;
  });
  assert.deepEqual([misplaced, nameless], [[], []]);
  assert.equal((JSON.parse(read('rulesets/main.json')) as { target: string }).target, 'branch');
});

test('the organisation is filled in everywhere, and the default branch is left to GitHub', async (t) => {
  const { files, read } = exportTemplates(t, '--org', 'shop-floor');
  const text = files.map((file) => read(file)).join('\n');
  assert.doesNotMatch(text, /\borg\/ship-actions|--org org\b|branches: \[main\]/);
  for (const each of [
    /shop-floor\/ship-actions@v1/,
    /repository: shop-floor\/ship-actions, ref: v1/,
    /\[\$default-branch\]/,
  ])
    assert.match(text, each);
});

test('every template is a workflow that GitHub takes, with what it calls', async (t) => {
  const { files, read } = exportTemplates(t, '--org', 'shop');
  const inRepository = (file: string): string => readFileSync(path.join(root, file), 'utf8');

  const faults: string[] = [];
  for (const file of files.filter((each) => each.endsWith('.yml'))) {
    const text = read(file).replaceAll('$default-branch', 'main');
    const all = [
      ...(await githubFaults(file, text, inRepository)),
      ...resolveWorkflow(readRepository(), readWorkflow(text)),
    ];
    faults.push(...all.map((fault) => `${file}: ${fault}`));
  }
  assert.deepEqual(faults, []);
});

test('another ref is taken everywhere', (t) => {
  const { files, read } = exportTemplates(t, '--org', 'shop', '--ref', 'v1.2.0');
  const text = files.map((file) => read(file)).join('\n');
  assert.match(text, /ship\.yml@v1\.2\.0/);
  assert.doesNotMatch(text, /ship-actions\S*@v1\s/);
});

test('the folder is meant from where the person stands, not from that of the package', (t) => {
  const folder = temporaryFolder(t);
  const given = ['scripts/export-templates.ts', '--out', 'github', '--org', 'shop'];
  const env = { ...process.env, INIT_CWD: folder };
  const { status, stderr } = spawnSync(process.execPath, given, { cwd: root, env, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(path.join(folder, 'github/workflow-templates/ship.yml')));
});

test('without an organisation nothing is written', (t) => {
  const { status, stderr, files } = exportTemplates(t);
  assert.deepEqual([status, files], [1, []]);
  assert.match(stderr, /Usage/);
});
