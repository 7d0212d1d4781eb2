// Buildah's client on programs that answer like buildah: storage, arguments, what counts as success.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { buildahArguments, findBuildah, openBuildah } from '../../../src/clients/engine/buildah.ts';
import type { Isolation } from '../../../src/clients/engine/engine.ts';
import { toolFolder } from '../../fakes/tool.ts';
import { fullSpec, givenSettings, givenSpec } from '../engine-settings.ts';

const digest = `sha256:${'a'.repeat(64)}`;

test('takes the storage that works, vfs where overlay does not', async (t) => {
  const script =
    'case "$*" in "--storage-driver vfs info") echo "{\\"BuildahVersion\\": \\"1.28.2\\"}";; *) echo "$*" >> seen; exit 1;; esac';
  const { settings } = givenSettings(t, toolFolder(t, [], { buildah: script }));
  const { engines } = await findBuildah(settings.folder, settings.env);
  assert.equal(engines[0]?.title, 'Buildah');
  await assert.rejects(engines[0]?.open(settings).build(givenSpec()) ?? Promise.resolve(), { name: 'EngineFault' });
  assert.match(
    readFileSync(path.join(settings.folder, 'seen'), 'utf8'),
    /^build --storage-driver vfs --isolation (?:oci|rootless)/m,
  );
});

test('says that it is not installed, or has no storage', async (t) => {
  assert.deepEqual((await findBuildah('/', { PATH: '/none' })).remarks, ['buildah (not installed)']);
  const broken = 'echo "no overlay" >&2; exit 1';
  const { engines, remarks } = await findBuildah('/', { PATH: toolFolder(t, [], { buildah: broken }) });
  assert.equal(engines.length, 0);
  assert.match(remarks.join(), /it has no storage: no overlay/);
});

test('passes a whole build, in Docker’s format and without the layer cache', () => {
  const start = ['build', '--isolation', 'oci', '--format', 'docker', '--file', 'app/Dockerfile'];
  const middle = [
    '--tag',
    'r.io/shop/app:v1',
    '--target',
    'prod',
    '--platform',
    'linux/amd64',
    '--timestamp',
    '1768832625',
  ];
  const more = [
    '--build-arg',
    'A=1',
    '--build-arg',
    'B=x y',
    '--build-context',
    'docs=../docs',
    '--label',
    'team=shop',
  ];
  const end = ['--secret', 'id=TOKEN,src=/private/secret-0', '--pull=always'];
  const whole = buildahArguments({ ...fullSpec(), isolation: 'oci' });
  assert.deepEqual(whole, [...start, ...middle, ...more, ...end]);
  const several = buildahArguments(givenSpec({ platforms: ['linux/amd64', 'linux/arm64'] }));
  assert.ok(several.includes('--manifest') && !several.includes('--tag'));
});

test('RUN lines are kept apart unless the isolation is chosen', () => {
  const isolationOf = (isolation: Isolation | undefined) => buildahArguments(givenSpec({ isolation }))[2];
  assert.equal(isolationOf(undefined), process.getuid?.() === 0 ? 'oci' : 'rootless');
  assert.equal(isolationOf('chroot'), 'chroot');
});

test('id and digest come from the files that buildah leaves', async (t) => {
  const script = `echo "$*" >> seen; while [ $# -gt 1 ]; do case $1 in --iidfile) echo ${digest.slice(7)} > $2;; --digestfile) echo ${digest} > $2;; esac; shift; done`;
  const over = { authFile: '/x/auth.json', plainHttp: true };
  const { settings } = givenSettings(t, toolFolder(t, [], { buildah: script }), over);
  const engine = openBuildah([], settings);
  const built = await engine.build(givenSpec());
  assert.deepEqual([built.id, built.digest], [digest, undefined]);
  await engine.push(givenSpec());
  assert.deepEqual(await engine.pushedDigests(givenSpec()), [digest]);
  const seen = readFileSync(path.join(settings.folder, 'seen'), 'utf8');
  assert.match(seen, /^push --authfile \/x\/auth\.json --tls-verify=false .* docker:\/\/r\.io\/shop\/app:v1$/m);
});

test('a well-ended build or push that leaves nothing is red', async (t) => {
  const { settings } = givenSettings(t, toolFolder(t, [], { buildah: 'exit 0' }));
  const engine = openBuildah([], settings);
  await assert.rejects(engine.build(givenSpec()), { message: /left no/ });
  await engine.push(givenSpec());
  await assert.rejects(engine.pushedDigests(givenSpec()), { message: /left no/ });
});

test('a push that fails is tried again; a build is not', async (t) => {
  const script = `echo "$1" >> seen; [ "$(grep -c push seen)" = 2 ] || exit 125; while [ $# -gt 1 ]; do [ "$1" = --digestfile ] && echo ${digest} > $2; shift; done`;
  const { settings } = givenSettings(t, toolFolder(t, ['grep'], { buildah: script }));
  const engine = openBuildah([], settings, 1);
  await assert.rejects(engine.build(givenSpec()), { name: 'EngineFault' });
  await engine.push(givenSpec());
  assert.deepEqual(await engine.pushedDigests(givenSpec()), [digest]);
  assert.equal(readFileSync(path.join(settings.folder, 'seen'), 'utf8'), 'build\npush\npush\n');
});
