// A failure of git in words: the code, and what to do in the terms of the host and of what was given.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { type GivenAccess, gitProblem } from '../../../src/bump-manifest/hosts/git-words.ts';
import { type GitFacts, GitFailure, type GitFailureKind } from '../../../src/clients/git/failure.ts';
import { rowName } from '../../row-name.ts';

const given: GivenAccess = { serverUrl: 'https://github.com', hasApp: false };
const github = { url: 'https://github.com/shop/m.git', branch: 'main', authenticated: true };
const key = { ...github, url: 'git@github.com:shop/m.git' };
const at = (url: string) => ({ ...github, url });

type Row = readonly [kind: GitFailureKind, facts: GitFacts, place: typeof github, code: string, fix: RegExp];
const rows: readonly Row[] = [
  ['unreachable', {}, github, 'manifests_unreachable', /nothing was written twice/],
  ['timed_out', {}, github, 'manifests_unreachable', /Run the step again/],
  ['busy', { waitSeconds: 60 }, github, 'manifests_busy', /Raise `max-wait-seconds`[\s\S]*token is fine/],
  ['proxy', { status: 407 }, github, 'proxy_refused', /user:password@proxy/],
  ['proxy', { status: 403 }, github, 'proxy_refused', /`no_proxy`/],
  ['unresolved', {}, github, 'manifests_unresolved', /host name in `repository`/],
  [
    'moved',
    { movedTo: 'https://github.com/shop/new' },
    github,
    'manifests_moved',
    /https:\/\/github\.com\/shop\/new\./,
  ],
  ['moved', {}, github, 'manifests_moved', /the address that the repository has now/],
  ['git_missing', {}, github, 'git_missing', /container job: in its image\), 2\.31/],
  ['too_large', {}, github, 'manifests_too_large', /Name the folders or files of the service/],
  ['git_old', { version: '2.17.1' }, github, 'git_old', /newer git/],
  ['ssh_missing', {}, key, 'ssh_missing', /openssh-client/],
  ['ssh_key', {}, key, 'manifests_ssh_key', /whole private key/],
  ['unauthenticated', {}, { ...github, authenticated: false }, 'manifests_unauthenticated', /`token: \$\{\{/],
  ['unauthenticated', {}, { ...key, authenticated: false }, 'manifests_unauthenticated', /`ssh-key: \$\{\{/],
  ['unauthenticated', {}, github, 'manifests_unauthenticated', /`token` is the right one, whole, and not expired\.$/],
  ['unauthenticated', {}, key, 'manifests_unauthenticated', /deploy key of that repository/],
  ['unauthenticated', {}, at('https://bitbucket.org/a/b'), 'manifests_unauthenticated', /`username: x-token-auth`/],
  [
    'unauthenticated',
    {},
    at('https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/m'),
    'manifests_unauthenticated',
    /their user name as `username`/,
  ],
  ['forbidden', {}, github, 'manifests_forbidden', /`Contents: read and write`/],
  ['forbidden', {}, key, 'manifests_forbidden', /Allow write access/],
  ['forbidden', {}, at('https://gitlab.com/a/b.git'), 'manifests_forbidden', /`write_repository`/],
  ['forbidden', {}, at('https://dev.azure.com/o/p/_git/r'), 'manifests_forbidden', /Code \(Read & write\)/],
  ['forbidden', {}, at('https://git.shop.example/a/b.git'), 'manifests_forbidden', /whose owner may write/],
  ['not_found', {}, github, 'manifests_not_found', /"not found" too/],
  ['host_key', {}, at('git@git.example.com:shop/m.git'), 'manifests_host_key', /begins with `git\.example\.com `/],
  ['host_key', {}, at('ssh://git@git.example.com:22/m.git'), 'manifests_host_key', /begins with `git\.example\.com `/],
  [
    'host_key',
    {},
    at('ssh://git@git.example.com:2222/m.git'),
    'manifests_host_key',
    /begins with `\[git\.example\.com\]:2222 `/,
  ],
  ['tls', {}, github, 'manifests_tls', /GIT_SSL_CAINFO/],
  ['empty', {}, github, 'manifests_empty', /Commit the manifests/],
  [
    'branch_missing',
    { branches: ['main', 'release'] },
    { ...github, branch: 'mian' },
    'branch_not_found',
    /^Near: main\.$/,
  ],
  [
    'branch_missing',
    { branches: ['a', 'b'] },
    { ...github, branch: 'production' },
    'branch_not_found',
    /^Known: a, b\.$/,
  ],
  ['not_a_branch', {}, { ...github, branch: 'v1' }, 'branch_not_found', /not a tag/],
  ['rule', { rules: ['signature'] }, github, 'branch_protected', /`signed: true`/],
  ['rule', { rules: ['bypass'] }, at('https://gitlab.com/a/b.git'), 'branch_protected', /Protected branches/],
  ['name_taken', { taken: 'ship' }, github, 'push_refused', /"ship"/],
  ['declined', {}, github, 'push_declined', /`commit-message`/],
  ['rejected', { reason: 'shallow update not allowed' }, github, 'push_refused', /Contents: read and write/],
  ['other', {}, github, 'git_failed', /own words/],
];
const errors = readFileSync(path.resolve(import.meta.dirname, '../../../docs/errors.md'), 'utf8');
for (const [kind, facts, place, code, fix] of rows)
  test(`${kind} at ${place.url}: ${fix.source}`, () => {
    const problem = gitProblem(new GitFailure(kind, place, { said: 'their words', ...facts }), given);
    assert.equal(problem.code, code);
    assert.match(problem.fix ?? '', fix);
    assert.ok(errors.includes(`| \`${code}\` |`), code);
  });

test('the remote is quoted', () => {
  const { what } = gitProblem(new GitFailure('other', github, { said: 'their words' }), given);
  assert.equal(what, 'git failed on https://github.com/shop/m.git: their words');
});

for (const kind of ['unauthenticated', 'forbidden', 'not_found', 'rejected'] as const) {
  test(`an App is sent to its own settings: ${rowName(kind)}`, () => {
    assert.match(gitProblem(new GitFailure(kind, github), { ...given, hasApp: true }).fix ?? '', /GitHub App/);
  });
}
