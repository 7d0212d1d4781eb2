// build-push-image that is stopped in the middle of a push: no login stays, no tag is between two images, and the same step again is whole.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { buildahStorage, commitAll, needsTool, startDockerDaemon } from '../fakes/engine.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { startHeldProxy } from '../fakes/held-proxy.ts';
import { startOciRegistry } from '../fakes/oci-registry.ts';
import { runBundle, startBundle } from '../fakes/runner.ts';
import { serviceRepository } from '../fakes/service.ts';

const password = 'a-registry-password';

/** A service whose layer is no small thing, so that there is a middle. */
function givenService(t: TestContext): string {
  const folder = temporaryFolder(t);
  writeFiles(folder, { Dockerfile: 'FROM scratch\nCOPY app /app\n', 'app/server': 'one' });
  commitAll(folder);
  return folder;
}

function change(folder: string): void {
  writeFiles(folder, { 'app/content': randomBytes(4 << 20).toString('base64') });
  commitAll(folder, 'feat: more');
}

async function isSoonEmpty(folder: string): Promise<boolean> {
  for (let tries = 0; tries < 1500 && readdirSync(folder).length > 0; tries++) await setTimeout(40);
  return readdirSync(folder).length === 0;
}

const moments = {
  'a layer': { from: 'PATCH /v2/', bytes: 100_000 },
  'the second of two tags': { from: '/manifests/latest HTTP/1.1\r\ncontent-type', bytes: 0 },
} as const;

const rows: readonly [engine: 'buildah' | 'docker', signal: NodeJS.Signals, moment: keyof typeof moments][] = [
  ['buildah', 'SIGINT', 'a layer'],
  ['buildah', 'SIGKILL', 'a layer'],
  ['docker', 'SIGINT', 'a layer'],
  ['docker', 'SIGKILL', 'a layer'],
  ['buildah', 'SIGINT', 'the second of two tags'],
  ['buildah', 'SIGKILL', 'the second of two tags'],
];
for (const [engine, signal, moment] of rows)
  test(`${signal} while ${engine} pushes ${moment} leaves no login, and the same step again is whole`, async (t) => {
    if (!needsTool(t, engine === 'docker' ? 'dockerd' : 'buildah')) return;
    const registry = await startOciRegistry({ username: 'ci', password });
    t.after(() => registry.close());
    const proxy = await startHeldProxy(t, Number(registry.host.split(':')[1]), moments[moment]);
    const [folder, temp] = [givenService(t), temporaryFolder(t)];
    const tools = engine === 'docker' ? (await startDockerDaemon(t)).env : buildahStorage(t);
    const event = { repository: { default_branch: 'main' } };
    const env = { ...tools, RUNNER_TEMP: temp, GITHUB_REF: 'refs/heads/main' };
    const inputs = { repository: serviceRepository, username: 'ci', password, engine, tags: 'sha\nlatest' };

    const before = { workspace: folder, event, env, inputs: { ...inputs, registry: registry.host } };
    const first = await runBundle('build-push-image', before);
    assert.equal(first.exitCode, 0, first.log);
    change(folder);
    const cut = { ...before, inputs: { ...inputs, registry: proxy.host } };
    const step = startBundle('build-push-image', cut);
    await Promise.race([proxy.held, step.finished.then(({ log }) => assert.fail(`nothing stood still: ${log}`))]);
    assert.ok(JSON.stringify(readdirSync(temp)).includes('ship-image-') || moment !== 'a layer');
    step.child.kill(signal);
    const { exitCode, log } = await step.finished;

    assert.equal(exitCode, signal === 'SIGINT' ? 1 : null, log);
    assert.ok(await isSoonEmpty(temp), 'the login is gone');
    assert.equal(registry.tags(serviceRepository)['latest'], first.outputs['digest'], 'latest is what it was');
    proxy.go();
    const again = await runBundle('build-push-image', cut);
    assert.equal(again.exitCode, 0, again.log);
    const tags = registry.tags(serviceRepository);
    const { digest, tag = '' } = again.outputs;
    assert.notEqual(digest, first.outputs['digest']);
    assert.deepEqual([tags[tag], tags['latest']], [digest, digest]);
    assert.deepEqual(readdirSync(temp), []);
  });

test('what a step left that was killed with all that watched it is swept by the next one', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const registry = await startOciRegistry();
  t.after(() => registry.close());
  const temp = temporaryFolder(t);
  const owner = { pid: 2 ** 22 + 1, namespace: readlinkSync('/proc/self/ns/pid'), started: '1' };
  writeFiles(temp, { 'ship-image-left/owner.json': JSON.stringify(owner), 'ship-image-left/auth.json': '{}' });
  const inputs = { repository: serviceRepository, registry: registry.host, engine: 'buildah' };
  const env = { ...buildahStorage(t), RUNNER_TEMP: temp };
  const step = await runBundle('build-push-image', { workspace: givenService(t), inputs, env });
  assert.equal(step.exitCode, 0, step.log);
  assert.match(step.log, /Removed 1 private folders/);
  assert.deepEqual(readdirSync(temp), []);
});
