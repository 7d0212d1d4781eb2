// smoke-test with much to do: thousands of checks in bounded memory.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { runBundle } from '../fakes/runner.ts';
import { json, serve } from '../fakes/smoke-service.ts';

const count = 2000;
const mostMegabytes = 200;

test(`a file of ${count} checks is judged in less than ${mostMegabytes} MB`, async (t) => {
  const url = await serve(t, (request, response) =>
    json(response, { path: request.url, items: Array.from({ length: 50 }, (_, id) => ({ id, name: `item ${id}` })) }),
  );
  const workspace = temporaryFolder(t);
  const checks = Array.from({ length: count }, (_, index) => ({
    name: `check ${index}`,
    path: `/items/${index}`,
    expect: { json: { '$.path': `/items/${index}`, '$.items[?@.id > 40].name': { matches: '^item' } } },
    capture: { [`last-${index}`]: { json: '$.items[-1].id' } },
  }));
  writeFiles(workspace, {
    '.github/ship.yml': JSON.stringify({ 'smoke-test': { checks } }),
    'memory.cjs': `const fs = require('node:fs');
      process.on('exit', () => fs.writeFileSync(${JSON.stringify(path.join(workspace, 'peak'))}, fs.readFileSync('/proc/self/status')));`,
  });
  const env = { NODE_OPTIONS: `--require=${path.join(workspace, 'memory.cjs')}` };
  const inputs = { url, 'timeout-seconds': '200', report: 'smoke.xml' };
  const { outputs, log } = await runBundle('smoke-test', { workspace, inputs, env });

  assert.equal(outputs['verdict'], 'pass', log.slice(-2000));
  assert.equal(outputs['checks-passed'], String(count));
  // What getrusage tells counts the process that we were forked from as well.
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(path.join(workspace, 'peak'), 'utf8')) ?? [];
  const megabytes = Number(peak) / 1024;
  t.diagnostic(`${Math.round(megabytes)} MB at most`);
  assert.ok(megabytes < mostMegabytes, `${megabytes} MB`);
});
