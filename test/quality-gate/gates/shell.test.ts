// Shell command lines, and the environment of a gate.

import assert from 'node:assert/strict';
import test from 'node:test';
import { callShell, gateEnvironment } from '../../../src/quality-gate/gates/shell.ts';

const shells: readonly [shell: string, extension: string, words: string[]][] = [
  ['bash', '.sh', ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '/tmp/a b']],
  ['sh', '.sh', ['sh', '-e', '/tmp/a b']],
  ['python', '.py', ['python', '/tmp/a b']],
  ['perl -w {0} --now', '', ['perl', '-w', '/tmp/a b', '--now']],
];

for (const [shell, extension, words] of shells) {
  test(`\`shell: ${shell}\` runs the script's file as \`${words.join(' ')}\``, () => {
    const call = callShell({ shell, run: 'exit 3' });
    const { command, args } = call.command('/tmp/a b');
    assert.deepEqual([call.extension, call.script, [command, ...args]], [extension, 'exit 3\n', words]);
  });
}

test('PowerShell stops at the first error and hands on the exit code', () => {
  const { script, extension } = callShell({ shell: 'pwsh', run: 'npm test' });
  assert.equal(extension, '.ps1');
  assert.match(script, /^\$ErrorActionPreference = 'stop'\nnpm test\n.*exit \$LASTEXITCODE/);
});

test('a gate gets the environment, without what speaks for the step', () => {
  const withheld = [
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_RUNTIME_URL',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'GITHUB_OUTPUT',
    'GITHUB_STATE',
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_STEP_SUMMARY',
  ];
  const kept = { PATH: '/bin', GITHUB_SHA: 'abc', GITHUB_OUTPUT_FORMAT: 'x', CI: 'true' };
  const env = { ...kept, ...Object.fromEntries(withheld.map((name) => [name, 'secret'])) };
  assert.deepEqual(gateEnvironment(env, { CI: 'false', PORT: '1' }), { ...kept, CI: 'false', PORT: '1' });
});
