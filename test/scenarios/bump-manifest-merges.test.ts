// What a merge brought counts, wherever in the pages of a history it lies: through GitHub's API as through git, which sees it all.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { deployment, image, type Manifests, manifest, startManifests } from '../fakes/github/manifests.ts';
import type { GitHubApiOptions } from '../fakes/github-api.ts';

/** A shop whose main is about to get far ahead of a branch. */
async function shop(
  t: TestContext,
  signed: string,
  options: Partial<GitHubApiOptions> = {},
  files: Readonly<Record<string, string>> = {},
) {
  const manifests = await startManifests(t, options, files);
  const step = async (run: string, inputs: Readonly<Record<string, string>>) =>
    await manifests.bump({ signed, ...inputs }, { GITHUB_RUN_ID: run, GITHUB_SHA: run.slice(0, 1).repeat(40) });
  const ship = async (run: string, inputs: Readonly<Record<string, string>>): Promise<void> => {
    const { outputs, log } = await step(run, inputs);
    assert.match(outputs['outcome'] ?? '', /^(?:bumped|rolled-back)$/, log);
  };
  return { ...manifests, step, ship };
}

/** A commit of today by others, on a branch, of its first parent's files or of those of `from`. */
function add({ git }: Manifests, branch: string, parents: readonly string[], from = parents[0]): void {
  const who = ['-c', 'user.name=m', '-c', 'user.email=m@x', 'commit-tree', `${from}^{tree}`, '-m', 'by others'];
  git('update-ref', `refs/heads/${branch}`, git(...who, ...parents.flatMap((parent) => ['-p', parent])));
}

/** Merges `side` late: its last commit is among the newest, and what it holds lies behind sixty commits of main. */
async function mergeLate(manifests: Manifests): Promise<void> {
  await pause(1100);
  for (let other = 0; other < 60; other++) add(manifests, 'main', ['main']);
  await pause(1100);
  add(manifests, 'side', ['side']);
  add(manifests, 'main', ['main', 'side'], 'side');
}

for (const signed of ['false', 'true']) {
  const way = `(signed: ${signed})`;

  test(`an older run does not overwrite a newer one that a merge brought ${way}`, async (t) => {
    const { step, ship, git, ...rest } = await shop(t, signed);
    git('branch', 'side', 'main');
    await ship('200', { image: `${image}:bbb2222`, ref: 'side' });
    await mergeLate({ ...rest, git });
    const late = await step('150', { image: `${image}:ccc3333` });
    assert.deepEqual([late.exitCode, late.outputs['outcome']], [0, 'superseded'], late.log);
    assert.match(late.warnings.join(), /run 200, which is newer than run 150/);
  });

  test(`a roll-back does not go back to what was rolled back from on a branch that was merged ${way}`, async (t) => {
    const { step, ship, git, ...rest } = await shop(t, signed);
    await ship('100', { image: `${image}:v1` });
    await ship('200', { image: `${image}:v2` });
    git('branch', 'side', 'main');
    await ship('300', { rollback: 'v1', ref: 'side' });
    await mergeLate({ ...rest, git });
    const back = await step('400', { rollback: 'previous' });
    assert.deepEqual([back.exitCode, back.outputs['outcome']], [0, 'rolled-back'], back.log);
    assert.equal(git('show', `main:${manifest}`), deployment('old').trimEnd());
  });

  test(`of several bumps that one merge brought, the newest counts ${way}`, async (t) => {
    const { step, ship, git, ...rest } = await shop(t, signed);
    git('branch', 'side', 'main');
    await ship('200', { image: `${image}:bbb2222`, ref: 'side' });
    await ship('210', { rollback: 'previous', ref: 'side' });
    await ship('300', { image: `${image}:bbb2222`, ref: 'side', force: 'true' });
    await mergeLate({ ...rest, git });
    const late = await step('250', { image: `${image}:ccc3333` });
    assert.deepEqual([late.exitCode, late.outputs['outcome']], [0, 'superseded'], late.log);
    assert.match(late.warnings.join(), /run 300, which is newer than run 250/);
  });

  test(`where a commit left several images, a roll-back takes that of the first file ${way}`, async (t) => {
    const inner = 'production/checkout-service/a/deployment.yaml';
    const { step, ship, commit } = await shop(t, signed, {}, { [inner]: deployment('old') });
    commit({ [inner]: deployment('one'), [manifest]: deployment('two') }, { message: 'fix: by hand' });
    commit({ [inner]: deployment('three'), [manifest]: deployment('three') }, { message: 'fix: by hand' });
    await ship('400', { image: `${image}:v4` });
    const back = await step('500', { rollback: 'previous', 'expect-image': 'v4' });
    assert.match(back.outputs['image'] ?? '', /:three$/);
    const further = await step('600', { rollback: 'previous' });
    assert.deepEqual([further.exitCode, further.outputs['outcome']], [0, 'rolled-back'], further.log);
    assert.equal(further.outputs['image'], `${image}:one`);
  });
}
