// Looks before a build: may it push, may the tags move; and the making of a repository.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { checkPush, createMissing } from '../../../src/build-push-image/standing/preflight.ts';
import { connectEcr } from '../../clients/registry/connected-ecr.ts';
import { writeFiles } from '../../fakes/folder.ts';
import { givenWork, realClients } from '../room.ts';

const repositories = (imageTagMutability: string, ...exclusions: string[]) => ({
  'shop/checkout-service': { imageTagMutability, exclusions },
});
const rows: readonly [title: string, tags: string[], rules: ReturnType<typeof repositories>, stuck: string[]][] = [
  ['tags that move', ['latest'], repositories('MUTABLE'), []],
  ['a moving tag', ['sha', 'latest'], repositories('IMMUTABLE'), ['latest']],
  ['a moving tag that is excluded', ['sha', 'latest'], repositories('IMMUTABLE_WITH_EXCLUSION', 'lat*'), []],
  [
    'a moving tag that another pattern excludes',
    ['latest'],
    repositories('IMMUTABLE_WITH_EXCLUSION', 'pr-*'),
    ['latest'],
  ],
  ['tags that stay', ['sha', 'v1'], repositories('IMMUTABLE'), []],
];
for (const [title, tags, rules, stuck] of rows)
  test(`${title}: ${stuck.length === 0 ? 'go on' : 'refused before the build, with the filter to set'}`, async (t) => {
    const { ecr, registry, repository } = await connectEcr(t, { repositories: rules });
    const { plan } = givenWork(t, { tags });
    const access = { registry: registry.host, credentials: undefined, ecr: { connection: ecr, account: undefined } };
    const whole = { ...access, connect: () => repository, close: () => undefined };
    const checked = checkPush({ plan, access: whole, repository, standing: [] }, realClients);
    if (stuck.length === 0) await checked;
    else await assert.rejects(checked, { code: 'tag_immutable', message: new RegExp(stuck.join()) });
    const uploads = registry.requests.filter(({ method }) => method === 'POST');
    assert.equal(uploads.length, 1, 'the right to push is tried');
  });

test('a repository is created with exclusions for what moves', async (t) => {
  const { api, ecr, registry, repository } = await connectEcr(t, { repositories: {} });
  const work = givenWork(t, { tags: ['sha', 'latest'], 'create-repository': true, 'lifecycle-policy': 'policy.json' });
  writeFiles(work.job.context.workspace, { 'policy.json': '{"rules":[]}' });
  const access = { registry: registry.host, credentials: undefined, ecr: { connection: ecr, account: undefined } };
  const whole = { ...access, connect: () => repository, close: () => undefined };
  await createMissing(work.inputs, { access: whole, plan: work.plan }, work);
  assert.deepEqual(api.repositories.get('shop/checkout-service')?.exclusions, ['latest']);
  writeFiles(work.job.context.workspace, { 'policy.json': '{' });
  const again = createMissing(work.inputs, { access: whole, plan: work.plan }, work);
  await assert.rejects(again, { code: 'lifecycle_invalid' });
  assert.ok(path.isAbsolute(work.job.context.workspace));
});

test('another registry creates its own', async (t) => {
  const work = givenWork(t);
  const access = { registry: 'ghcr.io', credentials: undefined, ecr: undefined } as const;
  const whole = { ...access, connect: () => assert.fail(), close: () => undefined };
  await assert.rejects(createMissing(work.inputs, { access: whole, plan: work.plan }, work), {
    code: 'inputs_conflict',
  });
});
