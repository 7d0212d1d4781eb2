// Looks before a long build whether its end can be good: the repository is there, this login may push, tags that must move may move.

import path from 'node:path';
import type { RegistryRepository } from '../../clients/registry/registry.ts';
import { ActionError, type Problem } from '../../domain/action-error.ts';
import { RegistryFault } from '../../domain/image/registry-fault.ts';
import type { Job } from '../../domain/job.ts';
import { optional } from '../../domain/text/optional.ts';
import type { Clients } from '../clients.ts';
import type { BuildPushImageInputs } from '../inputs.ts';
import { immutableFix } from '../place/tagging.ts';
import type { ImagePlan } from '../plan.ts';
import type { RegistryAccess } from './access.ts';
import type { TaggedImage } from './standing-image.ts';

/** What the looks are about. */
export interface Preflight {
  readonly plan: ImagePlan;
  readonly access: RegistryAccess;
  readonly repository: RegistryRepository;
  readonly standing: readonly TaggedImage[];
}

/** Asks, in at most two calls. Throws an ActionError, or rejects with a RegistryFault, when the push cannot end well. */
export async function checkPush(preflight: Preflight, clients: Clients): Promise<void> {
  const { access, plan, repository } = preflight;
  const moving = plan.tags.filter((tag) => plan.kinds.get(tag) === 'moving' || isLeaving(preflight, tag));
  const asks = access.ecr !== undefined && moving.length > 0;
  const [rules] = await Promise.all([
    optional(asks, () => findRules(access, plan.repository, clients)),
    repository.tryPush(),
  ]);

  if (rules === undefined || !rules.immutable) return;
  const stuck = moving.filter((tag) => !rules.exclusions.some((pattern) => matches(pattern, tag)));
  if (stuck.length > 0) throw new ActionError(stuck.map((tag) => stuckTag(tag, plan)));
}

/** A tag whose image is not what would be built. Where nothing is used again nobody knows: the build may give that very image. */
const isLeaving = ({ plan, standing }: Preflight, tag: string): boolean =>
  (plan.reuse !== 'off' || plan.isDirty) && standing.some(({ tags }) => tags.includes(tag));

/** Undefined when this role may not read the rules: the push itself will then tell. */
async function findRules(access: RegistryAccess, repository: string, { ecr }: Clients) {
  if (access.ecr === undefined) return undefined;
  try {
    return await ecr.findTagRules(access.ecr.connection, access.ecr.account, repository);
  } catch (thrown) {
    if (thrown instanceof RegistryFault && thrown.kind === 'denied') return undefined;
    throw thrown;
  }
}

/** ECR's filters: `*` stands for any characters. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html */
function matches(pattern: string, tag: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === tag;
  if (!tag.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = tag.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return tag.length - last.length >= at && tag.endsWith(last);
}

function stuckTag(tag: string, { kinds }: ImagePlan): Problem {
  const kind = kinds.get(tag) ?? 'moving';
  const what = `The tag "${tag}" would move, but the repository's tags are immutable`;
  return { code: 'tag_immutable', what, where: 'input `tags`', fix: immutableFix(tag, kind) };
}

/** Creates the repository as the inputs say; tags that are meant to move are excluded from immutability. */
export async function createMissing(
  inputs: BuildPushImageInputs,
  { access, plan }: { readonly access: RegistryAccess; readonly plan: ImagePlan },
  { job, clients }: { readonly job: Job; readonly clients: Clients },
): Promise<void> {
  if (access.ecr === undefined) throw notEcr(access.registry);
  const moving = plan.tags.filter((tag) => plan.kinds.get(tag) === 'moving');
  const outcome = await clients.ecr.createRepository(access.ecr.connection, {
    repository: plan.repository,
    immutableTags: inputs['immutable-tags'],
    exclusions: exclusionsOf(moving),
    scanOnPush: inputs['scan-on-push'],
    kmsKey: inputs['kms-key'],
    lifecyclePolicy: readLifecycle(inputs, job, clients),
  });

  if (outcome === 'created') job.log.info(`Created the repository ${plan.repository}`);
  else job.log.info('The repository was just created by another run');
}

/** The policy's text. Throws an ActionError when the file is no JSON. */
function readLifecycle(inputs: BuildPushImageInputs, { context }: Job, { ecr }: Clients): string | undefined {
  const file = inputs['lifecycle-policy'];
  if (file === undefined) return undefined;
  const text = ecr.readPolicy(path.resolve(context.workspace, file));
  if (text !== undefined) return text;
  throw new ActionError({
    code: 'lifecycle_invalid',
    what: `"${file}" is not valid JSON`,
    where: 'input `lifecycle-policy`',
    fix: 'Write a lifecycle policy of Amazon ECR, e.g. {"rules": [{"rulePriority": 1, …}]}.',
  });
}

/** Five filters are the most that a repository has. */
const mostExclusions = 5;

const exclusionsOf = (moving: readonly string[]): string[] =>
  [...new Set(moving.map((tag) => tag.replace(/^pr-\d+$/, 'pr-*')))].slice(0, mostExclusions);

const notEcr = (registry: string): ActionError =>
  new ActionError({
    code: 'inputs_conflict',
    what: `\`create-repository\` is for Amazon ECR with AWS credentials, but the step uses ${registry} without them`,
    where: 'input `create-repository`',
    fix: 'Leave `create-repository` out: most other registries create a repository with the first push.',
  });
