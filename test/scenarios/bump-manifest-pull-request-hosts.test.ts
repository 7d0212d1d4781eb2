// Pull requests on a GitHub as it is: slow to know what it made, with reviewers that are none, an enterprise server, and forgers.

import assert from 'node:assert/strict';
import test from 'node:test';
import { deployment, image, manifest, startManifests } from '../fakes/github/manifests.ts';
import { sandboxName } from '../fakes/github/sandbox.ts';
import { GitStore } from '../fakes/github/store.ts';

const branch = 'ship/production/checkout-service';
const propose = { mode: 'pull-request', image: `${image}:a7f3c92` };
const newer = { GITHUB_RUN_ID: '101', GITHUB_SHA: '2'.repeat(40) };

test('a GitHub that does not know its new branch and pull request yet is waited for', async (t) => {
  const protection = { main: { reviews: 1 } };
  const { bump, api } = await startManifests(t, { lag: 2, collaborators: ['bob'], protection });
  const invited = { 'pull-request-labels': 'deploy', 'pull-request-reviewers': 'bob', 'auto-merge': 'true' };
  const step = await bump({ ...propose, ...invited });
  assert.deepEqual([step.exitCode, step.warnings], [0, []], step.log);
  const [pull, ...more] = api.pulls(sandboxName);
  assert.deepEqual([pull?.labels, pull?.reviewers, pull?.autoMerge, more], [['deploy'], ['bob'], 'SQUASH', []]);
});

