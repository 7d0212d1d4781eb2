// Which jobs run after what, decided by GitHub's expression engine on the conditions as they stand in the files.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  asked,
  bare,
  built,
  bumped,
  deployBase,
  type Facts,
  type Given,
  laneBase,
  needs,
  proven,
  red,
  reviewed,
  runs,
  shipBase,
  tables,
} from './condition-rows.ts';
import { evaluate } from './github-parser.ts';
import { readRepository } from './repository.ts';

const { workflows } = readRepository();

for (const [file, { rows, base }] of Object.entries(tables)) {
  for (const [after, job, expected, facts, given = {}] of rows) {
    test(`${file}: after ${after}, ${job} ${expected ? 'runs' : 'does not run'}`, () => {
      assert.equal(runs(workflows[file], job, { ...base, ...given }, { facts }), expected);
    });
  }
}

for (const job of ['build', 'first', 'second']) {
  test(`ship.yml: once the run is cancelled, ${job} does not begin`, () => {
    const facts = { ...proven, gate: 'success' };
    assert.equal(runs(workflows['ship.yml'], job, shipBase, { facts, isCancelled: true }), false);
  });
}

test('ship.yml: a cancelled run is told of the environment that it was in', () => {
  assert.equal(
    runs(workflows['ship.yml'], 'tell-first', shipBase, { facts: { ...built, first: 'cancelled' }, isCancelled: true }),
    true,
  );
});

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

for (const job of ['smoke', 'roll-back', 'measure']) {
  test(`lane.yml: once the run is cancelled, ${job} does not begin`, () => {
    const facts = { ...bumped, ...red, 'roll-back': 'success', 'roll-back.outcome': 'rolled-back' };
    assert.equal(runs(workflows['lane.yml'], job, laneBase, { facts, isCancelled: true }), false);
  });
}

const waits: readonly (readonly [string, string, Given, string])[] = [
  ['a bump under auto', 'bumped', {}, 'false'],
  ['a bump under manual', 'bumped', { sync: 'manual' }, 'true'],
  ['a bump under manual that is waited for', 'bumped', { sync: 'manual', wait: true }, 'false'],
  ['a pull request, whatever the file says', 'pull-request', {}, 'true'],
  ['an image that was written before, under manual', 'unchanged', { sync: 'manual' }, 'true'],
  ['a pull request, as the file says', 'pull-request', { sync: 'pull-request' }, 'true'],
  ['a pull request that GitHub merged at once', 'bumped', { sync: 'pull-request' }, 'true'],
  ['an image that was merged before', 'unchanged', { sync: 'pull-request' }, 'false'],
  ['a newer version that is there already', 'superseded', { sync: 'manual' }, 'false'],
];
for (const [after, outcome, given, expected] of waits) {
  test(`lane.yml: ${after} waits for a person: ${expected}`, () => {
    const output = bare(String(workflows['lane.yml']?.jobs['bump']?.outputs?.['waiting']));
    const steps = { bump: { outputs: { outcome } } };
    assert.equal(evaluate(output, { inputs: { ...laneBase, ...given }, steps }), expected);
  });
}

const told: readonly (readonly [string, string, Given, string])[] = [
  ['a bump', 'bumped', {}, ''],
  ['a bump of a version that is given', 'bumped', { version: '1.2.3' }, '1.2.3'],
  ['a newer run that was ahead', 'superseded', {}, 'v2'],
  ['a newer run that was ahead of a version that is given', 'superseded', { version: '1.2.3' }, '1.2.3'],
  ['a newer run that was ahead of a promotion', 'superseded', { 'promote-from': 'staging' }, ''],
];
for (const [after, outcome, given, expected] of told) {
  test(`lane.yml: after ${after} the message is about ${expected || 'what stands there'}`, () => {
    const step = workflows['lane.yml']?.jobs['bump']?.steps?.find(({ id }) => id === 'versions');
    const steps = { bump: { outputs: { outcome } } };
    const inputs = { ...laneBase, task: 'bump', 'promote-from': '', version: '', tag: 'v2', ...given };
    assert.equal(evaluate(bare(String(step?.env?.['given'])), { inputs, steps }), expected);
  });
}

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

/** What a text of a workflow says once its expressions are filled in. */
const filled = (text: unknown, inputs: Record<string, string>): string =>
  String(text).replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) =>
    evaluate(expression, { inputs, needs: {}, secrets: {}, github: { sha: 'b'.repeat(40) } }),
  );

test('the commit of an image that somebody names is not that of the run', () => {
  const commit = workflows['ship.yml']?.jobs['first']?.with?.['commit'];
  assert.equal(filled(commit, { digest: '' }), 'b'.repeat(40));
  assert.equal(filled(commit, { digest: 'sha256:1', commit: 'a7f3c92' }), 'a7f3c92');
  assert.equal(filled(commit, { digest: 'sha256:1', commit: '' }), 'unknown');
});

test('no service is expected to answer with an unknown commit', () => {
  const step = workflows['lane.yml']?.jobs['smoke']?.steps?.find(({ id }) => id === 'smoke');
  const given = { task: 'bump', 'promote-from': '', tag: 'v1', version: '' };
  assert.equal(filled(step?.with?.['expect-version'], { ...given, commit: 'a7f3c92' }).trim(), 'v1\na7f3c92');
  assert.equal(filled(step?.with?.['expect-version'], { ...given, commit: 'unknown' }).trim(), 'v1');
});
