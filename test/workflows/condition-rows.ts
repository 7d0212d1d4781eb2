// Which job runs after what: the table, and the question to GitHub's expression engine. A row holds a condition of a workflow.

import { evaluate } from './github-parser.ts';
import type { Workflow } from './workflow-file.ts';

/** Results of needed jobs by `<job>`, their outputs by `<job>.<output>`. */
export type Facts = Readonly<Record<string, string>>;

/** Inputs of a workflow. */
export type Given = Readonly<Record<string, boolean | string>>;

/** What happened before, the job, whether it runs then, and the facts that say so. */
export type Row = readonly [after: string, job: string, expected: boolean, facts: Facts, given?: Given];

/** The results of needed jobs as an expression sees them. */
export function needs(facts: Facts) {
  const jobs: Record<string, { result: string; outputs: Record<string, string> }> = {};
  for (const [key, value] of Object.entries(facts)) {
    const [job = '', output] = key.split('.');
    const entry = jobs[job] ?? { result: '', outputs: {} };
    jobs[job] = entry;
    if (output === undefined) entry.result = value;
    else entry.outputs[output] = value;
  }
  return jobs;
}

/** An expression without its `${{ }}`. */
export const bare = (expression: string): string => expression.replace(/^\$\{\{\s*|\s*\}\}$/g, '');

/** Whether a job runs; a job without a condition runs when all that it needs succeeded. */
export function runs(
  workflow: Workflow | undefined,
  job: string,
  given: Given,
  { facts, isCancelled = false }: { readonly facts: Facts; readonly isCancelled?: boolean },
): boolean {
  const condition = workflow?.jobs[job]?.if;
  if (condition === undefined)
    return !isCancelled && Object.values(needs(facts)).every(({ result }) => result === 'success');
  return evaluate(bare(condition), { inputs: given, needs: needs(facts) }, isCancelled) === 'true';
}

const two = JSON.stringify([{ name: 'staging' }, { name: 'production' }]);
const planned = { plan: 'success', 'plan.environments': two };
/** ship.yml has an image. */
export const built = { ...planned, build: 'success' };
/** The first environment of ship.yml is good. */
export const proven = { ...built, first: 'success', 'first.verdict': 'pass' };
const image = { digest: 'sha256:1', 'quality-gate': false };
/** Rows of ship.yml. */
export const shipRows: readonly Row[] = [
  ['a green gate', 'build', true, { ...planned, gate: 'success' }],
  ['a red gate', 'build', false, { ...planned, gate: 'failure' }],
  ['a gate that was skipped, though it was asked for', 'build', false, { ...planned, gate: 'skipped' }],
  ['a gate that ran out of time', 'build', false, { ...planned, gate: 'cancelled' }],
  ['a gate that was switched off', 'build', true, { ...planned, gate: 'skipped' }, { 'quality-gate': false }],
  ['a config file that cannot be used', 'build', false, { plan: 'failure', gate: 'success' }],
  ['an image that was given', 'build', false, { ...planned, gate: 'skipped' }, image],
  ['an image that was given', 'gate', false, {}, image],
  ['a merge', 'gate', true, {}],
  ['a gate that was switched off', 'gate', false, {}, { 'quality-gate': false }],
  ['an image', 'first', true, built],
  ['a red build', 'first', false, { ...planned, build: 'failure' }],
  ['a build that never ran', 'first', false, { ...planned, build: 'skipped' }],
  ['an image that was given', 'first', true, { ...planned, build: 'skipped' }, image],
  [
    'an image that was given and a config file that cannot be used',
    'first',
    false,
    { plan: 'failure', build: 'skipped' },
    image,
  ],
  ['an image and no environment that is left', 'first', false, { ...built, 'plan.environments': '[]' }],
  ['a good first environment', 'second', true, proven],
  [
    'a good first environment that is the last',
    'second',
    false,
    { ...proven, 'plan.environments': '[{"name":"staging"}]' },
  ],
  ['a red first environment', 'second', false, { ...built, first: 'failure', 'first.verdict': 'fail' }],
  [
    'a first environment whose roll-back serves',
    'second',
    false,
    { ...built, first: 'failure', 'first.verdict': 'fail', 'first.rollback-verdict': 'pass' },
  ],
  [
    'a first environment where a newer version is',
    'second',
    false,
    { ...built, first: 'success', 'first.verdict': '' },
  ],
  [
    'a first environment that waits for a person',
    'second',
    false,
    { ...built, first: 'success', 'first.verdict': '', 'first.waiting': 'true' },
  ],
  [
    'a first environment whose message failed, though it is good',
    'second',
    false,
    { ...built, first: 'failure', 'first.verdict': 'pass' },
  ],
  [
    'a good second environment that is the last',
    'third',
    false,
    { ...proven, second: 'success', 'second.verdict': 'pass' },
  ],
  ['a good second environment that was skipped', 'third', false, { ...proven, second: 'skipped' }],
  ['an environment that was deployed', 'tell-first', true, proven],
  ['an environment that is red', 'tell-first', true, { ...built, first: 'failure' }],
  ['an environment that was never reached', 'tell-second', false, { ...proven, second: 'skipped' }],
  ['an image', 'tell-blocked', false, { ...built, gate: 'success' }],
  ['a red gate', 'tell-blocked', true, { ...planned, gate: 'failure', build: 'skipped' }],
  ['a red build', 'tell-blocked', true, { ...planned, gate: 'success', build: 'failure' }],
  ['an image that was given', 'tell-blocked', false, { ...planned, gate: 'skipped', build: 'skipped' }, image],
];
/** Inputs of deploy.yml as a caller of its own leaves them. */
export const deployBase: Given = { settings: '', tell: true, task: '' };
const settings = (more: object): string =>
  JSON.stringify({
    name: 'staging',
    sync: 'auto',
    approval: '',
    'promote-from': '',
    rollback: true,
    wait: false,
    ...more,
  });
