// The story of one change: a bug that the gate stops, its fix, staging by itself, production by a person's sync. The settings are those of
// the service's own workflow and config file.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fitToThisMachine } from '../caller.ts';
import {
  bump,
  changedLines,
  factsOf,
  message,
  type Settings,
  type Shipment,
  shipmentOf,
  smoke,
  step,
  tagOf,
  tell,
} from '../deploy.ts';
import { expect, type Stage } from '../stage.ts';
import { brief } from '../terminal.ts';
import { watch } from '../watch.ts';
import { commitAll, git, startWorld, type World } from '../world.ts';

const feature = 'feat: add gift card payment support';

/** How the world of the chain is set up. */
export interface ChainOptions {
  readonly registryHost?: string | undefined;
  /** The message of the commit that is shipped. */
  readonly message?: string;
}

/** Brings up the world of the chain and introduces it. */
export async function enterChain(stage: Stage, options: ChainOptions): Promise<Shipment> {
  const { timeline, folder, opened, sights } = stage;
  const { registryHost, message = feature } = options;
  let isShown = false;
  const onEvent = (event: string): void => {
    if (isShown) timeline.say('argo cd', brief(event).replace(/\S+\/([\w-]+:)/, '…/$1'), 'quiet');
  };
  const work = timeline.work('world', 'git server, registry, two environments and a Slack start on loopback');
  const world = await startWorld({ folder, registryHost, automated: false, podMilliseconds: 700, onEvent })
    .then(opened)
    .finally(() => work.stop());
  const commit = fitToThisMachine(world.service, message);
  introduce(stage, world);
  isShown = true;
  sights.push(...sightsOf(world));
  return shipmentOf(stage, world, commit, message);
}

function introduce({ timeline }: Stage, world: World): void {
  const { staging, production } = world.environments;
  timeline.say('world', `manifests   ${world.manifestsUrl}`);
  timeline.show(`registry    ${world.registryHost}`);
  timeline.show(`staging     ${staging.url}  one pod, version ${brief(world.previousCommit)}`);
  timeline.show(`production  ${production.url}  five pods, version ${brief(world.previousCommit)}`);
}

const sightsOf = (world: World): string[] => [
  `staging      curl ${world.environments.staging.url}/health`,
  `production   curl ${world.environments.production.url}/health`,
  `manifests    git clone ${world.manifestsUrl.replace('://', `://x-access-token:${world.manifestsToken}@`)}`,
  `registry     curl http://${world.registryHost}/v2/_catalog`,
  `service      ${world.service}`,
];

/** Tells the story. */
export async function tellChain(stage: Stage, options: ChainOptions): Promise<void> {
  const shipment = await enterChain(stage, options);
  showCaller(shipment);
  await pullRequest(shipment);
  const [staging, production] = await planned(shipment);
  const image = await build(shipment);

  await deployByItself(shipment, staging, image);
  await deployByPerson(shipment, production, image);
  const { record, timeline } = stage;
  record.conclusion = `${brief(shipment.commit)} was seen to answer in staging and in production, and nothing older was left.`;
  timeline.say('done', record.conclusion, 'good');
}

function showCaller({ stage, caller }: Shipment): void {
  const [workflow] = caller.files;
  const lines = (workflow?.text ?? '').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  stage.timeline.say(
    'the service',
    `its whole pipeline, ${workflow?.name} (what each step does stands in .github/ship.yml):`,
  );
  stage.timeline.show(lines.join('\n'), 'quiet');
}

/** The pull request: a bug makes the gate red, its fix green. */
async function pullRequest(shipment: Shipment): Promise<void> {
  const { service } = shipment.world;
  const file = path.join(service, 'src/routes/gift-card.js');
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, good.replace('valid: true, ...card', 'valid: true, ...card, balance: card.balance - 1'));
  commitAll(service, 'fix: round the balance');
  await gate(shipment, 'the pull request, with a bug in it', 'red');
  git(service, 'reset', '--hard', '--quiet', shipment.commit);
  await gate(shipment, 'the pull request, mended', 'green');
}

/** Runs the gates of the config file. */
export async function gate(shipment: Shipment, title: string, expected: 'green' | 'red'): Promise<void> {
  const { outputs } = await step(shipment, { action: 'quality-gate', title, inputs: {}, expected });
  const { timeline } = shipment.stage;
  if (expected === 'red') timeline.say('quality-gate', `RED   ${title}\n${outputs['reasons']}`, 'bad');
  else
    timeline.say(
      'quality-gate',
      `GREEN ${title}: ${outputs['tests']} tests, ${outputs['coverage-lines']} % of lines covered`,
      'good',
    );
}

