// quality-gate as the runner runs it: the bundle, real shells, real reports in a temporary workspace.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { runBundle, type Step, startBundle } from '../fakes/runner.ts';

const green =
  '<testsuites><testsuite name="cart"><testcase name="adds"/><testcase name="removes"/></testsuite></testsuites>';
const red = `<testsuite name="cart"><testcase name="adds"/><testcase name="removes" file="src/cart.test.js" line="7"><failure message="1 is not 2">at /nowhere</failure></testcase></testsuite>`;
const lcov = (covered: number, total: number): string =>
  `SF:src/cart.js\n${Array.from({ length: total }, (_, at) => `DA:${at + 1},${at < covered ? 1 : 0}\n`).join('')}end_of_record\n`;

function repository(context: TestContext, files: Readonly<Record<string, string>> = {}): string {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { 'src/cart.test.js': 'x', ...files });
  return workspace;
}

const gate = async (workspace: string, inputs: Step['inputs'] = {}, env: Step['env'] = {}) =>
  await runBundle('quality-gate', { workspace, inputs, env });

test('green gates with reports and coverage pass, with every number in outputs, summary and JSON', async (context) => {
  const workspace = repository(context, { 'made/j.xml': green, 'made/l.info': lcov(9, 10) });
  const temp = temporaryFolder(context);
  const gates = `
- { name: lint, run: echo clean }
- name: unit
  run: |
    mkdir -p reports
    cat made/j.xml > reports/junit.xml
    cat made/l.info > reports/lcov.info
  junit: reports/junit.xml
  coverage: reports/*.info`;
  const result = await gate(workspace, { gates, 'coverage-lines': '90', 'min-tests': '2' }, { RUNNER_TEMP: temp });
  assert.equal(result.exitCode, 0, result.log);
  const { report, ...outputs } = result.outputs;
  assert.deepEqual(outputs, {
    verdict: 'pass',
    reasons: '',
    tests: '2',
    'tests-failed': '0',
    'tests-skipped': '0',
    'tests-flaky': '0',
    'coverage-lines': '90',
    'coverage-branches': '',
    'coverage-functions': '',
    'coverage-patch': '',
    findings: '',
    'config-weakened': '',
  });
  assert.match(
    result.summary,
    /✅ Quality gate of checkout-service: pass[\s\S]*\| unit \| ✅ pass \|[\s\S]*\| lines \| █{9}░ \| 90 % \(9 of 10\) \| 90 % \| \+0 \|/,
  );
  const written = JSON.parse(readFileSync(report ?? '', 'utf8')) as { verdict: string; gates: { name: string }[] };
  assert.deepEqual([written.verdict, written.gates.map((each) => each.name)], ['pass', ['lint', 'unit']]);
  assert.match(result.log, /::group::✔ lint: passed[^\n]*\n::stop-commands::[^\n]*\nclean\n/);
});

test('failed tests are red although the gate exits 0, and are annotated on their lines', async (context) => {
  const workspace = repository(context, { 'j.xml': red });
  const result = await gate(workspace, { gates: '[{name: unit, run: "cat j.xml > r.xml", junit: r.xml}]' });
  assert.equal(result.exitCode, 1);
  assert.equal(result.outputs['verdict'], 'fail');
  assert.equal(
    result.outputs['reasons'],
    'tests_failed: gate `unit`: 1 of 2 tests failed in its reports, and yet it ended with exit code 0',
  );
  assert.match(result.log, /^::error title=Test failed%3A cart › removes,file=src\/cart\.test\.js,line=7::1 is not 2/m);
  assert.match(result.summary, /cart › removes/);
  const quiet = await gate(workspace, {
    gates: '[{name: unit, run: "cat j.xml > r.xml", junit: r.xml}]',
    annotations: 'false',
  });
  assert.equal(quiet.errors.length, 1);
});

const withoutEvidence: readonly [fact: string, inputs: Record<string, string>, reason: RegExp][] = [
  [
    'a report that is not there',
    { gates: '[{name: a, run: "true", junit: r.xml}]' },
    /^report_missing: gate `a`: no file matches "r.xml"/,
  ],
  ['an empty report', { gates: '[{name: a, run: ": > r.xml", junit: r.xml}]' }, /^report_empty/],
  [
    'a truncated report',
    { gates: '[{name: a, run: "head -c 60 green.xml > r.xml", junit: r.xml}]' },
    /^report_unreadable/,
  ],
  ['a report from before the gate', { gates: '[{name: a, run: "true", junit: green.xml}]' }, /^report_stale/],
  ['no test', { gates: '[{name: a, run: "echo \\"<testsuite/>\\" > r.xml", junit: r.xml}]' }, /^tests_none/],
  ['only skipped tests', { junit: 'skipped.xml' }, /^tests_none: .*all 1 tests are skipped/],
  ['too few tests', { junit: 'green.xml', 'min-tests': '3' }, /^tests_too_few: 2 tests ran/],
  ['a given pattern without a file', { junit: 'green.xml\ngone/*.xml' }, /^report_missing/],
  ['no coverage report for a threshold', { junit: 'green.xml', 'coverage-lines': '1' }, /^coverage_missing/],
  [
    'coverage a hair below',
    { coverage: 'hair.json', 'coverage-lines': '80' },
    /^coverage_too_low: coverage of lines is 79.99 % \(79999 of 100000\), below 80 %/,
  ],
  ['a gate past its deadline', { gates: '[{name: a, run: "sleep 60", timeout-seconds: 0.3}]' }, /^gate_timeout/],
  ['a gate that kills itself', { gates: '[{name: a, run: "kill -9 $$"}]' }, /^gate_killed/],
];

