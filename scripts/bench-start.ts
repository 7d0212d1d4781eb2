// Measures how soon each bundle reaches its first input error, against an empty script in the same run. Changes nothing.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
const times = new Map<string, number[]>([...scripts.keys()].map((name) => [name, []]));

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
}
rmSync(folder, { recursive: true });

const median = (name: string): number =>
  times.get(name)?.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
const base = median('an empty script');
for (const name of scripts.keys()) {
  const ratio = median(name) / base;
  console.log(
    `${name.padEnd(18)} ${median(name).toFixed(0).padStart(5)} ms  ${ratio.toFixed(1)} × an empty script${ratio > limit ? '  OVER THE LIMIT' : ''}`,
  );
  if (ratio > limit) process.exitCode = 1;
}
