// The straight line of build-push-image: commit and context → plan → what the registry holds → use again, promote, merge, or build and
// push → tags → copies → gates → report. Decides nothing itself.

import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FoundEngine } from '../clients/engine/engine.ts';
import type { RegistryRepository } from '../clients/registry/registry.ts';
import { ActionError, orThrow } from '../domain/action-error.ts';
import { EngineFault } from '../domain/image/engine-fault.ts';
import { RegistryFault } from '../domain/image/registry-fault.ts';
import type { Job, Report } from '../domain/job.ts';
import { optional } from '../domain/text/optional.ts';
import { awaitedElsewhere, onAbort } from '../domain/thrown.ts';
import { WorkTreeFault } from '../domain/work-tree.ts';
import { buildImage, findCapable, plannedCommands, tellMoved, type Work } from './build/build.ts';
import type { Clients } from './clients.ts';
import { checkoutProblem, wordFault } from './fault-words.ts';
import { gateImage } from './gate/gates.ts';
import { imageName } from './image-name.ts';
import { dockerfileInput } from './inputs/paths.ts';
import { givenLogin, registryLogins } from './inputs/registry-logins.ts';
import type { BuildPushImageInputs } from './inputs.ts';
import { type ImageOutcome, reuseWords, unprovenWords } from './outcome.ts';
import { copyToPlaces, placesOf } from './place/copies.ts';
import { applyTags } from './place/tagging.ts';
import { decideImage, type ImageDecision, type ImagePlan, isPushing, planImage } from './plan.ts';
import { type OutputName, planLines, report } from './report.ts';
import { openRegistryAccess, type RegistryAccess } from './standing/access.ts';
import { findGiven } from './standing/given-image.ts';
import { checkPush, createMissing } from './standing/preflight.ts';
import { type ProbedImage, probe } from './standing/probe.ts';
import type { PushedImage } from './standing/pushed-image.ts';

/** Git is started ten times, and meanwhile nothing else goes on: the registry, which is far away, is asked first. Milliseconds at most. */
const mostAhead = 100;

/** Runs the action. */
export async function run(inputs: BuildPushImageInputs, job: Job, clients: Clients): Promise<Report<OutputName>> {
  const swept = clients.logins.sweepPrivateFolders(job.context.temporaryFolder);
  if (swept > 0) job.log.info(`Removed ${swept} private folders, with their logins, that killed steps left`);

  // Who we are to the registry is asked while git says what is to be built: neither needs the other.
  const asked = Promise.withResolvers<void>();
  const opening = open(inputs, job, clients, asked.resolve).finally(asked.resolve);
  try {
    void awaitedElsewhere(opening);
    await briefly(asked.promise);
    const plan = await gather(inputs, job, clients);
    for (const warning of plan.warnings) job.log.warning(warning);
    for (const remark of plan.remarks) job.log.info(remark);
    return await connectAndApply({ inputs, plan, job, clients, access: undefined, repository: undefined }, opening);
  } finally {
    void awaitedElsewhere(opening).then((access) => access?.close());
  }
}

/** Waits, but not for long. What is sent by then is on the wire. */
async function briefly(asked: Promise<void>): Promise<void> {
  const end = new AbortController();
  await Promise.race([asked, setTimeout(mostAhead, undefined, { signal: end.signal }).catch(onAbort)]);
  end.abort();
  await setImmediate();
}

async function gather(inputs: BuildPushImageInputs, job: Job, clients: Clients): Promise<ImagePlan> {
  const [source, content] = await readCheckout(inputs, job, clients);
  return orThrow(planImage(inputs, { context: job.context, source, content }));
}

/** What is built, and of which commit. */
async function readCheckout(inputs: BuildPushImageInputs, { context, env }: Job, clients: Clients) {
  const paths = { context: inputs.context, dockerfile: dockerfileInput(inputs) };
  try {
    return await Promise.all([
      clients.readWorkTree(context.workspace, env, inputs['version-prefix']),
      clients.readBuildContext(paths, context.workspace, env),
    ]);
  } catch (thrown) {
    if (!(thrown instanceof WorkTreeFault)) throw thrown;
    throw new ActionError(checkoutProblem(thrown), { cause: thrown });
  }
}

