// The recipes of docs/recipes.md, and the examples in the pages beside it, against the interface: workflows by GitHub's parser and our
// resolver, config files by the action that plans a run from them. Nothing is run here.

import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { ActionError, orThrow } from '../../src/domain/action-error.ts';
import type { Context } from '../../src/domain/context.ts';
import { readDeployments } from '../../src/ship/deployments.ts';
import { planEnvironments } from '../../src/ship/plan.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { githubFaults } from './github-parser.ts';
import { readRepository } from './repository.ts';
import { resolveWorkflow } from './resolve.ts';
import { readWorkflow } from './workflow-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'examples/recipes');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const files = globSync('*.yml', { cwd: folder }).sort();
const repository = readRepository();

/** Inputs that build-push-image gets with the branch `wt/image`: whoever merges it empties this list. */
const awaited: readonly string[] = [];
const unexpected = (faults: readonly string[]): string[] =>
  faults.filter((fault) => !awaited.some((each) => fault.includes(each)));

async function assertWorkflow(name: string, text: string): Promise<void> {
  assert.deepEqual(await githubFaults(name, text, read), []);
  // The resolver knows our own actions by the address that they have among themselves.
  const own = text.replace(/org\/ship-actions\/([\w-]+)@v1/g, '$/actions/$1');
  assert.deepEqual(unexpected(resolveWorkflow(repository, readWorkflow(own))), []);
}

async function assertConfig(workspace: string, file: string): Promise<void> {
  try {
    const deployments = await readDeployments({ workspace } as Context, file, 'checkout-service');
    const plan = planEnvironments(deployments, { environments: [], after: undefined, allowedHosts: [] });
    assert.ok(orThrow(plan).length > 0);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    assert.deepEqual(unexpected(error.problems.map(({ what, where }) => `${where}: ${what}`)), []);
  }
}

for (const file of files.filter((name) => !name.endsWith('.ship.yml'))) {
  test(`examples/recipes/${file}: GitHub's parser accepts it and its calls, and all that it refers to exists`, async () => {
    await assertWorkflow(file, read(`examples/recipes/${file}`));
  });
}

for (const file of files.filter((name) => name.endsWith('.ship.yml'))) {
  test(`examples/recipes/${file}: every key is known, and its environments can be planned`, async () => {
    await assertConfig(folder, file);
  });
}

for (const page of ['docs/getting-started.md', 'docs/migrating.md']) {
  test(`${page}: its workflows and config files are what the interface takes`, async (t) => {
    const workspace = temporaryFolder(t);
    const counts = { workflows: 0, configs: 0 };
    for (const [, text = ''] of read(page).matchAll(/^```yaml\n([\s\S]*?)^```/gm)) {
      if (/^jobs:/m.test(text) && text.includes('org/ship-actions')) {
        counts.workflows += 1;
        await assertWorkflow(page, text);
      }
      if (/^environments:/m.test(text)) {
        counts.configs += 1;
        writeFileSync(path.join(workspace, 'ship.yml'), text);
        await assertConfig(workspace, 'ship.yml');
      }
    }
    assert.ok(counts.workflows > 0 && counts.configs > 0, JSON.stringify(counts));
  });
}

for (const file of files)
  test(`docs/recipes.md leads to ${file}`, () =>
    assert.ok(read('docs/recipes.md').includes(`](../examples/recipes/${file})`)));
