// What the output of engines tells, line by line as the real ones print it; and that no text makes the reading slow.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { createOutputReader } from '../../../src/clients/engine/output.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

function tell(text: string) {
  const reader = createOutputReader();
  for (const line of text.split('\n')) reader.read(line);
  return reader.told();
}

test('BuildKit: the failed step, its line and what it said', () => {
  const { failed } = tell(`#5 [1/2] FROM docker.io/library/alpine
#6 [2/2] RUN make all
#6 0.123 compiling
#6 0.456 make: *** no rule
#6 ERROR: process "/bin/sh -c make all" did not complete successfully: exit code: 2
------
 > [2/2] RUN make all:
0.456 make: *** no rule
------
Dockerfile:7
--------------------
ERROR: failed to solve`);
  assert.deepEqual(failed, { instruction: 'RUN make all', line: 7, said: ['compiling', 'make: *** no rule'] });
});

test('the classic builder: the failed step', () => {
  const { failed } = tell(`Step 2/2 : RUN false
 ---> Running in 0123
The command '/bin/sh -c false' returned a non-zero code: 1`);
  assert.deepEqual(failed, { instruction: 'RUN false', line: undefined, said: [' ---> Running in 0123'] });
});

test('Buildah: the failed step', () => {
  const { failed } = tell(`STEP 3/3: RUN sh -c "exit 4"
told
Error: building at STEP "RUN sh -c "exit 4"": while running runtime: exit status 4`);
  assert.deepEqual([failed?.instruction, failed?.said], ['RUN sh -c "exit 4"', ['told']]);
});

test('only the last twenty lines of a step are kept', () => {
  const lines = Array.from({ length: 100 }, (_, at) => `#6 ${at}.0 line ${at}`).join('\n');
  const { failed } = tell(`#6 [1/1] RUN x\n${lines}\n#6 ERROR: x`);
  assert.deepEqual([failed?.said.length, failed?.said.at(-1)], [20, 'line 99']);
});

test('warnings of the Dockerfile’s checker have rule, text and line', () => {
  const { warnings } = tell(` 1 warning found (use docker --debug to expand):
 - SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ARG "TOKEN") (line 3)
 - no warning at all`);
  const text = 'Do not use ARG or ENV instructions for sensitive data (ARG "TOKEN")';
  assert.deepEqual(warnings, [{ rule: 'SecretsUsedInArgOrEnv', text, line: 3 }]);
});

const bases: readonly [engine: string, text: string, base: string][] = [
  [
    'BuildKit',
    ' - InvalidBaseImagePlatform: Base image r.io/base:1 was pulled with platform "linux/amd64", expected "linux/arm64" for current build (line 1)',
    'r.io/base:1',
  ],
  [
    'Buildah',
    '[linux/arm64] STEP 1/2: FROM r.io/base:1\nWARNING: image platform (linux/amd64) does not match the expected platform (linux/arm64)',
    'r.io/base:1',
  ],
  [
    'Buildah of another version',
    'STEP 1/2: FROM --platform=linux/arm64 r.io/base:1\nlevel=warning msg="image platform ({amd64 linux  [] }) does not match the expected platform ({arm64 linux  [] })"',
    'r.io/base:1',
  ],
];
for (const [engine, text, base] of bases)
  test(`${engine} warns of a base image of another platform`, () => {
    const [wrong] = tell(text).wrongBases;
    assert.equal(wrong?.base, base);
    assert.match(`${wrong?.found} ${wrong?.wanted}`, /amd64.*arm64/);
  });

test('what is missing on the machine is told', () => {
  assert.ok(tell('exec /bin/sh: exec format error').lacksEmulation);
  const helper =
    'error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in $PATH';
  assert.equal(tell(helper).missingHelper, 'docker-credential-ecr-login');
  assert.ok(tell('error running container: exec: "runc": executable file not found in $PATH').lacksRuntime);
  const { lacksEmulation, missingHelper, lacksRuntime } = tell('all is well');
  assert.deepEqual([lacksEmulation, missingHelper, lacksRuntime], [false, undefined, false]);
});

test('no text makes the reading slow, however long a run is', () => {
  const pieces = [
    '\r',
    ' ',
    '#',
    '#1 [',
    '(',
    '"',
    '\\',
    'STEP 1/1: ',
    'image platform (',
    ' - A',
    ': ',
    'exec runc ',
    '1.1 ',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 120_000 }),
      (parts, times) => {
        const line = parts.join('').repeat(times).slice(0, 120_000);
        const started = cpuMilliseconds();
        tell(`${line}\n${line}`);
        assert.ok(cpuMilliseconds() - started < 200, JSON.stringify(parts));
      },
    ),
    { numRuns: 150 },
  );
});

test('a build that prints for ever is remembered in bounds', () => {
  const reader = createOutputReader();
  for (let at = 0; at < 20_000; at++) reader.read(` - RuleName: text ${at} (line ${at})`);
  for (let at = 0; at < 20_000; at++) reader.read(`#${at} [1/1] RUN ${at}`);
  assert.equal(reader.told().warnings.length, 200);
});
