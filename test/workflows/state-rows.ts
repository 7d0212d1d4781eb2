// The rows of docs/workflows.md: what happened in which job, and by which workflow. Values only; states.test.ts follows them.

import type { Answer, Answers } from './simulation.ts';

/** A row by the words of its first cell. */
export interface StateRow {
  readonly state: string;
  readonly workflow: string;
  readonly inputs?: Readonly<Record<string, string | boolean>>;
  readonly answers: Answers;
  /** Jobs that must not have run, by the end of their name. */
  readonly never?: readonly string[];
}

const environment = (name: string, more: object = {}) => ({
  name,
  ...{ sync: 'auto', approval: '', 'promote-from': '', rollback: true, wait: false, ...more },
});
const planned = (...environments: object[]): Answer => ({
  steps: { 'plan.environments': JSON.stringify(environments) },
});
const staging = planned(environment('staging'));
const settings = (more: object): Answer => ({
  steps: { 'plan.settings': JSON.stringify(environment('staging', more)) },
});

const build: Answer = {
  steps: { 'build.registry': 'r', 'build.repository': 'x', 'build.tag': 'v2', 'build.digest': 'sha256:1' },
};
const wrote = (outcome: string): Answer => ({
  steps: {
    'bump.outcome': outcome,
    'bump.image': 'r/x:v2@sha256:1',
    'bump.manifest-sha': outcome === 'superseded' ? '' : 'm2',
    'versions.version': 'v2',
    'versions.previous-version': 'v1',
  },
});
const bumped = wrote('bumped');
const wroteOld: Answer = {
  steps: {
    'bump.outcome': 'rolled-back',
    'bump.manifest-sha': 'm3',
    'versions.version': 'v1',
    'versions.previous-version': 'v2',
  },
};
const pass: Answer = { steps: { 'smoke.verdict': 'pass', 'smoke.version-seen': 'true', 'smoke.conclusive': 'true' } };
const red = (seen: boolean, conclusive = true): Answer => ({
  result: 'failure',
  steps: {
    'smoke.verdict': 'fail',
    'smoke.version-seen': String(seen),
    'smoke.conclusive': String(conclusive),
    'smoke.reason': 'assertion',
    'smoke.explanation': 'GET /health said 500.',
  },
});
const wentBack = (outcome: string): Answer => ({
  result: outcome === '' ? 'failure' : 'success',
  steps: { 'tried.tried': 'true', 'bump.outcome': outcome, 'versions.version': outcome === 'rolled-back' ? 'v1' : '' },
});
const failure: Answer = { result: 'failure' };
const cancelled: Answer = { result: 'cancelled' };

/** A merge that is shipped to staging: the answers of the jobs in the lane. */
const merge = (lane: Answers, more: Answers = {}): Pick<StateRow, 'workflow' | 'answers'> => ({
  workflow: 'ship.yml',
  answers: {
    ...{ plan: staging, build, ...more },
    ...Object.fromEntries(Object.entries(lane).map(([job, answer]) => [`first/lane/${job}`, answer])),
  },
});
const manual = { plan: planned(environment('staging', { sync: 'manual' })) };
const waiting = { plan: planned(environment('staging', { sync: 'manual', wait: true })) };
const reviewed = { plan: planned(environment('staging', { sync: 'manual', approval: 'staging' })) };

/** A person has acted, and verify.yml goes on. */
const verify = (lane: Answers, sync = 'manual'): Omit<StateRow, 'state'> => ({
  workflow: 'verify.yml',
  inputs: { environment: 'staging', tag: 'v2', digest: 'sha256:1', 'previous-version': 'v1', only: true },
  answers: {
    'verify/plan': settings({ sync }),
    ...Object.fromEntries(Object.entries(lane).map(([job, answer]) => [`verify/lane/${job}`, answer])),
  },
});
const byHand = (lane: Answers): Omit<StateRow, 'state'> => ({
  workflow: 'rollback.yml',
  inputs: { environment: 'staging', to: 'previous' },
  answers: {
    'rollback/plan': settings({}),
    ...Object.fromEntries(Object.entries(lane).map(([job, answer]) => [`rollback/lane/${job}`, answer])),
  },
});

