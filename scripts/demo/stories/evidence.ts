// The story of checks that are green elsewhere: each trap first as a shell step meets it, which is run here and ends with exit code 0, then
// the bundle, which must be red, and its sentence.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startHealthService } from '../pods.ts';
import { play, type Stage } from '../stage.ts';
import { brief } from '../terminal.ts';

/** One trap. */
interface Trap {
  readonly name: string;
  readonly what: string;
  /** What a step of a workflow would run; `bash -e`. */
  readonly shell: string;
  readonly action: 'quality-gate' | 'smoke-test';
  readonly inputs: Readonly<Record<string, string>>;
  /** The code that must be told. */
  readonly code: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Files that an earlier run left, a day ago. */
  readonly old?: readonly string[];
}

const whole =
  '<testsuites tests="2"><testsuite name="cart"><testcase name="adds" time="0.1"/>\n<testcase name="pays"><failure message="402"/></testcase></testsuite></testsuites>\n';
const cut = whole.slice(0, whole.indexOf('<failure'));
const green = whole.replace(/<testcase name="pays">.*?<\/testcase>/s, '<testcase name="pays"/>');
const lcov = `SF:src/cart.js\n${Array.from({ length: 10 }, (_, at) => `DA:${at + 1},${at < 4 ? 1 : 0}`).join('\n')}\nend_of_record\n`;
const noFailure = "! grep -q '<failure' reports/junit.xml";

const gates = (run: string): string => JSON.stringify([{ name: 'unit', run, junit: 'reports/junit.xml' }]);

const gateTraps: readonly Trap[] = [
  {
    name: 'an empty suite',
    what: 'The tests were moved, and the pattern finds none of them.',
    shell: "node --test 'test/**/*.test.js'",
    action: 'quality-gate',
    inputs: {
      gates: gates(
        "mkdir -p reports && node --test --test-reporter=junit --test-reporter-destination=reports/junit.xml 'test/**/*.test.js'",
      ),
    },
    code: 'tests_none',
  },
  {
    name: 'a truncated report',
    what: 'The runner was killed while it wrote; the failed test is in the part that is missing.',
    shell: noFailure,
    action: 'quality-gate',
    inputs: { junit: 'reports/junit.xml' },
    code: 'report_unreadable',
    files: { 'reports/junit.xml': cut },
  },
  {
    name: "yesterday's report",
    what: 'The test command wrote nothing, and the file of the last run lies there still.',
    shell: `echo "no tests today"; ${noFailure}`,
    action: 'quality-gate',
    inputs: { gates: gates('echo "no tests today"') },
    code: 'report_stale',
    files: { 'reports/junit.xml': green },
    old: ['reports/junit.xml'],
  },
  {
    name: 'a swallowed exit code',
    what: 'The failing tests are piped into tee.',
    shell: 'node fails.js | tee test.log',
    action: 'quality-gate',
    inputs: { gates: '[{name: unit, run: node fails.js | tee test.log}]' },
    code: 'gate_failed',
    files: { 'fails.js': 'console.log("1 of 2 tests failed"); process.exit(1);\n' },
  },
  {
    name: 'a misspelt input',
    what: 'The threshold is called coverage-lines. 40 % of the lines are covered.',
    shell: 'COVERAGE_LINE=80 node check-coverage.js',
    action: 'quality-gate',
    inputs: { coverage: 'coverage/lcov.info', 'coverage-line': '80' },
    code: 'input_unknown',
    files: {
      'coverage/lcov.info': lcov,
      'check-coverage.js':
        'const least = Number(process.env.COVERAGE_LINES ?? 0); console.log("40 % covered, at least " + least + " %"); process.exit(40 < least ? 1 : 0);\n',
    },
  },
];

/** What a trap showed. */
export interface Finding {
  readonly trap: string;
  readonly shellExitCode: number;
  readonly ourExitCode: number;
  readonly code: string;
  readonly sentence: string;
}

/** Tells the story. */
export async function tellEvidence(stage: Stage): Promise<void> {
  const { timeline, record } = stage;
  const findings: Finding[] = [];
  for (const trap of [...gateTraps, await oldPodTrap(stage)]) findings.push(await spring(stage, trap));
  record.facts['findings'] = findings;
  record.tables.push({
    title: 'The same evidence, judged twice',
    header: ['trap', 'shell', 'ship-actions', 'what it says'],
    rows: findings.map(({ trap, shellExitCode, ourExitCode, sentence }) => [
      trap,
      `exit code ${shellExitCode}`,
      `exit code ${ourExitCode}`,
      sentence,
    ]),
  });
  record.numbers['traps'] = String(findings.length);
  record.numbers['green in a shell step'] = String(findings.filter(({ shellExitCode }) => shellExitCode === 0).length);
  record.numbers['green here'] = String(findings.filter(({ ourExitCode }) => ourExitCode === 0).length);
  record.conclusion = `${findings.length} traps: the shell step was green each time, ours was red each time.`;
  timeline.say('done', record.conclusion, 'good');
}

