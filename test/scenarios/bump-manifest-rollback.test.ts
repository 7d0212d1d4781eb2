// bump-manifest with `rollback`: histories as people leave them, through git and through GitHub's API. The bundle against both stand-ins.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { deployment, image, manifest, startManifests } from '../fakes/github/manifests.ts';
import type { StepResult } from '../fakes/runner.ts';

const folder = 'production/checkout-service';
const digest = `sha256:${'d'.repeat(64)}`;
const kustomization = (tag: string): string =>
  `resources: [base/app.yaml]\nimages:\n  - name: ${image}\n    newTag: ${tag}\n`;
const end = ({ exitCode, outputs, errors }: StepResult): string =>
  `${exitCode} ${outputs['outcome'] ?? errors.join()} ${(outputs['image'] ?? '').replace(image, '')}`;

for (const [way, signed] of [
  ['through git', 'false'],
  ['through the API', 'true'],
] as const) {
  test(`an image that sat in another file of the path before is found ${way}`, async (t) => {
    const { bump, commit, git } = await startManifests(t);
    commit({ [manifest]: deployment('two'), [`${folder}/notes.yaml`]: 'a: 1\n' });
    commit({ [manifest]: undefined, [`${folder}/base/app.yaml`]: deployment('two') });
    assert.equal(end(await bump({ rollback: 'previous', signed })), '0 rolled-back :old');
    assert.equal(git('show', `main:${folder}/base/app.yaml`), deployment('old').trimEnd());
    commit({
      [`${folder}/kustomization.yaml`]: kustomization('old'),
      [`${folder}/notes.yaml`]: 'a: 2\n',
    });
    assert.equal(end(await bump({ rollback: 'two', signed })), '0 rolled-back :two');
    assert.equal(git('show', `main:${folder}/base/app.yaml`), deployment('old').trimEnd());
  });

  test(`a shared file's roll-back names the commit that its own service shipped ${way}`, async (t) => {
    const path = 'production/kustomization.yaml';
    const entry = (name: string, tag: string): string =>
      `  - name: registry.example.com/shop/${name}\n    newTag: ${tag}\n`;
    const { bump, git, commit } = await startManifests(
      t,
      {},
      { [path]: `images:\n${entry('checkout-service', 'v1')}${entry('worker', 'w1')}` },
    );
    const ship = async (tag: string, digit: string) =>
      await bump({ path, image: `${image}:${tag}` }, { GITHUB_SHA: digit.repeat(40), GITHUB_RUN_ID: `20${digit}` });
    await ship('v2', '2');
    const worker = { GITHUB_SHA: '7'.repeat(40), GITHUB_REPOSITORY: 'shop/worker', GITHUB_RUN_ID: '207' };
    assert.equal(
      (await bump({ path, image: 'registry.example.com/shop/worker:w2', service: 'worker' }, worker)).exitCode,
      0,
    );
    commit({ [path]: `# by hand\n${git('show', `main:${path}`)}\n` });
    await ship('v3', '3');
    assert.equal(
      end(await bump({ path, rollback: 'previous', signed }, { GITHUB_RUN_ID: '300' })),
      '0 rolled-back :v2',
    );
    const message = git('log', '-1', '--format=%B', 'main');
    assert.match(message, /^Ship-Source-Repository: shop\/checkout-service\nShip-Source-Commit: 2{40}$/m);
    assert.match(message, /^Argocd-reference-commit-sha: 2{40}$/m);
  });
}

for (const [way, signed] of [
  ['through git', 'false'],
  ['through the API', 'true'],
] as const) {
  test(`a candidate that only stood on a merged branch was never there ${way}`, async (t) => {
    const { bump, commit, git } = await startManifests(t);
    const fork = git('rev-parse', 'main');
    commit({ [manifest]: deployment('v2-rc') }, { branch: 'pr', from: fork });
    commit({ [manifest]: deployment('v2') }, { branch: 'pr' });
    const who = ['-c', 'user.name=m', '-c', 'user.email=m@x'];
    const merge = git(...who, 'commit-tree', 'pr^{tree}', '-p', 'main', '-p', 'pr', '-m', 'Merge pull request #7');
    git('update-ref', 'refs/heads/main', merge);
    const absent = await bump({ rollback: 'v2-rc', signed });
    assert.match(absent.errors.join(), /"v2-rc" was never there[\s\S]*v2 \(there now\)\s+\S*:old$/m);
    assert.equal(end(await bump({ rollback: 'previous', signed })), '0 rolled-back :old');
  });

  test(`a roll-back that is run again changes nothing, and none goes back to what was rolled back from ${way}`, async (t) => {
    const { bump, commit, git } = await startManifests(t);
    commit({ [manifest]: deployment('two') });
    const run = { GITHUB_RUN_ID: '77' };
    assert.equal(
      end(await bump({ rollback: 'previous', signed }, { ...run, GITHUB_RUN_ATTEMPT: '1' })),
      '0 rolled-back :old',
    );
    const before = git('rev-parse', 'main');
    assert.equal(
      end(await bump({ rollback: 'previous', signed }, { ...run, GITHUB_RUN_ATTEMPT: '2' })),
      '0 unchanged :old',
    );
    const other = await bump({ rollback: 'previous', signed }, { GITHUB_RUN_ID: '78' });
    assert.match(other.errors.join(), /no good image[\s\S]*:old \(there now\)\s+\S*:two \(rolled back from by /);
    assert.equal(git('rev-parse', 'main'), before);
  });

  test(`a roll-back leaves alone what its run did not write ${way}`, async (t) => {
    const { bump, commit, git } = await startManifests(t);
    commit({ [manifest]: deployment('two') });
    commit({ [manifest]: deployment('three') });
    const before = git('rev-parse', 'main');
    const step = await bump({ rollback: 'previous', 'expect-image': `${image}:two`, signed });
    assert.equal(end(step), '0 superseded :three');
    assert.match(
      step.warnings.join(),
      /was not rolled back: \S+:three stands at .*:10, but `expect-image` says \S+:two\.$/,
    );
    assert.equal(git('rev-parse', 'main'), before);
    assert.equal(end(await bump({ rollback: 'previous', 'expect-image': 'three', signed })), '0 rolled-back :two');
  });
}

/** The step of the README that goes back at midnight, as printed. */
function printedRollBack(): Readonly<Record<string, string>> {
  const readme = readFileSync('actions/bump-manifest/README.md', 'utf8');
  const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text) as unknown);
  const steps = blocks.flatMap((block) => (Array.isArray(block) ? block : [])) as { with?: Record<string, string> }[];
  return steps.find((step) => step.with?.['rollback'] === 'previous')?.with ?? {};
}

