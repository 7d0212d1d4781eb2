// The chain with one stage red, for each stage: what stops, what is left untouched, and what the step says.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FailStage } from '../command.ts';
import { bump, callerOf, factsOf, rollbackFacts, type Shipment, smoke, step, tagOf, tell, wordsOf } from '../deploy.ts';
import { expect, type Stage } from '../stage.ts';
import { brief } from '../terminal.ts';
import { versionAt } from '../watch.ts';
import { commitAll, git, type World } from '../world.ts';
import { build, type ChainOptions, enterChain, gate, planned } from './chain.ts';

/** Tells the story of one red stage. */
export async function tellFailure(stage: Stage, failing: FailStage, options: ChainOptions): Promise<void> {
  const shipment = await enterChain(stage, options);
  const before = await stateOf(shipment.world);
  await told[failing](shipment);
  const after = await stateOf(shipment.world);
  expect(before.production === after.production, 'production is never touched');
  if (failing === 'gate' || failing === 'build')
    expect(before.manifests === after.manifests && before.staging === after.staging, 'nothing was written');
  stage.record.facts['before'] = before;
  stage.record.facts['after'] = after;
  stage.timeline.say('done', stage.record.conclusion, 'good');
}

const told: Readonly<Record<FailStage, (shipment: Shipment) => Promise<void>>> = {
  gate: redGate,
  build: redBuild,
  bump: redBump,
  smoke: redSmoke,
  notify: redNotify,
};

/** What must not change behind anybody's back. */
interface State {
  readonly manifests: string;
  readonly staging: string | undefined;
  readonly production: string | undefined;
}

const stateOf = async ({ manifestsHead, environments }: World): Promise<State> => ({
  manifests: manifestsHead(),
  staging: await versionAt(environments.staging.url),
  production: await versionAt(environments.production.url),
});

/** A change of one file of the service, as its newest commit. */
function commitChange(shipment: Shipment, message: string, edit: (service: string) => void): Shipment {
  const { service } = shipment.world;
  edit(service);
  const commit = commitAll(service, message);
  shipment.stage.record.change = message;
  return { ...shipment, commit, message, caller: callerOf(shipment.world, commit) };
}

const replaceIn = (file: string, from: RegExp, to: string): void => {
  const text = readFileSync(file, 'utf8');
  expect(from.test(text), `${file} holds ${from}`);
  writeFileSync(file, text.replace(from, to));
};

async function redGate(given: Shipment): Promise<void> {
  const shipment = commitChange(given, 'fix: round the balance', (service) =>
    replaceIn(path.join(service, 'src/routes/gift-card.js'), /valid: true, /, 'valid: false, '),
  );
  await gate(shipment, 'a merge whose gift cards are not valid', 'red');
  await nothingShipped(shipment, 'The gate is red: nothing was built, nothing was written, the old version serves.');
}

async function redBuild(given: Shipment): Promise<void> {
  const shipment = commitChange(given, 'build: add the certificates', (service) =>
    appendFileSync(path.join(service, 'Dockerfile'), 'COPY certificates ./certificates\n'),
  );
  await red(shipment, 'build-push-image', 'build an image whose Dockerfile copies a folder that is not there', {
    'build-args': shipment.caller.with['build-args'] ?? '',
  });
  await nothingShipped(shipment, 'The build is red: no tag was pushed, nothing was written, the old version serves.');
}

async function redBump(shipment: Shipment): Promise<void> {
  const image = await build(shipment);
  renameInManifests(shipment);
  await red(shipment, 'bump-manifest', 'bump staging, where somebody has renamed the image', {
    environment: 'staging',
    token: shipment.caller.secrets['manifests-token'] ?? '',
    image,
  });
  const conclusion = 'The bump is red: it wrote nothing, and named what stands there. The image waits in the registry.';
  shipment.stage.record.conclusion = conclusion;
}

/** Somebody else's commit: the service is called otherwise in staging. */
function renameInManifests({ stage, world }: Shipment): void {
  const clone = path.join(world.folder, 'clone');
  git(world.folder, 'clone', '--quiet', world.manifests, clone);
  const file = path.join(clone, 'staging/checkout-service/deployment.yaml');
  replaceIn(file, /shopfast-checkout-service:/, 'shopfast-checkout:');
  commitAll(clone, 'chore: a shorter name for the image');
  git(clone, 'push', '--quiet');
  stage.timeline.say('a person', 'renames the image in the manifests: shopfast-checkout-service → shopfast-checkout');
}

