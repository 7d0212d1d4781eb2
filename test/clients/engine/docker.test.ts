// Docker's client on programs that answer like docker: what is found, what is passed, what counts as success.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { type Builder, buildArguments, findDocker, openDocker } from '../../../src/clients/engine/docker.ts';
import type { EngineNeeds } from '../../../src/clients/engine/engine.ts';
import { toolFolder } from '../../fakes/tool.ts';
import { fullSpec, givenSettings, givenSpec, needsNothing } from '../engine-settings.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const daemonBuilder: Builder = { kind: 'buildx', driver: 'docker', loads: true };
const ownBuilder: Builder = { kind: 'buildx', driver: 'docker-container', loads: true };
const versions = (client: string): string =>
  `echo '{"Client":{"Version":"${client}"},"Server":{"Version":"20.10.24"}}'`;

const plugin = (driver: string): string => `buildx) if [ $2 = inspect ]; then echo "Driver: ${driver}"; fi;;`;
const noPlugin = 'buildx) exit 1;;';
const classic = 'Docker 20.10.24';
const machines: readonly [string, string, string, string[]][] = [
  ['BuildKit in the daemon', '28.2.2', plugin('docker'), [`${classic} with BuildKit (buildx, driver docker)`, classic]],
  [
    'BuildKit in a container',
    '28.2.2',
    plugin('docker-container'),
    [`${classic} with BuildKit (buildx, driver docker-container)`, classic],
  ],
  ['BuildKit that is built in', '20.10.24', noPlugin, [`${classic} with BuildKit (built in)`, classic]],
  ['the classic builder alone', '28.2.2', noPlugin, [classic]],
];
for (const [what, client, buildx, titles] of machines)
  test(`finds ${what}`, async (t) => {
    const script = `case $1 in version) ${versions(client)};; ${buildx} esac`;
    const { engines } = await findDocker('/', { PATH: toolFolder(t, [], { docker: script }) });
    assert.deepEqual(
      engines.map(({ title }) => title),
      titles,
    );
    assert.equal(engines.at(-1)?.name, 'docker');
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
  const flags = ['--file', 'app/Dockerfile', '--tag', 'r.io/shop/app:v1', '--target', 'prod'];
  const platform = ['--platform', 'linux/amd64'];
  const rest = [
    '--build-arg',
    'A=1',
    '--build-arg',
    'B=x y',
    '--build-context',
    'docs=../docs',
    '--label',
    'team=shop',
  ];
  const secret = ['--secret', 'id=TOKEN,src=/private/secret-0', '--pull'];
  const expected = ['buildx', 'build', '--progress', 'plain', ...flags, ...platform, ...rest, ...secret];
  assert.deepEqual(buildArguments(daemonBuilder, fullSpec()), expected);
  assert.deepEqual(buildArguments({ kind: 'built-in' }, fullSpec()), expected.slice(1));
  const bare = ['build', '--file', 'app/Dockerfile', '--tag', 'r.io/shop/app:v1'];
  assert.deepEqual(buildArguments({ kind: 'classic' }, givenSpec()), bare);
});

test('a path with a comma is one field of a secret', () => {
  const spec = givenSpec({ secrets: [{ id: 'A', file: '/a,b' }] });
  assert.ok(buildArguments({ kind: 'built-in' }, spec).includes('id=A,"src=/a,b"'));
});

test('a build gives the id that docker left, and the private config is what docker sees', async (t) => {
  const script = `echo "$DOCKER_CONFIG $DOCKER_BUILDKIT $*" > seen; while [ $# -gt 1 ]; do [ $1 = --iidfile ] && echo ${digest} > $2; shift; done`;
  const { settings } = givenSettings(t, toolFolder(t, [], { docker: script }), { authFile: '/x/auth.json' });
  const engine = openDocker({ kind: 'classic' }, settings);
  const built = await engine.build(givenSpec());
  assert.deepEqual([built.id, built.digest], [digest, undefined]);
  const seen = readFileSync(path.join(settings.folder, 'seen'), 'utf8');
  assert.ok(seen.startsWith(`${settings.privateFolder} 0 build `) && seen.endsWith(' app\n'), seen);
});