test('one reviewer that GitHub refuses does not drop the others', async (t) => {
  const { bump, api } = await startManifests(t, { collaborators: ['bob', 'eve'], teams: ['ops'] });
  const step = await bump({ ...propose, 'pull-request-reviewers': 'bob\nnobody\nshop/ops\neve\nshop/ghosts' });
  assert.equal(step.exitCode, 0, step.log);
  const [pull] = api.pulls(sandboxName);
  assert.deepEqual([pull?.reviewers, pull?.teams], [['bob', 'eve'], ['ops']]);
  const warnings = step.warnings.join('\n');
  assert.match(warnings, /`pull-request-reviewers`: nobody was not asked: GitHub said "Reviews may only/);
  assert.match(warnings, /shop\/ghosts was not asked/);
  assert.doesNotMatch(warnings, /(?:bob|eve|shop\/ops) was not asked/);
});

test('"submitted too quickly" is waited for', async (t) => {
  let times = 1;
  const { bump, api } = await startManifests(t, {
    intercept: ({ method, path }) =>
      method === 'POST' && path.endsWith('/pulls') && times-- > 0
        ? { status: 422, body: { message: 'Validation Failed', errors: [{ message: 'was submitted too quickly' }] } }
        : undefined,
  });
  const step = await bump({ ...propose, 'max-wait-seconds': '120' });
  assert.deepEqual([step.exitCode, api.pulls(sandboxName).length], [0, 1], step.log);
  assert.match(step.log, /submitted too quickly": waiting 5\.0 s/);
});

test('auto-merge carries the message, so that a squash keeps the record where the settings would leave it blank', async (t) => {
  const { bump, api, git } = await startManifests(t, { protection: { main: { reviews: 1 } }, squashMessage: 'BLANK' });
  await bump({ ...propose, 'auto-merge': 'true' });
  api.pulls(sandboxName)[0]?.reviews.push({ user: 'ann', state: 'APPROVED' });
  api.completeAutoMerge(sandboxName, 1);
  const message = git('log', '-1', '--format=%B', 'main');
  assert.match(message, /^chore\(production\): bump checkout-service to a7f3c92 \(#1\)\n/);
  assert.match(message, /^Ship-Service: checkout-service$/m);
  assert.match(message, /^Ship-Run: /m);
  const older = await bump({ image: `${image}:1f2e3d4` }, { GITHUB_RUN_ID: '50', GITHUB_SHA: '3'.repeat(40) });
  assert.deepEqual([older.exitCode, older.outputs['outcome']], [0, 'superseded'], older.log);
});

test('a merge queue, which writes its own message, is told in a warning', async (t) => {
  const { bump } = await startManifests(t, { protection: { main: { mergeQueue: true } } });
  const step = await bump({ ...propose, 'auto-merge': 'true' });
  assert.deepEqual([step.exitCode, step.outputs['outcome']], [0, 'pull-request'], step.log);
  assert.match(
    step.warnings.join(),
    /The merge queue merges https:\/\/github\.com\/shop\/k8s-manifests\/pull\/1 with a message/,
  );
});

test('a merge whose commit lost the record is told in a warning', async (t) => {
  const { bump, git, root } = await startManifests(t, {
    intercept: ({ method, path }) => {
      if (method !== 'PUT' || !path.endsWith('/merge')) return undefined;
      const store = new GitStore(root, sandboxName);
      const [base, head] = [store.head('main') ?? '', store.head(branch) ?? ''];
      const date = '2026-01-01T00:00:00Z';
      const who = { name: 'Ann', email: 'ann@example.com', date };
      const tree = store.git(['rev-parse', `${head}^{tree}`]);
      const sha = store.writeCommit({
        tree,
        parents: [base],
        message: 'x\n',
        author: who,
        committer: who,
        signed: true,
      });
      store.update('refs/heads/main', sha);
      return { status: 200, body: { sha, merged: true, message: 'merged' } };
    },
  });
  const step = await bump({ ...propose, 'auto-merge': 'true' });
  assert.deepEqual(
    [step.exitCode, step.outputs['outcome'], step.outputs['manifest-sha']],
    [0, 'bumped', git('rev-parse', 'main')],
    step.log,
  );
  assert.match(step.warnings.join(), /The merged commit [0-9a-f]{7} does not carry the record of this bump/);
});

test("on an enterprise server the second signed bump updates the first one's branch", async (t) => {
  const committer = { name: 'GitHub Enterprise', email: 'noreply@ghe.shop.example' };
  const { bump, git } = await startManifests(t, { committer, serverUrl: 'https://ghe.shop.example' });
  const first = await bump({ ...propose, signed: 'true' });
  assert.equal(first.exitCode, 0, first.log);
  assert.equal(git('log', '-1', '--format=%ce', branch), committer.email);
  const second = await bump({ ...propose, signed: 'true', image: `${image}:b8e4d03` }, newer);
  assert.deepEqual([second.exitCode, git('rev-list', '--count', `main..${branch}`)], [0, '1'], second.log);
  assert.equal(git('show', `${branch}:${manifest}`), deployment('b8e4d03').trimEnd());
});

for (const signed of ['false', 'true'])
  test(`a branch that bears our message on other contents is replaced, not taken for ours (signed: ${signed})`, async (t) => {
    const { bump, git, root } = await startManifests(t);
    await bump({ ...propose, signed });
    const store = new GitStore(root, sandboxName);
    const { message, author, committer, parents } = store.commit(git('rev-parse', branch));
    const oid = store.writeBlob(Buffer.from(deployment('evil')));
    const tree = store.writeTree(parents[0], [{ path: manifest, mode: '100644', oid }]);
    const forged = store.writeCommit({
      tree,
      parents: [...parents],
      message: `${message}\n`,
      author,
      committer,
      signed: false,
    });
    store.update(`refs/heads/${branch}`, forged);
    const step = await bump({ ...propose, signed });
    assert.equal(step.exitCode, 0, step.log);
    assert.equal(git('show', `${branch}:${manifest}`), deployment('a7f3c92').trimEnd());
    assert.notEqual(step.outputs['manifest-sha'], forged);
  });

test('what would end the hidden comment of the body does not', async (t) => {
  const { bump, api } = await startManifests(t);
  await bump({ ...propose, service: 'x--!><img src=x>-->y', path: 'production/checkout-service' });
  const body = api.pulls(sandboxName)[0]?.body ?? '';
  const hidden = body.slice(body.indexOf('<!--') + 4);
  assert.deepEqual([hidden.match(/--!?>/g), hidden.endsWith('\n-->')], [['-->'], true]);
});
