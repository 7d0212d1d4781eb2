// One environment of the chain, as deploy.yml, lane.yml and tell.yml run it: announce, bump, smoke test, on red the way back, and the
// message. The inputs are those that the workflows hand over; everything else comes from the service's config file.

import type { StepResult } from '../../test/fakes/runner.ts';
import { type Caller, readCaller } from './caller.ts';
import { type Play, play, type Stage } from './stage.ts';
import { brief } from './terminal.ts';
import type { World } from './world.ts';

/** A service on its way. */
export interface Shipment {
  readonly stage: Stage;
  readonly world: World;
  /** The commit that is shipped, and its message. */
  readonly commit: string;
  readonly message: string;
  readonly caller: Caller;
}

/** What the workflow `plan` says of an environment. */
export interface Settings {
  readonly name: 'staging' | 'production';
  readonly sync: string;
}

/** What an environment's steps found out: the outputs of lane.yml. */
export type LaneFacts = Record<string, string>;

/** A shipment of a commit. */
export function shipmentOf(stage: Stage, world: World, commit: string, message: string): Shipment {
  const caller = callerOf(world, commit);
  stage.record.change = message;
  stage.record.files.push(...caller.files);
  return { stage, world, commit, message, caller };
}

/** What the service's workflow hands on for this commit. */
export function callerOf(world: World, commit: string): Caller {
  const secrets = { MANIFESTS_TOKEN: world.manifestsToken, SLACK_WEBHOOK_URL: world.slack.webhookUrl };
  return readCaller(world.service, { github: { sha: commit }, vars: {}, secrets });
}

/** Runs a bundle as a step of the service's workflow. */
export async function step(
  { stage, world, commit, message }: Shipment,
  what: Omit<Play, 'workspace' | 'event'>,
): Promise<StepResult> {
  const event = { repository: { default_branch: 'main' }, head_commit: { id: commit, message } };
  const env = { GITHUB_SHA: commit, ...what.env };
  return await play(stage, { ...what, env, workspace: world.service, event });
}

/** Writes the image into the environment's manifest, and shows the one line that changed. */
export async function bump(shipment: Shipment, { name }: Settings, image: string, given: Record<string, string> = {}) {
  const { stage, commit, caller } = shipment;
  const token = caller.secrets['manifests-token'] ?? '';
  const inputs = {
    environment: name,
    token,
    image,
    ...(given['rollback'] === undefined ? { 'source-commit': commit } : {}),
    ...given,
  };
  const title = given['rollback'] === undefined ? `bump ${name}` : `roll ${name} back`;
  const result = await step(shipment, { action: 'bump-manifest', title, inputs, expected: 'green' });
  const { outputs } = result;
  stage.record.diffs.push({
    title: `${title}: commit ${brief(outputs['manifest-sha'] ?? '')}`,
    text: outputs['diff'] ?? '',
  });
  stage.timeline.say(
    'bump-manifest',
    `${name}: ${outputs['outcome']}, commit ${brief(outputs['manifest-sha'] ?? '')}`,
    'good',
  );
  stage.timeline.show(changedLines(outputs['diff'] ?? ''));
  return result;
}

/** The changed lines of a diff, without their indentation; the image's repository stands in the build's line already. */
export const changedLines = (diff: string): string =>
  diff
    .split('\n')
    .filter((line) => /^[+-](?![+-]{2})/.test(line))
    .map((line) =>
      brief(
        `${line[0]} ${line
          .slice(1)
          .trim()
          .replace(/\S+\/([\w-]+:)/, '…/$1')}`,
      ),
    )
    .join('\n');

/** Waits for the version in the environment and checks it. */
export async function smoke(
  shipment: Shipment,
  { name }: Settings,
  version: string,
  { expected, more = {} }: { expected: 'green' | 'red'; more?: Record<string, string> },
): Promise<StepResult> {
  const inputs = { environment: name, 'expect-version': version, 'timeout-seconds': '90', ...more };
  const title = `wait for ${brief(version)} in ${name}`;
  const result = await step(shipment, { action: 'smoke-test', title, inputs, expected });
  const { outputs } = result;
  const tone = expected === 'green' ? 'good' : 'bad';
  const word = expected === 'green' ? 'GREEN' : 'RED  ';
  shipment.stage.timeline.say('smoke-test', `${word} ${name}: ${brief(outputs['explanation'] ?? '')}`, tone);
  shipment.stage.timeline.show(`who answered: ${answered(outputs['versions'] ?? '{}')}`, 'quiet');
  return result;
}

