// Rules for tags, names, and the making of a repository.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import {
  createRepository,
  findTagRules,
  listRepositories,
  readPolicy,
} from '../../../../src/clients/registry/ecr/settings.ts';
import { deniedTo } from '../../../fakes/ecr.ts';
import { temporaryFolder, writeFiles } from '../../../fakes/folder.ts';
import { connectEcr } from '../connected-ecr.ts';

const repositories = {
  movable: { imageTagMutability: 'MUTABLE', exclusions: [] },
  fixed: { imageTagMutability: 'IMMUTABLE', exclusions: [] },
  mixed: { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest'] },
};

test('the rules for tags are read, and an absent repository has none', async (t) => {
  const { ecr } = await connectEcr(t, { repositories });
  const rules = async (name: string) => await findTagRules(ecr, undefined, name);
  assert.deepEqual(await rules('movable'), { immutable: false, exclusions: [] });
  assert.deepEqual(await rules('fixed'), { immutable: true, exclusions: [] });
  assert.deepEqual(await rules('mixed'), { immutable: true, exclusions: ['latest'] });
  assert.equal(await rules('absent'), undefined);
  assert.deepEqual(await listRepositories(ecr, undefined), ['movable', 'fixed', 'mixed']);
});

test('a role that may not list has no names to suggest', async (t) => {
  const { ecr } = await connectEcr(t, { error: deniedTo('ecr:DescribeRepositories') });
  assert.deepEqual(await listRepositories(ecr, undefined), []);
  await assert.rejects(findTagRules(ecr, undefined, 'a'), { kind: 'denied' });
});

test('a repository is made with what was asked, and a second time it is there', async (t) => {
  const { api, ecr } = await connectEcr(t, { repositories: {} });
  const wanted = {
    ...{ repository: 'shop/new', immutableTags: true, exclusions: ['latest'], scanOnPush: true },
    ...{ kmsKey: 'alias/ship', lifecyclePolicy: '{"rules":[]}' },
  };
  assert.equal(await createRepository(ecr, wanted), 'created');
  const { settings } = api.repositories.get('shop/new') ?? {};
  assert.equal(settings?.['imageTagMutability'], 'IMMUTABLE_WITH_EXCLUSION');
  assert.deepEqual(settings?.['imageTagMutabilityExclusionFilters'], [{ filterType: 'WILDCARD', filter: 'latest' }]);
  assert.deepEqual(settings?.['imageScanningConfiguration'], { scanOnPush: true });
  assert.deepEqual(settings?.['encryptionConfiguration'], { encryptionType: 'KMS', kmsKey: 'alias/ship' });
  assert.deepEqual(api.inputs.at(-1), { repositoryName: 'shop/new', lifecyclePolicyText: '{"rules":[]}' });
  assert.equal(await createRepository(ecr, wanted), 'there');
});

test('a policy is JSON, or none', (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { good: '{"rules":[]}', bad: '{' });
  assert.equal(readPolicy(path.join(folder, 'good')), '{"rules":[]}');
  assert.equal(readPolicy(path.join(folder, 'bad')), undefined);
});
