// What every script that people start says of a command line that it cannot read: a sentence and the usage, never a stack.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(import.meta.dirname, '..');

function run(script: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [path.join(root, 'scripts', `${script}.ts`), ...args], { encoding: 'utf8' });
}

for (const script of ['new-service', 'export-templates', 'release', 'report', 'preflight', 'probe', 'demo']) {
  test(`${script} --help prints how it is used, and ends green`, () => {
    const { status, stdout, stderr } = run(script, '--help');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /npm run /);
    assert.match(stdout, /--\w/);
  });

  test(`${script}: an option that is not known is named, without a stack`, () => {
    const { status, stdout, stderr } = run(script, '--hepl');
    assert.notEqual(status, 0);
    assert.equal(stdout, '');
    assert.match(stderr, /--hepl/);
    assert.match(stderr, /npm run /);
    assert.doesNotMatch(stderr, /node:internal|^ +at /m);
  });
}

test('the option that may be meant is named', () =>
  assert.match(
    run('release', '1.0.0', '--psuh', 'origin').stderr,
    /^There is no option --psuh\. Did you mean `--push`/,
  ));

test('an option without its value is said so', () =>
  assert.match(run('export-templates', '--org').stderr, /--org <value>' argument missing/));

test('a word too many is named', () =>
  assert.match(run('release', '1.0.0', 'now').stderr, /^"now" is one word too many\.\n\nUsage: npm run release/));
