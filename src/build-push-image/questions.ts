// What a preflight asks of build-push-image: can it be built here, and may this login push? Builds and pushes nothing; an upload that is
// begun to ask for the right is given up at once.

import { ActionError, type Problem } from '../domain/action-error.ts';
import { RegistryFault } from '../domain/image/registry-fault.ts';
import type { Job } from '../domain/job.ts';
import type { Question, Unasked } from '../domain/question.ts';
import { optional } from '../domain/text/optional.ts';
import type { Clients } from './clients.ts';
import { wordFault } from './fault-words.ts';
import { givenLogin } from './inputs/registry-logins.ts';
import type { BuildPushImageInputs } from './inputs.ts';
import { placesOf } from './place/copies.ts';
import { run } from './run.ts';
import { openRegistryAccess, type RegistryAccess } from './standing/access.ts';

/** In the order in which they are asked. */
export const questions: readonly Question<BuildPushImageInputs, Clients>[] = [
  { subject: 'build', ask: askBuild },
  { subject: 'login of the registry', ask: askLogin },
  { subject: 'image repository', after: 'login of the registry', ask: askRepository },
  { subject: 'further places of the image', after: 'login of the registry', ask: askPlaces },
];

/** The context, the Dockerfile and an engine. */
async function askBuild(inputs: BuildPushImageInputs, job: Job, clients: Clients): Promise<string> {
  if (inputs.promote !== undefined || inputs.merge.length > 0) return 'nothing is built';
  await run({ ...inputs, push: 'false', 'dry-run': true, username: undefined, password: undefined }, job, clients);
  return 'the Dockerfile and an engine are here';
}

async function askLogin(inputs: BuildPushImageInputs, job: Job, clients: Clients): Promise<string> {
  return await withAccess(inputs, { job, clients }, async ({ registry, credentials }) => {
    const who = optional(credentials, ({ username }) => `as ${username}`) ?? 'without a login';
    return `${registry}, ${who}`;
  });
}

async function askRepository(inputs: BuildPushImageInputs, job: Job, clients: Clients): Promise<string> {
  const { repository } = inputs;

  return await withAccess(inputs, { job, clients }, async (access) => {
    const found = access.connect(repository);
    try {
      await found.findManifests([unusedTag]);
    } catch (thrown) {
      const isAbsent = thrown instanceof RegistryFault && thrown.kind === 'absent';
      if (!isAbsent || !inputs['create-repository'] || access.ecr === undefined) throw thrown;
      return `${access.registry}/${repository} is not there yet; the first push makes it`;
    }
    await found.tryPush();
    return `${access.registry}/${repository}: this login may push`;
  });
}

/** The same of every region and registry that gets the image as well. */
async function askPlaces(inputs: BuildPushImageInputs, job: Job, clients: Clients): Promise<string | Unasked> {
  if (inputs.regions.length + inputs['copy-to'].length === 0) return { unasked: 'no `regions` or `copy-to` are given' };
  const home = await withAccess(inputs, { job, clients }, async ({ registry }) => registry);

  const said: string[] = [];
  const problems: Problem[] = [];
  for (const { registry, repository } of placesOf(inputs, home, clients)) {
    const there = { ...inputs, registry, repository, username: undefined, password: undefined };
    try {
      said.push(await askRepository(there, job, clients));
    } catch (thrown) {
      if (!(thrown instanceof ActionError)) throw thrown;
      problems.push(...thrown.problems);
    }
  }
  if (problems.length > 0) throw new ActionError(problems);
  return said.join('; ');
}

/** Nobody's tag: asking for it asks for the repository. */
const unusedTag = 'ship-actions-preflight';

async function withAccess(
  inputs: BuildPushImageInputs,
  { job, clients }: { readonly job: Job; readonly clients: Clients },
  ask: (access: RegistryAccess) => Promise<string>,
): Promise<string> {
  const { registry, repository, dockerfile } = inputs;
  let access: RegistryAccess | undefined;

  try {
    access = await openRegistryAccess({ registry, login: givenLogin(inputs) }, job, clients);
    return await ask(access);
  } catch (thrown) {
    if (thrown instanceof ActionError) throw thrown;
    throw await wordFault(thrown, {
      inputs,
      job,
      clients,
      access,
      plan: { repository, dockerfile: dockerfile ?? 'Dockerfile' },
    });
  } finally {
    access?.close();
  }
}
