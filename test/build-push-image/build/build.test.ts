// Which engine is taken, what it is told in a dry run, and that a moved tag of a commit is said.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findCapable, plannedCommands, tellMoved } from '../../../src/build-push-image/build/build.ts';
import { toolFolder } from '../../fakes/tool.ts';
import { givenWork } from '../room.ts';

const buildah = 'echo \'{"BuildahVersion": "1.28.2"}\'';

test('the commands of a dry run hold no secret and no real folder', async (t) => {
  const PATH = toolFolder(t, [], { buildah });
  const over = { secrets: ['A=opensesame'], registry: 'r.io', engine: 'buildah' } as const;
  const work = givenWork(t, over, { PATH });
  const commands = plannedCommands(work, await findCapable(work)).map((command) => command.join(' '));
  assert.equal(commands.length, 2);
  assert.match(commands[0] ?? '', /^buildah build .*--secret id=A,src=<private folder>\/secret-0/);
  assert.ok(!commands.join().includes('opensesame'));
});

test('an engine that is not there, or lacks something, is a problem of its input', async (t) => {
  const nothing = givenWork(t, {}, { PATH: toolFolder(t, []) });
  await assert.rejects(findCapable(nothing), { code: 'engine_missing' });
  const lacking = givenWork(t, { sbom: true, engine: 'buildah' }, { PATH: toolFolder(t, [], { buildah }) });
  await assert.rejects(findCapable(lacking), { code: 'engine_lacks' });
});

test('a moved tag of a commit is said, a moved latest is not', (t) => {
  const work = givenWork(t, { tags: ['sha', 'latest'] });
  tellMoved(work, 'latest', 'sha256:old');
  assert.deepEqual(work.said, []);
  tellMoved(work, work.plan.tags[0], 'sha256:old');
  assert.match(work.said.join(), /pointed at sha256:old and was moved/);
});
