// What became of a pushed ref, from git's words; the words are those of real servers.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { GitPlace } from '../../../src/clients/git/failure.ts';
import { type PushVerdict, readPush } from '../../../src/clients/git/push.ts';
import { hostileText, millisecondsOf, quick } from '../../fakes/hostile-text.ts';

const place: GitPlace = { url: 'https://github.com/shop/m.git', branch: 'main', authenticated: true };
const failed = { exitCode: 1, stdout: '', stderr: '', timedOut: false };

function inShort(verdict: PushVerdict): string {
  if (verdict.verdict === 'refused') return verdict.error.kind;
  return verdict.verdict === 'raced' ? `raced ${verdict.sent}` : verdict.verdict;
}

const pushes: readonly [string, string, string][] = [
  ['!\tabc:refs/heads/main\t[rejected] (stale info)', '', 'raced false'],
  ['!\tabc:refs/heads/main\t[rejected] (fetch first)', '', 'raced false'],
  ['!\tabc:refs/heads/main\t[rejected] (non-fast-forward)', '', 'raced false'],
  [
    "!\tabc:refs/heads/main\t[remote rejected] (cannot lock ref 'refs/heads/main': is at 12ab but expected 34cd)",
    '',
    'raced true',
  ],
  ['!\tabc:refs/heads/main\t[remote rejected] (failed to update ref)', '', 'raced true'],
  ['!\tabc:refs/heads/main\t[remote rejected] (incorrect old value provided)', '', 'raced true'],
  ['!\tabc:refs/heads/ship/x\t[remote rejected] (directory file conflict)', '', 'name_taken'],
  [
    '!\tabc:refs/heads/ship/x\t[remote rejected] (failed to update ref)',
    "remote: error: cannot lock ref 'refs/heads/ship/x': 'refs/heads/ship' exists; cannot create 'refs/heads/ship/x'",
    'name_taken',
  ],
  [
    '!\tabc:refs/heads/main\t[remote rejected] (protected branch hook declined)',
    'remote: error: GH006: Protected branch',
    'rule',
  ],
  [
    '!\tabc:refs/heads/main\t[remote rejected] (push declined due to repository rule violations)',
    'remote: error: GH013',
    'rule',
  ],
  ['!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)', 'remote: no ticket', 'declined'],
  ['!\tabc:refs/heads/main\t[remote rejected] (shallow update not allowed)', '', 'rejected'],
  ['!\tabc:refs/heads/main\t[remote failure] (remote failed to report status)', '', 'unknown'],
  ['', 'error: RPC failed; curl 52 Empty reply from server', 'unknown'],
  ['', 'fatal: unable to access: The requested URL returned error: 403', 'forbidden'],
  ['!\tabc:refs/heads/main\t[remote rejected] (failure)', 'remote: fatal error in commit_refs', 'unknown'],
  ['!\tabc:refs/heads/main\t[remote rejected] (failure)', '', 'unknown'],
  ['!\tabc:refs/heads/main\t[remote rejected] (failed)', '', 'unknown'],
  [
    '!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)',
    'remote: error: pre-receive hook timed out',
    'unknown',
  ],
  [
    '!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)',
    'remote: check.sh: execution of the hook timed out',
    'unknown',
  ],
  ['', 'remote: You have exceeded a secondary rate limit.\nfatal: The requested URL returned error: 403', 'busy'],
  ['', 'fatal: unable to access: The requested URL returned error: 302', 'moved'],
  ['', 'fatal: unable to access: CONNECT tunnel failed, response 502', 'unknown'],
];

for (const [line, stderr, expected] of pushes) {
  test(`${expected}: ${line.split('\t').at(-1) || stderr} ${line === '' ? '' : stderr}`.trim(), () => {
    assert.equal(inShort(readPush({ ...failed, stdout: `To x\n${line}\nDone\n`, stderr }, place)), expected);
  });
}

const rules: readonly (readonly [said: string, expected: readonly string[]])[] = [
  ['- Commits must have verified signatures.', ['signature']],
  ['- Changes must be made through a pull request.', ['pull_request']],
  ['- Changes must be made through the merge queue', ['merge_queue']],
  ['- 2 of 2 required status checks are expected.', ['checks']],
  ['- Commit message must match a given pattern: ^[A-Z]+-[0-9]+', ['message']],
  ['- Commit author email must end with a given pattern: @shop.example', ['email']],
  ['- Push cannot contain secrets', ['secret']],
  ['- Restricted file paths: .github/workflows/**', ['file']],
  ['- Cannot update this protected ref.', ['bypass']],
  [
    '- Commits must have verified signatures.\nremote: - Changes must be made through a pull request.',
    ['signature', 'pull_request'],
  ],
];
for (const [said, expected] of rules)
  test(`GH013 "${said.replaceAll('\n', ' ')}" is ${expected}`, () => {
    const stderr = `remote: error: GH013: Repository rule violations found for refs/heads/main.\nremote: ${said}\nremote:`;
    const stdout = '!\tabc:refs/heads/main\t[remote rejected] (push declined due to repository rule violations)\n';
    const verdict = readPush({ ...failed, stdout, stderr }, place);
    assert.equal(inShort(verdict), 'rule');
    assert.deepEqual(verdict.verdict === 'refused' && verdict.error.facts.rules, expected);
  });

test('exit 0 is pushed, a time-out is unknown, and a declined push quotes the hook', () => {
  assert.equal(readPush({ ...failed, exitCode: 0, stdout: 'Done' }, place).verdict, 'pushed');
  assert.equal(readPush({ ...failed, exitCode: undefined, timedOut: true }, place).verdict, 'unknown');
  const stdout = '!\ta:b\t[remote rejected] (pre-receive hook declined)';
  const verdict = readPush({ ...failed, stdout, stderr: 'remote: Subject needs a ticket' }, place);
  assert.match(verdict.verdict === 'refused' ? verdict.error.message : '', /Subject needs a ticket/);
});

test('no text of others makes the patterns slow', () => {
  fc.assert(
    fc.property(hostileText(), hostileText(), (stdout, stderr) => {
      const ended = { ...failed, stdout: `!\ta:b\t[remote rejected] (${stdout})`, stderr };
      return millisecondsOf(() => readPush(ended, place))[0] < quick;
    }),
    { numRuns: 60 },
  );
});
