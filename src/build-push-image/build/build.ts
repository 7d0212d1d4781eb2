// Builds the image and pushes it, and believes only what the registry then answers. The logins live in a folder that dies with the build.
// The map of this room: build-spec (what an engine is told) → build (builds, pushes, reads back) → engine-words (what a failure means).

import type { BuildSpec, BuiltImage, Engine, EngineNeeds, FoundEngine } from '../../clients/engine/engine.ts';
import type { PrivateFolder } from '../../clients/registry/docker-config.ts';
import type { RegistryRepository } from '../../clients/registry/registry.ts';
import { ActionError } from '../../domain/action-error.ts';
import { EngineFault } from '../../domain/image/engine-fault.ts';
import type { Job } from '../../domain/job.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';
import type { Clients } from '../clients.ts';
import { registryLogins } from '../inputs/registry-logins.ts';
import type { BuildPushImageInputs } from '../inputs.ts';
import { immutableFix, readBackMismatch } from '../place/tagging.ts';
import type { ImagePlan } from '../plan.ts';
import type { RegistryAccess } from '../standing/access.ts';
import { isThere } from '../standing/probe.ts';
import { missingPlatforms, type PushedImage, readPushedImage } from '../standing/pushed-image.ts';
import { buildSpec, needsOf, readSecrets, type Secret } from './build-spec.ts';
import { lackProblem, missingEngine, warningText, wrongBaseProblems } from './engine-words.ts';

/** What a build works with. */
export interface Work {
  readonly inputs: BuildPushImageInputs;
  readonly plan: ImagePlan;
  readonly job: Job;
  readonly clients: Clients;
  /** Undefined for an image that stays here. */
  readonly access: RegistryAccess | undefined;
  readonly repository: RegistryRepository | undefined;
}

/** What came of a build. */
export interface BuildOutcome {
  /** Undefined when nothing was pushed. */
  readonly image: PushedImage | undefined;
  readonly buildSeconds: number;
  readonly pushSeconds: number;
}

/** The engine for the build; throws an ActionError when there is none, or it cannot do what is asked. */
export async function findCapable({ inputs, plan, job, clients }: Work): Promise<FoundEngine> {
  const needs: EngineNeeds = needsOf(inputs, plan);
  const found = await clients.engine.findEngine(
    inputs.engine,
    job.context.workspace,
    engineEnvironment(inputs, job, clients),
    needs,
  );
  if (found.state === 'missing') throw new ActionError(missingEngine(inputs.engine, found.lookedFor));

  const lack = found.engine.lacks(needs);
  if (lack !== undefined) throw new ActionError(lackProblem(found.engine.title, lack));
  return found.engine;
}

function engineEnvironment(
  inputs: BuildPushImageInputs,
  { env }: Job,
  { engine, logins }: Clients,
): Record<string, string> {
  const caches = [...inputs['cache-from'], ...inputs['cache-to']];
  return engine.engineEnvironment(env, { caches, usesAwsHelper: logins.usesAwsHelper(env) });
}

/** Builds, and pushes where there is a registry. The first tag is on the image only when its engine cannot push without one. */
export async function buildImage(work: Work, found: FoundEngine): Promise<BuildOutcome> {
  const { inputs, plan, job, clients, repository } = work;
  const secrets = readSecrets(inputs, job);
  const place = clients.logins.createPrivateFolder(job.context.temporaryFolder);
  try {
    const engine = openEngine(work, found, place);
    const spec = specOf(work, place, secrets);
    const started = performance.now();
    const built = await engine.build(spec);
    const buildSeconds = (performance.now() - started) / 1000;
    tellWarnings(built, plan, job);

    if (repository === undefined) return { image: undefined, buildSeconds, pushSeconds: 0 };
    const image = await pushImage({ work, engine, spec, repository }, built);
    return { image, buildSeconds, pushSeconds: (performance.now() - started) / 1000 - buildSeconds };
  } finally {
    place.remove();
  }
}

/** The commands that a build would run. */
export function plannedCommands(work: Work, found: FoundEngine): readonly (readonly string[])[] {
  const folder = '<private folder>';
  const place: PrivateFolder = { folder, write: (name) => `${folder}/${name}`, remove: () => undefined };
  const ids = readSecrets(work.inputs, work.job).map((secret) => ({ ...secret, value: '' }));
  return openEngine(
    { ...work, access: work.access && { ...work.access, credentials: undefined } },
    found,
    place,
  ).commands(specOf(work, place, ids));
}

function openEngine({ inputs, job, clients, access }: Work, found: FoundEngine, place: PrivateFolder): Engine {
  const { credentials, registry } = access ?? {};
  const known = new Map(registryLogins(inputs['registry-logins']));
  if (registry !== undefined && credentials !== undefined) known.set(registry, credentials);
  return found.open({
    folder: job.context.workspace,
    env: engineEnvironment(inputs, job, clients),
    log: job.log,
    signal: job.signal,
    privateFolder: place.folder,
    authFile: optional(known.size > 0, () => clients.logins.writeLogins(place, known, job.env)),
    plainHttp: registry !== undefined && isLoopback(registry),
  });
}

