// Each rule has its own cure.

import assert from 'node:assert/strict';
import test from 'node:test';
import { rulesFix } from '../../../src/bump-manifest/hosts/rule-words.ts';
import type { BranchRule } from '../../../src/clients/branch-rules.ts';
import { rowName } from '../../row-name.ts';

const github = { isProposal: false, isGitHub: true, protection: 'its ruleset' };
const rows: readonly (readonly [rules: readonly BranchRule[], context: typeof github, words: RegExp])[] = [
  [['signature'], github, /`signed: true`/],
  [['signature'], { ...github, isGitHub: false }, /does not sign them itself/],
  [['message'], github, /`commit-message`/],
  [['email'], github, /`commit-email`/],
  [['secret'], github, /remove and revoke the secret/],
  [['file'], github, /another `path`/],
  [['pull_request'], github, /`mode: pull-request`/],
  [['merge_queue'], github, /`mode: pull-request`/],
  [['checks'], github, /`mode: pull-request`/],
  [['bypass'], github, /bypass the rule in its ruleset/],
  [['bypass'], { ...github, isGitHub: false }, /^Let this identity push to the branch in its ruleset\.$/],
  [['pull_request'], { ...github, isProposal: true }, /leave `ship\/\*\*` out/],
];
for (const [rules, context, words] of rows)
  test(`${rules.join()}: ${words.source}`, () => assert.match(rulesFix(rules, context), words));

test('several rules have several cures, each once', () => {
  const fix = rulesFix(['signature', 'pull_request', 'merge_queue'], github);
  assert.deepEqual(fix.match(/`signed: true`|`mode: pull-request`/g), ['`signed: true`', '`mode: pull-request`']);
});

for (const rule of ['pull_request', 'merge_queue', 'checks', 'bypass'] as const) {
  test(`in a proposal nobody is sent to the mode that he is in: ${rowName(rule)}`, () => {
    assert.doesNotMatch(rulesFix([rule], { ...github, isProposal: true }), /mode: pull-request/);
  });
}
