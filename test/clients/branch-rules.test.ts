// Rules of branches in the words of several hosts.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { findRules } from '../../src/clients/branch-rules.ts';
import { boundText } from '../../src/domain/text/foreign-text.ts';
import { hostileText, millisecondsOf, quick } from '../fakes/hostile-text.ts';

const rows: readonly (readonly [said: string, rules: readonly string[]])[] = [
  ['Resource not accessible by integration', []],
  ['no ticket in the subject', []],
  ['GH006: Protected branch update failed for refs/heads/main.', ['bypass']],
  ['Repository rule violations found\n\nCommits must have verified signatures.\n\n', ['signature']],
  ['Changes must be made through a pull request.', ['pull_request']],
  ['At least 1 approving review is required', ['pull_request']],
  ['Required status check "ci" is expected.', ['checks']],
  ['You are not authorized to push to this branch', ['bypass']],
  ['GitLab: You are not allowed to push code to protected branches on this project.', ['bypass']],
  ["GitLab: Commit message does not follow the pattern 'JIRA'", ['message']],
  ["GitLab: Author's email 'a@b' does not follow the pattern", ['email']],
  ['TF402455: Pushes to this branch are not permitted; you must use a pull request to update it.', ['pull_request']],
  ['Permission denied to update branch main.', ['bypass']],
];
for (const [said, rules] of rows)
  test(`${rules.join(', ') || 'no rule'}: ${said.trim()}`, () => assert.deepEqual(findRules(said), rules));

test('no text of others makes the patterns slow', () => {
  fc.assert(
    fc.property(hostileText(), (text) => millisecondsOf(() => findRules(boundText(`GH013 ${text}`)))[0] < quick),
    { numRuns: 60 },
  );
});