/** The tests see the file, the image does not: what only a smoke test can find. */
async function redSmoke(given: Shipment): Promise<void> {
  const shipment = commitChange(given, 'chore: a smaller image', (service) =>
    appendFileSync(path.join(service, '.dockerignore'), 'src/routes/gift-card.js\n'),
  );
  const [staging] = await planned(shipment);
  const image = await build(shipment);
  const bumped = await bump(shipment, staging, image);
  const red = await smoke(shipment, staging, tagOf(image), { expected: 'red' });
  expect(red.outputs['reason'] === 'assertion', 'a check is red');

  const token = shipment.caller.secrets['manifests-token'] ?? '';
  const back = await bump(shipment, staging, '', { image: '', token, rollback: 'previous', 'expect-image': image });
  // The old version lacks the gift cards that this commit's checks ask for: whether it serves is asked without them.
  const old = tagOf(back.outputs['image'] ?? '');
  const served = await smoke(shipment, staging, old, { expected: 'green', more: { checks: '[/health]' } });
  const facts = { ...factsOf(bumped, red, false), ...rollbackFacts(back, served) };
  await tell(shipment, staging, 'bump', { facts, result: 'failure', image });
  const { record } = shipment.stage;
  record.facts['servesAgain'] = await versionAt(shipment.world.environments.staging.url);
  record.conclusion = `The smoke test is red: staging was rolled back, ${brief(old)} was seen to serve again, production was never touched.`;
}

/** Slack's trouble never reddens a good deployment, unless it is asked to. Staging is deployed first, so that what is told is so. */
async function redNotify(shipment: Shipment): Promise<void> {
  const { stage, world, commit, caller } = shipment;
  const [staging] = await planned(shipment);
  const image = await build(shipment);
  const bumped = await bump(shipment, staging, image);
  const smoked = await smoke(shipment, staging, tagOf(image), { expected: 'green' });
  const facts = factsOf(bumped, smoked, false);
  const words = await wordsOf(shipment, staging, 'bump', { facts, result: 'success', image });
  expect(words['serving-version'] === commit, 'the message says what was seen to serve');

  const webhook = { 'webhook-url': caller.secrets['slack-webhook-url'] ?? '' };
  const inputs = { environment: staging.name, ...webhook, ...words };
  world.slack.answer({ kind: 'error', error: 'channel_is_archived' });
  const title = 'tell a channel that was archived';
  const calm = await step(shipment, { action: 'notify-slack', title, inputs, expected: 'green' });
  expect(calm.outputs['error'] === 'channel_is_archived', 'the code of Slack is told');
  stage.timeline.say(
    'notify-slack',
    `GREEN, with a warning: staging serves ${brief(commit)}, whatever Slack says\n${calm.warnings.join('\n')}`,
  );

  world.slack.answer({ kind: 'error', error: 'channel_is_archived' });
  await red(shipment, 'notify-slack', 'the same with fail-on-error', { ...inputs, 'fail-on-error': 'true' });
  stage.record.facts['error'] = calm.outputs['error'];
  stage.record.facts['told'] = { event: words['event'], version: words['version'], serving: words['serving-version'] };
  stage.record.conclusion = `Slack took nothing of a deployment that serves ${brief(commit)}: the step warns and stays green, and is red only where that was asked for.`;
}

/** Runs a step that must be red, and tells its sentences. */
async function red(shipment: Shipment, action: string, title: string, inputs: Record<string, string>): Promise<void> {
  const { errors } = await step(shipment, { action, title, inputs, expected: 'red' });
  shipment.stage.timeline.say(action, `RED   ${title}\n${brief(errors.join('\n'))}`, 'bad');
}

async function nothingShipped({ stage, world }: Shipment, conclusion: string): Promise<void> {
  const response = await fetch(`http://${world.registryHost}/v2/shopfast-checkout-service/tags/list`);
  const { tags } = (await response.json()) as { tags: string[] };
  stage.record.facts['tags'] = tags;
  stage.record.facts['previousCommit'] = world.previousCommit;
  stage.record.conclusion = conclusion;
}
