// The secret `gate-env` of pull-request.yml on its way: the workflow's own step, then the real gate. GitHub's runner is played here: it masks,
// and takes over what the step writes to GITHUB_ENV.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { runBundle } from '../fakes/runner.ts';
import { readRepository } from './repository.ts';

const steps = Object.values(readRepository().workflows['pull-request.yml']?.jobs ?? {}).flatMap(
  ({ steps: all = [] }) => all as { run?: string; env?: Record<string, string> }[],
);
const step = steps.find(({ env }) => env?.['GATE_ENV'] !== undefined);

interface Given {
  /** What the runner would take over for the steps after it. */
  readonly env: Record<string, string>;
  readonly masked: string[];
}

/** Runs the workflow's step with this secret. */
function give(context: TestContext, secret: string): Given {
  const file = path.join(temporaryFolder(context), 'github-env');
  writeFileSync(file, '');
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 9'],
    { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', GITHUB_ENV: file, GATE_ENV: secret } },
  );
  assert.equal(status, 0, stderr);
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const masks = stdout.split('\n').slice(0, -1);
  return {
    env: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])),
    // As the runner reads the value of a command.
    masked: masks.map((line) => {
      assert.match(line, /^::add-mask::./);
      return line.slice(12).replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    }),
  };
}

test('the step gets the secret itself, and nobody else does', () => {
  assert.equal(step?.env?.['GATE_ENV'], '${' + '{ secrets.gate-env }}');
  assert.deepEqual(Object.keys(step?.env ?? {}), ['GATE_ENV']);
  assert.equal(steps.filter((each) => JSON.stringify(each).includes('gate-env')).length, 1);
});

const secrets: readonly [fact: string, secret: string, env: Record<string, string>][] = [
  ['none', '', {}],
  ['lines', 'TOKEN=abc\nURL=postgres://u:p@db/x?a=b', { TOKEN: 'abc', URL: 'postgres://u:p@db/x?a=b' }],
  ['comments and empty lines', '# for the tests\n\nTOKEN=abc\n', { TOKEN: 'abc' }],
  ['Windows line breaks', 'TOKEN=abc\r\nNEXT=def\r\n', { TOKEN: 'abc', NEXT: 'def' }],
  ['a value with white space, quotes and backslashes', 'A= x "y" \\n $HOME `id`', { A: ' x "y" \\n $HOME `id`' }],
  ['a value with what workflow commands escape', 'A=50%25 %0A::error::x', { A: '50%25 %0A::error::x' }],
  ['an empty value', 'A=\nB=1', { A: '', B: '1' }],
];
for (const [fact, secret, env] of secrets)
  test(`gate-env of ${fact}: each line is a variable, and each value is masked as it is`, (context) => {
    const given = give(context, secret);
    assert.deepEqual(given.env, env);
    assert.deepEqual(
      given.masked,
      Object.values(env).filter((value) => value !== ''),
    );
  });

const odd: readonly (readonly [fact: string, secret: string])[] = [
  ['a value without a name', 'hunter2'],
  ['a value of several lines', 'A<<EOF\nhunter2\nEOF'],
  ['an empty name', '=hunter2'],
  ['a name with a space', 'A B=hunter2'],
];
for (const [fact, secret] of odd)
  test(`gate-env with ${fact} stops the step, and nothing of it is shown`, (context) => {
    const file = path.join(temporaryFolder(context), 'github-env');
    const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', step?.run ?? ''], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', GITHUB_ENV: file, GATE_ENV: secret },
    });
    assert.equal(status, 1);
    assert.match(stdout, /^::error::gate-env: line 1 is not NAME=value\n$/);
    assert.equal(existsSync(file) && readFileSync(file, 'utf8') !== '', false);
  });

test('a gate sees the lines of gate-env, and of the step nothing that speaks for it', async (context) => {
  const { env } = give(context, 'SHOP_TOKEN=s3cret=1\nSHOP_URL=http://db.internal/x');
  const voice = { ACTIONS_RUNTIME_TOKEN: 'r', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'o' };
  const workspace = temporaryFolder(context);
  const result = await runBundle('quality-gate', {
    workspace,
    inputs: { gates: '[{name: look, run: "env -0 > seen"}]', 'github-token': 'ghs_x' },
    env: { ...env, ...voice },
  });
  assert.equal(result.exitCode, 0, result.log);

  const seen = Object.fromEntries(
    readFileSync(path.join(workspace, 'seen'), 'utf8')
      .split('\0')
      .slice(0, -1)
      .map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]),
  );
  assert.deepEqual([seen['SHOP_TOKEN'], seen['SHOP_URL']], ['s3cret=1', 'http://db.internal/x']);
  const told = /^(?:INPUT_|ACTIONS_(?:RUNTIME|ID_TOKEN)|GITHUB_(?:OUTPUT|ENV|STATE|PATH|STEP_SUMMARY)$|GATE_ENV$)/;
  assert.deepEqual(
    Object.keys(seen).filter((name) => told.test(name)),
    [],
  );
  assert.equal(JSON.stringify(seen).includes('ghs_x'), false);
});
