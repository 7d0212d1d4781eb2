// One gate with real processes: tries, deadlines, reports, and what it leaves running.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { killMarked } from '../../src/clients/leftover.ts';
import { runProcess } from '../../src/clients/process.ts';
import type { Log } from '../../src/domain/log.ts';
import { executeGate } from '../../src/quality-gate/gate-execution.ts';
import { type Gate, plainGate } from '../../src/quality-gate/gates.ts';
import { temporaryFolder } from '../fakes/folder.ts';

function world(context: TestContext, signal = new AbortController().signal) {
  const workspace = temporaryFolder(context);
  const scripts = temporaryFolder(context);
  const groups: { title: string; output: string }[] = [];
  const silent = () => undefined;
  const log: Log = {
    info: silent,
    debug: silent,
    notice: silent,
    warning: silent,
    error: silent,
    mask: silent,
    redact: (text) => text,
    group: (title, output) => void groups.push({ title, output }),
  };
  const env = { PATH: process.env['PATH'] ?? '', GITHUB_OUTPUT: '/forged' };
  const around = { runProcess, killMarked, log, workspace, scripts, env, signal, fewestTests: 1 };
  const run = async (gate: Partial<Gate>) =>
    await executeGate({ ...plainGate, name: 'g', run: 'true', ...gate }, around);
  return { workspace, scripts, groups, run };
}

const endings: readonly [fact: string, gate: Partial<Gate>, state: string, reasons: RegExp[]][] = [
  ['exit 0', {}, 'passed', []],
  ['a failing command before the last', { run: 'false\ntrue' }, 'failed', [/^gate_failed: ended with exit code 1$/]],
  ['a failing command in a pipe', { run: 'false | cat' }, 'failed', [/^gate_failed/]],
  ['exit 137', { run: 'exit 137' }, 'failed', [/want of memory/]],
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

test('a gate ends as its script and its reports say', async (context) => {
  for (const [fact, gate, state, reasons] of endings) {
    const { run, groups, scripts } = world(context);
    const outcome = await run(gate);
    assert.equal(outcome.state, state, fact);
    assert.equal(outcome.passed, state === 'passed', fact);
    assert.equal(outcome.reasons.length, reasons.length, `${fact}: ${JSON.stringify(outcome.reasons)}`);
    for (const [at, pattern] of reasons.entries())
      assert.match(`${outcome.reasons[at]?.code}: ${outcome.reasons[at]?.text}`, pattern, fact);
    assert.equal(groups.length, 1, fact);
    assert.deepEqual(readdirSync(scripts), [], fact);
  }
});

test('both streams of a gate are one group, in order', async (context) => {
  const { run, groups } = world(context);
  await run({ name: 'unit', run: 'echo one; sleep 0.1; echo two >&2; sleep 0.1; echo "$WHO"', env: { WHO: 'three' } });
  assert.equal(groups[0]?.output, 'one\ntwo\nthree\n');
  assert.match(groups[0]?.title ?? '', /^✔ unit: passed · \d+ ms$/);
});

test('a gate that passes on a later try has passed, with its tries counted', async (context) => {
  const { run, groups } = world(context);
  const script = 'echo x >> tries; test "$(wc -l < tries)" -ge 3';
  const outcome = await run({ run: script, retries: 4 });
  assert.deepEqual([outcome.state, outcome.attempts, groups.length], ['passed', 3, 3]);
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
    for (let tries = 0; isAlive(pid) && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(!isAlive(pid), `process ${pid}`);
  }
});

test('an aborted gate is cancelled, and one that has not begun never starts', async (context) => {
  const abort = new AbortController();
  const { run, groups } = world(context, abort.signal);
  setTimeout(() => abort.abort(new Error('fail-fast after `lint`')), 200);
  const outcome = await run({ run: 'sleep 60', retries: 3 });
  assert.deepEqual([outcome.state, outcome.attempts], ['cancelled', 1]);
  assert.match(outcome.reasons[0]?.text ?? '', /was stopped: fail-fast after `lint`/);
  assert.deepEqual([(await run({})).attempts, groups.length], [0, 1]);
});
