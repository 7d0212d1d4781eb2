// build-push-image against ECR under its own host name: TLS and the registry's protocol for the data, moto with IAM for the API. The role may
// do what AWS's push policy says, and no more.

import assert from 'node:assert/strict';
import test from 'node:test';
import { pushActions, startEcrHost } from '../fakes/ecr-host.ts';
import { buildahStorage, needsTool } from '../fakes/engine.ts';
import { givenService, runImageStep, serviceRepository } from '../fakes/service.ts';
import { toolFolder } from '../fakes/tool.ts';

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
  assert.deepEqual(await ecr.tagsOf('us-east-1'), [sha]);
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
  assert.deepEqual(await ecr.tagsOf('us-east-1'), []);
});

test('three regions get one image; one that is closed is red by its name, and a re-run sends only what is missing', async (t) => {
  if (!needsTool(t, 'buildah') || !needsTool(t, 'docker-registry')) return;
  const ecr = await startEcrHost(t, serviceRepository, ['us-east-1', 'eu-west-1', 'ap-southeast-1']);
  if (ecr === undefined) return;
  const { folder, sha } = givenService(t);
  // To send an image on, its layers are read: more than pushing needs.
  const role = await ecr.roleWith([...pushActions, 'ecr:GetDownloadUrlForLayer']);
  const env = { ...buildahStorage(t), ...role };
  const inputs = { regions: 'us-east-1\neu-west-1\nap-southeast-1' };
  ecr.closed.add('eu-west-1');

  const first = await runImageStep(folder, inputs, env);
  assert.equal(first.exitCode, 1);
  assert.match(first.errors.join(), /not in eu-west-1[\s\S]*ecr:InitiateLayerUpload[\s\S]*copy_failed/);
  const tags = async () => [
    await ecr.tagsOf('us-east-1'),
    await ecr.tagsOf('eu-west-1'),
    await ecr.tagsOf('ap-southeast-1'),
  ];
  assert.deepEqual(await tags(), [[sha], [], [sha]]);

  ecr.closed.clear();
  const before = ecr.asked.length;
  const again = await runImageStep(folder, inputs, { ...env, PATH: toolFolder(t, ['git']) });
  assert.equal(again.exitCode, 0, again.log);
  assert.deepEqual(await tags(), [[sha], [sha], [sha]]);
  assert.equal(again.outputs['digest'], first.outputs['digest']);
  const images = JSON.parse(again.outputs['images'] ?? '{}') as Record<string, string>;
  assert.deepEqual(Object.keys(images).toSorted(), ['ap-southeast-1', 'eu-west-1', 'us-east-1']);
  const uploads = ecr.asked.slice(before).filter((each) => each.startsWith('PATCH '));
  assert.ok(uploads.length > 0 && uploads.length <= 2, 'one layer and one config went to the one region');
});
