// What happens to our children when we are killed, with real processes.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '../fakes/folder.ts';

const client = path.resolve(import.meta.dirname, '../../src/clients/process.ts');

/** Our side: runs `script` as a child, and says `ready` when the child has written its process id. */
const ourselves = (script: string): string => `import { runProcess } from ${JSON.stringify(client)};
  const onOutput = () => console.log('ready');
  await runProcess({ command: 'bash', args: ['--norc', '-c', ${JSON.stringify(script)}], cwd: '/', env: process.env, onOutput });
  console.log('over');
  setInterval(() => undefined, 1000);`;

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function isSoonDead(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 500 && isAlive(pid); tries++) await setTimeout(20);
  return !isAlive(pid);
}

test('a killed step takes the whole group of its child with it', async (t) => {
  const file = path.join(temporaryFolder(t), 'pids');
  const script = `sleep 600 & echo "$! $$" > ${file}; echo ready; wait`;
  const step = spawn(process.execPath, ['--input-type=module', '-e', ourselves(script)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(step.stdout, 'data');
  const pids = readFileSync(file, 'utf8').trim().split(' ').map(Number);
  assert.deepEqual(pids.map(isAlive), [true, true]);
  step.kill('SIGKILL');
  await once(step, 'close');
  assert.deepEqual(await Promise.all(pids.map(isSoonDead)), [true, true]);
});

test('a group that is over is let go, and the watch does not hold the step', async () => {
  const ends = `import { runProcess } from ${JSON.stringify(client)};
    for (let round = 0; round < 3; round++) await runProcess({ command: 'true', args: [], cwd: '/', env: process.env });`;
  const step = spawn(process.execPath, ['--input-type=module', '-e', ends], { stdio: 'ignore' });
  const [code] = await once(step, 'close');
  assert.equal(code, 0);
});