/** deploy.yml has a plan without reviewers. */
export const asked = { plan: 'success', 'plan.settings': settings({}) };
/** deploy.yml has a plan with reviewers. */
export const reviewed = { plan: 'success', 'plan.settings': settings({ approval: 'production' }) };
const manual = { plan: 'success', 'plan.settings': settings({ sync: 'manual' }) };
/** Rows of deploy.yml. */
export const deployRows: readonly Row[] = [
  ['a call of its own', 'plan', true, {}],
  ['a call by ship.yml, which has planned already', 'plan', false, {}, { settings: settings({}) }],
  ['a plan with reviewers', 'approve', true, reviewed],
  ['a plan without reviewers', 'approve', false, asked],
  ['a plan that failed', 'approve', false, { plan: 'failure', 'plan.settings': '' }],
  ['a plan with reviewers, of what is written already', 'approve', false, reviewed, { task: 'verify' }],
  ['a plan with reviewers, of a roll-back at midnight', 'approve', false, reviewed, { task: 'rollback' }],
  [
    'a plan of ship.yml with reviewers',
    'approve',
    true,
    { plan: 'skipped' },
    { settings: settings({ approval: 'production' }) },
  ],
  ['a plan without reviewers', 'lane', true, { ...asked, approve: 'skipped' }],
  ['an approval', 'lane', true, { ...reviewed, approve: 'success' }],
  ['an approval that was refused', 'lane', false, { ...reviewed, approve: 'failure' }],
  ['an approval that nobody gave in time', 'lane', false, { ...reviewed, approve: 'cancelled' }],
  ['a plan that failed', 'lane', false, { plan: 'failure', approve: 'skipped' }],
  ['a plan', 'announce', true, { ...asked, approve: 'skipped' }],
  ['a plan that a person has to act on', 'announce', false, { ...manual, approve: 'skipped' }],
  ['an approval that was refused', 'announce', false, { ...reviewed, approve: 'failure' }],
  ['a plan, of what is written already', 'announce', false, { ...asked, approve: 'skipped' }, { task: 'verify' }],
  ['an approval that was refused', 'tell', true, { ...reviewed, approve: 'failure', lane: 'skipped' }],
  ['a deployment that ship.yml tells', 'tell', false, { ...asked, lane: 'success' }, { tell: false }],
];
/** Inputs of lane.yml for a bump under auto. */
export const laneBase: Given = {
  task: 'bump',
  sync: 'auto',
  wait: false,
  rollback: true,
  'rollback-on-inconclusive': false,
};
/** lane.yml has written the image. */
export const bumped = { bump: 'success', 'bump.outcome': 'bumped', 'bump.waiting': 'false' };
const unchanged = { ...bumped, 'bump.outcome': 'unchanged' };
const proposed = { ...bumped, 'bump.outcome': 'pull-request' };
const superseded = { ...bumped, 'bump.outcome': 'superseded' };
const waiting = { ...bumped, 'bump.waiting': 'true' };
/** The smoke test of lane.yml is red. */
export const red = {
  smoke: 'failure',
  'smoke.verdict': 'fail',
  'smoke.conclusive': 'true',
  'smoke.version-seen': 'true',
};
const unseen = { ...red, 'smoke.version-seen': 'false' };
const unmeasured = { ...unseen, 'smoke.conclusive': 'false' };
/** Rows of lane.yml. */
export const laneRows: readonly Row[] = [
  ['a call', 'bump', true, {}],
  ['a call for what is written already', 'bump', false, {}, { task: 'verify' }],
  ['a bump', 'smoke', true, bumped],
  ['a red bump', 'smoke', false, { bump: 'failure', 'bump.outcome': '' }],
  ['a bump that changed nothing', 'smoke', true, unchanged],
  ['a bump that a newer run was ahead of', 'smoke', false, superseded],
  ['a bump that waits for a person', 'smoke', false, waiting],
  ['no bump, as it is written already', 'smoke', true, { bump: 'skipped' }, { task: 'verify' }],
  ['a red smoke test', 'roll-back', true, { ...bumped, ...red }],
  ['a red smoke test, rollback: false', 'roll-back', false, { ...bumped, ...red }, { rollback: false }],
  ['a red smoke test of what stood there before', 'roll-back', false, { ...unchanged, ...red }],
  [
    'a red smoke test of a roll-back',
    'roll-back',
    false,
    { ...bumped, 'bump.outcome': 'rolled-back', ...red },
    { task: 'rollback' },
  ],
  ['a green smoke test', 'roll-back', false, { ...bumped, smoke: 'success', 'smoke.verdict': 'pass' }],
  ['a smoke test that the platform ended', 'roll-back', false, { ...bumped, smoke: 'failure', 'smoke.verdict': '' }],
  ['a smoke test that ran out of time', 'roll-back', false, { ...bumped, smoke: 'cancelled', 'smoke.verdict': '' }],
  ['a version that never came under auto', 'roll-back', true, { ...bumped, ...unseen }],
  [
    'a version that never came, as nobody synced',
    'roll-back',
    false,
    { ...bumped, ...unseen },
    { sync: 'manual', wait: true },
  ],
  [
    'a version that never came, as nobody merged',
    'roll-back',
    false,
    { ...proposed, ...unseen },
    { sync: 'pull-request', wait: true },
  ],
  [
    'a version that never came, as nobody merged what the config file proposes',
    'roll-back',
    false,
    { ...proposed, ...unseen },
    { wait: true },
  ],
  [
    'a version that was merged, came and is bad',
    'roll-back',
    true,
    { ...proposed, ...red },
    { sync: 'pull-request', wait: true },
  ],
  ['a version that came and is bad', 'roll-back', true, { ...bumped, ...red }, { sync: 'manual', wait: true }],
  ['a service that could not be measured', 'roll-back', false, { ...bumped, ...unmeasured }],
  [
    'a service that could not be measured, if so asked',
    'roll-back',
    true,
    { ...bumped, ...unmeasured },
    { 'rollback-on-inconclusive': true },
  ],
  [
    'a red smoke test of what was written already',
    'roll-back',
    true,
    { bump: 'skipped', ...red },
    { task: 'verify', sync: 'manual', tag: 'v2' },
  ],
  [
    'a red smoke test of what was written already, and nobody says which image that was',
    'roll-back',
    false,
    { bump: 'skipped', ...red },
    { task: 'verify', sync: 'manual' },
  ],
  [
    'what was written already and never came',
    'roll-back',
    false,
    { bump: 'skipped', ...unseen },
    { task: 'verify', sync: 'manual' },
  ],
  ['a roll-back', 'measure', true, { 'roll-back': 'success', 'roll-back.outcome': 'rolled-back' }],
  [
    'a roll-back that a person has to sync',
    'measure',
    false,
    { 'roll-back': 'success', 'roll-back.outcome': 'rolled-back' },
    { sync: 'manual' },
  ],
  [
    'a roll-back that a person has to sync and that is waited for',
    'measure',
    true,
    { 'roll-back': 'success', 'roll-back.outcome': 'rolled-back' },
    { sync: 'manual', wait: true },
  ],
  [
    'a roll-back that found another image',
    'measure',
    false,
    { 'roll-back': 'success', 'roll-back.outcome': 'superseded' },
  ],
  ['a roll-back that failed', 'measure', false, { 'roll-back': 'failure', 'roll-back.outcome': '' }],
];

