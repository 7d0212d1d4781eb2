// Opens the door to the network with the trust that the inputs ask for. Sends nothing.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Trust } from '../clients/http.ts';
import { ActionError, messageOf } from '../domain/action-error.ts';
import type { Job } from '../domain/job.ts';
import type { Prober } from '../domain/probe.ts';
import { throwOurBug } from '../domain/thrown.ts';

/** A prober that trusts `ca`, which is PEM text or a file in the workspace. */
export async function connect(
  { ca, insecure }: { readonly ca: string | undefined; readonly insecure: boolean },
  { context, env }: Pick<Job, 'context' | 'env'>,
  createProber: (trust: Trust) => Prober,
): Promise<Prober> {
  try {
    return createProber({ ca: await readPem(ca, context.workspace), insecure, env });
  } catch (cause) {
    throwOurBug(cause);
    const what = `\`ca\` cannot be used: ${messageOf(cause)}`;
    const fix =
      'Give the PEM text of the certificate (`-----BEGIN CERTIFICATE-----` …), or the path of a file in the workspace that holds it.';
    throw new ActionError({ code: 'ca_invalid', what, where: 'input `ca`', fix }, { cause });
  }
}

async function readPem(ca: string | undefined, workspace: string): Promise<string | undefined> {
  if (ca === undefined || ca.includes('-----BEGIN')) return ca;
  return await readFile(path.resolve(workspace, ca), 'utf8');
}