function specOf({ inputs, plan, access, clients }: Work, place: PrivateFolder, secrets: readonly Secret[]): BuildSpec {
  const isEcr = (registry: string): boolean => clients.ecr.parseEcrHost(registry) !== undefined;
  const files = secrets.map((secret, at) => {
    if ('file' in secret) return secret;
    return { id: secret.id, file: place.write(`secret-${at}`, secret.value) };
  });
  return buildSpec(inputs, plan, { registry: access?.registry, secrets: files, isEcr });
}

/** Annotates what the Dockerfile's checker says, and refuses an image whose base is of another platform. */
function tellWarnings({ output }: BuiltImage, plan: ImagePlan, { log }: Job): void {
  for (const warning of output.warnings)
    log.warning(warningText(warning), { file: plan.dockerfile, startLine: warning.line, title: warning.rule });
  const problems = wrongBaseProblems(output, plan.platforms);
  if (problems.length > 0) throw new ActionError(problems);
}

interface Push {
  readonly work: Work;
  readonly engine: Engine;
  readonly spec: BuildSpec;
  readonly repository: RegistryRepository;
}

/** Pushes, unless the build itself did or the tag holds this very image, and reads the registry back. */
async function pushImage({ work, engine, spec, repository }: Push, built: BuiltImage): Promise<PushedImage> {
  const { plan } = work;
  const { digest } = built;
  if (digest !== undefined) return await readBack(repository, plan, digest, async () => [digest]);

  const [tag] = plan.tags;
  const before = await repository.findDigest(tag);
  const there = await optional(before, (before) => isThere(repository, before, built.id));
  if (there !== undefined) return await readBack(repository, plan, tag, async () => [there]);
  if (before !== undefined && plan.kinds.get(tag) === 'release') throw releasedTag(tag, before);

  await engine.push(spec).catch((thrown: unknown) => refusedPush(thrown, repository, plan));
  const image = await readBack(repository, plan, tag, async () => await engine.pushedDigests(spec));
  if (before !== undefined && before !== image.manifest.digest) tellMoved(work, tag, before);
  return image;
}

/** A push that failed on a tag that exists says so: registries may forbid to move it. */
async function refusedPush(thrown: unknown, repository: RegistryRepository, plan: ImagePlan): Promise<never> {
  const [tag] = plan.tags;
  const isRefused =
    thrown instanceof EngineFault && /immutable|already exists|cannot be overwritten/i.test(thrown.facts.tail ?? '');
  if (!isRefused) throw thrown;
  const standing = await repository.findDigest(tag);
  const what = `The tag "${tag}" exists there already as ${standing ?? 'another image'}, and the registry does not let it move to what was built now`;
  const fix = immutableFix(tag, plan.kinds.get(tag) ?? 'literal');
  throw new ActionError({ code: 'tag_immutable', what, where: 'input `tags`', fix }, { cause: thrown });
}

/** Success is a digest that the registry answers too, of an image for every platform that was asked for. */
async function readBack(
  repository: RegistryRepository,
  { platforms }: ImagePlan,
  reference: string,
  askDigests: () => Promise<readonly string[]>,
): Promise<PushedImage> {
  // Engine and registry are asked side by side, and must say the same.
  const [digests, manifest] = await Promise.all([askDigests(), repository.findManifest(reference)]);
  if (manifest === undefined || !digests.includes(manifest.digest))
    throw readBackMismatch(reference, digests, manifest?.digest);
  const image = await readPushedImage(repository, manifest);
  if (image === undefined) throw readBackMismatch(reference, digests, undefined);

  const missing = missingPlatforms(image, platforms);
  if (missing.length === 0) return image;
  const has = image.images.map(({ platform }) => platform).join(', ');
  const what = `The engine pushed ${has}, but not ${missing.join(', ')}`;
  const fix = 'Try another `engine`, or take the platform out of `platforms`.';
  throw new ActionError({ code: 'platform_missing', what, where: 'input `platforms`', fix });
}

function releasedTag(tag: string, before: string): ActionError {
  const what = `The release tag "${tag}" stands on ${before}, and the image that was built now is another one. A release never moves`;
  const fix = 'Keep `reuse: commit`, or give this commit a version of its own.';
  return new ActionError({ code: 'tag_released', what, where: 'input `tags`', fix });
}

/** A tag that names a commit and now means another image. */
export function tellMoved({ job, plan }: Pick<Work, 'job' | 'plan'>, tag: string, before: string): void {
  const kind = plan.kinds.get(tag);
  if (kind === 'moving' || kind === 'literal') return;
  job.log.warning(
    `The tag "${tag}" pointed at ${before} and was moved: whoever deployed it by tag gets another image.`,
  );
}
