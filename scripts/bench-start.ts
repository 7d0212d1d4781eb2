// Measures how soon each bundle reaches its first input error, and smoke-test its first request, against an empty script in the same run.
// Changes nothing.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const dist = path.resolve(import.meta.dirname, '../dist');
const rounds = 20;
/** An empty script takes about 20 ms where a step may take 100. */
const limit = 5;

const folder = mkdtempSync(path.join(tmpdir(), 'ship-bench-'));
const empty = path.join(folder, 'empty.mjs');
writeFileSync(empty, '');
const bundles = readdirSync(dist).filter((name) => existsSync(path.join(dist, name, 'index.js')));
const scripts = new Map([
  ['an empty script', empty],
  ...bundles.map((name) => [name, path.join(dist, name, 'index.js')] as const),
]);
const env = {
  PATH: process.env['PATH'],
  'INPUT_DRY-RUN': 'perhaps',
  GITHUB_REPOSITORY: 'shop/checkout',
  GITHUB_WORKSPACE: folder,
};
const firstRequest = 'smoke-test, to its first request';
const times = new Map<string, number[]>([...scripts.keys(), firstRequest].map((name) => [name, []]));

// Round by round, so that what else the machine does falls on all alike.
for (let round = 0; round < rounds; round++) {
  for (const [name, script] of scripts) {
    const began = performance.now();
    const { status, stdout } = spawnSync(process.execPath, [script], { cwd: folder, env });
    times.get(name)?.push(performance.now() - began);
    if (script !== empty && (status !== 1 || !stdout.includes('"perhaps" is not a boolean'))) {
      throw new Error(`${name} did not end with its input error: ${stdout}`);
    }
  }
  times.get(firstRequest)?.push(await untilFirstRequest(path.join(dist, 'smoke-test/index.js')));
}
rmSync(folder, { recursive: true });

/** Milliseconds from the start of the process until a server on loopback has its request. */
async function untilFirstRequest(script: string): Promise<number> {
  const asked = Promise.withResolvers<number>();
  const server = http.createServer((_, response) => {
    asked.resolve(performance.now());
    response.end('{"version":"v1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const inputs = { INPUT_URL: url, 'INPUT_EXPECT-VERSION': 'v1', INPUT_STABLE: '1', 'INPUT_DRY-RUN': 'false' };

  const began = performance.now();
  const child = spawn(process.execPath, [script], { cwd: folder, env: { ...env, ...inputs }, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const took = (await asked.promise) - began;
  await ended;
  server.close();
  return took;
}

const median = (name: string): number =>
  times.get(name)?.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
const base = median('an empty script');
for (const name of times.keys()) {
  const ratio = median(name) / base;
  console.log(
    `${name.padEnd(34)} ${median(name).toFixed(0).padStart(5)} ms  ${ratio.toFixed(1)} × an empty script${ratio > limit ? '  OVER THE LIMIT' : ''}`,
  );
  if (ratio > limit) process.exitCode = 1;
}
