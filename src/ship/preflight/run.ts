// The preflight of a whole service: asks every stage of every environment, reads only, and goes on after what is missing. Changes nothing.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { ActionError, type Problem } from '../../domain/action-error.ts';
import type { Job } from '../../domain/job.ts';
import type { Unasked } from '../../domain/question.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import type { SeenStage } from '../../runner/stage.ts';
import { type Course, chainStages, hostProblems, type StageName } from '../chain/course.ts';
import {
  buildInputs,
  bumpInputs,
  gateInputs,
  type StageInputs,
  smokeInputs,
  tellInputs,
} from '../chain/stage-inputs.ts';
import type { Deployments } from '../deployment.ts';
import type { listEnvironments, readDeployments } from '../deployments.ts';
import type { ShipInputs } from '../inputs.ts';
import { plainStep, planEnvironments, type Step } from '../plan.ts';
import type { ShipReport } from '../report.ts';
import type { loadReading, openStages } from '../stages.ts';
import { askApproval } from './approval.ts';
import { found, joinFindings, missing, type PreflightFinding } from './finding.ts';
import { findingLine, reportPreflight } from './report.ts';

/** What main hands in. */
export interface PreflightClients {
  readonly listEnvironments: typeof listEnvironments;
  readonly readDeployments: typeof readDeployments;
  readonly loadReading: typeof loadReading;
  readonly openStages: typeof openStages;
}

/** What all questions share. */
interface Inquiry {
  readonly inputs: ShipInputs;
  /** Its log keeps what the stages would print. */
  readonly job: Job;
  readonly clients: PreflightClients;
  readonly stages: readonly StageName[];
  /** False: what stands in the config file cannot be asked for. */
  readonly hasConfig: boolean;
  /** `registry/repository` of the image, as soon as it is known. */
  image: string | undefined;
}

const configFile = 'config file';

/** Asks everything, and says it line by line. */
export async function runPreflight(inputs: ShipInputs, job: Job, clients: PreflightClients): Promise<ShipReport> {
  const file = inputs.config ?? '.github/ship.yml';
  const hasConfig = existsSync(path.join(job.context.workspace, file));
  const quiet: Job = { ...job, log: { ...job.log, info: silence, group: silence, notice: silence, warning: silence } };
  const chosen = chainStages.filter((stage) => inputs.stages.length === 0 || inputs.stages.includes(stage));
  const inquiry: Inquiry = { inputs, job: quiet, clients, stages: chosen, hasConfig, image: undefined };

  const { steps, lines } = await askConfig(inquiry, file);
  const all = [...lines];
  for (const step of steps) all.push(...(await askEnvironment(inquiry, step)));

  const findings = joinFindings(withoutEchoes(all));
  for (const each of findings) job.log.info(findingLine(each));
  return reportPreflight(inputs.service, findings);
}

/** A fault of a section is told once, as one of the file. */
function withoutEchoes(findings: readonly PreflightFinding[]): PreflightFinding[] {
  const told = findings.filter(({ subject, state }) => subject === configFile && state === 'missing');
  return findings.filter((each) => told.includes(each) || !told.some(({ said }) => said === each.said));
}

const silence = (): void => undefined;

/** The environments to ask for, and what is to be said of the config file. */
async function askConfig(
  { inputs, job, clients, hasConfig }: Inquiry,
  file: string,
): Promise<{ readonly steps: readonly Step[]; readonly lines: readonly PreflightFinding[] }> {
  const one = plainStep(inputs.environment ?? '');
  if (!hasConfig) return { steps: [one], lines: [missing(configFile, '', noConfig(file))] };

  try {
    const deployments = await clients.readDeployments(job.context, inputs.config, inputs.service);
    const unsafe = hostProblems(deployments, { allowedHosts: inputs['allowed-hosts'] });
    if (unsafe.length > 0) return unasked(unsafe);
    if (deployments.environments.length > 0) return planSteps(inputs, deployments, file);
    return { steps: [one], lines: [found(configFile, '', `${file} can be used, but names no environment`)] };
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    // Where secrets would go is not known of a file that cannot be read whole.
    if (inputs['allowed-hosts'].length > 0) return unasked(thrown.problems);
    const names = await clients.listEnvironments(job.context, inputs.config);
    const chosen = names.filter((name) => inputs.environment === undefined || name === inputs.environment);
    return { steps: chosen.map(plainStep), lines: thrown.problems.map((problem) => missing(configFile, '', problem)) };
  }
}

