// Which jobs run after what, decided by GitHub's expression engine on the conditions as they stand in the files.

import assert from 'node:assert/strict';
import test from 'node:test';
import { evaluate } from './github-parser.ts';
import { readRepository } from './repository.ts';

const { workflows } = readRepository();

/** The results of needed jobs, `<job>` or `<job>.<output>`, as an expression sees them. */
function needs(facts: Readonly<Record<string, string>>) {
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

function runs(
  file: string,
  job: string,
  inputs: Readonly<Record<string, boolean>>,
  facts: Record<string, string>,
): boolean {
  return evaluate(bare(workflows[file]?.jobs[job]?.if ?? ''), { inputs, needs: needs(facts) }) === 'true';
}

const shipInputs = { 'quality-gate': true, production: true };
const ship: readonly (readonly [string, string, boolean, Record<string, boolean>, Record<string, string>])[] = [
  ['a green gate', 'build', true, {}, { gate: 'success' }],
  ['a red gate', 'build', false, {}, { gate: 'failure' }],
  ['a gate that was skipped, though it was asked for', 'build', false, {}, { gate: 'skipped' }],
  ['a gate that ran out of time', 'build', false, {}, { gate: 'cancelled' }],
  ['a gate that was switched off', 'build', true, { 'quality-gate': false }, { gate: 'skipped' }],
  ['an image', 'first', true, {}, { build: 'success' }],
  ['a red build', 'first', false, {}, { build: 'failure' }],
  ['a build that never ran', 'first', false, {}, { build: 'skipped' }],
  ['a good first environment', 'production', true, {}, { first: 'success', 'first.verdict': 'pass' }],
  ['a red first environment', 'production', false, {}, { first: 'failure', 'first.verdict': 'fail' }],
  ['a first environment where a newer version is', 'production', false, {}, { first: 'success', 'first.verdict': '' }],
  [
    'a good first environment',
    'production',
    false,
    { production: false },
    { first: 'success', 'first.verdict': 'pass' },
  ],
  ['a red gate', 'notify', true, {}, { gate: 'failure', build: 'skipped' }],
  ['a red build', 'notify', true, {}, { gate: 'success', build: 'failure' }],
  ['an image', 'notify', false, {}, { gate: 'success', build: 'success' }],
];

for (const [after, job, expected, inputs, facts] of ship) {
  test(`ship.yml: after ${after}, ${job} ${expected ? 'runs' : 'does not run'} ${JSON.stringify(inputs)}`, () => {
    assert.equal(runs('ship.yml', job, { ...shipInputs, ...inputs }, facts), expected);
  });
}

const bumped = { bump: 'success', 'bump.outcome': 'bumped', 'bump.changed': 'true' };
const unchanged = { bump: 'success', 'bump.outcome': 'unchanged', 'bump.changed': 'false' };
const superseded = { bump: 'success', 'bump.outcome': 'superseded', 'bump.changed': 'false' };
const proposed = { bump: 'success', 'bump.changed': 'true', 'bump.outcome': 'pull-request' };
const red = { smoke: 'failure', 'smoke.reason': 'version_mismatch' };
const deploy: readonly (readonly [string, string, boolean, Record<string, boolean>, Record<string, string>])[] = [
  ['a bump', 'ready', false, {}, bumped],
  ['a bump that a person syncs', 'ready', true, { 'manual-sync': true }, bumped],
  ['a bump that changed nothing', 'ready', false, { 'manual-sync': true }, unchanged],
  ['a bump', 'smoke', true, {}, bumped],
  ['a red bump', 'smoke', false, {}, { bump: 'failure', 'bump.outcome': '' }],
  ['a red bump', 'ready', false, { 'manual-sync': true }, { bump: 'failure', 'bump.changed': 'true' }],
  ['a bump that changed nothing', 'smoke', true, {}, unchanged],
  ['a bump that a newer run was ahead of', 'smoke', false, {}, superseded],
  ['a pull request', 'ready', true, {}, proposed],
  ['a pull request', 'smoke', false, {}, proposed],
  ['a pull request', 'notify', false, {}, { ...proposed, smoke: 'skipped' }],
  ['a pull request that is waited for', 'smoke', true, { 'manual-sync': true }, proposed],
  ['a pull request that is waited for', 'notify', true, { 'manual-sync': true }, { ...proposed, smoke: 'success' }],
  ['a red smoke test of a pull request', 'roll-back', false, { 'manual-sync': true }, { ...proposed, ...red }],
  ['a red smoke test', 'roll-back', true, {}, { ...bumped, ...red }],
  ['a smoke test that ran out of time', 'roll-back', true, {}, { ...bumped, smoke: 'cancelled' }],
  ['a red smoke test of what stood there before', 'roll-back', false, {}, { ...unchanged, ...red }],
  ['a red smoke test, rollback: false', 'roll-back', false, { rollback: false }, { ...bumped, ...red }],
  ['a green smoke test', 'roll-back', false, {}, { ...bumped, smoke: 'success' }],
  ['a red bump', 'roll-back', false, {}, { bump: 'failure', 'bump.outcome': '', smoke: 'skipped' }],
  ['a green smoke test', 'notify', true, {}, { ...bumped, smoke: 'success' }],
  ['a red bump', 'notify', true, {}, { bump: 'failure', 'bump.outcome': '', smoke: 'skipped' }],
  ['a bump that a newer run was ahead of', 'notify', false, {}, { ...superseded, smoke: 'skipped' }],
];

for (const [after, job, expected, inputs, facts] of deploy) {
  test(`deploy.yml: after ${after}, ${job} ${expected ? 'runs' : 'does not run'}`, () => {
    assert.equal(runs('deploy.yml', job, { 'manual-sync': false, rollback: true, ...inputs }, facts), expected);
  });
}

/** What the last message of a deployment says: the event and the reason. */
const messages: readonly (readonly [string, Record<string, string>, string, string])[] = [
  ['a green smoke test', { ...bumped, smoke: 'success', 'roll-back': 'skipped' }, 'deployed', ''],
  ['a roll-back', { ...bumped, ...red, 'roll-back': 'success' }, 'rolled-back', 'version_mismatch'],
  [
    'a roll-back that failed',
    { ...bumped, ...red, 'roll-back': 'failure' },
    'failed',
    'version_mismatch; the roll-back failed, too',
  ],
  [
    'a red smoke test that is not rolled back',
    { ...bumped, ...red, 'roll-back': 'skipped' },
    'failed',
    'version_mismatch',
  ],
  [
    'a smoke test that ran out of time',
    { ...bumped, smoke: 'cancelled', 'smoke.reason': '', 'roll-back': 'success' },
    'rolled-back',
    'the smoke test left no verdict',
  ],
  [
    'a red bump',
    { bump: 'failure', smoke: 'skipped', 'smoke.reason': '', 'roll-back': 'skipped' },
    'failed',
    'the manifest was not bumped',
  ],
];

for (const [after, facts, event, reason] of messages) {
  test(`deploy.yml: after ${after}, Slack is told ${event}`, () => {
    const step = workflows['deploy.yml']?.jobs['notify']?.steps?.find(({ uses }) => uses === '$/actions/notify-slack');
    const said = (input: string): string => evaluate(bare(String(step?.with?.[input])), { needs: needs(facts) });
    assert.equal(said('event'), event);
    assert.equal(said('reason'), reason);
  });
}

test('deploy.yml: services of one repository never wait in the same place', () => {
  const [, group = ''] = /^ {2}group: (.*)$/m.exec(workflows['deploy.yml']?.text ?? '') ?? [];
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

test('deploy.yml: a bump that no commit came of is red', () => {
  const steps = workflows['deploy.yml']?.jobs['bump']?.steps ?? [];
  const guard = steps[steps.findIndex(({ id }) => id === 'bump') + 1];
  assert.match(guard?.run ?? '', /exit 1/);
  const isRed = (outcome: string, sha: string): string =>
    evaluate(bare(guard?.if ?? ''), { steps: { bump: { outputs: { outcome, 'manifest-sha': sha } } } });
  assert.deepEqual(
    [isRed('bumped', ''), isRed('bumped', 'a7f3c92'), isRed('superseded', '')],
    ['true', 'false', 'false'],
  );
});
