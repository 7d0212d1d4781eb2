// Which engine is taken of those that are here, and what is said when none is.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { EngineName } from '../../../src/clients/engine/engine.ts';
import { findEngine } from '../../../src/clients/engine/search.ts';
import { toolFolder } from '../../fakes/tool.ts';
import { needsNothing } from '../engine-settings.ts';

const version = '{"Client":{"Version":"28.2.2"},"Server":{"Version":"28.2.2"}}';
const docker = `case $1 in version) echo '${version}';; buildx) exit 1;; esac`;
const withBuildx = docker.replace('exit 1', 'echo Driver: docker');
const buildah = 'echo \'{"BuildahVersion": "1.28.2"}\'';
const none = needsNothing;

const cases: readonly [string, Record<string, string>, EngineName | 'auto', EngineName][] = [
  ['auto takes BuildKit first', { docker: withBuildx, buildah }, 'auto', 'buildx'],
  ['auto takes Docker where there is no BuildKit', { docker, buildah }, 'auto', 'docker'],
  ['auto takes Buildah where there is no Docker', { buildah }, 'auto', 'buildah'],
  ['docker takes Docker, whatever else is there', { docker: withBuildx, buildah }, 'docker', 'docker'],
  ['buildah takes Buildah, whatever else is there', { docker: withBuildx, buildah }, 'buildah', 'buildah'],
];
for (const [title, scripts, wanted, name] of cases)
  test(title, async (t) => {
    const found = await findEngine(wanted, '/', { PATH: toolFolder(t, [], scripts) }, none);
    assert.equal('engine' in found ? found.engine.name : undefined, name);
  });

test('without the engine it is said what was looked for', async (t) => {
  const missing = await findEngine('auto', '/', { PATH: toolFolder(t, []) }, none);
  assert.deepEqual(missing, { state: 'missing', lookedFor: ['docker (not installed)', 'buildah (not installed)'] });
  const plain = await findEngine('buildx', '/', { PATH: toolFolder(t, [], { docker, buildah }) }, none);
  assert.deepEqual(plain, { state: 'missing', lookedFor: ['BuildKit (docker has no buildx plugin)'] });
});

test('auto passes over an engine that lacks what the build needs; when all do, the first one says so', async (t) => {
  const two = { ...needsNothing, platforms: ['linux/amd64', 'linux/arm64'] };
  const both = { PATH: toolFolder(t, [], { docker: withBuildx, buildah }) };
  const found = await findEngine('auto', '/', both, two);
  assert.equal(found.state === 'found' && found.engine.name, 'buildah');
  const alone = await findEngine('auto', '/', { PATH: toolFolder(t, [], { docker: withBuildx }) }, two);
  assert.equal(alone.state === 'incapable' && alone.engine.lacks(two), 'platforms');
});