const both = { plan: planned(environment('staging'), environment('production')) };

/** In the order of the page. */
export const stateRows: readonly StateRow[] = [
  { state: 'all is good', ...merge({ bump: bumped, smoke: pass }), never: ['roll-back'] },
  { state: 'red gate', ...merge({}, { 'gate/gate': failure }), never: ['build', 'bump'] },
  { state: 'red build', ...merge({}, { build: failure }), never: ['bump'] },
  { state: 'a config file that cannot be used', ...merge({}, { plan: failure }), never: ['build', 'bump'] },
  {
    state: 'red bump: no credential, no such image, the place is not found',
    ...merge({ bump: failure }),
    never: ['smoke'],
  },
  { state: 'lost race: a newer commit was written first', ...merge({ bump: wrote('superseded') }), never: ['smoke'] },
  {
    state: 'red smoke test in auto',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('rolled-back'), measure: pass }),
  },
  {
    state: 'red smoke test in staging, and production comes after it',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('rolled-back'), measure: pass }, both),
    never: ['second/lane/bump'],
  },
  {
    state: 'never answered in auto (image pull, crash loop)',
    ...merge({ bump: bumped, smoke: red(false), 'roll-back': wentBack('rolled-back'), measure: pass }),
  },
  { state: 'could not measure', ...merge({ bump: bumped, smoke: red(false, false) }), never: ['roll-back'] },
  { state: 'the platform ended the smoke test', ...merge({ bump: bumped, smoke: failure }), never: ['roll-back'] },
  {
    state: 'the roll-back fails',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('') }),
    never: ['measure'],
  },
  {
    state: 'the image to go back to is gone',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('') }),
    never: ['measure'],
  },
  {
    state: 'red, and a newer commit was written meanwhile',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('superseded') }),
    never: ['measure'],
  },
  {
    state: 'rolled back, and the old version does not answer',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('rolled-back'), measure: red(false) }),
  },
  { state: 'manual: nobody has synced yet', ...merge({ bump: bumped }, manual), never: ['smoke', 'roll-back'] },
  {
    state: 'pull-request: nobody has merged yet',
    ...merge({ bump: wrote('pull-request') }, { plan: planned(environment('staging', { sync: 'pull-request' })) }),
    never: ['smoke', 'roll-back'],
  },
  {
    state: 'pull-request: it was merged before, and is shipped again',
    ...merge(
      { bump: wrote('unchanged'), smoke: pass },
      { plan: planned(environment('staging', { sync: 'pull-request' })) },
    ),
    never: ['roll-back'],
  },
  { state: 'late sync, and it is good', ...verify({ smoke: pass }), never: ['bump', 'roll-back'] },
  {
    state: 'red smoke test after a sync by hand',
    ...verify({ smoke: red(true), 'roll-back': wentBack('rolled-back') }),
    never: ['bump', 'measure'],
  },
  {
    state: 'that roll-back was synced, and verify.yml was started for it',
    ...verify({ smoke: pass }),
    inputs: { environment: 'staging', tag: 'v1', 'previous-version': 'v2', only: true },
    never: ['bump', 'roll-back'],
  },
  {
    state: 'red smoke test after a merge of the pull request',
    ...verify({ smoke: red(true), 'roll-back': wentBack('pull-request') }, 'pull-request'),
    never: ['bump', 'measure'],
  },
  {
    state: 'verify was started, and nobody has synced',
    ...verify({ smoke: red(false) }),
    never: ['bump', 'roll-back'],
  },
  {
    state: '`wait: true`, and nobody syncs in time',
    ...merge({ bump: bumped, smoke: red(false) }, waiting),
    never: ['roll-back'],
  },
  {
    state: 'approval is refused, or nobody gives it in 30 days',
    ...merge({}, { ...reviewed, 'first/approve': failure }),
    never: ['bump'],
  },
  {
    state: 'approval comes late: a newer commit is there',
    ...merge({ bump: wrote('superseded') }, reviewed),
    never: ['smoke'],
  },
  { state: 'cancelled in the gate', ...merge({}, { 'gate/gate': cancelled }), never: ['build', 'bump'] },
  { state: 'cancelled in the build', ...merge({}, { build: cancelled }), never: ['bump'] },
  {
    state: 'cancelled while it waits for an approval',
    ...merge({}, { ...reviewed, 'first/approve': cancelled }),
    never: ['bump'],
  },
  { state: 'cancelled in the queue of the lane, or in the bump', ...merge({ bump: cancelled }), never: ['smoke'] },
  { state: 'cancelled in the smoke test', ...merge({ bump: bumped, smoke: cancelled }), never: ['roll-back'] },
  {
    state: 'cancelled in the roll-back',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': { ...cancelled, steps: { 'tried.tried': 'true' } } }),
    never: ['measure'],
  },
  {
    state: 'cancelled while the old version is measured',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('rolled-back'), measure: cancelled }),
  },
  { state: 'the bump again, alone, after its roll-back', ...merge({ bump: wrote('superseded') }), never: ['smoke'] },
  {
    state: 'the bump again, alone, of what stands there already',
    ...merge({ bump: wrote('unchanged'), smoke: pass }),
    never: ['roll-back'],
  },
  {
    state: 'the smoke test again, alone, after a roll-back',
    ...merge({ bump: bumped, smoke: red(false), 'roll-back': wentBack('superseded') }),
    never: ['measure'],
  },
  {
    state: 'the roll-back again, alone, after it failed',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('rolled-back'), measure: pass }),
  },
  {
    state: 'rollback.yml: back to the image before',
    ...byHand({ bump: wroteOld, smoke: pass }),
    never: ['roll-back'],
  },
  { state: 'rollback.yml: that image is gone', ...byHand({ bump: failure }), never: ['smoke'] },
];

