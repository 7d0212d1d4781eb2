// Runs the whole chain on this machine, on real parts and with no account: npm run demo
// Brings up the demo's world, runs the five committed bundles as the runner would, and tells what happens as a timeline.
// Set DEMO_REGISTRY=host:port to push to a registry that runs already. Everything it leaves lies in .demo/.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Step, type StepResult, startBundle } from '../test/fakes/runner.ts';
import { commitAll, startWorld, type World } from './demo/world.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, '.demo');
const started = performance.now();
let steps = 0;
let interrupted = false;
process.on('SIGINT', () => {
  interrupted = true;
});

/** Ctrl-C ends the demo at its next step, so that the world is always closed. */
function throwIfInterrupted(): void {
  if (interrupted) throw new Error('Interrupted; everything that was started has been stopped.');
}

const say = (who: string, text: string): void => {
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const [first = '', ...rest] = text.split('\n');
  console.log(`${seconds.padStart(7)}  ${who.padEnd(18)}${first}`);
  for (const line of rest) console.log(`${' '.repeat(27)}${line}`);
};

const require = (condition: boolean, what: string): void => {
  if (!condition) throw new Error(`The demo expected that ${what}.`);
};

/** Runs one bundle as a step of the service's workflow; its whole log goes to a file. */
async function step(
  world: World,
  action: string,
  inputs: Step['inputs'],
  expected: 'green' | 'red',
): Promise<StepResult> {
  throwIfInterrupted();
  const env = {
    GITHUB_REPOSITORY: 'shopfast/checkout-service',
    GITHUB_SHA: world.commit,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_ACTOR: 'robin',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
    ...(process.env['DOCKER_HOST'] === undefined ? {} : { DOCKER_HOST: process.env['DOCKER_HOST'] }),
  };
  const event = {
    repository: { default_branch: 'main' },
    head_commit: { message: 'feat: add gift card payment support' },
  };
  const running = startBundle(action, { inputs: inputs ?? {}, workspace: world.service, env, event });
  const interrupt = (): void => void running.child.kill('SIGINT');
  process.once('SIGINT', interrupt);
  const result = await running.finished;
  process.removeListener('SIGINT', interrupt);
  throwIfInterrupted();
  steps += 1;
  const name = `${steps}-${action}-${expected}`;
  writeFileSync(path.join(folder, 'logs', `${name}.log`), result.log);
  writeFileSync(path.join(folder, 'logs', `${name}-summary.md`), result.summary);
  if ((result.exitCode === 0) !== (expected === 'green'))
    throw new Error(`${action} ended with ${result.exitCode}, not ${expected}:\n${result.log}`);
  return result;
}

/** The message in words, and the payload that Slack's side received. */
function tellMessage(world: World, event: string): void {
  const payload = world.slack.messages.at(-1)?.payload;
  say('notify-slack', `${event}: ${textsOf(payload).join('\n')}\npayload ${JSON.stringify(payload)}`);
}

