// Runs the chain: gate, image, the message that it begins, bump, smoke test, on red the roll-back of what this run wrote and the proof of what
// serves again, the message how it ended.
// Each stage is the action of that name, in this process. Sets no output itself.

import { ActionError, formatProblem, type Problem } from '../../domain/action-error.ts';
import type { Job, Report } from '../../domain/job.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import { bugWords } from '../../domain/thrown.ts';
import type { ShipInputs } from '../inputs.ts';
import type { ShipReport } from '../report.ts';
import type { openStages } from '../stages.ts';
import type { Course, StageName } from './course.ts';
import { isSettled, mayMeasure, mustRollBack, type Progress, type Said, type Terms, tagOf } from './progress.ts';
import {
  announceInputs,
  buildInputs,
  bumpInputs,
  gateInputs,
  type Known,
  measureInputs,
  rollbackInputs,
  type StageInputs,
  smokeInputs,
  tellInputs,
} from './stage-inputs.ts';
import { brokenOff, type ChainEnding, endingOf, reportChain, slackInputsOf } from './telling.ts';

type OpenStages = typeof openStages;

/** A chain under way. */
interface Chain {
  readonly inputs: ShipInputs;
  readonly course: Course;
  readonly job: Job;
  readonly openStages: OpenStages;
  readonly progress: Progress;
  readonly reports: Report[];
  readonly problems: Problem[];
  readonly began: number;
}

/** Runs it to its end; the channel is told whatever happens. */
export async function runChain(inputs: ShipInputs, job: Job, course: Course, stages: OpenStages): Promise<ShipReport> {
  const { image = '', version } = inputs;
  const progress: Progress = { version: version ?? tagOf(image), previousVersion: '', image };
  const chain: Chain = {
    inputs,
    course,
    job,
    openStages: stages,
    progress,
    reports: [],
    problems: [],
    began: performance.now(),
  };
  for (const remark of course.remarks) job.log.warning(remark);
  await rehearse(chain);

  let ending: ChainEnding | undefined;
  let isWhole = false;
  try {
    await ship(chain);
    ending = endingOf(progress, termsOf(chain));
    isWhole = true;
  } finally {
    await tell(chain, isWhole ? ending : brokenOff(progress, termsOf(chain)));
  }
  return reportChain(ending, progress, termsOf(chain), chain);
}

const has = ({ course }: Chain, stage: StageName): boolean => course.stages.includes(stage);

const termsOf = ({ inputs, course, job }: Chain): Terms => ({
  step: course.step,
  rollback: inputs.rollback,
  onInconclusive: inputs['rollback-on-inconclusive'],
  isCancelled: job.signal.aborted,
});

/** Stands for what is not known before its time; never written anywhere. */
const standIn: Known = {
  image: `registry.invalid/image:${'0'.repeat(40)}`,
  version: '0'.repeat(40),
  commit: '0'.repeat(40),
  manifestSha: '0'.repeat(40),
};

/** Reads the inputs of every stage before the first one begins, so that all that is wrong is told at once. */
async function rehearse({ inputs, course, job, openStages: open }: Chain): Promise<void> {
  const message = { event: 'deployed', version: standIn.version };
  const given: Readonly<Record<StageName, readonly StageInputs[]>> = {
    'quality-gate': [gateInputs(inputs, course)],
    'build-push-image': [buildInputs(inputs, course)],
    'bump-manifest': [
      bumpInputs(inputs, course, { ...standIn, image: inputs.image ?? standIn.image, commit: inputs.commit ?? '' }),
    ],
    'smoke-test': [smokeInputs(inputs, course, standIn)],
    'notify-slack': [tellInputs(inputs, course, message)],
  };

  const problems: Problem[] = [];
  for (const name of course.stages)
    for (const each of given[name]) problems.push(...(await problemsOf((await open[name]()).prepare(each, job))));
  if (problems.length > 0) throw new ActionError(unique(problems));
}

async function problemsOf(preparing: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await preparing;
    return [];
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    return thrown.problems;
  }
}

const unique = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/** From the gate to the proof. */
async function ship(chain: Chain): Promise<void> {
  if (!(await makeImage(chain))) return;
  if (has(chain, 'bump-manifest') && !(await write(chain))) return;
  if (!has(chain, 'smoke-test') || isSettled(chain.progress, chain.course.step)) return;
  await measure(chain);
}

/** Gate and build; false when one of them stopped the chain. */
async function makeImage(chain: Chain): Promise<boolean> {
  const { inputs, course, progress, job } = chain;
  progress.version ||= job.context.sha ?? '';
  if (has(chain, 'quality-gate')) {
    const { said, problem } = await perform(chain, 'quality-gate', gateInputs(inputs, course));
    progress.gate = said;
    if (problem !== undefined) progress.blocked = { reason: 'quality_gate', problem };
  }
  if (progress.blocked !== undefined) return false;
  if (!has(chain, 'build-push-image')) return true;

  const { said, problem } = await perform(chain, 'build-push-image', buildInputs(inputs, course));
  if (problem !== undefined) progress.blocked = { reason: 'build', problem };
  progress.image = said['image'] ?? '';
  return problem === undefined;
}

/**
 * Tells that it begins, where the controller goes on by itself. What a promotion brings is known only when it is written, so that nothing is
 * told of it here unless its version was given.
 */
