// How registries are asked: one login for all images of one, and never longer than the question may take.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { openAnswering, openAsking } from '../../../src/clients/registry/asking.ts';
import { parseImageReference } from '../../../src/domain/image/reference.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';
import { startEcr } from '../../fakes/ecr.ts';
import { startOciRegistry } from '../../fakes/oci-registry.ts';

const asking = (env: Readonly<Record<string, string>>, signal = new AbortController().signal) => ({
  ...{ env, signal, insist: false },
  onSecret: () => undefined,
});

test('one login serves all images of a registry', async (t) => {
  const registry = await startOciRegistry({ username: 'AWS', password: 'pw-of-ecr' });
  const ecr = await startEcr({ proxyEndpoint: registry.url, password: 'pw-of-ecr' });
  t.after(async () => {
    await ecr.close();
    await registry.close();
  });
  const env = { ...process.env, ...ecr.env } as Record<string, string>;
  Object.assign(process.env, ecr.env);
  t.after(() => {
    for (const name of Object.keys(ecr.env)) delete process.env[name];
  });
  const ask = openAsking(asking(env), async ({ tag }, repository) => await repository.findDigest(tag ?? ''));
  const image = (tag: string) => parseImageReference(`123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/app:${tag}`);
  assert.deepEqual(await Promise.all([ask(image('v1'), 20), ask(image('v2'), 20)]), [undefined, undefined]);
  assert.deepEqual(
    ecr.calls.map(({ operation }) => operation),
    ['GetAuthorizationToken'],
  );
});

test('a registry that says nothing is given up in time, and a stopped step asks nobody', async (t) => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const image = parseImageReference(`127.0.0.1:${(silent.address() as AddressInfo).port}/shop/app:v1`);
  const ask = openAsking(asking({}), async (_, repository) => await repository.findDigest('v1'));
  await assert.rejects(ask(image, 0.3), /no answer within 0\.3 seconds/);

  const stopped = openAsking(asking({}, AbortSignal.abort(new Error('stopped'))), async () => 'asked');
  await assert.rejects(stopped(image, 5), /stopped/);
});

test('what kept an answer away is an answer, and a bug of ours is none', async () => {
  const image = parseImageReference('127.0.0.1:1/shop/app:v1');
  const answer = (question: () => Promise<string>) =>
    openAnswering(asking({}), question, (why) => `unknown: ${why}`)(image, 5);
  assert.equal(await answer(() => Promise.reject(new Error('it is closed'))), 'unknown: it is closed');
  await assert.rejects(answer(throwBug), isBug);
});