/** Opens the registry where one is needed: to push, or for the login of a build's base images. */
async function open(
  inputs: BuildPushImageInputs,
  job: Job,
  clients: Clients,
  onAsked: () => void,
): Promise<RegistryAccess | undefined> {
  const { registry } = inputs;
  const login = givenLogin(inputs);
  if (!isPushing(inputs, job.context) && login === undefined) return undefined;
  return await openRegistryAccess({ registry, login, onAsked }, job, clients);
}

async function connectAndApply(
  started: Work,
  opening: Promise<RegistryAccess | undefined>,
): Promise<Report<OutputName>> {
  let work = started;
  try {
    const { plan } = work;
    const access = await opening;
    work = { ...work, access, repository: optional(plan.pushes, () => access?.connect(plan.repository)) };
    return await apply(work);
  } catch (thrown) {
    throw await wordFault(thrown, work);
  }
}

/** Looks at the registry, decides, acts. */
async function apply(work: Work): Promise<Report<OutputName>> {
  const { inputs, plan, repository, job } = work;
  const standing = (await optional(repository, (repository) => probeOrCreate(work, repository))) ?? [];
  const given = await optional(repository, (repository) => findGiven(inputs, repository));
  const decision = orThrow(decideImage(plan, standing, { hostPlatform: hostPlatform(), given }));

  // The engine is looked for while the registry says whether this login may push.
  const pushable = optional(decision.do === 'build' && !inputs['dry-run'], () => startCheck(work, standing));
  const engine = await optional(decision.do === 'build', () => findCapable(work));
  const registry = work.access?.registry ?? inputs.registry;
  const outcome: ImageOutcome = { registry, image: undefined, decision, engine: engine?.title, standing };
  for (const line of planLines(plan, outcome, inputs['dry-run'])) job.log.info(line);
  if (decision.do === 'reuse' && decision.by === 'tag') job.log.warning(`${decision.image.digest}: ${reuseWords.tag}`);
  if (inputs['dry-run']) return dryRun(work, outcome, engine);

  const known = given?.image ?? imageOf(decision, standing);
  const made = (await optional(engine, (engine) => buildOrTwin(work, engine, pushable))) ?? { image: known };
  const done: ImageOutcome = { ...outcome, ...made };
  if (repository === undefined || done.image === undefined) return report(plan, done);
  return await finish(work, { repository, image: done.image, outcome: done });
}

/** What stands under the tags that matter. A repository that is not there is created where that is asked for. */
async function probeOrCreate(work: Work, repository: RegistryRepository): Promise<readonly ProbedImage[]> {
  const { inputs, plan, access, job, clients } = work;
  try {
    return await probe(repository, plan.candidates);
  } catch (thrown) {
    const isAbsent = thrown instanceof RegistryFault && thrown.kind === 'absent';
    if (!isAbsent || !inputs['create-repository'] || access === undefined) throw thrown;
  }

  if (inputs['dry-run']) job.log.info(`Would create the repository ${plan.repository} (ecr:CreateRepository)`);
  else await createMissing(inputs, { access, plan }, { job, clients });
  return [];
}

function dryRun(work: Work, outcome: ImageOutcome, engine: FoundEngine | undefined): Report<OutputName> {
  const commands = optional(engine, (engine) => plannedCommands(work, engine)) ?? [];
  for (const command of commands) work.job.log.info(`Would run: ${command.join(' ')}`);
  return report(work.plan, { ...outcome, isPlanned: true });
}

const imageOf = (decision: ImageDecision, standing: readonly ProbedImage[]): PushedImage | undefined => {
  if (decision.do === 'reuse') return standing.find(({ digest }) => digest === decision.image.digest)?.image;
  return undefined;
};