/** Nobody is asked, and nothing is sent anywhere. */
const unasked = (problems: readonly Problem[]) => ({
  steps: [],
  lines: [
    ...problems.map((problem) => missing(configFile, '', problem)),
    found('everything else', '', 'waits for the config file, which says where secrets go', 'unasked'),
  ],
});

function planSteps(inputs: ShipInputs, deployments: Deployments, file: string) {
  const { environment } = inputs;
  const asked = { environments: present([environment]), after: undefined, allowedHosts: [] };
  const { value: steps, problems } = planEnvironments(deployments, asked);
  if (steps === undefined) {
    const named = deployments.environments.map(({ name }) => plainStep(name));
    return { steps: named, lines: problems.map((problem) => missing(configFile, '', problem)) };
  }
  const names = steps.map(({ name }) => name).join(', ');
  return { steps, lines: [found(configFile, '', `${file} can be used, for ${names}`)] };
}

const noConfig = (file: string): Problem => ({
  code: 'config_missing',
  what: `${file} is not there`,
  where: 'input `config`',
  fix: 'Let `npm run new-service` write it, or write it by hand (docs/getting-started.md, step 10); and run actions/checkout before this step.',
});

async function askEnvironment(inquiry: Inquiry, step: Step): Promise<PreflightFinding[]> {
  const course: Course = { stages: inquiry.stages, step, remarks: [] };
  const lines: PreflightFinding[] = [];
  for (const stage of inquiry.stages) lines.push(...(await askStage(inquiry, course, stage)));
  if (step.approval !== '') lines.push(await askWhoApproves(inquiry, step));
  return lines;
}

/** Inputs by stage, with what no preflight can know stood in for. */
function givenTo({ inputs, hasConfig, image }: Inquiry, course: Course, stage: StageName): StageInputs {
  const nothing = '0'.repeat(40);
  // The gate and the image are the same for every environment.
  const shared: Course = { ...course, step: plainStep('') };
  const written = inputs.image ?? `${image ?? inputs.service}:${nothing}@sha256:${'0'.repeat(64)}`;
  const known = { image: written, version: nothing, commit: '', manifestSha: '' };
  const unpromoted: Course = { ...course, step: { ...course.step, 'promote-from': '' } };
  const given: Readonly<Record<StageName, StageInputs>> = {
    'quality-gate': gateInputs(inputs, shared),
    'build-push-image': {
      ...buildInputs(inputs, shared),
      ...optional(!hasConfig, () => ({ repository: inputs.service, username: '', password: '' })),
    },
    'bump-manifest': bumpInputs(inputs, unpromoted, known),
    'smoke-test': smokeInputs(inputs, course, known),
    'notify-slack': tellInputs(inputs, course, { event: 'deployed', version: nothing }),
  };

  return given[stage];
}

const isShared = (stage: StageName): boolean => stage === 'quality-gate' || stage === 'build-push-image';

async function askStage(inquiry: Inquiry, course: Course, stage: StageName): Promise<PreflightFinding[]> {
  const environment = phrase(!isShared(stage), () => course.step.name);
  const opened = await inquiry.clients.openStages[stage]();
  const seen = await opened.look(givenTo(inquiry, course, stage), inquiry.job);
  const lines = seen.problems.flatMap((problem) => lineOfInput(inquiry, stage, environment, problem));

  const asked = await askQuestions(inquiry, seen, stage, environment);
  if (stage === 'build-push-image') inquiry.image = imageOf(seen, asked);
  return [...lines, ...asked];
}

