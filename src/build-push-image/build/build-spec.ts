// Turns inputs and plan into what an engine is told. Reads secrets from the step's environment; writes nothing.

import type { BuildSpec, EngineNeeds } from '../../clients/engine/engine.ts';
import { ActionError } from '../../domain/action-error.ts';
import type { Job } from '../../domain/job.ts';
import { imageName } from '../image-name.ts';
import { splitPair } from '../inputs/pairs.ts';
import type { BuildPushImageInputs } from '../inputs.ts';
import type { ImagePlan } from '../plan.ts';

/** A secret by its value, or by the user's own file. */
export type Secret = { readonly id: string; readonly value: string } | { readonly id: string; readonly file: string };

/** What the build asks of its engine. */
export const needsOf = (inputs: BuildPushImageInputs, plan: ImagePlan): EngineNeeds => ({
  platforms: plan.platforms,
  annotations: inputs.annotations,
  buildContexts: inputs['build-contexts'],
  cacheFrom: inputs['cache-from'],
  cacheTo: inputs['cache-to'],
  sbom: inputs.sbom,
  provenance: inputs.provenance,
  push: plan.pushes,
  secrets: [...inputs.secrets, ...inputs['secret-files'], ...inputs['secret-envs']],
});

/** All secrets. Throws an ActionError that names each variable of `secret-envs` that is not there. */
export function readSecrets(inputs: BuildPushImageInputs, { env, log }: Pick<Job, 'env' | 'log'>): Secret[] {
  const named = inputs['secret-envs'].map(splitPair);
  const missing = named.filter(([, variable]) => env[variable] === undefined);
  if (missing.length > 0)
    throw new ActionError(
      missing.map(([id, variable]) => ({
        code: 'secret_unset',
        what: `The secret \`${id}\` should come from the variable \`${variable}\`, which is not set`,
        where: 'input `secret-envs`',
        fix: `Give the step \`env: {${variable}: …}\`.`,
      })),
    );

  for (const [, variable] of named) log.mask(env[variable] ?? '');
  return [
    ...inputs.secrets.map(splitPair).map(([id, value]) => ({ id, value })),
    ...named.map(([id, variable]) => ({ id, value: env[variable] ?? '' })),
    ...inputs['secret-files'].map(splitPair).map(([id, file]) => ({ id, file })),
  ];
}

/** What is known of the surroundings of a build. */
interface Surroundings {
  readonly registry: string | undefined;
  readonly secrets: BuildSpec['secrets'];
  isEcr(registry: string): boolean;
}

/** The build as an engine is told. */
export function buildSpec(
  inputs: BuildPushImageInputs,
  plan: ImagePlan,
  { registry, secrets, isEcr }: Surroundings,
): BuildSpec {
  return {
    image: imageName(plan, { registry, digest: undefined }),
    context: plan.context,
    dockerfile: plan.dockerfile,
    target: inputs.target,
    platforms: plan.platforms,
    buildArgs: plan.buildArgs,
    buildContexts: inputs['build-contexts'],
    labels: plan.labels,
    annotations: inputs.annotations,
    secrets,
    cacheFrom: inputs['cache-from'],
    cacheTo: inputs['cache-to'].map((cache) => cacheExport(cache, isEcr)),
    sbom: inputs.sbom,
    provenance: inputs.provenance,
    pull: inputs.pull,
    push: plan.pushes,
    epoch: plan.epoch,
    isolation: inputs.isolation,
  };
}

/** A cache that is an image reference alone lies in a registry. */
const cacheFields = (cache: string): string[] => {
  if (cache.includes('=')) return cache.split(',');
  return ['type=registry', `ref=${cache}`];
};

/**
 * A cache that cannot be written does not redden a build that was pushed; and ECR takes a cache only as an image manifest:
 * https://docs.docker.com/build/cache/backends/registry/
 */
export function cacheExport(cache: string, isEcr: (registry: string) => boolean): string {
  const fields = cacheFields(cache);
  const value = (name: string): string | undefined =>
    fields.find((field) => field.startsWith(`${name}=`))?.slice(name.length + 1);
  if (value('type') === 'inline') return cache;

  const host = (value('ref') ?? '').split('/')[0] ?? '';
  const isAtEcr = value('type') === 'registry' && isEcr(host);
  const added = [
    ['image-manifest', isAtEcr],
    ['oci-mediatypes', isAtEcr],
    ['ignore-error', true],
  ] as const;
  const more = added
    .filter(([name, isWanted]) => isWanted && value(name) === undefined)
    .map(([name]) => `${name}=true`);
  return [...fields, ...more].join(',');
}
