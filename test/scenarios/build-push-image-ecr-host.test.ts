// build-push-image against ECR under its own host name: TLS and the registry's protocol for the data, moto with IAM for the API. The role may
// do what AWS's push policy says, and no more.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type EcrHost, pushActions, startEcrHost } from '../fakes/ecr-host.ts';
import { buildahStorage, needsTool } from '../fakes/engine.ts';
import { givenService, runImageStep, serviceRepository } from '../fakes/service.ts';
import { toolFolder } from '../fakes/tool.ts';

async function tagsOf({ admin }: EcrHost): Promise<string[]> {
  const { imageIds = [] } = await admin.call('batchGetImage', async (api) => {
    const { imageDetails = [] } = await api.describeImages({ repositoryName: serviceRepository });
    return { imageIds: imageDetails.flatMap((each) => each.imageTags ?? []) };
  });
  return imageIds.toSorted();
}

test('the push policy of AWS is enough: push, read-back, and a re-run that uses the image again', async (t) => {
  if (!needsTool(t, 'buildah') || !needsTool(t, 'docker-registry')) return;
  const ecr = await startEcrHost(t, serviceRepository);
  if (ecr === undefined) return;
  const { folder, sha } = givenService(t);
  const env = { ...buildahStorage(t), ...(await ecr.roleWith(pushActions)) };

  const first = await runImageStep(folder, {}, env);
  assert.equal(first.exitCode, 0, first.log);
  const { image, digest } = first.outputs;
  assert.equal(image, `${ecr.name}/${serviceRepository}:${sha}@${digest}`);
  // One tag: moto names every answer about an image by the tag that came last.
  assert.deepEqual(await tagsOf(ecr), [sha]);
  assert.ok(
    ecr.asked.some((each) => each.startsWith('PATCH ') && each.endsWith(' 202')),
    'layers went to the host',
  );
  assert.ok(
    ecr.asked.some((each) => each.endsWith(' 403')),
    'a blob was asked for and denied',
  );

  const again = await runImageStep(folder, {}, { ...env, PATH: toolFolder(t, ['git']) });
  assert.equal(again.exitCode, 0, again.log);
  assert.deepEqual([again.outputs['reused'], again.outputs['digest']], ['true', digest]);
});

test('a role that may not upload is red before the build, by the name of the action', async (t) => {
  if (!needsTool(t, 'buildah') || !needsTool(t, 'docker-registry')) return;
  const ecr = await startEcrHost(t, serviceRepository);
  if (ecr === undefined) return;
  const { folder } = givenService(t);
  const actions = pushActions.filter((action) => action !== 'ecr:InitiateLayerUpload');
  const env = { ...buildahStorage(t), ...(await ecr.roleWith(actions)) };
  const step = await runImageStep(folder, {}, env);
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), /registry_denied[\s\S]*ecr:InitiateLayerUpload/);
  assert.doesNotMatch(step.log, /STEP 1/, 'nothing was built');
  assert.deepEqual(await tagsOf(ecr), []);
});