/** Every text of a Block Kit message, in order. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { text } = value as { text?: unknown };
  const own = typeof text === 'string' && 'type' in value ? [text.replaceAll('\n', ' ')] : [];
  return [...own, ...Object.values(value).flatMap(textsOf)];
}

/** A build engine, or on Debian and Ubuntu as root: Buildah from the distribution. */
function ensureEngine(): void {
  const has = (command: string, ...args: string[]): boolean =>
    spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (has('docker', 'info') || has('buildah', '--version')) return;
  say('engine', 'No build engine is here: neither a running Docker nor Buildah.');
  if (process.getuid?.() !== 0 || !has('apt-get', '--version')) {
    throw new Error('Install one and run the demo again: `apt-get install buildah` as root, or start Docker.');
  }
  say('engine', 'Installing Buildah from the distribution (apt-get install buildah) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'buildah'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The pull request: a bug makes the gate red, its fix green. */
async function pullRequest(world: World): Promise<void> {
  const file = path.join(world.service, 'src/routes/gift-card.js');
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, good.replace('valid: true, ...card', 'valid: true, ...card, balance: card.balance - 1'));
  commitAll(world.service, 'fix: round the balance');
  const red = await step(world, 'quality-gate', {}, 'red');
  say('quality-gate', `RED   ${red.outputs['reasons']?.split('\n').join('\n      ')}`);
  execFileSync('git', ['-C', world.service, 'reset', '--hard', '--quiet', world.commit]);
  const green = await step(world, 'quality-gate', {}, 'green');
  say('quality-gate', `GREEN ${green.outputs['tests']} tests, ${green.outputs['coverage-lines']} % of lines covered`);
}

/** Merge: the image is built and pushed, and written into the manifests repository; Slack is told that it is ready. */
async function ship(
  world: World,
): Promise<{ tag: string; version: string; previous: string; image: string; manifestSha: string }> {
  const inputs = { 'build-args': `BASE=scratch\nVERSION=${world.commit}` };
  const { outputs: built } = await step(world, 'build-push-image', inputs, 'green');
  const image = built['image'] ?? '';
  require(/@sha256:[0-9a-f]{64}$/.test(image), 'the image has a digest');
  say(
    'build-push-image',
    `pushed ${built['registry']}/${built['repository']}\ntags   ${built['tags']?.split('\n').join(', ')}\ndigest ${built['digest']}`,
  );
  const target = { environment: 'production', token: world.manifestsToken, image: image.replace(/@.*$/, '') };
  const { outputs: bumped } = await step(world, 'bump-manifest', target, 'green');
  require(bumped['manifest-sha'] === world.manifestsHead(), 'the manifests branch is at the commit that the step made');
  say('bump-manifest', `${bumped['outcome']}: commit ${bumped['manifest-sha']}\n${bumped['diff']?.trimEnd()}`);
  const version = world.commit.slice(0, 7);
  const previous = world.previousCommit.slice(0, 7);
  const message = {
    environment: 'production',
    event: 'ready',
    version,
    'previous-version': previous,
    image,
    'webhook-url': world.slack.webhookUrl,
  };
  await step(world, 'notify-slack', message, 'green');
  tellMessage(world, 'ready');
  return { tag: built['tag'] ?? '', version, previous, image, manifestSha: bumped['manifest-sha'] ?? '' };
}

/** Production: red while the old version answers; a person syncs; green when only the new one is left. */
async function verify(world: World, shipped: Awaited<ReturnType<typeof ship>>): Promise<void> {
  const inputs = { environment: 'production', 'expect-version': shipped.tag, 'interval-seconds': '0.1' };
  const red = await step(world, 'smoke-test', { ...inputs, 'timeout-seconds': '6' }, 'red');
  require(red.outputs['reason'] === 'version_mismatch', 'the smoke test waits for the new version');
  say('smoke-test', `RED   ${red.outputs['reason']}: nobody has synced yet, versions seen ${red.outputs['versions']}`);
  say('a person', 'looks at the diff in Argo CD and clicks Sync');
  const began = performance.now();
  const synced = world.environments.production.argocd.sync();
  const green = await step(world, 'smoke-test', { ...inputs, 'timeout-seconds': '90' }, 'green');
  await synced;
  const { outputs } = green;
  say(
    'smoke-test',
    `GREEN verdict ${outputs['verdict']} after ${outputs['waited-seconds']} s, versions seen ${outputs['versions']}, ${outputs['checks-passed']} checks passed`,
  );
  const seconds = Math.round((performance.now() - began) / 1000);
  await step(
    world,
    'notify-slack',
    {
      environment: 'production',
      event: 'deployed',
      version: shipped.version,
      'previous-version': shipped.previous,
      image: shipped.image,
      url: world.environments.production.url,
      metrics: outputs['metrics'] ?? '',
      'duration-seconds': String(seconds),
      'deployed-by': 'robin',
      'approved-by': 'sam, alex',
      'webhook-url': world.slack.webhookUrl,
    },
    'green',
  );
  tellMessage(world, 'deployed');
}

async function main(): Promise<void> {
  console.log('\ncheckout-service goes from a pull request to a Slack message, on this machine.\n');
  ensureEngine();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  let shown = false;
  const onEvent = (event: string): void => {
    if (shown && event.startsWith('production')) say('argo cd', event.replace(/^production: /, ''));
  };
  const registryHost = process.env['DEMO_REGISTRY'];
  const world = await startWorld({ folder, registryHost, automated: false, podMilliseconds: 700, onEvent });
  try {
    say(
      'world',
      `manifests ${world.manifestsUrl}\nregistry  ${world.registryHost}\nservice   ${world.environments.production.url} (five pods answer ${world.previousCommit.slice(0, 7)})`,
    );
    shown = true;
    await pullRequest(world);
    await verify(world, await ship(world));
    say(
      'done',
      `GREEN. Logs, summaries, repositories and images of this run: ${path.relative(process.cwd(), folder) || '.'}/`,
    );
  } finally {
    await world.close();
  }
}

try {
  await main();
} catch (thrown) {
  say('stopped', thrown instanceof Error ? thrown.message : String(thrown));
  process.exitCode = 1;
}