const answered = (versions: string): string =>
  Object.entries(JSON.parse(versions) as Record<string, number>)
    .map(([version, times]) => `${brief(version)} ${times === 1 ? 'once' : `${times} times`}`)
    .join(', ');

/** What was found out of a deployment, for its message. */
interface Ending {
  readonly facts: LaneFacts;
  readonly result: 'success' | 'failure';
  readonly image: string;
}

type Task = 'bump' | 'verify' | 'rollback';

/** The words of an ending, found by the bundle `ship` as in tell.yml, and the message. */
export async function tell(shipment: Shipment, settings: Settings, task: Task, ending: Ending): Promise<void> {
  await message(shipment, settings.name, await wordsOf(shipment, settings, task, ending));
}

/** What the message is given: the words that the bundle `ship` finds for the facts. */
export async function wordsOf(
  shipment: Shipment,
  { name, sync }: Settings,
  task: Task,
  { facts, result, image }: Ending,
): Promise<Record<string, string>> {
  const ending = await step(shipment, {
    action: 'ship',
    title: `find the words for ${name}`,
    inputs: { stages: 'ending', facts: JSON.stringify(facts), task, sync, result },
    expected: 'green',
  });
  const { event = '', version = '', reason = '', explanation = '' } = ending.outputs;
  return {
    event,
    sync,
    version,
    'previous-version': ending.outputs['previous-version'] ?? '',
    'serving-version': ending.outputs['serving-version'] ?? '',
    reason,
    explanation,
    image,
    metrics: facts['metrics'] ?? '',
  };
}

/** Sends one message and tells its first two lines. */
export async function message(
  shipment: Shipment,
  environment: string,
  inputs: Record<string, string>,
): Promise<StepResult> {
  const { stage, world, caller } = shipment;
  const before = world.slack.messages.length;
  const result = await step(shipment, {
    action: 'notify-slack',
    title: `tell the channel: ${inputs['event']} in ${environment}`,
    inputs: { environment, 'webhook-url': caller.secrets['slack-webhook-url'] ?? '', ...inputs },
    expected: 'green',
  });
  for (const { payload } of world.slack.messages.slice(before)) {
    stage.record.messages.push({ at: stage.timeline.seconds(), event: inputs['event'] ?? '', payload });
    const [first, ...rest] = String((payload as { text: string }).text).split(' · ');
    stage.timeline.say('notify-slack', `${first}\n${brief(rest.join(' · '))}`.trimEnd());
  }
  return result;
}

/** The facts that lane.yml hands on after a bump and a smoke test. */
export function factsOf(bumped: StepResult, smoked: StepResult | undefined, isWaiting: boolean): LaneFacts {
  const outputs = smoked?.outputs ?? {};
  const names = ['verdict', 'conclusive', 'version-seen', 'reason', 'explanation', 'metrics'];
  return {
    ...Object.fromEntries(names.map((name) => [name, outputs[name] ?? ''])),
    outcome: bumped.outputs['outcome'] ?? '',
    waiting: String(isWaiting),
    version: tagOf(bumped.outputs['image'] ?? ''),
    'previous-version': tagOf(bumped.outputs['previous-image'] ?? ''),
    'manifest-sha': bumped.outputs['manifest-sha'] ?? '',
  };
}

/** The tag of an image reference. */
export const tagOf = (image: string): string => /:([^:/@]+)(?:@|$)/.exec(image)?.[1] ?? '';

/** The facts that lane.yml adds after a roll-back that was measured. */
export const rollbackFacts = (back: StepResult, served: StepResult): LaneFacts => ({
  'rollback-tried': 'true',
  'rollback-outcome': back.outputs['outcome'] ?? '',
  'rollback-version': tagOf(back.outputs['image'] ?? ''),
  ...Object.fromEntries(
    ['verdict', 'version-seen', 'reason', 'explanation'].map((name) => [
      `rollback-${name}`,
      served.outputs[name] ?? '',
    ]),
  ),
});
