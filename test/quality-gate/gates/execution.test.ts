// One gate with real processes: tries, deadlines, reports, and what it leaves running.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { killMarked } from '../../../src/clients/leftover.ts';
import { findPidNamespace } from '../../../src/clients/pid-namespace.ts';
import { askWithDeadline, runProcess } from '../../../src/clients/process.ts';
import { executeGate, type GateSurroundings } from '../../../src/quality-gate/gates/execution.ts';
import { type Gate, plainGate } from '../../../src/quality-gate/gates/gate.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { recordingLog } from './recording-log.ts';

const isolation = await findPidNamespace(askWithDeadline, '/', { PATH: process.env['PATH'] ?? '' });

function world(context: TestContext, signal = new AbortController().signal, more: Partial<GateSurroundings> = {}) {
  const workspace = temporaryFolder(context);
  const scripts = temporaryFolder(context);
  const { log, lines, groups, masks, annotations } = recordingLog();
  const env = { PATH: process.env['PATH'] ?? '', GITHUB_OUTPUT: '/forged' };
  const plain = { isolation: undefined, streams: false, annotates: true, fewestTests: 1 };
  const around = { runProcess, killMarked, log, workspace, scripts, env, signal, ...plain, ...more };
  const run = async (gate: Partial<Gate>) =>
    await executeGate({ ...plainGate, name: 'g', run: 'true', ...gate }, around);
  return { workspace, scripts, groups, lines, masks, annotations, run };
}

const endings: readonly [fact: string, gate: Partial<Gate>, state: string, reasons: RegExp[]][] = [
  ['exit 0', {}, 'passed', []],
  ['a failing command before the last', { run: 'false\ntrue' }, 'failed', [/^gate_failed: ended with exit code 1$/]],
  ['a failing command in a pipe', { run: 'false | cat' }, 'failed', [/^gate_failed/]],
  ['exit 137', { run: 'exit 137' }, 'failed', [/memory ran out/]],
  ['a deadline', { run: 'sleep 30', timeoutSeconds: 0.3 }, 'failed', [/^gate_timeout: did not end within 0.3 seconds/]],
  ['a killed shell', { run: 'kill -9 $$' }, 'failed', [/^gate_killed: was killed by SIGKILL/]],
  ['a shell that is not there', { shell: 'no-such-shell {0}' }, 'failed', [/^gate_not_started: "no-such-shell"/]],
  [
    'a folder that is not there',
    { workingDirectory: 'gone' },
    'failed',
    [/^gate_not_started: working-directory "gone"/],
  ],
  ['another shell', { shell: 'sh', run: 'test -z "$BASH_VERSION"' }, 'passed', []],
  ['a forged output', { run: 'echo verdict=pass > "$GITHUB_OUTPUT"' }, 'failed', [/^gate_failed/]],
  ['no report', { junit: ['r.xml'], coverage: ['c.info'] }, 'failed', [/^report_missing/, /^report_missing/]],
  [
    'a red report and exit 0',
    { run: 'echo "<testsuite><testcase/><testcase><failure/></testcase></testsuite>" > r.xml', junit: ['r.xml'] },
    'failed',
    [/^tests_failed: 1 of 2 tests/],
  ],
  ['no report and exit 1', { run: 'exit 1', junit: ['r.xml'] }, 'failed', [/^gate_failed/]],
];

test('a red gate keeps the end of its output, a green one does not', async (context) => {
  const { run } = world(context);
  const words = 'seq 1 100; echo why >&2';
  assert.match((await run({ run: `${words}; exit 1` })).lastLines ?? '', /^72\n[\s\S]*\n100\nwhy$/);
  assert.equal((await run({ run: words })).lastLines, undefined);
});

for (const [fact, gate, state, reasons] of endings)
  test(`a gate with ${fact} is ${state}`, async (context) => {
    const { run, scripts } = world(context);
    const outcome = await run(gate);
    assert.deepEqual([outcome.state, outcome.passed], [state, state === 'passed']);
    assert.equal(outcome.reasons.length, reasons.length, JSON.stringify(outcome.reasons));
    for (const [at, pattern] of reasons.entries())
      assert.match(`${outcome.reasons[at]?.code}: ${outcome.reasons[at]?.text}`, pattern);
    assert.deepEqual(readdirSync(scripts), []);
  });

test('both streams of a gate are one group, in order', async (context) => {
  const { run, groups } = world(context);
  await run({ name: 'unit', run: 'echo one; sleep 0.1; echo two >&2; sleep 0.1; echo "$WHO"', env: { WHO: 'three' } });
  assert.equal(groups[0]?.output, 'one\ntwo\nthree\n');
  assert.match(groups[0]?.title ?? '', /^✔ unit: passed · [\d.]+ m?s$/);
});

test('a gate that passes on a later try has passed, with its tries counted', async (context) => {
  const { run, groups } = world(context);
  const script = 'echo x >> tries; test "$(wc -l < tries)" -ge 3';
  const outcome = await run({ run: script, retries: 4 });
  assert.deepEqual([outcome.state, outcome.attempts, groups.length], ['passed', 3, 0]);
  assert.equal((await world(context).run({ run: script, retries: 1 })).attempts, 2);
});

test('the report of an earlier try is no evidence for a later one', async (context) => {
  const { run } = world(context);
  const script = 'if [ ! -e r.xml ]; then echo "<testsuite><testcase/></testsuite>" > r.xml; exit 1; fi';
  const outcome = await run({ run: script, retries: 1, junit: ['r.xml'] });
  assert.deepEqual(
    outcome.reasons.map((reason) => reason.code),
    ['report_stale'],
  );
});