for (const [way, signed] of [
  ['through git', 'false'],
  ['through the API', 'true'],
] as const)
  test(`the roll-back at midnight works as printed on a pod with a sidecar ${way}`, async (t) => {
    const both = (own: string, sidecar: string): string =>
      `${deployment(own)}        - name: proxy\n          image: registry.example.com/shop/proxy:${sidecar}\n`;
    const { bump, commit, git } = await startManifests(t, {}, { [manifest]: both('v1', 'p1') });
    commit({ [manifest]: both('v2', 'p1') });
    commit({ [manifest]: both('v2', 'p2') });
    const { repository, token, ...printed } = printedRollBack();
    assert.ok(repository !== undefined && token !== undefined);
    assert.equal(end(await bump({ ...printed, signed })), '0 rolled-back :v1');
    assert.equal(git('show', `main:${manifest}`), both('v1', 'p2').trimEnd());
  });

test('the same tag with another form is the same image: it is passed over', async (t) => {
  const { bump, commit } = await startManifests(t);
  commit({ [manifest]: deployment('two') });
  commit({ [manifest]: deployment(`two@${digest}`) });
  assert.equal(end(await bump({ rollback: 'previous' })), '0 rolled-back :old');
});

test('the image comes back as it stood, digest included', async (t) => {
  const { bump, commit } = await startManifests(t);
  commit({ [manifest]: deployment(`two@${digest}`) });
  commit({ [manifest]: deployment('three') });
  const dry = { 'dry-run': 'true' };
  assert.equal(end(await bump({ ...dry, rollback: digest })), `0 rolled-back :two@${digest}`);
  assert.equal(end(await bump({ ...dry, rollback: 'two', 'pin-digest': 'never' })), '0 rolled-back :two');
  assert.equal(end(await bump({ rollback: 'previous' })), `0 rolled-back :two@${digest}`);
});

test('only the named container goes back, to what that container ran', async (t) => {
  const two = (app: string, migrate: string): string =>
    `${deployment(app)}        - name: migrate\n          image: ${image}:${migrate}\n`;
  const { bump, commit, git } = await startManifests(t, {}, { [manifest]: two('v1', 'm1') });
  commit({ [manifest]: two('v2', 'm2') });
  assert.equal(end(await bump({ rollback: 'previous', container: 'app' })), '0 rolled-back :v1');
  assert.equal(git('show', `main:${manifest}`), two('v1', 'm2').trimEnd());
});

test('a place that only `field` knows goes back, tag and digest together', async (t) => {
  const path = `${folder}/odd.yaml`;
  const odd = (tag: string, digit: string): string =>
    `thing:\n  release: ${tag}\n  digest: sha256:${digit.repeat(64)}\n`;
  const { bump, git } = await startManifests(t, {}, { [path]: odd('v1', 'a') });
  const field = { path, field: `${path}:thing.release\n${path}:thing.digest` };
  assert.equal((await bump({ ...field, image: `${image}:v2@sha256:${'b'.repeat(64)}` })).exitCode, 0);
  assert.equal(git('show', `main:${path}`), odd('v2', 'b').trimEnd());
  const back = await bump({ ...field, rollback: 'previous', match: image });
  assert.equal(back.exitCode, 0, back.log);
  assert.equal(git('show', `main:${path}`), odd('v1', 'a').trimEnd());
});

test('a repository that does not stand there is named, with those that do', async (t) => {
  const { bump } = await startManifests(t);
  const step = await bump({ rollback: 'previous', match: image.replace('checkout', 'chekout') });
  assert.match(step.errors.join(), /chekout-service[\s\S]*\[image_not_found\][\s\S]*checkout-service/);
});