for (const [fact, inputs, reason] of withoutEvidence)
  test(`never passes: ${fact}`, async (context) => {
    const total = { lines: { total: 100_000, covered: 79_999, skipped: 0, pct: 80 } };
    const workspace = repository(context, {
      'green.xml': green,
      'skipped.xml': '<testsuite><testcase name="a"><skipped/></testcase></testsuite>',
      'hair.json': JSON.stringify({ total }),
    });
    const result = await gate(workspace, inputs);
    assert.deepEqual([result.exitCode, result.outputs['verdict']], [1, 'fail']);
    assert.match(result.outputs['reasons'] ?? '', reason);
  });

test('shards of earlier steps are merged, not averaged', async (context) => {
  const half = (from: number) =>
    `SF:src/cart.js\n${[1, 2, 3, 4].map((line) => `DA:${line},${line >= from && line < from + 2 ? 1 : 0}\n`).join('')}end_of_record\n`;
  const workspace = repository(context, {
    'shards/1.info': half(1),
    'shards/2.info': half(3),
    'shards/1.xml': green,
    'shards/2.xml': green,
  });
  const result = await gate(workspace, {
    coverage: 'shards/*.info',
    junit: 'shards/*.xml',
    'coverage-lines': '100',
    'min-tests': '4',
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual([result.outputs['coverage-lines'], result.outputs['tests']], ['100', '4']);
});

test('gates run side by side, after what they need, and a red need skips what waits for it', async (context) => {
  const workspace = repository(context);
  const meet = (mine: string, other: string): string =>
    `touch ${mine}; for i in $(seq 100); do test -e ${other} && exit 0; sleep 0.1; done; exit 1`;
  const gates = [
    { name: 'deploy', run: 'touch deployed', needs: ['bad'] },
    { name: 'after', run: 'test -e left && test -e right', needs: ['one', 'two'] },
    { name: 'one', run: meet('left', 'right') },
    { name: 'two', run: meet('right', 'left') },
    { name: 'bad', run: 'exit 4', needs: 'one' },
  ];
  const result = await gate(workspace, { gates: JSON.stringify(gates), 'max-parallel': '2' });
  assert.equal(result.exitCode, 1);
  assert.equal(
    result.outputs['reasons'],
    'gate_skipped: gate `deploy`: was skipped: it needs `bad`, which did not pass\ngate_failed: gate `bad`: ended with exit code 4',
  );
  assert.ok(!existsSync(path.join(workspace, 'deployed')));
});

test('many gates at once are no trouble', async (context) => {
  const gates = Array.from({ length: 16 }, (_, at) => ({ name: `g${at}`, run: 'sleep 0.2' }));
  const result = await gate(repository(context), { gates: JSON.stringify(gates), 'max-parallel': '16' });
  assert.equal(result.exitCode, 0, result.log);
  assert.doesNotMatch(result.log, /Warning/);
});

test('a red gate that is not required warns; a gate that passed on a later try is called flaky', async (context) => {
  const gates =
    '[{name: docs, run: exit 1, required: false}, {name: shaky, run: "test -e x || { touch x; exit 1; }", retries: 1}]';
  const result = await gate(repository(context), { gates });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(result.warnings, [
    'gate_failed: gate `docs`: ended with exit code 1',
    'gate_flaky: gate `shaky`: is flaky: it passed on try 2 of 2',
  ]);
});

test('fail-fast stops the other gates', async (context) => {
  const gates = '[{name: long, run: sleep 60}, {name: bad, run: exit 1}, {name: later, run: touch started}]';
  const workspace = repository(context);
  const result = await gate(workspace, { gates, 'fail-fast': 'true', 'max-parallel': '2' });
  assert.deepEqual(
    result.outputs['reasons']?.split('\n').map((reason) => reason.split(':')[0]),
    ['gate_cancelled', 'gate_failed', 'gate_cancelled'],
  );
  assert.ok(!existsSync(path.join(workspace, 'started')));
});

test('a gate cannot speak for the step', async (context) => {
  const env = {
    GITHUB_ENV: '/dev/null',
    GITHUB_STATE: '/dev/null',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    ACTIONS_RUNTIME_TOKEN: 'y',
  };
  const run =
    'echo "::error::forged"; echo "::set-output name=verdict::pass"; env | grep -E "^(GITHUB_OUTPUT|GITHUB_ENV|GITHUB_STATE|GITHUB_STEP_SUMMARY|ACTIONS_|INPUT_)" && exit 1; exit 3';
  const result = await gate(repository(context), { gates: JSON.stringify([{ name: 'a', run }]) }, env);
  assert.equal(result.outputs['reasons'], 'gate_failed: gate `a`: ended with exit code 3', result.log);
  assert.equal(result.errors.length, 1);
});

test('gates are detected, printed before they run, and nothing detected is an error', async (context) => {
  const scripts = { lint: 'echo linted', test: 'echo tested', start: 'exit 1' };
  const result = await gate(repository(context, { 'package.json': JSON.stringify({ scripts }) }));
  assert.equal(result.exitCode, 0, result.log);
  assert.match(
    result.log,
    /^2 gates \(detected from the repository\)[^\n]*\n {2}lint: npm run lint\n {2}test: npm run test\n[\s\S]*▶ lint: started/,
  );
  const nothing = await gate(repository(context));
  assert.equal(nothing.exitCode, 1);
  assert.match(nothing.errors[0] ?? '', /none were found in the repository \[gates_undetected\]/);
});

test('a dry run prints the gates and runs none', async (context) => {
  const workspace = repository(context);
  const result = await gate(workspace, { gates: '[{name: a, run: touch made, junit: r.xml}]', 'dry-run': 'true' });
  assert.equal(result.exitCode, 0);
  assert.match(result.log, /a: touch made \(leaves r\.xml\)/);
  assert.match(result.summary, /dry run[\s\S]*a: touch made/);
  assert.equal(result.outputs['verdict'], '');
  assert.ok(!existsSync(path.join(workspace, 'made')));
});

test('bad inputs come all at once and before anything runs', async (context) => {
  const workspace = repository(context);
  const gates = `
- { name: a, run: touch made }
- { name: a, run: touch made, needs: [b] }
- { name: c, run: touch made, working-directory: ../x }`;
  const result = await gate(workspace, {
    gates,
    junit: '../r.xml',
    'coverage-lines': '101',
    'min-tests': '-1',
    'fail-fast': 'yes',
  });
  assert.equal(result.exitCode, 1);
  assert.equal(result.errors.length, 7, result.log);
  for (const expected of [
    '"101"',
    '"-1"',
    '"yes"',
    'named "a"',
    'needs "b"',
    '"../x" lies outside',
    '"../r.xml" lies outside',
  ])
    assert.ok(
      result.errors.some((error) => error.includes(expected)),
      expected,
    );
  assert.ok(!existsSync(path.join(workspace, 'made')));
});

test('an unknown key of a gate is answered with the nearest name, in the config file too', async (context) => {
  const workspace = repository(context, {
    '.github/ship.yml': 'quality-gate:\n  gates:\n    - name: a\n      run: "true"\n      timeout: 5\n',
  });
  const result = await gate(workspace);
  assert.match(
    result.errors[0] ?? '',
    /`\[0\]\.timeout` is not a known key[\s\S]*ship\.yml:5:\d+[\s\S]*Did you mean `timeout-seconds`\?/,
  );
});

test('an interrupt, and a second one, kills every gate, leaves nothing behind, and ends red', {
  skip: !existsSync('/proc/self'),
}, async (context) => {
  const workspace = repository(context);
  // Process ids mean nothing outside of a gate's namespace: the sleepers are known by how long they sleep.
  const [one, two] = [`7${process.pid}.1`, `7${process.pid}.2`];
  const gates = [
    { name: 'plain', run: `sleep ${one} & touch plain; sleep 60` },
    { name: 'deaf', run: `trap "" TERM INT; setsid sleep ${two} & touch deaf; sleep 60` },
    { name: 'queued', run: 'touch started' },
  ];
  const { child, finished } = startBundle('quality-gate', {
    workspace,
    inputs: { gates: JSON.stringify(gates), 'max-parallel': '2' },
  });
  const ready = (): boolean => ['plain', 'deaf'].every((name) => existsSync(path.join(workspace, name)));
  // A shell goes on before what it put into the background has become `sleep`.
  for (let tries = 0; tries < 600 && !(ready() && sleepers(one, two) === 2); tries++) await pause(50);
  assert.equal(sleepers(one, two), 2);
  child.kill('SIGINT');
  await pause(300);
  child.kill('SIGINT');
  const result = await finished;
  assert.equal(result.exitCode, 1);
  assert.equal(result.outputs['verdict'], 'fail');
  assert.match(result.outputs['reasons'] ?? '', /^cancelled: /);
  assert.ok(!existsSync(path.join(workspace, 'started')));
  for (let tries = 0; tries < 500 && sleepers(one, two) > 0; tries++) await pause(20);
  assert.equal(sleepers(one, two), 0);
});

/** How many processes sleep so long. */
function sleepers(...seconds: readonly string[]): number {
  return readdirSync('/proc').filter((pid) => {
    try {
      return seconds.some((each) => readFileSync(`/proc/${pid}/cmdline`, 'utf8') === `sleep\0${each}\0`);
    } catch {
      return false;
    }
  }).length;
}
