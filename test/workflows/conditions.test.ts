// Which jobs run after what, decided by GitHub's expression engine on the conditions as they stand in the files.

import assert from 'node:assert/strict';
import test from 'node:test';
import { evaluate } from './github-parser.ts';
import { readRepository } from './repository.ts';

const { workflows } = readRepository();

type Facts = Readonly<Record<string, string>>;
type Given = Readonly<Record<string, boolean | string>>;

/** The results of needed jobs, `<job>` or `<job>.<output>`, as an expression sees them. */
function needs(facts: Facts) {
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

const bare = (expression: string): string => expression.replace(/^\$\{\{\s*|\s*\}\}$/g, '');

/** Whether a job runs, given the inputs of its workflow and how the jobs before it ended. */
function runs(file: string, job: string, given: Given, facts: Facts, isCancelled = false): boolean {
  const condition = workflows[file]?.jobs[job]?.if;
  assert.ok(condition !== undefined, `${file}: ${job} has no condition`);
  return evaluate(bare(condition), { inputs: given, needs: needs(facts) }, isCancelled) === 'true';
}

type Row = readonly [after: string, job: string, expected: boolean, facts: Facts, given?: Given];

const two = JSON.stringify([{ name: 'staging' }, { name: 'production' }]);
const planned = { plan: 'success', 'plan.environments': two };
const built = { ...planned, build: 'success' };
const proven = { ...built, first: 'success', 'first.verdict': 'pass' };
const image = { digest: 'sha256:1', 'quality-gate': false };
const ship: readonly Row[] = [
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
for (const [after, job, expected, facts, given = {}] of ship) {
  test(`ship.yml: after ${after}, ${job} ${expected ? 'runs' : 'does not run'}`, () => {
    assert.equal(runs('ship.yml', job, { 'quality-gate': true, digest: '', ...given }, facts), expected);
  });
}

for (const job of ['build', 'first', 'second']) {
  test(`ship.yml: once the run is cancelled, ${job} does not begin`, () => {
    const facts = { ...proven, gate: 'success' };
    assert.equal(runs('ship.yml', job, { 'quality-gate': true, digest: '' }, facts, true), false);
  });
}

test('ship.yml: a cancelled run is told of the environment that it was in', () => {
  assert.equal(runs('ship.yml', 'tell-first', { digest: '' }, { ...built, first: 'cancelled' }, true), true);
});

const deployBase: Given = { settings: '', tell: true, task: '' };
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
const asked = { plan: 'success', 'plan.settings': settings({}) };
const reviewed = { plan: 'success', 'plan.settings': settings({ approval: 'production' }) };
const manual = { plan: 'success', 'plan.settings': settings({ sync: 'manual' }) };
const deploy: readonly Row[] = [
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
for (const [after, job, expected, facts, given = {}] of deploy) {
  test(`deploy.yml: after ${after}, ${job} ${expected ? 'runs' : 'does not run'}`, () => {
    assert.equal(runs('deploy.yml', job, { ...deployBase, ...given }, facts), expected);
  });
}

const results: readonly (readonly [string, Facts, string])[] = [
  ['a lane that is green', { ...asked, approve: 'skipped', lane: 'success' }, 'success'],
  ['a lane that is red', { ...asked, approve: 'success', lane: 'failure' }, 'failure'],
  ['a lane that was cancelled', { ...asked, approve: 'skipped', lane: 'cancelled' }, 'cancelled'],
  ['an approval that was refused', { ...reviewed, approve: 'failure', lane: 'skipped' }, 'refused'],
  [
    'a run that was cancelled while it waited for an approval',
    { ...reviewed, approve: 'cancelled', lane: 'skipped' },
    'cancelled',
  ],
  ['a plan that failed', { plan: 'failure', approve: 'skipped', lane: 'skipped' }, 'failure'],
];
for (const [after, facts, expected] of results) {
  test(`deploy.yml: after ${after}, the message hears ${expected}`, () => {
    const result = bare(String(workflows['deploy.yml']?.jobs['tell']?.with?.['result']));
    assert.equal(evaluate(result, { inputs: deployBase, needs: needs(facts) }), expected);
  });
}

const laneBase: Given = { task: 'bump', sync: 'auto', wait: false, rollback: true, 'rollback-on-inconclusive': false };
const bumped = { bump: 'success', 'bump.outcome': 'bumped', 'bump.waiting': 'false' };
const unchanged = { ...bumped, 'bump.outcome': 'unchanged' };
const superseded = { ...bumped, 'bump.outcome': 'superseded' };
const waiting = { ...bumped, 'bump.waiting': 'true' };
const red = { smoke: 'failure', 'smoke.verdict': 'fail', 'smoke.conclusive': 'true', 'smoke.version-seen': 'true' };
const unseen = { ...red, 'smoke.version-seen': 'false' };
const unmeasured = { ...unseen, 'smoke.conclusive': 'false' };
const lane: readonly Row[] = [
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
    { ...bumped, ...unseen },
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
for (const [after, job, expected, facts, given = {}] of lane) {
  test(`lane.yml: after ${after}, ${job} ${expected ? 'runs' : 'does not run'}`, () => {
    assert.equal(runs('lane.yml', job, { ...laneBase, ...given }, facts), expected);
  });
}

for (const job of ['smoke', 'roll-back', 'measure']) {
  test(`lane.yml: once the run is cancelled, ${job} does not begin`, () => {
    const facts = { ...bumped, ...red, 'roll-back': 'success', 'roll-back.outcome': 'rolled-back' };
    assert.equal(runs('lane.yml', job, laneBase, facts, true), false);
  });
}

const waits: readonly (readonly [string, string, Given, string])[] = [
  ['a bump under auto', 'bumped', {}, 'false'],
  ['a bump under manual', 'bumped', { sync: 'manual' }, 'true'],
  ['a bump under manual that is waited for', 'bumped', { sync: 'manual', wait: true }, 'false'],
  ['a pull request, whatever the file says', 'pull-request', {}, 'true'],
  ['a newer version that is there already', 'superseded', { sync: 'manual' }, 'false'],
];
for (const [after, outcome, given, expected] of waits) {
  test(`lane.yml: ${after} waits for a person: ${expected}`, () => {
    const output = bare(String(workflows['lane.yml']?.jobs['bump']?.outputs?.['waiting']));
    const steps = { bump: { outputs: { outcome } } };
    assert.equal(evaluate(output, { inputs: { ...laneBase, ...given }, steps }), expected);
  });
}

test('verify.yml: what is good goes on with the environments after it', () => {
  const good = { verify: 'success', 'verify.verdict': 'pass' };
  assert.equal(runs('verify.yml', 'rest', { only: false, digest: 'sha256:1' }, good), true);
});

test('verify.yml: `only` stops there', () => {
  const good = { verify: 'success', 'verify.verdict': 'pass' };
  assert.equal(runs('verify.yml', 'rest', { only: true, digest: 'sha256:1' }, good), false);
});

test('verify.yml: what is red stops there', () => {
  const bad = { verify: 'failure', 'verify.verdict': 'fail' };
  assert.equal(runs('verify.yml', 'rest', { only: false, digest: 'sha256:1' }, bad), false);
});

test('deploy.yml: services of one repository never wait in the same place', () => {
  const lanes = workflows['deploy.yml']?.jobs['lane'] as { concurrency?: { group: string } } | undefined;
  const group = lanes?.concurrency?.group ?? '';
  const placeOf = (service: string, config: string, environment: string): string =>
    group.replace(/\$\{\{(.*?)\}\}/g, (_, inner: string) =>
      evaluate(inner, { inputs: { service, config, environment }, github: { repository: 'shop/all' } }),
    );
  const places = [
    placeOf('', '', 'staging'),
    placeOf('', '', 'production'),
    placeOf('till', '', 'staging'),
    placeOf('', 'till/ship.yml', 'staging'),
    placeOf('', 'cart/ship.yml', 'staging'),
  ];
  assert.equal(new Set(places).size, places.length, places.join(' '));
});

const guards: readonly (readonly [string, Facts, boolean])[] = [
  ['a bump without a commit', { outcome: 'bumped', 'manifest-sha': '' }, true],
  ['a roll-back without a commit', { outcome: 'rolled-back', 'manifest-sha': '' }, true],
  ['a bump with a commit', { outcome: 'bumped', 'manifest-sha': 'a7f3c92' }, false],
  ['a bump that a newer run was ahead of', { outcome: 'superseded', 'manifest-sha': '' }, false],
];
for (const [what, outputs, isRed] of guards) {
  test(`lane.yml: ${what} is ${isRed ? 'red' : 'no fault'}`, () => {
    const steps = workflows['lane.yml']?.jobs['bump']?.steps ?? [];
    const guard = steps[steps.findIndex(({ id }) => id === 'bump') + 1];
    assert.match(guard?.run ?? '', /exit 1/);
    assert.equal(evaluate(bare(guard?.if ?? ''), { steps: { bump: { outputs } } }), String(isRed));
  });
}