/** A deployment that the page counts the jobs of. */
export interface CountedRow extends Omit<StateRow, 'never'> {
  /** The job whose end is waited for. */
  readonly until: string;
}

const second = { 'second/lane/bump': bumped, 'second/lane/smoke': pass };
const two = (production: object): Answers => ({
  plan: planned(environment('staging'), environment('production', production)),
});
const stagingGood: Answers = { bump: bumped, smoke: pass };

/** In the order of the page. */
export const countedRows: readonly CountedRow[] = [
  {
    state: 'one environment, `auto`',
    ...merge(stagingGood),
    until: 'first/lane/smoke',
  },
  {
    state: 'staging and production, both `auto`',
    ...merge(stagingGood, { ...two({}), ...second }),
    until: 'second/lane/smoke',
  },
  {
    state: 'the same, with an approval before production',
    ...merge(stagingGood, { ...two({ approval: 'production' }), ...second }),
    until: 'second/lane/smoke',
  },
  {
    state: 'staging `auto`, production `manual`, until it waits',
    ...merge(stagingGood, { ...two({ sync: 'manual' }), 'second/lane/bump': bumped }),
    until: 'second/lane/bump',
  },
  { state: '… and verify.yml after the sync', ...verify({ smoke: pass }), until: 'verify/lane/smoke' },
  {
    state: 'red in staging, rolled back and measured',
    ...merge({ bump: bumped, smoke: red(true), 'roll-back': wentBack('rolled-back'), measure: pass }),
    until: 'first/lane/measure',
  },
  { state: 'rollback.yml', ...byHand({ bump: wroteOld, smoke: pass }), until: 'rollback/lane/smoke' },
  {
    state: 'promote.yml',
    workflow: 'promote.yml',
    inputs: { environment: 'production' },
    answers: {
      plan: settings({ name: 'production', 'promote-from': 'staging' }),
      'promote/lane/bump': bumped,
      'promote/lane/smoke': pass,
    },
    until: 'promote/lane/smoke',
  },
];
