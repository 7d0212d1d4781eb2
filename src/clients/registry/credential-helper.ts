// Asks one of Docker's credential helpers for a login. Never stores or erases one.
// https://github.com/docker/docker-credential-helpers#development

import { runProcess } from '../process.ts';
import type { Credentials } from './auth.ts';

/** What `docker-credential-<helper>` knows of a registry; undefined when it knows nothing, fails, or is not there. */
export async function askHelper(
  helper: string,
  key: string,
  env: Readonly<Record<string, string>>,
): Promise<Credentials | undefined> {
  try {
    const command = `docker-credential-${helper}`;
    const { exitCode, stdout } = await runProcess({
      command,
      args: ['get'],
      cwd: '/',
      env,
      input: key,
      timeoutSeconds: 20,
    });
    if (exitCode !== 0) return undefined;
    const answer = JSON.parse(stdout.toString()) as { Username?: string; Secret?: string };
    if (answer.Username === undefined || answer.Secret === undefined || answer.Username === '<token>') return undefined;
    return { username: answer.Username, password: answer.Secret };
  } catch {
    return undefined;
  }
}
