// Logins: what the private config holds, what it keeps of the user's, that it goes away; and what is found in the user's.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import {
  createPrivateFolder,
  findStoredLogin,
  findUserLogin,
  sweepPrivateFolders,
  usesAwsHelper,
  writeLogins,
} from '../../../src/clients/registry/docker-config.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';
import { toolFolder } from '../../fakes/tool.ts';

const login = { username: 'ci', password: 'p:w' };
const auth = Buffer.from('ci:p:w').toString('base64');
const json = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

test('the private config has our login, and keeps the user’s others, plugins and contexts', (t) => {
  const home = temporaryFolder(t);
  const other = { auth: 'b3RoZXI6eA==' };
  const user = { auths: { 'other.io': other }, credsStore: 'desktop', credHelpers: { 'r.io': 'old', 'h.io': 'x' } };
  writeFiles(home, { '.docker/config.json': JSON.stringify(user), '.docker/cli-plugins/docker-buildx': 'x' });
  const place = createPrivateFolder(temporaryFolder(t));
  const authFile = writeLogins(place, new Map([['r.io', login]]), { HOME: home, XDG_RUNTIME_DIR: home });
  const config = json(path.join(place.folder, 'config.json'));
  const auths = { 'other.io': other, 'r.io': { auth }, 'https://r.io': { auth } };
  assert.deepEqual(config['auths'], auths);
  assert.deepEqual(
    config['credHelpers'],
    { 'h.io': 'x', 'r.io': '', 'https://r.io': '' },
    'the file wins for ours alone',
  );
  assert.equal(config['credsStore'], 'desktop');
  assert.deepEqual(json(authFile), { auths, credHelpers: { 'h.io': 'x' } });
  assert.equal(readFileSync(path.join(place.folder, 'cli-plugins/docker-buildx'), 'utf8'), 'x');
  assert.deepEqual(json(path.join(home, '.docker/config.json')), user, 'the user’s own config is as it was');
  for (const file of ['config.json', 'auth.json'])
    assert.equal(statSync(path.join(place.folder, file)).mode & 0o777, 0o600, file);
  assert.equal(statSync(place.folder).mode & 0o777, 0o700);
  place.remove();
  assert.equal(existsSync(place.folder), false);
  assert.ok(existsSync(path.join(home, '.docker/cli-plugins/docker-buildx')), 'removing follows no link');
});

test('the private folder goes with the process, whatever ends it orderly', (t) => {
  const parent = temporaryFolder(t);
  const client = path.resolve(import.meta.dirname, '../../../src/clients/registry/docker-config.ts');
  const script = `const { createPrivateFolder } = await import(${JSON.stringify(client)});
    createPrivateFolder(${JSON.stringify(parent)}).write('x', 'y'); process.exit(0);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script]);
  assert.deepEqual(readdirSync(parent), []);
});

const userLogins: readonly [string, string, unknown][] = [
  ['in the file', 'r.io', login],
  ['in the file under Docker Hub’s own name', 'docker.io', login],
  ['in the file of Podman and Buildah', 'c.io', login],
  ['behind a helper', 'h.io', { username: 'u', password: 's' }],
  ['not at all', 'none.io', undefined],
];
for (const [where, registry, expected] of userLogins)
  test(`a login of the user is found ${where}`, async (t) => {
    assert.deepEqual(await findUserLogin(registry, userEnvironment(t)), expected);
  });

test('a user without a Docker config has no login', async () => {
  assert.equal(await findUserLogin('r.io', { HOME: '/nonexistent' }), undefined);
});

function userEnvironment(t: TestContext) {
  const home = temporaryFolder(t);
  const helper = 'read -r key; [ "$key" = h.io ] || exit 1; echo \'{"Username":"u","Secret":"s"}\'';
  const env = { HOME: home, PATH: toolFolder(t, [], { 'docker-credential-x': helper }), XDG_RUNTIME_DIR: home };
  const config = { auths: { 'r.io': { auth }, 'https://index.docker.io/v1/': { auth } }, credHelpers: { 'h.io': 'x' } };
  writeFiles(home, {
    '.docker/config.json': JSON.stringify(config),
    'containers/auth.json': JSON.stringify({ auths: { 'c.io': { auth } } }),
  });
  return env;
}

test('a login that stands in the Docker config is found without asking a helper', (t) => {
  const home = temporaryFolder(t);
  const config = { auths: { 'https://r.io': { auth }, 'h.io': {} }, credHelpers: { 'h.io': 'x' }, credsStore: 'x' };
  writeFiles(home, { '.docker/config.json': JSON.stringify(config), 'other/config.json': '{' });
  assert.deepEqual(findStoredLogin('r.io', { HOME: home }), login);
  assert.equal(findStoredLogin('h.io', { HOME: home }), undefined);
  assert.equal(findStoredLogin('r.io', { HOME: home, DOCKER_CONFIG: `${home}/other` }), undefined);
});

test('a folder goes with a step that is killed; without a watch it is swept, and one of a running step is not', async (t) => {
  const parent = temporaryFolder(t);
  const client = path.resolve(import.meta.dirname, '../../../src/clients/registry/docker-config.ts');
  const script = `const { createPrivateFolder } = await import(${JSON.stringify(client)});
    createPrivateFolder(${JSON.stringify(parent)}).write('config.json', 'a login'); process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  for (let tries = 0; tries < 1500 && readdirSync(parent).length > 0; tries++) await setTimeout(20);
  assert.deepEqual(readdirSync(parent), []);
  const owner = { pid: 2 ** 22 + 1, namespace: readlinkSync('/proc/self/ns/pid'), started: '1' };
  writeFiles(parent, { 'ship-image-left/owner.json': JSON.stringify(owner) });
  const running = createPrivateFolder(parent);
  writeFiles(parent, { 'ship-image-of-somebody/x': 'too young to be swept', 'other/x': '' });
  assert.equal(sweepPrivateFolders(parent), 1);
  const left = [path.basename(running.folder), 'other', 'ship-image-of-somebody'];
  assert.deepEqual(readdirSync(parent).sort(), left.sort());
  running.remove();
});

test('a helper that is named and not installed is said by its name', async (t) => {
  const home = temporaryFolder(t);
  writeFiles(home, { '.docker/config.json': JSON.stringify({ credHelpers: { 'r.io': 'ecr-login' } }) });
  const env = { HOME: home, PATH: toolFolder(t, []), XDG_RUNTIME_DIR: home };
  assert.deepEqual(await findUserLogin('r.io', env), { missing: 'docker-credential-ecr-login' });
  assert.ok(usesAwsHelper(env) && !usesAwsHelper({ HOME: '/nonexistent' }));
});
