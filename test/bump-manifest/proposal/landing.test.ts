// The landing of a bump as a pull request: what it says, and when it only looks.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openApiBranch } from '../../../src/bump-manifest/branch/api.ts';
import type { BumpDecision } from '../../../src/bump-manifest/decision.ts';
import { readRecord, recordTrailers, type ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../../src/bump-manifest/history/trailers.ts';
import type { BumpManifestInputs } from '../../../src/bump-manifest/inputs.ts';
import { landProposal } from '../../../src/bump-manifest/proposal/landing.ts';
import type { BumpResult } from '../../../src/bump-manifest/report.ts';
import type { BumpRequest } from '../../../src/bump-manifest/request.ts';
import { openPulls } from '../../../src/clients/github/proposals/pulls.ts';
import { openRepository } from '../../../src/clients/github/repository.ts';
import type { Cleanup } from '../../fakes/folder.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';

const image = (tag: string): string => `registry.example.com/shop/app:${tag}`;

const recordOf = (tag: string, more: Partial<ShipRecord> = {}): ShipRecord => ({
  service: 'app',
  environment: 'production',
  images: [image(tag)],
  previousImages: [image('old')],
  sourceRepository: 'shop/app',
  sourceCommit: 'a'.repeat(40),
  run: '100',
  actor: 'ann',
  rollback: false,
  files: ['a.yaml'],
  ...more,
});
const messageOf = (record: ShipRecord): string => appendTrailers('chore: bump', recordTrailers(record));

async function world(test: Cleanup) {
  const sandbox = await githubSandbox(test, { 'a.yaml': 'first' });
  const branch = openApiBranch({ repository: openRepository(sandbox.github, name), branch: undefined, paths: [] });
  const sent: string[] = [];
  const land = async (
    record: ShipRecord,
    inputs: Partial<BumpManifestInputs> = {},
    outcome: BumpResult['outcome'] = 'bumped',
    files = ['a.yaml'],
  ) => {
    const head = await branch.fetch();
    const given = { 'dry-run': false, 'pull-request-labels': [], 'pull-request-reviewers': [], 'auto-merge': false };
    const context = {
      pulls: openPulls(sandbox.github, name),
      inputs: { ...given, ...inputs } as unknown as BumpManifestInputs,
      request: {
        service: 'app',
        environment: 'production',
        occasion: 'bump',
        force: false,
        actor: 'ann',
        images: [],
        limits: { match: [], container: undefined, fields: [], pinDigest: 'keep', allowDowngrade: false },
      } as unknown as BumpRequest,
      branch,
      counsel: { compare: async () => undefined, memory: new Map(), onForged: () => undefined },
      serverUrl: 'https://github.com',
      onSend: () => void sent.push(outcome),
    };
    const places = files.map((file) => ({ file }));
    const result = { outcome, plan: { warnings: [], places }, diff: '+x\n' } as unknown as BumpResult;
    const decision = { record, verdict: { superseded: false }, plan: result.plan } as BumpDecision;
    const change = {
      files: [{ path: 'a.yaml', bytes: Buffer.from(record.images.join()) }],
      message: messageOf(record),
      author: { name: 'x', email: 'x@example.com' },
    };
    const landing = await landProposal(context, { head, decision, result, changeOf: async () => change });
    assert.ok('result' in landing);
    return landing.result;
  };
  return { ...sandbox, land, sent };
}

test('the body compares with the commit that the image before was built from', async (t) => {
  const { land, commit, api } = await world(t);
  const before = recordOf('old', { sourceCommit: 'b'.repeat(40), run: '90' });
  commit({ 'a.yaml': image('old') }, { message: messageOf(before) });
  commit({ 'c.yaml': 'x' }, { message: messageOf(recordOf('other', { service: 'worker' })) });
  assert.equal((await land(recordOf('new'))).outcome, 'pull-request');
  const range = `${'b'.repeat(40)}...${'a'.repeat(40)}`;
  assert.ok(api.pulls(name)[0]?.body.includes(`https://github.com/shop/app/compare/${range}`));
});

test("a proposal that a person closed stands in nobody's way; a new one is opened", async (t) => {
  const { land, api, git } = await world(t);
  await land(recordOf('2.0.0', { run: '200' }));
  const [first] = api.pulls(name);
  assert.ok(first);
  first.state = 'closed';
  const result = await land(recordOf('1.0.0', { run: '100' }));
  assert.deepEqual([result.outcome, result.pullRequest?.number], ['pull-request', 2]);
  assert.equal(
    git('log', '-1', '--format=%B', 'ship/production/app'),
    messageOf(recordOf('1.0.0', { run: '100' })).trim(),
  );
  assert.equal((await land(recordOf('0.9.0', { run: '90' }))).outcome, 'superseded');
});

test('what proposes other files of the same service and environment is neither replaced nor closed', async (t) => {
  const { land, api, git } = await world(t);
  await land(recordOf('new', { files: ['eu.yaml'] }), {}, 'bumped', ['eu.yaml']);
  const head = git('rev-parse', 'ship/production/app');
  const landOther = async (dryRun: boolean) =>
    await land(recordOf('new', { files: ['us.yaml'] }), { 'dry-run': dryRun }, 'bumped', ['us.yaml']);
  const told = { code: 'pull_request_foreign', message: /#1 .*other files.*eu\.yaml/ };
  await assert.rejects(landOther(true), told);
  await assert.rejects(landOther(false), told);
  const settled = await land(recordOf('new', { files: [] }), {}, 'unchanged', ['us.yaml']);
  assert.deepEqual([settled.outcome, settled.pullRequest], ['unchanged', undefined]);
  assert.deepEqual([api.pulls(name)[0]?.state, git('rev-parse', 'ship/production/app')], ['open', head]);
  const [pull] = api.pulls(name);
  if (pull !== undefined) pull.state = 'closed';
  const moved = await land(recordOf('new', { files: ['us.yaml'] }), {}, 'bumped', ['us.yaml']);
  assert.deepEqual([moved.outcome, moved.pullRequest?.number], ['pull-request', 2]);
});

test('a merge that takes the description for its message keeps the record', async (t) => {
  const { land, api } = await world(t);
  const record = recordOf('new', { actor: 'ann-->@bob' });
  await land(record);
  const body = api.pulls(name)[0]?.body ?? '';
  assert.deepEqual(readRecord(`chore: bump (#1)\n\n${body}\n\nCo-authored-by: x <x@y.z>`), {
    ...record,
    actor: 'ann-- >@bob',
  });
  assert.equal(body.indexOf('-->'), body.length - 3);
});

test('a dry run only looks, and still refuses a foreign branch', async (t) => {
  const { land, api, commit, git } = await world(t);
  assert.equal((await land(recordOf('new'), { 'dry-run': true })).outcome, 'pull-request');
  assert.deepEqual(
    api.requests.filter(({ write }) => write),
    [],
  );
  commit({ 'a.yaml': 'mine' }, { branch: 'ship/production/app', from: git('rev-parse', 'main') });
  await assert.rejects(land(recordOf('new'), { 'dry-run': true }), /is not overwritten/);
});

test('what a newer run proposes is not replaced, also not by finding the base as it should be', async (t) => {
  const { land, git } = await world(t);
  await land(recordOf('2.0.0', { run: '200' }));
  const head = git('rev-parse', 'ship/production/app');
  assert.equal((await land(recordOf('1.0.0', { run: '100' }))).outcome, 'superseded');
  assert.equal((await land(recordOf('old', { run: '100', files: [] }), {}, 'unchanged')).outcome, 'superseded');
  assert.equal(git('rev-parse', 'ship/production/app'), head);
});

test('the same image may be proposed again by any run', async (t) => {
  const { land } = await world(t);
  await land(recordOf('2.0.0', { run: '200' }));
  assert.equal((await land(recordOf('2.0.0', { run: '100' }))).outcome, 'pull-request');
});

test('a roll-back that is proposed holds against the run that it undoes', async (t) => {
  const { land, commit, api } = await world(t);
  commit({ 'a.yaml': 'bad' }, { message: messageOf(recordOf('bad', { run: '100' })) });
  await land(recordOf('old', { rollback: true, run: '101' }));
  assert.equal((await land(recordOf('bad', { run: '100', files: [] }), {}, 'unchanged')).outcome, 'superseded');
  assert.equal(api.pulls(name)[0]?.state, 'open');
});

test('nothing left to change closes the pull request, and says before that something is sent', async (t) => {
  const { land, api, sent } = await world(t);
  await land(recordOf('new', { run: '100' }));
  const result = await land(recordOf('new', { run: '101', files: [] }), {}, 'unchanged');
  assert.deepEqual(
    [result.outcome, result.pullRequest?.state, api.pulls(name)[0]?.state],
    ['unchanged', 'closed', 'closed'],
  );
  assert.deepEqual(sent, ['unchanged']);
});
