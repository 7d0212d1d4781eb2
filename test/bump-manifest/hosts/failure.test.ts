// What is thrown becomes the error that a user reads; our own bugs stay what they are.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findProblem, wordFailure } from '../../../src/bump-manifest/hosts/failure.ts';
import { GitFailure } from '../../../src/clients/git/failure.ts';
import { githubFailure } from '../../../src/clients/github/fault.ts';
import { ActionError } from '../../../src/domain/action-error.ts';
import { OpenAddress } from '../../../src/domain/loopback.ts';

const given = { serverUrl: 'https://github.com', hasApp: false };
const git = new GitFailure('tls', { url: 'https://a.example/b.git', branch: 'main', authenticated: true });
const refused = Object.assign(new Error('no'), { status: 403, response: { headers: {}, data: { message: 'no' } } });
const github = githubFailure(refused, { doing: 'x', repository: 'a/b', permission: 'contents: write' });

test('failures of git and of GitHub get their words', () => {
  const [one, two] = [wordFailure(git, given), wordFailure(github, given)];
  assert.ok(one instanceof ActionError && two instanceof ActionError);
  assert.deepEqual([one.code, two.code], ['manifests_tls', 'github_forbidden']);
});

test('an address of the runner without TLS is its fault, not ours', () => {
  const problem = findProblem(new OpenAddress('token'), given);
  assert.deepEqual([problem?.code, problem?.where], ['input_invalid', 'GITHUB_API_URL of the runner']);
});

test('an error that has its words keeps them, and anything else stays our bug', () => {
  const said = new ActionError({ code: 'race_lost', what: 'x' });
  const bug = new TypeError('x is undefined');
  assert.deepEqual([wordFailure(said, given), wordFailure(bug, given), wordFailure('x', given)], [said, bug, 'x']);
  assert.equal(findProblem(said, given)?.code, 'race_lost');
  assert.equal(findProblem(bug, given), undefined);
});
