// Gathers the facts, plans, and applies: uses an image of this commit again, or builds, pushes, tags and reads back.

import type { BuildSpec, BuiltImage, Engine, FoundEngine } from '../clients/engine/engine.ts';
import type { findEngine } from '../clients/engine/search.ts';
import type { readWorkTree } from '../clients/git/work-tree.ts';
import type { Credentials } from '../clients/registry/auth.ts';
import type {
  createPrivateFolder,
  findUserLogin,
  PrivateFolder,
  writeLogin,
} from '../clients/registry/docker-config.ts';
import type { ecrRegion, loginToEcr } from '../clients/registry/ecr.ts';
import type { connectRepository, RegistryRepository } from '../clients/registry/registry.ts';
import { ActionError } from '../domain/action-error.ts';
import type { Job, Report } from '../domain/job.ts';
import { isLoopback } from '../domain/loopback.ts';
import { findReusable, findTwin, isThere } from './existing-image.ts';
import type { ImageInputs } from './inputs.ts';
import { type ImagePlan, planImage } from './plan.ts';
import { findPushedImage, missingPlatforms, type PushedImage } from './pushed-image.ts';
import { imageName, type outputs, report } from './report.ts';
import { applyTags, readBackMismatch } from './tagging.ts';

/** The doors to the world, as main hands them in. */
export interface Clients {
  readonly readWorkTree: typeof readWorkTree;
  readonly ecrRegion: typeof ecrRegion;
  readonly loginToEcr: typeof loginToEcr;
  readonly findUserLogin: typeof findUserLogin;
  readonly connectRepository: typeof connectRepository;
  readonly findEngine: typeof findEngine;
  readonly createPrivateFolder: typeof createPrivateFolder;
  readonly writeLogin: typeof writeLogin;
}

/** A registry and who we are to it; without a registry the image stays on this machine. */
interface Access {
  readonly registry: string | undefined;
  readonly credentials: Credentials | undefined;
}

/** What a build needs to know besides the inputs. */
interface Work {
  readonly inputs: ImageInputs;
  readonly job: Job;
  readonly clients: Clients;
  readonly plan: ImagePlan;
  readonly access: Access;
}

/** Runs the action. */
export async function run(inputs: ImageInputs, job: Job, clients: Clients): Promise<Report<(typeof outputs)[number]>> {
  const { context, log, env } = job;
  const plan = planImage(inputs, context, await clients.readWorkTree(context.workspace, env));
  for (const warning of plan.warnings) log.warning(warning);
  for (const remark of plan.remarks) log.info(remark);
  const access = await findAccess(inputs, job, clients);
  const { registry } = access;
  const repository = inputs.push ? connect(access, inputs, job, clients) : undefined;
  const existing = repository === undefined ? undefined : await findReusable(repository, plan);
  const found = existing === undefined ? await findCapable(inputs, plan, job, clients) : undefined;
  for (const line of describe(inputs, plan, access, existing, found)) log.info(line);
  const engine = found?.title;
  if (inputs['dry-run']) {
    const digest = existing?.manifest.digest;
    return report(plan, { registry, digest, sizeBytes: existing?.sizeBytes, how: 'planned', engine });
  }
  const work: Work = { inputs, job, clients, plan, access };
  const { image, how } =
    found === undefined ? { image: existing, how: 'reused' as const } : await buildImage(work, found, repository);
  if (repository !== undefined && image !== undefined) await tagImage(repository, image, work);
  return report(plan, { registry, digest: image?.manifest.digest, sizeBytes: image?.sizeBytes, how, engine });
}