/** Five pods behind one address, one of them old: curl meets a new one. */
async function oldPodTrap(stage: Stage): Promise<Trap> {
  const service = stage.opened(await startHealthService(['v2', 'v2', 'v2', 'v2', 'v1']));
  stage.sights.push(`one old pod in five   curl ${service.url}/health`);
  const probe = `node -e "fetch('${service.url}/health').then(async (answer) => { console.log(await answer.text()); process.exit(answer.ok ? 0 : 1); })"`;
  return {
    name: 'an old pod still answering',
    what: 'Four of five pods are new. One old pod answers every fifth request.',
    shell: hasCurl()
      ? `curl --fail --silent --show-error ${service.url}/health | grep '"v2"'`
      : `${probe} | grep '"v2"'`,
    action: 'smoke-test',
    inputs: {
      url: service.url,
      'expect-version': 'v2',
      replicas: '5',
      'timeout-seconds': '4',
      'interval-seconds': '0.05',
    },
    code: 'version_unstable',
  };
}

const hasCurl = (): boolean =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(path.join(folder, 'curl')));

async function spring(stage: Stage, trap: Trap): Promise<Finding> {
  const { timeline } = stage;
  const workspace = layOut(stage, trap);
  timeline.say('trap', `${trap.name}: ${trap.what}`);
  const shell = await runShell(trap.shell, workspace, stage.signal);
  timeline.show(`$ ${trap.shell}\n${shell.output}exit code ${shell.exitCode}: green`.trim(), 'quiet');
  if (shell.exitCode !== 0) throw new Error(`The shell step of "${trap.name}" was to pass:\n${shell.output}`);

  const { action, inputs } = trap;
  const env = { GITHUB_SHA: 'a'.repeat(40), GITHUB_EVENT_NAME: 'workflow_dispatch' };
  const { exitCode, outputs, errors, log } = await play(stage, {
    action,
    title: trap.name,
    inputs,
    expected: 'red',
    workspace,
    env,
  });
  const sentence = sentenceOf(trap, outputs, errors);
  if (!log.includes(trap.code) && outputs['reason'] !== trap.code)
    throw new Error(`"${trap.name}" is red for another reason than ${trap.code}:\n${log}`);
  timeline.say(action, `RED   ${brief(sentence)}`, 'bad');
  return { trap: trap.name, shellExitCode: shell.exitCode, ourExitCode: exitCode ?? -1, code: trap.code, sentence };
}

function sentenceOf(trap: Trap, outputs: Readonly<Record<string, string>>, errors: readonly string[]): string {
  if (trap.action === 'smoke-test') return `${trap.code}: ${outputs['explanation']}`;
  const reasons = (outputs['reasons'] ?? '').split('\n').filter((line) => line.startsWith(`${trap.code}:`));
  return reasons[0] ?? errors.join('\n');
}

function layOut(stage: Stage, trap: Trap): string {
  const workspace = path.join(stage.folder, 'traps', trap.name.replace(/\W+/g, '-'));
  mkdirSync(workspace, { recursive: true });
  for (const [name, text] of Object.entries(trap.files ?? {})) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), text);
  }
  const yesterday = Date.now() / 1000 - 86_400;
  for (const name of trap.old ?? []) utimesSync(path.join(workspace, name), yesterday, yesterday);
  return workspace;
}

/** Runs a command as a step of a workflow does that names no shell: `bash -e`. */
async function runShell(script: string, cwd: string, signal: AbortSignal) {
  const child = spawn('bash', ['-e', '-c', script], { cwd, signal, env: { PATH: process.env['PATH'], HOME: cwd } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  const exitCode = await new Promise<number>((resolve, reject) =>
    child.once('error', reject).once('close', (code) => resolve(code ?? -1)),
  );
  return { exitCode, output: firstLines(output) };
}

const firstLines = (text: string): string => {
  const lines = text.split('\n').filter(Boolean).slice(0, 3);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
};