/** Asks whether a push can end well. Who awaits the answer gets its failure; until then it is nobody's. */
function startCheck(
  { plan, repository, access, clients }: Work,
  standing: readonly ProbedImage[],
): Promise<void> | undefined {
  if (repository === undefined || access === undefined) return undefined;
  const checked = checkPush({ plan, access, repository, standing }, clients);
  void awaitedElsewhere(checked);
  return checked;
}

/** Builds; after a push that failed, an image of a run that built the same at the same time, and was first, will do. */
async function buildOrTwin(
  work: Work,
  engine: FoundEngine,
  pushable: Promise<void> | undefined,
): Promise<Partial<ImageOutcome>> {
  const { plan, repository, job } = work;

  try {
    await pushable;
    return await buildImage(work, engine);
  } catch (thrown) {
    if (!mayBeRace(thrown)) throw thrown;
    const twin = await optional(repository, (repository) => findTwin(work, repository));
    if (twin === undefined) throw thrown;
    if (plan.prefersBuild) job.log.warning(`${twin.image?.manifest.digest}: ${unprovenWords}`);
    else job.log.info(`Another run pushed an image of this commit first: ${twin.image?.manifest.digest} is used`);
    return twin;
  }
}

async function findTwin(work: Work, repository: RegistryRepository): Promise<Partial<ImageOutcome> | undefined> {
  const { plan } = work;
  if (plan.reuse === 'off') return undefined;
  const standing = await probe(repository, plan.candidates).catch(noneOnFault);

  const trusting = { ...plan, prefersBuild: false };
  const { value: decision } = decideImage(trusting, standing, { hostPlatform: hostPlatform(), given: undefined });
  if (decision?.do !== 'reuse' || (decision.by === 'tag' && !plan.prefersBuild)) return undefined;
  const image = imageOf(decision, standing);
  if (image === undefined) return undefined;
  return { image, decision, standing };
}

/** What failed before is told in any case, and a registry that now says nothing does not change it. */
function noneOnFault(thrown: unknown): readonly ProbedImage[] {
  if (thrown instanceof RegistryFault) return [];
  throw thrown;
}

/** A push that failed, or whose tag meant another image a moment later. */
const mayBeRace = (thrown: unknown): boolean =>
  (thrown instanceof ActionError && raceCodes.includes(thrown.code)) ||
  (thrown instanceof EngineFault && thrown.facts.phase === 'push');

const raceCodes = ['push_unverified', 'tag_immutable', 'tag_released'];

/** Tags, copies and gates an image that is in the registry. */
async function finish(
  work: Work,
  made: { readonly repository: RegistryRepository; readonly image: PushedImage; readonly outcome: ImageOutcome },
): Promise<Report<OutputName>> {
  const { inputs, plan, job, clients, access } = work;
  const { repository, image, outcome } = made;
  const { manifest } = image;
  const { tags, kinds } = plan;

  const places = optional(access, ({ registry }) => placesOf(inputs, registry, clients)) ?? [];
  const seen = seenTags(outcome, manifest.digest);
  const lacking = tags.filter((tag) => !seen.includes(tag));
  await applyTags(repository, { manifest, tags: lacking, kinds }, (tag, before) => tellMoved(work, tag, before));
  job.log.info(`${imageName(plan, { registry: outcome.registry, digest: manifest.digest })} stands`);

  const copying = { manifest, tags, kinds, logins: registryLogins(inputs['registry-logins']) };
  const copies = await copyToPlaces(repository, places, copying, { job, clients });
  const gates = await gateImage(work, image);
  for (const warning of gates.warnings) job.log.warning(warning);
  return report(plan, { ...outcome, copies, gates });
}

/** The tags that the probe saw on the image a moment ago, and that need not be asked for again. A build takes longer than that. */
function seenTags({ decision, standing }: ImageOutcome, digest: string): readonly string[] {
  if (decision.do === 'build') return [];
  return standing.find((image) => image.digest === digest)?.tags ?? [];
}

/** Go's words for the processors that Node calls otherwise. */
const goArchitectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** What an engine builds when no platform is asked for. https://github.com/opencontainers/image-spec/blob/main/image-index.md */
const hostPlatform = (): string => `linux/${goArchitectures[process.arch] ?? process.arch}`;