/** Which registry, and the login for it: the inputs', ECR's, or what the user's Docker config has. */
async function findAccess(inputs: ImageInputs, job: Job, clients: Clients): Promise<Access> {
  const { registry, username, password, push } = inputs;
  const keep = (access: Access): Access => {
    const { credentials } = access;
    if (credentials === undefined) return access;
    job.log.mask(credentials.password);
    job.log.mask(Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64'));
    return access;
  };
  if (username !== undefined && password !== undefined) return keep({ registry, credentials: { username, password } });
  const region = registry === undefined ? undefined : clients.ecrRegion(registry);
  if (push && (registry === undefined || region !== undefined)) {
    const login = await clients.loginToEcr(region, job.signal);
    return keep({ registry: registry ?? login.registry, credentials: login.credentials });
  }
  const credentials = registry === undefined ? undefined : await clients.findUserLogin(registry, job.env);
  return keep({ registry, credentials });
}

function connect({ registry, credentials }: Access, inputs: ImageInputs, { signal }: Job, clients: Clients) {
  if (registry === undefined) return undefined;
  return clients.connectRepository({ registry, repository: inputs.repository, credentials, signal });
}

async function findCapable(inputs: ImageInputs, plan: ImagePlan, job: Job, clients: Clients): Promise<FoundEngine> {
  const names = [...inputs.secrets, ...inputs['secret-files']].map((line) => ({ id: line, file: '' }));
  const needs = { platforms: plan.platforms, secrets: names };
  const found = await clients.findEngine(inputs.engine, job.context.workspace, job.env, needs);
  const problem = found.refuse(needs);
  if (problem === undefined) return found;
  throw new ActionError(problem);
}

/** The plan in words. */
function describe(
  inputs: ImageInputs,
  plan: ImagePlan,
  { registry }: Access,
  existing: PushedImage | undefined,
  found: FoundEngine | undefined,
): string[] {
  const from = dockerfileOf(inputs);
  const how =
    existing === undefined
      ? `build ${inputs.context} by ${from} with ${found?.title}${inputs.push ? ', then push' : '; push nothing'}`
      : `use ${existing.manifest.digest} again: it was built from this commit with the same build inputs`;
  return [
    `${inputs['dry-run'] ? 'Plan (dry run)' : 'Plan'}: ${how}`,
    `Image: ${imageName(plan, { registry, digest: undefined })}`,
    `Tags:  ${plan.tags.join(', ')}`,
    ...(existing === undefined ? Object.entries(plan.labels).map(([name, value]) => `Label: ${name}=${value}`) : []),
  ];
}

/** Builds, and pushes the first tag where there is a registry. The logins live in a folder that dies with this function. */
async function buildImage(
  work: Work,
  found: FoundEngine,
  repository: RegistryRepository | undefined,
): Promise<{ readonly image: PushedImage | undefined; readonly how: 'built' | 'reused' }> {
  const { job, clients, plan, access } = work;
  // Asked first: a wrong login shows before a long build.
  const before = await repository?.findDigest(plan.tags[0]);
  const place = clients.createPrivateFolder(job.context.temporaryFolder);
  try {
    const { registry, credentials } = access;
    const login = registry === undefined || credentials === undefined ? undefined : { registry, credentials };
    const engine = found.open({
      folder: job.context.workspace,
      env: job.env,
      log: job.log,
      signal: job.signal,
      privateFolder: place.folder,
      authFile: login && clients.writeLogin(place, login.registry, login.credentials, job.env),
      plainHttp: registry !== undefined && isLoopback(registry),
    });
    const spec = buildSpec(work, place);
    const built = await engine.build(spec);
    if (repository === undefined) return { image: undefined, how: 'built' };
    const pushed = pushImage(work, engine, spec, { repository, before, built });
    return { image: await pushed, how: 'built' };
  } catch (thrown) {
    const twin = repository && (await findTwin(thrown, repository, plan));
    if (twin === undefined) throw thrown;
    job.log.info(`Another run pushed an image of this commit first: ${twin.manifest.digest} is used`);
    return { image: twin, how: 'reused' };
  } finally {
    place.remove();
  }
}

/** Pushes the first tag, unless it holds this very image already, and reads it back. */
async function pushImage(
  work: Work,
  engine: Engine,
  spec: BuildSpec,
  { repository, before, built }: { repository: RegistryRepository; before: string | undefined; built: BuiltImage },
): Promise<PushedImage> {
  const there = before === undefined ? undefined : await isThere(repository, before, built.id);
  const digests = built.digest !== undefined ? [built.digest] : there ? [there] : await push(engine, spec, before);
  const image = await readBack(repository, work.plan, digests);
  if (before !== undefined && before !== image.manifest.digest) tellMoved(work, work.plan.tags[0], before);
  return image;
}

function buildSpec({ inputs, plan, access }: Work, place: PrivateFolder): BuildSpec {
  const split = (line: string): [string, string] => [
    line.slice(0, line.indexOf('=')),
    line.slice(line.indexOf('=') + 1),
  ];
  const values = inputs.secrets.map(split).map(([id, value], at) => ({ id, file: place.write(`secret-${at}`, value) }));
  const files = inputs['secret-files'].map(split).map(([id, file]) => ({ id, file }));
  return {
    image: imageName(plan, { registry: access.registry, digest: undefined }),
    context: inputs.context,
    dockerfile: dockerfileOf(inputs),
    target: inputs.target,
    platforms: plan.platforms,
    buildArgs: inputs['build-args'],
    labels: plan.labels,
    secrets: [...values, ...files],
    pull: inputs.pull,
    push: inputs.push,
  };
}

/** Pushes; a failure on a tag that exists says so, since registries may forbid to move it. */
async function push(engine: Engine, spec: BuildSpec, before: string | undefined): Promise<readonly string[]> {
  try {
    return await engine.push(spec);
  } catch (thrown) {
    const [problem] = thrown instanceof ActionError ? thrown.problems : [];
    if (problem?.code !== 'push_failed' || before === undefined) throw thrown;
    const fix =
      'If its tags are immutable, take tags that name the commit (`sha`, `semver-sha`) and keep `reuse: commit`.';
    const what = `${problem.what}; the tag exists there already as ${before}`;
    throw new ActionError({ ...problem, what, fix }, { cause: thrown });
  }
}

/** Success is a digest that the registry answers too, of an image for every platform that was asked for. */
async function readBack(
  repository: RegistryRepository,
  { tags: [tag], platforms }: ImagePlan,
  digests: readonly string[],
): Promise<PushedImage> {
  const answered = await repository.findDigest(tag);
  if (answered === undefined || !digests.includes(answered)) throw readBackMismatch(tag, digests, answered);
  const image = await findPushedImage(repository, answered);
  if (image === undefined) throw readBackMismatch(tag, digests, undefined);
  const missing = missingPlatforms(image, platforms);
  if (missing.length === 0) return image;
  const what = `The engine pushed ${image.platforms.join(', ')}, but not ${missing.join(', ')}`;
  const fix = 'Try another `engine`, or take the platform out of `platforms`.';
  throw new ActionError({ code: 'platform_missing', what, where: 'input `platforms`', fix });
}

async function tagImage(repository: RegistryRepository, { manifest }: PushedImage, work: Work): Promise<void> {
  const { tags, fixedTags } = work.plan;
  await applyTags(repository, { manifest, tags, fixedTags }, (tag, before) => tellMoved(work, tag, before));
  work.job.log.info(`${imageName(work.plan, { registry: work.access.registry, digest: manifest.digest })} stands`);
}

function tellMoved({ job, plan }: Work, tag: string, before: string): void {
  if (!plan.fixedTags.includes(tag)) return;
  job.log.warning(
    `The tag "${tag}" pointed at ${before} and was moved: whoever deployed it by tag gets another image.`,
  );
}

const dockerfileOf = ({ dockerfile, context }: ImageInputs): string => dockerfile ?? `${context}/Dockerfile`;