/** What ship.yml asks first: which environments, in which order, and who brings each to life. */
export async function planned(shipment: Shipment): Promise<[Settings, Settings]> {
  const inputs = { stages: 'plan' };
  const { outputs } = await step(shipment, { action: 'ship', title: 'read ship.yml', inputs, expected: 'green' });
  const [staging, production] = JSON.parse(outputs['environments'] ?? '[]') as Settings[];
  if (staging === undefined || production === undefined) throw new Error('ship.yml names no two environments.');
  const words = [staging, production].map(({ name, sync }) => `${name} (sync: ${sync})`);
  shipment.stage.timeline.say('ship', `merged. It goes to ${words.join(', then ')}`);
  return [staging, production];
}

/** Builds and pushes the image, and returns its whole reference. */
export async function build(shipment: Shipment): Promise<string> {
  const { stage, caller } = shipment;
  const inputs = { 'build-args': caller.with['build-args'] ?? '' };
  const { outputs } = await step(shipment, {
    action: 'build-push-image',
    title: 'build and push the image',
    inputs,
    expected: 'green',
  });
  const image = outputs['image'] ?? '';
  expect(/@sha256:[0-9a-f]{64}$/.test(image), 'the image has a digest');
  stage.record.facts['image'] = image;
  stage.timeline.say('build-push-image', `pushed  ${outputs['registry']}/${outputs['repository']}`, 'good');
  stage.timeline.show(`tags    ${outputs['tags']?.split('\n').join(', ')}`);
  stage.timeline.show(`digest  ${outputs['digest']}`);
  return image;
}

/** Staging: Argo CD syncs by itself. */
export async function deployByItself(shipment: Shipment, settings: Settings, image: string): Promise<void> {
  await message(shipment, settings.name, { event: 'deploying', version: tagOf(image), image });
  const bumped = await bump(shipment, settings, image);
  const smoked = await smoke(shipment, settings, tagOf(image), { expected: 'green' });
  await tell(shipment, settings, 'bump', { facts: factsOf(bumped, smoked, false), result: 'success', image });
}

/** Production: red while the old version answers; a person syncs; green when only the new one is left. */
async function deployByPerson(shipment: Shipment, settings: Settings, image: string): Promise<void> {
  const { stage, world } = shipment;
  const { timeline, record } = stage;
  const bumped = await bump(shipment, settings, image);
  expect(bumped.outputs['manifest-sha'] === world.manifestsHead(), 'the manifests branch is at the commit of the step');
  await tell(shipment, settings, 'bump', { facts: factsOf(bumped, undefined, true), result: 'success', image });
  const { url, argocd } = world.environments[settings.name];
  const watcher = watch(url, timeline);
  timeline.say('a person', 'runs verify.yml before anybody has synced');
  const early = { expected: 'red', more: { 'timeout-seconds': '4' } } as const;
  const red = await smoke(shipment, settings, tagOf(image), early);
  expect(red.outputs['reason'] === 'version_mismatch', 'the smoke test waits for the new version');

  timeline.say('a person', 'looks at the diff in Argo CD and clicks Sync');
  const clicked = timeline.seconds();
  const synced = argocd.sync().then(() => timeline.seconds());
  const smoked = await smoke(shipment, settings, tagOf(image), { expected: 'green' });
  const marks = [
    { at: clicked, text: 'Sync' },
    { at: await synced, text: 'rolled out' },
    { at: timeline.seconds(), text: 'proven' },
  ];
  record.answers.push({ title: `Who answered in ${settings.name}`, samples: await watcher.stop(), marks });
  await tell(shipment, settings, 'verify', { facts: factsOf(bumped, smoked, false), result: 'success', image });
  record.facts['secondsToProof'] = (marks[2]?.at ?? 0) - clicked;
  record.facts['manifestSha'] = bumped.outputs['manifest-sha'];
  record.facts['versions'] = JSON.parse(smoked.outputs['versions'] ?? '{}');
  record.facts['commit'] = shipment.commit;
  record.numbers['lines changed per bump'] = String(changedLines(bumped.outputs['diff'] ?? '').split('\n').length / 2);
  record.numbers['from Sync to proof'] = `${(record.facts['secondsToProof'] as number).toFixed(1)} s`;
}