/** Without a config file, what should stand there is missing with it. */
function lineOfInput(
  { hasConfig }: Inquiry,
  stage: StageName,
  environment: string,
  problem: Problem,
): PreflightFinding[] {
  if (hasConfig || !/^inputs?_/.test(problem.code)) return [missing(stage, environment, problem)];
  return [found(stage, environment, 'what it needs would be in the config file', 'unasked')];
}

async function askQuestions(
  inquiry: Inquiry,
  seen: SeenStage,
  stage: StageName,
  environment: string,
): Promise<PreflightFinding[]> {
  const isUnreadable = seen.problems.some(({ code }) => /^(?:input|config)_/.test(code));
  if (isUnreadable) return [];
  const lines: PreflightFinding[] = [];
  const bad = new Set<string>();

  for (const { subject, after, ask } of seen.questions) {
    const reason = reasonNotToAsk(inquiry, seen, { stage, subject, after, bad });
    const answered = await askOne({ subject, ask, reason }, environment);
    if (answered.some(({ state }) => state !== 'ok')) bad.add(subject);
    lines.push(...answered);
  }

  return lines;
}

interface Asked {
  readonly stage: StageName;
  readonly subject: string;
  readonly after: string | undefined;
  /** Subjects whose answer was not good. */
  readonly bad: ReadonlySet<string>;
}

/** Why a question is left out; undefined for one that is asked. */
function reasonNotToAsk({ hasConfig, image, inputs }: Inquiry, seen: SeenStage, asked: Asked): string | undefined {
  const { stage, subject, after, bad } = asked;
  if (after !== undefined && bad.has(after)) return `waits for the ${after}`;

  const isOfFile = ['gates', 'image repository', 'place in the manifests', 'right to write the manifests'].includes(
    subject,
  );
  const isGiven = subject === 'login of the registry' && inputs['registry-username'] !== undefined;
  const isHeld = subject === 'credential for the manifests' && hasCredential(inputs);
  if (!hasConfig && (isOfFile || isGiven || isHeld)) return 'what it is for would be in the config file';
  if (stage === 'build-push-image' && subject === 'build' && seen.problems.length > 0)
    return 'waits for what is missing above';

  const isUnknown = subject === 'place in the manifests' && image === undefined && inputs.image === undefined;
  if (isUnknown) return 'waits for the registry, whose name is part of the image in the manifests';

  return undefined;
}

const hasCredential = (inputs: ShipInputs): boolean =>
  [inputs['manifests-token'], inputs['manifests-app-id'], inputs['manifests-ssh-key']].some(
    (each) => each !== undefined,
  );

async function askOne(
  {
    subject,
    ask,
    reason,
  }: { readonly subject: string; readonly ask: () => Promise<string | Unasked>; readonly reason: string | undefined },
  environment: string,
): Promise<PreflightFinding[]> {
  if (reason !== undefined) return [found(subject, environment, reason, 'unasked')];

  try {
    const answer = await ask();
    if (typeof answer === 'string') return [found(subject, environment, answer)];
    return [found(subject, environment, answer.unasked, 'unasked')];
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    return thrown.problems.map((problem) => missing(subject, environment, problem));
  }
}

/** As the config file names it; the registry of the AWS credentials is known once they were asked. */
function imageOf({ inputs }: SeenStage, lines: readonly PreflightFinding[]): string | undefined {
  const { registry, repository } = inputs as { readonly registry?: string; readonly repository?: string };
  const login = lines.find(({ subject, state }) => subject === 'login of the registry' && state === 'ok');
  const host = registry ?? login?.said.split(',')[0];
  if (host === undefined || repository === undefined) return undefined;
  return `${host}/${repository}`;
}

async function askWhoApproves({ inputs, job, clients }: Inquiry, { name, approval }: Step): Promise<PreflightFinding> {
  const { repository = '', apiUrl } = job.context;
  const token = inputs['github-token'];
  const deadline = performance.now() + 20_000;
  const canAsk = token !== undefined && repository !== '';
  const open = await optional(canAsk, () => clients.loadReading());
  const read = open?.({ token: token ?? '', apiUrl, deadline, env: job.env, signal: job.signal });
  return await askApproval({ environment: name, approval, repository }, read);
}
