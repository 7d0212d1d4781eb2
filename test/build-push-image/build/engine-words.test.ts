// What a failed engine means, by its cause.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  engineProblem,
  lackProblem,
  missingEngine,
  warningText,
  wrongBaseProblems,
} from '../../../src/build-push-image/build/engine-words.ts';
import { createOutputReader } from '../../../src/clients/engine/output.ts';
import { EngineFault, type EngineFaultFacts } from '../../../src/domain/image/engine-fault.ts';

const output = createOutputReader().told();
const fault = (facts: Partial<EngineFaultFacts>): EngineFault =>
  new EngineFault('`docker build` ended with 1', {
    kind: 'failed',
    phase: 'build',
    command: 'docker build',
    output,
    ...facts,
  });

const table: readonly [title: string, facts: Partial<EngineFaultFacts>, code: string, fix: RegExp][] = [
  ['a failed build', {}, 'build_failed', /Read what the engine says/],
  ['a failed push', { phase: 'push' }, 'push_failed', /Read what the engine says/],
  ['nothing left', { kind: 'no-evidence' }, 'build_no_image', /another `engine`/],
  ['a kill', { kind: 'killed', signal: 'SIGKILL' }, 'build_failed', /probably because memory ran out/],
  ['no emulation', { output: { ...output, lacksEmulation: true } }, 'emulation_missing', /setup-qemu-action.*`merge`/],
  [
    'no helper',
    { output: { ...output, missingHelper: 'docker-credential-x' } },
    'login_helper',
    /`docker-credential-x`/,
  ],
  ['no runtime', { output: { ...output, lacksRuntime: true } }, 'isolation_missing', /`isolation: chroot`.*secrets/],
];
for (const [title, facts, code, fix] of table)
  test(`${title} is ${code}`, () => {
    const problem = engineProblem(fault(facts), 'app/Dockerfile');
    assert.equal(problem.code, code);
    assert.match(problem.fix ?? '', fix);
  });

test('a failed instruction stands at its line, with what it said', () => {
  const step = { instruction: 'RUN make', line: 7, said: ['no rule', 'stop'] };
  const problem = engineProblem(fault({ step, tail: 'other' }), 'app/Dockerfile');
  assert.deepEqual([problem.where, problem.excerpt], ['app/Dockerfile:7', 'no rule\nstop']);
  assert.match(problem.what, /`RUN make` failed/);
});

test('a base image of another platform is red where a platform is asked for, once', () => {
  const wrong = { base: 'r.io/base', found: 'linux/amd64', wanted: 'linux/arm64' };
  const told = { ...output, wrongBases: [wrong, wrong] };
  const [problem, ...more] = wrongBaseProblems(told, ['linux/arm64']);
  assert.deepEqual([problem?.code, more.length], ['base_platform', 0]);
  assert.match(problem?.what ?? '', /"r\.io\/base" is linux\/amd64/);
  assert.deepEqual(wrongBaseProblems(told, []), []);
});

test('an engine that lacks something, or is not there, says how to get one', () => {
  assert.equal(lackProblem('Docker', 'platforms').where, 'input `platforms`');
  assert.match(missingEngine('auto', ['docker (not installed)']).what, /Looked for: docker/);
  assert.equal(warningText({ rule: 'A', text: 'b', line: 1 }), 'A: b');
});
