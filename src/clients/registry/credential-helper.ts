// Asks one of Docker's credential helpers for a login. Never stores or erases one.
// https://github.com/docker/docker-credential-helpers#development

import { withoutVoice } from '../../domain/environment.ts';
import { parseRecord } from '../../domain/json-value.ts';
import { systemErrorCode } from '../../domain/thrown.ts';
import { runProcess } from '../process.ts';
import type { Credentials } from './auth.ts';

/** A helper that a config names and that is not on the PATH. */
export interface MissingHelper {
  /** `docker-credential-<name>`. */
  readonly missing: string;
}

/** What `docker-credential-<helper>` knows of a registry; undefined when it knows nothing or fails. It belongs to whoever configured it, and signs in with what the step was given, such as the login of the cloud; it gets nothing that speaks for the step. */
export async function askHelper(
  helper: string,
  key: string,
  env: Readonly<Record<string, string>>,
): Promise<Credentials | MissingHelper | undefined> {
  const command = `docker-credential-${helper}`;
  const limits = { timeoutSeconds: 20, keepBytes: 1 << 20 };
  const question = { command, args: ['get'], cwd: '/', env: withoutVoice(env), input: key, ...limits };

  try {
    const { exitCode, stdout } = await runProcess(question);
    if (exitCode !== 0) return undefined;
    const { Username, Secret } = parseRecord(stdout.toString());
    if (typeof Username !== 'string' || typeof Secret !== 'string' || Username === '<token>') return undefined;
    return { username: Username, password: Secret };
  } catch (thrown) {
    if (systemErrorCode(thrown) === 'ENOENT') return { missing: command };
    return undefined;
  }
}
