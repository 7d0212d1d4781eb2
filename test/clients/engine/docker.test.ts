// Docker's client on programs that answer like docker: what is found, what is passed, what counts as success.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { buildArguments, findDocker, openDocker } from '../../../src/clients/engine/docker.ts';
import { toolFolder } from '../../fakes/tool.ts';
import { fullSpec, givenSettings, givenSpec } from '../engine-settings.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const versions = (client: string): string =>
  `echo '{"Client":{"Version":"${client}"},"Server":{"Version":"20.10.24"}}'`;

test('finds BuildKit by its plugin or built in, else the classic builder', async (t) => {
  const plugin = (driver: string): string => `buildx) if [ $2 = inspect ]; then echo "Driver: ${driver}"; fi;;`;
  const machines: [string, string, string[]][] = [
    ['28.2.2', plugin('docker'), ['buildx, driver docker', 'Docker 20.10.24']],
    ['28.2.2', plugin('docker-container'), ['buildx, driver docker-container', 'Docker 20.10.24']],
    ['20.10.24', 'buildx) exit 1;;', ['built in', 'Docker 20.10.24']],
    ['28.2.2', 'buildx) exit 1;;', ['Docker 20.10.24']],
  ];
  for (const [client, buildx, titles] of machines) {
    const script = `case $1 in version) ${versions(client)};; ${buildx} esac`;
    const { engines } = await findDocker('/', { PATH: toolFolder(t, [], { docker: script }) });
    assert.equal(engines.length, titles.length);
    for (const [at, title] of titles.entries()) assert.ok(engines[at]?.title.includes(title), engines[at]?.title);
    assert.equal(engines.at(-1)?.name, 'docker');
  }
});

test('says that docker is not installed, or that its daemon does not answer', async (t) => {
  assert.deepEqual(await findDocker('/', { PATH: '/nonexistent' }), {
    engines: [],
    remarks: ['docker (not installed)'],
  });
  const dead = 'echo \'{"Client":{"Version":"28.2.2"},"Server":null}\'; echo "Cannot connect" >&2; exit 1';
  const { remarks } = await findDocker('/', { PATH: toolFolder(t, [], { docker: dead }) });
  assert.match(remarks.join(), /daemon does not answer: Cannot connect/);
});

test('passes a whole build', () => {
  const flags = [
    '--file',
    'app/Dockerfile',
    '--tag',
    'r.io/shop/app:v1',
    '--target',
    'prod',
    '--platform',
    'linux/amd64',
  ];
  const rest = ['--build-arg', 'A=1', '--build-arg', 'B=x y', '--label', 'team=shop'];
  const secret = ['--secret', 'id=TOKEN,src=/private/secret-0', '--pull'];
  const plain = ['--progress', 'plain'];
  const expected = ['buildx', 'build', ...plain, ...flags, ...rest, ...secret];
  assert.deepEqual(buildArguments({ kind: 'buildx', driver: 'docker' }, fullSpec()), expected);
  assert.deepEqual(buildArguments({ kind: 'built-in' }, fullSpec()), expected.slice(1));
  const bare = ['build', '--file', 'app/Dockerfile', '--tag', 'r.io/shop/app:v1'];
  assert.deepEqual(buildArguments({ kind: 'classic' }, givenSpec()), bare);
});

test('a build gives the id that docker left, and the private config is what docker sees', async (t) => {
  const script = `echo "$DOCKER_CONFIG $DOCKER_BUILDKIT $*" > seen; while [ $# -gt 1 ]; do [ $1 = --iidfile ] && echo ${digest} > $2; shift; done`;
  const { settings } = givenSettings(t, toolFolder(t, [], { docker: script }), { authFile: '/x/auth.json' });
  const engine = openDocker({ kind: 'classic' }, settings);
  assert.deepEqual(await engine.build(givenSpec()), { id: digest, digest: undefined });
  const seen = readFileSync(path.join(settings.folder, 'seen'), 'utf8');
  assert.ok(seen.startsWith(`${settings.privateFolder} 0 build `) && seen.endsWith(' app\n'), seen);
});

test('a builder of its own pushes as it builds, and its digest comes from the metadata', async (t) => {
  const metadata = `{"containerimage.config.digest":"x","containerimage.digest":"${digest}"}`;
  const script = `while [ $# -gt 1 ]; do case $1 in --push) pushed=yes;; --metadata-file) [ $pushed ] && echo '${metadata}' > $2;; esac; shift; done`;
  const { settings } = givenSettings(t, toolFolder(t, [], { docker: script }));
  const engine = openDocker({ kind: 'buildx', driver: 'docker-container' }, settings);
  assert.deepEqual(await engine.build(givenSpec()), { id: undefined, digest });
  await assert.rejects(engine.build(givenSpec({ push: false })), { code: 'build_no_image' });
});

test('a push gives the digests that the daemon recorded for this repository', async (t) => {
  const recorded = `["other.io/shop/app@sha256:${'b'.repeat(64)}","r.io/shop/app@${digest}"]`;
  const { settings } = givenSettings(t, toolFolder(t, [], { docker: `[ $1 = image ] && echo '${recorded}'; exit 0` }));
  assert.deepEqual(await openDocker({ kind: 'built-in' }, settings).push(givenSpec()), [digest]);
});

test('only a buildx builder of its own builds several platforms, and the classic one no secrets', async (t) => {
  const find = async (driver: string) => {
    const script = `case $1 in version) ${versions('28')};; buildx) echo "Driver: ${driver}";; esac`;
    return (await findDocker('/', { PATH: toolFolder(t, [], { docker: script }) })).engines;
  };
  const two = { platforms: ['linux/amd64', 'linux/arm64'], secrets: [] };
  const [own, classic] = await find('docker-container');
  const [daemon] = await find('docker');
  assert.equal(own?.refuse(two), undefined);
  assert.equal(daemon?.refuse(two)?.code, 'engine_lacks');
  assert.equal(daemon?.refuse({ platforms: ['linux/arm64'], secrets: [{ id: 'a', file: 'b' }] }), undefined);
  assert.match(classic?.refuse({ platforms: [], secrets: [{ id: 'a', file: 'b' }] })?.what ?? '', /no build secrets/);
});
