// The story of a roll-back at midnight: a clean-up deleted the image to go back to. First by hand, in staging; then with bump-manifest, in
// production, by the clock.

import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pushFolder } from '../../../test/fakes/image.ts';
import { type OciRegistry, startOciRegistry } from '../../../test/fakes/oci-registry.ts';
import { fitToThisMachine } from '../caller.ts';
import { bump, factsOf, type Settings, type Shipment, shipmentOf, smoke, step, tell } from '../deploy.ts';
import { expect, type Stage, until } from '../stage.ts';
import { brief } from '../terminal.ts';
import { versionAt, watch } from '../watch.ts';
import { commitAll, git, startWorld, type World } from '../world.ts';

const repository = 'shopfast-checkout-service';
const production: Settings = { name: 'production', sync: 'auto' };

/** The three versions of this night. */
interface Versions {
  readonly good: string;
  readonly deleted: string;
  readonly bad: string;
}

/** Tells the story. */
export async function tellMidnight(stage: Stage): Promise<void> {
  const { timeline, folder, opened, sights } = stage;
  const registry = opened(await startOciRegistry());
  const events: string[] = [];
  const onEvent = (event: string): void => void events.push(event);
  const options = { folder, registryHost: registry.host, automated: true, podMilliseconds: 100, onEvent };
  const work = timeline.work('world', 'git server, registry, two environments and a Slack start on loopback');
  const world = await startWorld(options)
    .then(opened)
    .finally(() => work.stop());
  sights.push(
    `production   curl ${world.environments.production.url}/health`,
    `staging      curl ${world.environments.staging.url}/health`,
  );

  const shipment = shipmentOf(stage, world, fitToThisMachine(world.service, 'feat: gift cards'), 'fix: a faster cart');
  const versions = await shipThree(shipment);
  registry.setTag(repository, versions.deleted, undefined);
  timeline.say('a clean-up', `deletes the image of ${brief(versions.deleted)} from the registry: nobody runs it`);
  await byHand(stage, world, versions, events);
  await byClock(shipment, registry, versions);
}

/** Three releases: a good one, one that is deleted later, and the one that is wrong tonight. */
async function shipThree(shipment: Shipment): Promise<Versions> {
  const { stage, world } = shipment;
  const { timeline } = stage;
  const good = shipment.commit;
  await release(shipment, good);
  appendFileSync(path.join(world.service, 'src/store.js'), '// With a cache.\n');
  const deleted = commitAll(world.service, 'feat: a cache for gift cards');
  await release(shipment, deleted);
  rmSync(path.join(world.service, 'src/routes/gift-card.js'));
  const bad = commitAll(world.service, 'fix: a faster cart');
  await release(shipment, bad);
  timeline.say(
    'production',
    `runs ${brief(bad)}, after ${brief(deleted)} and ${brief(good)}. Gift cards answer 404 since tonight.`,
    'bad',
  );
  return { good, deleted, bad };
}

/** Puts an image into the registry, and bumps production with the bundle and staging by hand. */
async function release({ stage, world, caller }: Shipment, commit: string): Promise<void> {
  const image = `${world.registryHost}/${repository}:${commit}`;
  await pushFolder(image, world.service, { Env: [`APP_VERSION=${commit}`], Cmd: ['node', 'src/server.js'] });
  const shipment = { stage, world, caller, commit, message: '' };
  const inputs = { environment: 'production', token: caller.secrets['manifests-token'] ?? '', image };
  await step(shipment, { action: 'bump-manifest', title: `ship ${brief(commit)}`, inputs, expected: 'green' });
  byClone(world, `s|${repository}:.*|${repository}:${commit}|`, `chore(staging): bump to ${brief(commit)}`);
  for (const { argocd, url } of Object.values(world.environments))
    await until(
      stage,
      () => argocd.image === image && argocd.syncStatus === 'Synced',
      30,
      `${brief(commit)} is rolled out at ${url}`,
    );
}