test('a builder of its own pushes by digest as it builds, and its digest comes from the metadata', async (t) => {
  const metadata = `{"containerimage.config.digest":"x","containerimage.digest":"${digest}"}`;
  const script = `echo "$SOURCE_DATE_EPOCH $*" > seen; while [ $# -gt 1 ]; do case $1 in --output) pushed=yes;; --metadata-file) [ $pushed ] && echo '${metadata}' > $2;; esac; shift; done`;
  const { settings } = givenSettings(t, toolFolder(t, [], { docker: script }));
  const engine = openDocker(ownBuilder, settings);
  const built = await engine.build(givenSpec({ epoch: 5 }));
  assert.deepEqual([built.id, built.digest], [undefined, digest]);
  const seen = readFileSync(path.join(settings.folder, 'seen'), 'utf8');
  assert.match(seen, /^5 buildx build .* --output type=image,"name=r\.io\/shop\/app",push-by-digest=true,push=true/);
  assert.ok(!seen.includes('--tag'), 'a tag is put when the image has been looked at');
  const kept = await engine.build(givenSpec({ push: false, platforms: ['linux/amd64', 'linux/arm64'] }));
  assert.deepEqual([kept.id, kept.digest], [undefined, undefined], 'two platforms without a push stay in the cache');
});

test('a push that ends without a digest is red', async (t) => {
  const { settings } = givenSettings(t, toolFolder(t, [], { docker: 'exit 0' }));
  await assert.rejects(openDocker(ownBuilder, settings).build(givenSpec()), { message: /left no digest/ });
});

const pushes: readonly [title: string, said: string, tries: string][] = [
  ['the network', 'read: connection reset by peer', 'push\npush\n'],
  ['a denial', 'denied: not yours', 'push\n'],
  ['an immutable tag', 'tag invalid: it is immutable', 'push\n'],
];
for (const [title, said, tries] of pushes)
  test(`a push that fails for ${title} is tried ${tries.length > 5 ? 'again' : 'once'}`, async (t) => {
    const script = `[ $1 = image ] && echo '[]' && exit 0; echo "$1" >> seen; [ "$(grep -c push seen)" = 2 ] && exit 0; echo "${said}" >&2; exit 1`;
    const { settings } = givenSettings(t, toolFolder(t, ['grep'], { docker: script }));
    await openDocker({ kind: 'classic' }, settings, 1)
      .push(givenSpec())
      .catch(() => undefined);
    assert.equal(readFileSync(path.join(settings.folder, 'seen'), 'utf8'), tries);
  });

test('a push gives the digests that the daemon recorded for this repository', async (t) => {
  const recorded = `["other.io/shop/app@sha256:${'b'.repeat(64)}","r.io/shop/app@${digest}"]`;
  const { settings } = givenSettings(t, toolFolder(t, [], { docker: `[ $1 = image ] && echo '${recorded}'; exit 0` }));
  assert.deepEqual(await openDocker({ kind: 'built-in' }, settings).pushedDigests(givenSpec()), [digest]);
});

const two = { ...needsNothing, platforms: ['linux/amd64', 'linux/arm64'] };
const secret = { ...needsNothing, secrets: [1] };
const lacking: readonly [
  title: string,
  builder: 'own' | 'daemon' | 'classic',
  needs: EngineNeeds,
  lack: string | undefined,
][] = [
  ['a builder of its own: several platforms', 'own', two, undefined],
  ['the daemon’s builder: several platforms', 'daemon', two, 'platforms'],
  ['the daemon’s builder: secrets', 'daemon', secret, undefined],
  ['the classic builder: secrets', 'classic', secret, 'secrets'],
  ['the classic builder: a platform', 'classic', { ...needsNothing, platforms: ['linux/arm64'] }, 'platforms'],
  ['the daemon’s builder: attestations', 'daemon', { ...needsNothing, sbom: true }, 'attestations'],
  ['a builder of its own: attestations', 'own', { ...needsNothing, sbom: true, provenance: true }, undefined],
  ['the classic builder: a cache', 'classic', { ...needsNothing, cacheFrom: ['x'] }, 'cache'],
];
for (const [title, builder, needs, lack] of lacking)
  test(`${title}: ${lack === undefined ? 'can' : 'cannot'}`, async (t) => {
    const driver = builder === 'own' ? 'docker-container' : 'docker';
    const script = `case $1 in version) ${versions('28')};; buildx) echo "Driver: ${driver}";; esac`;
    const { engines } = await findDocker('/', { PATH: toolFolder(t, [], { docker: script }) });
    assert.equal(engines[builder === 'classic' ? 1 : 0]?.lacks(needs), lack);
  });

test('a builder elsewhere needs no daemon of Docker', async (t) => {
  const script = 'case $1 in version) echo "no daemon" >&2; exit 1;; buildx) echo "Driver: remote";; esac';
  const { engines } = await findDocker('/', { PATH: toolFolder(t, [], { docker: script }) });
  assert.deepEqual(
    engines.map(({ title }) => title),
    ['BuildKit (buildx, driver remote)'],
  );
});
