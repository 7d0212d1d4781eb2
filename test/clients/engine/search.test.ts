// Which engine is taken of those that are here, and what is said when none is.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { EngineName } from '../../../src/clients/engine/engine.ts';
import { findEngine } from '../../../src/clients/engine/search.ts';
import { toolFolder } from '../../fakes/tool.ts';

const version = '{"Client":{"Version":"28.2.2"},"Server":{"Version":"28.2.2"}}';
const docker = `case $1 in version) echo '${version}';; buildx) exit 1;; esac`;
const withBuildx = docker.replace('exit 1', 'echo Driver: docker');
const buildah = 'echo buildah version 1.28.2';
const none = { platforms: [], secrets: [] };

test('auto takes BuildKit, then Docker, then Buildah; a name takes that one', async (t) => {
  const cases: [Record<string, string>, EngineName | 'auto', EngineName][] = [
    [{ docker: withBuildx, buildah }, 'auto', 'buildx'],
    [{ docker, buildah }, 'auto', 'docker'],
    [{ buildah }, 'auto', 'buildah'],
    [{ docker: withBuildx, buildah }, 'docker', 'docker'],
    [{ docker: withBuildx, buildah }, 'buildah', 'buildah'],
  ];
  for (const [scripts, wanted, name] of cases) {
    const found = await findEngine(wanted, '/', { PATH: toolFolder(t, [], scripts) }, none);
    assert.equal(found.name, name);
  }
});

test('without the engine the error lists what was looked for and how to get one', async (t) => {
  const missing = findEngine('auto', '/', { PATH: toolFolder(t, []) }, none);
  const message = 'No build engine was found. Looked for: docker (not installed); buildah (not installed)';
  await assert.rejects(missing, { code: 'engine_missing', message });
  const plain = findEngine('buildx', '/', { PATH: toolFolder(t, [], { docker, buildah }) }, none);
  await assert.rejects(plain, {
    message: /"buildx" was not found. Looked for: BuildKit \(docker has no buildx plugin\)/,
  });
});

test('auto passes over an engine that lacks what the build needs; when all do, the first one says so', async (t) => {
  const two = { platforms: ['linux/amd64', 'linux/arm64'], secrets: [] };
  const both = { PATH: toolFolder(t, [], { docker: withBuildx, buildah }) };
  assert.equal((await findEngine('auto', '/', both, two)).name, 'buildah');
  const alone = await findEngine('auto', '/', { PATH: toolFolder(t, [], { docker: withBuildx }) }, two);
  assert.equal(alone.refuse(two)?.code, 'engine_lacks');
});