const order = ['first', 'second', 'third', 'fourth', 'fifth'];
const five = JSON.stringify(order.map((name) => ({ name })));

/** What holds for each place in the order of environments. */
const orderRows: readonly Row[] = order.flatMap((job, index): Row[] => {
  const before = order[index - 1];
  const known = { ...built, 'plan.environments': five };
  const tell: Row[] = [
    [`${job} ended`, `tell-${job}`, true, { ...known, [job]: 'failure' }],
    [`${job} was never reached`, `tell-${job}`, false, { ...known, [job]: 'skipped' }],
  ];
  if (before === undefined) return tell;
  return [
    ...tell,
    [`a good ${before}`, job, true, { ...known, [before]: 'success', [`${before}.verdict`]: 'pass' }],
    [`a ${before} that waits`, job, false, { ...known, [before]: 'success', [`${before}.verdict`]: '' }],
    [`a red ${before}`, job, false, { ...known, [before]: 'failure', [`${before}.verdict`]: 'fail' }],
  ];
});

const verified = { verify: 'success', 'verify.verdict': 'pass' };
const verifyRows: readonly Row[] = [
  ['what is good', 'rest', true, verified],
  ['what is good, and nothing else is asked for', 'rest', false, verified, { only: true }],
  ['what is red', 'rest', false, { verify: 'failure', 'verify.verdict': 'fail' }],
  ['what is good, and whose digest nobody knows', 'rest', false, verified, { digest: '' }],
];

/** Inputs of ship.yml for a merge. */
export const shipBase: Given = { 'quality-gate': true, digest: '' };

/** The rows by file, with the inputs that they start from. */
export const tables: Readonly<Record<string, { readonly rows: readonly Row[]; readonly base: Given }>> = {
  'ship.yml': { rows: [...shipRows, ...orderRows], base: shipBase },
  'deploy.yml': { rows: deployRows, base: deployBase },
  'lane.yml': { rows: laneRows, base: laneBase },
  'verify.yml': { rows: verifyRows, base: { only: false, digest: 'sha256:1' } },
};

/** The rows that a workflow does not keep, as sentences. */
export function brokenRows(file: string, workflow: Workflow): string[] {
  const { rows, base } = tables[file] ?? { rows: [], base: {} };
  return rows
    .filter(([, job, expected, facts, given]) => runs(workflow, job, { ...base, ...given }, { facts }) !== expected)
    .map(([after, job, expected]) => `after ${after}, ${job} ${expected ? 'does not run' : 'runs'}`);
}
