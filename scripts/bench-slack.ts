// Measures how soon notify-slack's first request reaches Slack, round by round against an empty script and, when its bundle is given,
// against slackapi/slack-github-action.
// Usage: npm run bench -- slack [<slack-github-action>/dist/index.js]

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const rounds = 15;
/** An empty script takes about 20 ms where a step may take 100. */
const limit = 5;
const other = process.argv.slice(2).find((argument) => argument.endsWith('.js'));

const folder = mkdtempSync(path.join(tmpdir(), 'ship-bench-'));
const output = path.join(folder, 'output');
writeFileSync(output, '');
writeFileSync(path.join(folder, 'event.json'), '{}');
let arrived: (() => void) | undefined;
const server = createServer((request, response) => {
  arrived?.();
  request.resume().on('end', () => response.end('ok'));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const empty = path.join(folder, 'empty.mjs');
writeFileSync(empty, `import http from 'node:http'; http.request('${url}', { method: 'POST' }).end('{}');`);

const shared = {
  PATH: process.env['PATH'],
  HOME: folder,
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'shop/checkout',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_WORKSPACE: folder,
  GITHUB_OUTPUT: output,
  GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
};
const ours = { INPUT_EVENT: 'deployed', 'INPUT_WEBHOOK-URL': `${url}/services/T0/B0/benchmarksecret` };
const theirs = {
  INPUT_WEBHOOK: `${url}/services/T0/B0/benchmarksecret`,
  'INPUT_WEBHOOK-TYPE': 'incoming-webhook',
  INPUT_PAYLOAD: '{"text": "deployed"}',
  INPUT_RETRIES: '0',
  INPUT_ERRORS: 'true',
  'INPUT_PAYLOAD-TEMPLATED': 'false',
};
const bundle = path.resolve(import.meta.dirname, '../dist/notify-slack/index.js');
const scripts = new Map<string, readonly [script: string, env: NodeJS.ProcessEnv]>([
  ['a bare request', [empty, {}]],
  ['notify-slack', [bundle, ours]],
  ...(other === undefined ? [] : [['slack-github-action', [path.resolve(other), theirs]] as const]),
]);

const times = new Map<string, number[]>([...scripts.keys()].map((name) => [name, []]));
// Round by round, so that what else the machine does falls on all alike.
for (let round = 0; round < rounds; round++) {
  for (const [name, [script, env]] of scripts)
    times.get(name)?.push(await measure(name, script, { ...shared, ...env }));
}
server.close();
rmSync(folder, { recursive: true });

/** Milliseconds from the start of the process to its first request. */
async function measure(name: string, script: string, env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now();
  let spent: number | undefined;
  arrived = () => {
    spent ??= performance.now() - began;
  };
  const child = spawn(process.execPath, [script], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      log += String(chunk);
    });
  await new Promise((resolve) => child.on('close', resolve));
  if (spent === undefined) throw new Error(`${name} sent nothing: ${log}`);
  return spent;
}

const median = (name: string): number =>
  times.get(name)?.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
for (const name of scripts.keys()) {
  const [ratio, ratioOfOurs] = [median(name) / median('a bare request'), median(name) / median('notify-slack')];
  const over = name === 'notify-slack' && ratio > limit ? '  OVER THE LIMIT' : '';
  console.log(
    `${name.padEnd(20)} ${median(name).toFixed(0).padStart(5)} ms  ${ratio.toFixed(1)} × a bare request, ${ratioOfOurs.toFixed(1)} × notify-slack${over}`,
  );
  if (over !== '') process.exitCode = 1;
}
