// moto, an emulator of AWS that this project did not write, on loopback: for ECR's API. Comes from PyPI; a machine without it skips.

import { spawn, spawnSync } from 'node:child_process';
import type { TestContext } from 'node:test';
import { freePort } from './engine.ts';

/** Variables that send the AWS SDK to it. Undefined, and the test is skipped, where it is not installed. */
export async function startMoto(test: TestContext): Promise<Readonly<Record<string, string>> | undefined> {
  if (spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status !== 0) {
    test.skip('moto_server is not installed: `pip install "moto[server]"` to run this test');
    return undefined;
  }
  const port = await freePort();
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore', detached: true });
  test.after(() => {
    // Python's launcher has children of its own.
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGKILL');
  });
  const url = `http://127.0.0.1:${port}`;
  for (let waited = 0; waited < 60_000; waited += 200) {
    const answer = await fetch(`${url}/moto-api/`).catch(() => undefined);
    if (answer !== undefined) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    AWS_ENDPOINT_URL_ECR: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'an-example-key',
  };
}