async function announce(chain: Chain): Promise<void> {
  const { inputs, course, progress } = chain;
  const image = phrase(!isPromoted(chain), progress.image);
  const version = inputs.version ?? tagOf(image);
  if (!has(chain, 'notify-slack') || course.step.sync !== 'auto' || version === '') return;

  const given = announceInputs(inputs, course, { version, image });
  try {
    progress.announced = (await perform(chain, 'notify-slack', given, 'before the bump')).said;
  } catch (thrown) {
    // What is expected has been kept by now. No message is worth a deployment, not even where the fault is ours.
    chain.job.log.warning(`Nobody was told that it begins. ${bugWords(thrown)}`);
  }
}

const isPromoted = (chain: Chain): boolean => chain.course.step['promote-from'] !== '' && has(chain, 'bump-manifest');

/** The bump; false when nothing could be written. */
async function write(chain: Chain): Promise<boolean> {
  const { inputs, course, progress } = chain;
  await announce(chain);
  const { image } = progress;
  const { said, problem } = await perform(
    chain,
    'bump-manifest',
    bumpInputs(inputs, course, { ...known(chain), image }),
  );
  progress.bumpProblem = problem;
  if (problem !== undefined) return false;

  progress.bump = said;
  progress.image = meantImage(said, image);
  progress.version = inputs.version ?? tagOf(progress.image);
  progress.previousVersion = tagOf(said['previous-image'] ?? '');
  return true;
}

/** The image that the run is about: when a newer run was ahead, bump-manifest names what stands there instead. */
function meantImage(said: Readonly<Record<string, string>>, image: string): string {
  if (said['outcome'] === 'superseded' && image !== '') return image;
  return said['image'] ?? image;
}

/** The commit is that of the run only where this run built the image. */
function known(chain: Chain): Known {
  const { inputs, progress, job } = chain;
  const built = optional(has(chain, 'build-push-image'), () => job.context.sha);
  return {
    image: progress.image,
    version: progress.version,
    commit: phrase(!isPromoted(chain), inputs.commit ?? built ?? ''),
    manifestSha: progress.bump?.['manifest-sha'] ?? '',
  };
}

/** The smoke test, and what follows from a red one. */
async function measure(chain: Chain): Promise<void> {
  const { inputs, course, progress, job } = chain;
  const { said, problem } = await perform(chain, 'smoke-test', smokeInputs(inputs, course, known(chain)));
  progress.smoke = verdictIn(said, problem);
  if (!mustRollBack(progress, termsOf(chain))) return;

  job.log.warning('The smoke test is red: what this run wrote is being rolled back now.');
  progress.rollback = {};
  const back = await perform(chain, 'bump-manifest', rollbackInputs(inputs, course, progress.image), again);
  progress.rollback = { ...back.said, version: tagOf(back.said['image'] ?? '') };
  if (!mayMeasure(progress, course.step)) return;

  const old: Known = {
    image: '',
    version: progress.rollback['version'] ?? '',
    commit: '',
    manifestSha: back.said['manifest-sha'] ?? '',
  };
  progress.measured = (await perform(chain, 'smoke-test', measureInputs(inputs, course, old), again)).said;
}

/** A test that was cancelled has no verdict; one that could not even begin has none either, and says nothing of the service. */
function verdictIn(said: Said, problem: Problem | undefined): Said {
  if (said['reason'] === 'cancelled') return { ...said, verdict: '' };
  if ('verdict' in said) return said;
  return { ...said, explanation: problem?.what ?? '' };
}

const again = 'after the roll-back began';

/**
 * Runs a stage. What makes it red is kept, and is told at the end. A stage that runs twice says which time this is (`occasion`), and only its
 * time without an occasion gives outputs.
 */
async function perform(
  { job, openStages: open, reports, problems }: Chain,
  name: StageName,
  given: StageInputs,
  occasion = '',
): Promise<{ readonly said: Said; readonly problem: Problem | undefined }> {
  job.log.info(`\n=== ${name}${phrase(occasion !== '', `, ${occasion}`)} ===`);

  try {
    const report = await (await (await open[name]()).prepare(given, job)).run();
    reports.push(occasion === '' ? report : { ...report, outputs: {} });
    if (report.failure !== undefined) keep(problems, [report.failure], job);
    return { said: textsOf(report), problem: report.failure };
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    keep(problems, thrown.problems, job);
    return { said: {}, problem: thrown.problems[0] };
  }
}

/** The first problem ends the step; the others are shown where they happen. */
function keep(problems: Problem[], found: readonly Problem[], { log }: Job): void {
  for (const problem of found) {
    if (problems.length > 0) log.error(formatProblem(problem));
    problems.push(problem);
  }
}

const textsOf = ({ outputs }: Report): Said =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([name, value]) => present([value !== undefined && [name, String(value)]])),
  );

/** Seconds that a message has after the step was cancelled; the runner kills it a little later. */
const lastWordsSeconds = 5;

async function tell(chain: Chain, ending: ChainEnding | undefined): Promise<void> {
  const { inputs, course, progress, job, began } = chain;
  if (!has(chain, 'notify-slack')) return;
  if (ending === undefined) return job.log.info('Nothing to tell: nothing was written, and nothing was measured.');

  const signal = job.signal.aborted ? AbortSignal.timeout(lastWordsSeconds * 1000) : job.signal;
  const seconds = (performance.now() - began) / 1000;
  const channel = progress.announced?.['channel'] || inputs['slack-channel'] || '';
  const message = { ...slackInputsOf(ending, progress, seconds), channel };
  await perform({ ...chain, job: { ...job, signal } }, 'notify-slack', tellInputs(inputs, course, message));
}
