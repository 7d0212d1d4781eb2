// Deploy keys: the bundle against a real sshd, its refusals, and what the step leaves behind of the key, which is nothing.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { needsTool } from '../fakes/engine.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { createManifests, deployment, type ManifestsRepository } from '../fakes/manifests-repository.ts';
import { type StartedStep, type StepResult, startBundle } from '../fakes/runner.ts';
import { slowness } from '../fakes/slowness.ts';
import { makeKey, type SshServer, startSshServer } from '../fakes/ssh-server.ts';

const image = 'r.example.com/shop/checkout-service';
const file = 'production/checkout-service/deployment.yaml';
const before = deployment('checkout-service', `${image}:1f2e3d4`);

interface World {
  readonly manifests: ManifestsRepository;
  readonly server: SshServer;
  /** The step's own folders, which must be empty afterwards. */
  readonly left: () => string[];
  /** Where the user's agent would listen. */
  readonly agent: string;
  bump(inputs: Readonly<Record<string, string>>): Promise<StepResult>;
  startBump(inputs: Readonly<Record<string, string>>): StartedStep;
}

/** Undefined on a machine without sshd, where the test is skipped by name. */
async function start(context: TestContext): Promise<World | undefined> {
  if (!needsTool(context, 'sshd')) return undefined;
  const root = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', { [file]: before });
  for (const setting of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
    manifests.git('config', setting, 'true');
  const server = await startSshServer(context, root);
  const folder = temporaryFolder(context);
  const [home, temp, workspace] = ['home', 'temp', 'workspace'].map((name) => path.join(folder, name));
  for (const each of [home, temp, workspace]) mkdirSync(each ?? '');
  const base = {
    repository: `${server.url}/m.git`,
    'ssh-known-hosts': server.knownHosts,
    path: 'production',
    image: `${image}:a7f3c92`,
    'max-wait-seconds': '60',
  };
  const agent = path.join(folder, 'agent');
  const env = { HOME: home ?? '', RUNNER_TEMP: temp ?? '', SSH_AUTH_SOCK: agent };
  const startBump: World['startBump'] = (inputs) =>
    startBundle('bump-manifest', { workspace: workspace ?? '', env, inputs: { ...base, ...inputs } });
  return {
    manifests,
    server,
    agent,
    left: () => readdirSync(folder, { recursive: true }).map(String).sort(),
    bump: async (inputs) => await startBump(inputs).finished,
    startBump,
  };
}

/** The lines of a key that are secret. */
const secretLines = (key: string): string[] => key.split('\n').filter((line) => /^[A-Za-z0-9+/=]{16,}$/.test(line));

function assertNothingLeft({ left, server, agent }: World, key: string, result: StepResult): void {
  assert.deepEqual(left(), ['home', 'temp', 'workspace']);
  // How the runner is told what to hide; it prints no such line.
  const log = result.log.replace(/^::add-mask::.*$/gm, '');
  const seen = `${log}${result.summary}${JSON.stringify(result.outputs)}${server.witnessed()}`;
  for (const line of secretLines(key)) assert.ok(!seen.includes(line), 'a part of the key was seen');
  assert.ok(!seen.includes(agent), 'the agent of the user was seen');
}

async function assertRefused(world: World, key: string, inputs: Readonly<Record<string, string>>, ...says: RegExp[]) {
  const result = await world.bump({ 'ssh-key': key, ...inputs });
  assert.equal(result.exitCode, 1, result.log);
  for (const words of says) assert.match(result.errors.join('\n'), words);
  assert.ok(result.milliseconds < 20_000 * slowness(), `refused at once, not after ${result.milliseconds} ms`);
  assert.deepEqual([world.manifests.subjects().length, world.manifests.read(file).toString()], [1, before]);
  assertNothingLeft(world, key, result);
}

test('a deploy key bumps, and of the key nothing is left or seen', async (context) => {
  const world = await start(context);
  if (world === undefined) return;
  const key = world.server.deployKey('write');
  // A secret arrives as it was pasted: with the line ends of Windows, or without the last one.
  const result = await world.bump({ 'ssh-key': key.trimEnd().replaceAll('\n', '\r\n') });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual([result.outputs['outcome'], result.outputs['manifest-sha']], ['bumped', world.manifests.head()]);
  assert.equal(world.manifests.read(file).toString(), deployment('checkout-service', `${image}:a7f3c92`));
  if (existsSync('/proc/self')) assert.match(world.server.witnessed(), /^ssh\n-F\n/m, 'the processes were looked at');
  assert.equal(secretLines(key).length > 3, true);
  assertNothingLeft(world, key, result);
});

test('of a step that is cancelled while the server keeps it waiting, nothing is left either', async (context) => {
  const world = await start(context);
  if (world === undefined) return;
  const key = world.server.deployKey('stall');
  const { child, finished } = world.startBump({ 'ssh-key': key });
  while (!world.server.log().includes('Accepted publickey') && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(
    world.left().some((name) => name.endsWith('/key')),
    'the key lay there while it was used',
  );
  child.kill('SIGTERM');
  const result = await finished;
  assert.notEqual(result.exitCode, 0, result.log);
  assertNothingLeft(world, key, result);
});

test('a host whose key is not known is refused, and `ssh-known-hosts` named with the form of its line', async (context) => {
  const world = await start(context);
  if (world === undefined) return;
  const key = world.server.deployKey('write');
  const host = world.server.knownHosts.split(' ')[0] ?? '';
  await assertRefused(
    world,
    key,
    { 'ssh-known-hosts': '' },
    /did not show a host key that is known/,
    /ssh-known-hosts/,
  );
  const other = path.join(temporaryFolder(context), 'other');
  makeKey(other);
  const wrong = `${host} ${readFileSync(`${other}.pub`, 'utf8')}`;
  const names = new RegExp(`ssh-known-hosts.*\\${host.replace(']', '\\]')} `, 's');
  await assertRefused(world, key, { 'ssh-known-hosts': wrong }, /did not show a host key that is known/, names);
});

test('a key that the server does not know is refused at once, and the deploy key named', async (context) => {
  const world = await start(context);
  if (world === undefined) return;
  const key = world.server.deployKey(undefined);
  await assertRefused(world, key, {}, /did not accept/, /`ssh-key`.*deploy key/s);
});

test('a deploy key that may only read is refused, and the missing write access named', async (context) => {
  const world = await start(context);
  if (world === undefined) return;
  const says = [/does not let them do this/, /read only/, /write access/];
  await assertRefused(world, world.server.deployKey('read'), {}, ...says);
});

test('a server that refuses a write without a word is understood, too', async (context) => {
  const world = await start(context);
  if (world === undefined) return;
  await assertRefused(world, world.server.deployKey('shut'), {}, /does not let them do this/, /write access/);
});

for (const [title, suffix] of [
  ['a key with a passphrase', ''],
  ['a public key', '.pub'],
] as const)
  test(`${title} is refused at once, and what a key must be is said`, async (context) => {
    const world = await start(context);
    if (world === undefined) return;
    const locked = path.join(temporaryFolder(context), 'locked');
    makeKey(locked, 'a passphrase');
    const key = readFileSync(`${locked}${suffix}`, 'utf8');
    await assertRefused(world, key, {}, /private key, whole and without a passphrase/);
  });

test('half a key is refused at once, and what a key must be is said', async (context) => {
  const world = await start(context);
  if (world === undefined) return;
  const half = world.server.deployKey('write').slice(0, 200);
  await assertRefused(world, half, {}, /not a private key that ssh can use/, /whole private key/);
});

test('a repository that is not there is named', async (context) => {
  const world = await start(context);
  if (world === undefined) return;
  const repository = `${world.server.url}/absent.git`;
  await assertRefused(world, world.server.deployKey('write'), { repository }, /There is no repository .*absent\.git/);
});
