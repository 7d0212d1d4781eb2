// The root action says and does what the reusable workflow ship.yml does: it tells that it begins, and builds rather than believes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buildahStorage, needsTool } from '../../fakes/engine.ts';
import { enterShipWorld } from '../../fakes/ship-world.ts';
import { slackToken } from '../../fakes/slack.ts';

test('the channel is told that it begins, and how it ended; the outputs are those of the last message', async (t) => {
  const { ship, image, told } = await enterShipWorld(t);
  const { exitCode, outputs, log } = await ship({ image: await image('v2') });
  assert.equal(exitCode, 0, log);
  assert.equal(told().length, 2);
  assert.match(told()[0] ?? '', /DEPLOYING.*v2/);
  assert.match(told()[1] ?? '', /DEPLOYED.*v2/);
  assert.match(outputs['payload'] ?? '', /DEPLOYED/);
});

test('by a bot token the message that it begins becomes the message how it ended', async (t) => {
  const { world, ship, image, edit } = await enterShipWorld(t);
  edit('.github/ship.yml', /^smoke-test:$/m, `notify-slack: {api-url: "${world.slack.apiUrl}"}\nsmoke-test:`);
  const bot = { 'slack-webhook-url': undefined, 'slack-token': slackToken, 'slack-channel': '#deployments' };
  const { exitCode, outputs, log } = await ship({ ...bot, image: await image('v2') });
  assert.equal(exitCode, 0, log);
  assert.deepEqual(
    world.slack.messages.map(({ via }) => via),
    ['chat.postMessage', 'chat.update'],
  );
  const [first] = world.slack.messages;
  assert.match(JSON.stringify(first?.payload), /DEPLOYING/);
  assert.equal(outputs['sent'], 'true');
});

test('a bump that fails is told, too: it had begun', async (t) => {
  const { ship, image, told } = await enterShipWorld(t);
  const { exitCode, log } = await ship({ image: await image('v2'), 'manifests-token': 'wrong' });
  assert.equal(exitCode, 1, log);
  assert.match(told().join('\n'), /DEPLOYING.*\n.*FAILED/);
});

test('a promotion, whose version nobody knows before it is written, is told when it has ended', async (t) => {
  const { ship, edit, told } = await enterShipWorld(t);
  edit('.github/ship.yml', 'deploy: {sync: manual}', 'deploy: {promote: true}');
  const { log } = await ship({ environment: 'production' });
  assert.equal(told().length, 1, log);
  assert.doesNotMatch(told().join(), /DEPLOYING/);
});

test('an image of this commit that stands in the registry without a signature is built again', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { ship } = await enterShipWorld(t);
  const storage = buildahStorage(t);
  assert.equal((await ship({}, storage)).outputs['built'], 'true');
  const { exitCode, outputs, log } = await ship({}, storage);
  assert.deepEqual([exitCode, outputs['built'], outputs['reused']], [0, 'true', 'false'], log);
});