/** A commit as a person makes it: clone, sed, push. */
function byClone(world: World, expression: string, message: string): void {
  const clone = path.join(world.folder, 'clone');
  git(world.folder, 'clone', '--quiet', world.manifests, clone);
  git(clone, '-c', `alias.edit=!sed -i '${expression}'`, 'edit', 'staging/checkout-service/deployment.yaml');
  commitAll(clone, message);
  git(clone, 'push', '--quiet');
  rmSync(clone, { recursive: true });
}

/** Staging, as it is done without us: git revert is green, and nothing comes of it. */
async function byHand(stage: Stage, world: World, versions: Versions, events: readonly string[]): Promise<void> {
  const { timeline, record, folder } = stage;
  const clone = path.join(folder, 'clone');
  git(folder, 'clone', '--quiet', world.manifests, clone);
  git(clone, 'revert', '--no-edit', 'HEAD');
  git(clone, 'push', '--quiet');
  timeline.say(
    'by hand',
    '$ git revert --no-edit HEAD && git push\nexit code 0, and everybody goes back to bed',
    'quiet',
  );
  const degraded = (): string | undefined => events.find((event) => /^staging: Degraded/.test(event));
  await until(stage, () => degraded() !== undefined, 20, 'the cluster cannot pull the image');
  const version = await versionAt(world.environments.staging.url);
  expect(version === versions.bad, 'the bad version still answers in staging');
  record.facts['byHand'] = { exitCode: 0, degraded: brief(degraded() ?? ''), stillAnswers: version };
  timeline.say('argo cd', brief(degraded() ?? '').replace(/\S+\/([\w-]+:)/, '…/$1'), 'quiet');
  timeline.say('staging', `still answers with ${brief(version ?? '')}: a new pod cannot pull what is not there`, 'bad');
}

/** Production: refused with the newest good one, which then serves, by the clock. */
async function byClock(shipment: Shipment, registry: OciRegistry, versions: Versions): Promise<void> {
  const { stage, world, caller } = shipment;
  const { timeline, record } = stage;
  const watcher = watch(world.environments.production.url, timeline);
  const asked = timeline.seconds();
  timeline.say('a person', 'runs rollback.yml for production: the clock starts');
  const token = caller.secrets['manifests-token'] ?? '';
  const refused = await step(shipment, {
    action: 'bump-manifest',
    title: 'roll production back to the version before',
    inputs: { environment: 'production', token, rollback: 'previous' },
    expected: 'red',
  });
  const seconds = timeline.seconds() - asked;
  const sentence = refused.errors.join('\n');
  const [, named = ''] = /`rollback: (\w+)`/.exec(sentence) ?? [];
  expect(refused.log.includes('[image_absent]'), 'the roll-back to a deleted image is refused');
  expect(named === versions.good, 'the newest good version is named');
  expect(registry.tags(repository)[named] !== undefined, 'the version that is named is in the registry');
  timeline.say('bump-manifest', `REFUSED after ${seconds.toFixed(1)} s\n${brief(sentence)}`, 'bad');

  timeline.say('a person', `asks for ${brief(named)}, as the error says`);
  const back = await bump(shipment, production, '', { image: '', rollback: named });
  const smoked = await smoke(shipment, production, named, { expected: 'green' });
  const restored = timeline.seconds() - asked;
  const marks = [
    { at: asked, text: 'asked' },
    { at: asked + seconds, text: 'refused' },
    { at: asked + restored, text: 'proven' },
  ];
  record.answers.push({ title: 'Who answered in production', samples: await watcher.stop(), marks });
  await tell(shipment, production, 'rollback', { facts: factsOf(back, smoked, false), result: 'success', image: '' });
  Object.assign(record.facts, {
    ...versions,
    named,
    secondsToRefusal: seconds,
    secondsToRestore: restored,
    refusal: sentence,
  });
  record.numbers['refused after'] = `${seconds.toFixed(1)} s`;
  record.numbers['serves again after'] = `${restored.toFixed(1)} s`;
  record.numbers['git revert, by hand'] = 'green, and nothing changed';
  record.conclusion = `Refused after ${seconds.toFixed(1)} s, and ${brief(named)} was proven to serve ${restored.toFixed(1)} s after the question.`;
  timeline.say('done', record.conclusion, 'good');
}
