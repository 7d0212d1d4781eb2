// What a preflight asks of bump-manifest: is there a credential, does the image stand where it will be written, may it be written there?
// Writes nothing.

import { ActionError, orThrow } from '../domain/action-error.ts';
import type { Job } from '../domain/job.ts';
import { isLoopback } from '../domain/loopback.ts';
import type { Question } from '../domain/question.ts';
import { phrase } from '../domain/text/optional.ts';
import type { Branch } from './branch/branch.ts';
import { openBranch } from './branch/open.ts';
import type { Clients } from './clients.ts';
import { openRepositoryAccess } from './hosts/access.ts';
import { wordFailure } from './hosts/failure.ts';
import { readRepository } from './inputs/repository-url.ts';
import type { BumpManifestInputs } from './inputs.ts';
import { readRequest } from './request.ts';
import { run } from './run.ts';

const credential = 'credential for the manifests';
const place = 'place in the manifests';

/** In the order in which they are asked. */
export const questions: readonly Question<BumpManifestInputs, Clients>[] = [
  { subject: credential, ask: askCredential },
  { subject: place, after: credential, ask: askPlace },
  { subject: 'right to write the manifests', after: credential, ask: askWriting },
];

/** Whether one is given, and opens the repository. */
async function askCredential(inputs: BumpManifestInputs, job: Job, clients: Clients): Promise<string> {
  const name = credentialOf(inputs);
  if (inputs.repository === undefined && name === undefined) throw new ActionError(noCredential('the manifests'));
  if (inputs.repository === undefined) throw new ActionError(noRepository);
  const serverUrl = inputs['github-server-url'] ?? job.context.serverUrl;
  const url = orThrow(readRepository(inputs.repository, serverUrl, inputs['ssh-key'] !== undefined))?.url ?? '';
  if (name === undefined && !isLoopback(URL.parse(url)?.host ?? ''))
    throw new ActionError(noCredential(inputs.repository));

  const reading: BumpManifestInputs = { ...inputs, 'dry-run': true, signed: false };
  const read = await withBranch(reading, job, clients, async (branch) => {
    await branch.fetch();
    return `${branch.name} of ${branch.repository}`;
  });
  return `${name ?? 'none, on this machine,'} reads ${read}`;
}

function credentialOf(inputs: BumpManifestInputs): string | undefined {
  if (inputs['app-id'] !== undefined) return `the GitHub App ${inputs['app-id']}`;
  if (inputs['ssh-key'] !== undefined) return 'an ssh key';
  if (inputs.token === undefined) return undefined;
  return 'a token';
}

const noRepository = {
  code: 'repository_missing',
  what: 'The config file does not say which repository holds the manifests',
  where: 'config file, `bump-manifest.repository`',
  fix: 'Write `bump-manifest: {repository: owner/name, path: "{environment}/…"}`.',
};

const noCredential = (repository: string) => ({
  code: 'credential_missing',
  what: `No credential is given that may write to ${repository}`,
  where: 'input `manifests-token`, or `manifests-app-id` with `manifests-app-private-key`, or `manifests-ssh-key`',
  fix: 'Make a GitHub App with `contents: write` on that one repository, and give its id and key (docs/getting-started.md, step 4); or a fine-grained token with `contents: write` there.',
});

/** A dry run with an image that nobody built: it finds the place, and says why not. */
async function askPlace(inputs: BumpManifestInputs, job: Job, clients: Clients): Promise<string> {
  const { outputs } = await run({ ...inputs, 'dry-run': true, 'verify-image': 'false' }, job, clients);
  const files = String(outputs.files ?? '')
    .split('\n')
    .filter(Boolean);
  const standing = phrase(outputs['previous-image'], (image) => `, where ${image} stands`);
  return `${files.join(', ') || 'found'}${standing}`;
}

/** The permissions that a real bump takes are asked for, too. */
async function askWriting(inputs: BumpManifestInputs, job: Job, clients: Clients): Promise<string> {
  const writing: BumpManifestInputs = { ...inputs, 'dry-run': false, signed: false };
  return await withBranch(writing, job, clients, async (branch) => {
    const head = await branch.fetch();
    await head.rehearse?.();
    return `${branch.name}: this login may push; the rules of the branch are checked by a real push only`;
  });
}

/** Opens the branch as the inputs say, and closes it. */
async function withBranch(
  inputs: BumpManifestInputs,
  job: Job,
  clients: Clients,
  ask: (branch: Branch) => Promise<string>,
): Promise<string> {
  const serverUrl = inputs['github-server-url'] ?? job.context.serverUrl;
  const deadline = clients.deadlineIn(Math.min(inputs['max-wait-seconds'], mostSeconds));

  try {
    const repository = orThrow(readRepository(inputs.repository, serverUrl, inputs['ssh-key'] !== undefined));
    const { openAppAccess } = clients;
    const access = await openRepositoryAccess(inputs, { repository, serverUrl, job, deadline, openAppAccess });
    try {
      const request = orThrow(readRequest(inputs, job.context));
      const reached = { ...inputs, token: access.token };
      const branch = await openBranch(
        { inputs: reached, repository, request, job, deadline, github: undefined },
        clients,
      );
      return await ask(branch).finally(() => branch.close());
    } finally {
      await access.close();
    }
  } catch (thrown) {
    throw wordFailure(thrown, { serverUrl, hasApp: inputs['app-id'] !== undefined });
  }
}

/** Trouble that passes may be waited out, but not for as long as by a real bump. */
const mostSeconds = 30;