const isAlive = (pid: number): boolean => {
  try {
    // A zombie that nobody reaps in a container is dead.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

test('what a gate leaves running is killed', { skip: !existsSync('/proc/self') }, async (context) => {
  const { run, workspace } = world(context);
  const outcome = await run({
    run: 'sleep 60 & echo $! > pids\nsetsid sleep 60 > /dev/null 2>&1 & echo $! >> pids\nsleep 0.2',
  });
  assert.equal(outcome.state, 'passed');
  const pids = readFileSync(path.join(workspace, 'pids'), 'utf8').trim().split('\n').map(Number);
  assert.equal(pids.length, 2);
  for (const pid of pids) {
    for (let tries = 0; isAlive(pid) && tries < 500; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(!isAlive(pid), `process ${pid}`);
  }
});

test('an aborted gate is cancelled, and one that has not begun never starts', async (context) => {
  const abort = new AbortController();
  const { run, groups } = world(context, abort.signal);
  setTimeout(() => abort.abort(new Error('fail-fast after `lint`')), 500);
  const outcome = await run({ run: 'sleep 60', retries: 3 });
  assert.deepEqual([outcome.state, outcome.attempts], ['cancelled', 1]);
  assert.match(outcome.reasons[0]?.text ?? '', /was stopped: fail-fast after `lint`/);
  assert.deepEqual([(await run({})).attempts, groups.length], [0, 0]);
});

const noNamespace = { skip: isolation === undefined && 'this system gives no process namespace' };

test('in a namespace of its own a gate ends as it would outside', noNamespace, async (context) => {
  const { run } = world(context, undefined, { isolation });
  assert.equal((await run({})).state, 'passed');
  assert.match((await run({ run: 'exit 7' })).reasons[0]?.text ?? '', /^ended with exit code 7$/);
  assert.equal((await run({ run: 'kill -9 $$' })).reasons[0]?.code, 'gate_killed');
  const late = await run({ run: 'trap "echo said bye > bye; exit 0" TERM; sleep 60 & wait', timeoutSeconds: 3 });
  assert.equal(late.reasons[0]?.code, 'gate_timeout');
});

test('a gate asked to end may still clean up, in a namespace too', noNamespace, async (context) => {
  const { run, workspace } = world(context, undefined, { isolation });
  await run({ run: 'trap "echo bye > bye; exit 0" TERM; sleep 60 & wait', timeoutSeconds: 3 });
  assert.equal(readFileSync(path.join(workspace, 'bye'), 'utf8'), 'bye\n');
});

test('in a namespace nothing of a gate outlives it, whatever its environment', noNamespace, async (context) => {
  const { run } = world(context, undefined, { isolation });
  const seconds = `${60_000 + process.pid}`;
  await run({ run: `env -i setsid sleep ${seconds} >/dev/null 2>&1 &\nsleep 0.2` });
  const alive = readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === `sleep\0${seconds}\0`;
    } catch {
      return false;
    }
  });
  assert.deepEqual(alive, []);
});

test('in a namespace a gate does not see our processes', noNamespace, async (context) => {
  const { run, workspace } = world(context, undefined, { isolation });
  await run({ run: `ls -d /proc/[0-9]* | wc -l > count; tr '\\0' '\\n' < /proc/$PPID/cmdline > parent` });
  assert.ok(Number(readFileSync(path.join(workspace, 'count'), 'utf8')) < 10);
  assert.match(readFileSync(path.join(workspace, 'parent'), 'utf8'), /^\/bin\/sh\n/);
});

test('a gate that runs alone streams, and its masks hold from then on', async (context) => {
  const { run, lines, groups, masks } = world(context, undefined, { streams: true });
  await run({ run: 'echo one; echo ::add-mask::hidden-word; echo two' });
  assert.deepEqual([groups.length, masks], [0, ['hidden-word']]);
  assert.deepEqual(lines.slice(1, 3), ['one', 'two']);
});

test('annotations of linters are passed on, where annotations are wanted', async (context) => {
  const script = 'echo "::warning file=src/a.js,line=2::unused"; echo "::error::forged"';
  const shown = world(context);
  await shown.run({ run: script });
  assert.deepEqual(shown.annotations, [{ level: 'warning', message: 'unused', file: 'src/a.js' }]);
  const quiet = world(context, undefined, { annotates: false });
  await quiet.run({ run: script });
  assert.deepEqual(quiet.annotations, []);
});

test('what tools leave by habit is read where it is fresh, and missed by nobody', async (context) => {
  const { run } = world(context);
  const habits = { junit: ['**/TEST-*.xml'], coverage: ['lcov.info'], findings: [] };
  const nothing = await run({ habits });
  assert.deepEqual([nothing.state, nothing.evidence.tests.size], ['passed', 0]);
  const report = '<testsuite><testcase name=\\"a\\"/><testcase name=\\"b\\"><failure/></testcase></testsuite>';
  const red = await run({ habits, run: `mkdir -p x; echo "${report}" > x/TEST-a.xml` });
  assert.match(red.reasons[0]?.text ?? '', /1 of 2 tests failed/);
});

test('a test that failed and passed on a retry inside of a green gate is flaky', async (context) => {
  const { run } = world(context);
  const report = '<testsuite name="s"><testcase name="a"><failure/></testcase><testcase name="a"/></testsuite>';
  const green = await run({ run: `echo '${report}' > r.xml`, junit: ['r.xml'] });
  assert.deepEqual([green.state, [...green.evidence.tests.values()][0]?.flaky], ['passed', 1]);
  const red = await run({ run: `echo '${report}' > r.xml; exit 1`, junit: ['r.xml'] });
  assert.deepEqual(
    red.reasons.map((each) => each.code),
    ['gate_failed', 'tests_failed'],
  );
});

test('a bug of ours is no gate that could not be started', async (context) => {
  await assert.rejects(world(context, undefined, { runProcess: throwBug }).run({}), isBug);
});
