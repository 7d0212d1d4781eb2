// `npm run preflight` as a person runs it: the lines of the root action's preflight, without what only a runner reads.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import test, { after, type TestContext } from 'node:test';
import { assertFresh } from '../scripts/bundle-sources.ts';
import { temporaryFolder } from './fakes/folder.ts';

const script = path.resolve(import.meta.dirname, '../scripts/preflight.ts');

/** Registry, manifests and service in one: it has nothing. */
const nothing = createServer((_request, response) => void response.writeHead(404).end());
await new Promise<void>((resolve) => nothing.listen(0, '127.0.0.1', resolve));
after(() => nothing.close());
const host = `127.0.0.1:${(nothing.address() as AddressInfo).port}`;

const config = `service: cart
build-push-image: {registry: "${host}", repository: shop/cart}
bump-manifest: {repository: "http://${host}/shop/manifests.git", path: "{environment}/cart"}
environments:
  staging: {smoke-test: {url: "http://${host}"}, notify-slack: {api-url: "http://${host}"}}
  production: {smoke-test: {url: "http://${host}"}}
`;

async function preflight(t: TestContext, args: readonly string[], given: Readonly<Record<string, string>> = {}) {
  assertFresh('ship');
  const folder = temporaryFolder(t);
  mkdirSync(path.join(folder, '.github'));
  writeFileSync(path.join(folder, '.github/ship.yml'), config);
  const env = { PATH: process.env['PATH'], HOME: folder, INIT_CWD: folder, ...given };
  const child = spawn(process.execPath, [script, ...args], { env });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, status] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
  return { status, stdout, stderr };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('it asks for every environment, from the folder where the person stands, and ends red where something is missing', async (t) => {
  const { status, stdout, stderr } = await preflight(t, []);
  assert.equal(status, 1, stderr);
  assert.match(stdout, /^ok +config file: \.github\/ship\.yml can be used, for staging, production$/m);
  assert.match(stdout, /^MISSING +version at the URL \(staging, production\)/m);
  assert.match(stdout, /^error: .*cart needs are missing.*:\nMISSING /m);
});

test('no command of the runner is printed, neither outputs nor the secrets that it would mask', async (t) => {
  const { stdout, stderr } = await preflight(t, ['--environment', 'staging'], { SLACK_TOKEN: 'xoxb-s3cret' });
  assert.doesNotMatch(stdout + stderr, /^::|%0A|s3cret/m);
  assert.match(stdout, /^MISSING +channel \(staging\)/m);
});

test('a credential of the environment is taken for the input of its name', async (t) => {
  const { stdout } = await preflight(t, ['--environment', 'staging'], { MANIFESTS_SSH_KEY: 'no key' });
  assert.doesNotMatch(stdout, /No credential is given that may write/);
});

test('a token without a channel can be given one', async (t) => {
  const given = { SLACK_TOKEN: 'xoxb-s3cret', SLACK_CHANNEL: '#ship-room' };
  const { stdout } = await preflight(t, ['--environment', 'staging'], given);
  assert.match(stdout, /^MISSING +channel \(staging\).*#ship-room/m);
});

test('a folder that is not there is said so', async (t) => {
  const { status, stderr } = await preflight(t, ['nowhere']);
  assert.equal(status, 2);
  assert.match(stderr, /^There is no folder \/.*\/nowhere\.\n$/);
});
