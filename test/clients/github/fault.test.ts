// What failures of GitHub mean, by tables over the shapes that the door rejects with.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findGitHubFault, githubError } from '../../../src/clients/github/fault.ts';
import { ActionError } from '../../../src/domain/action-error.ts';

const rest = (status: number, message: string, headers: object = {}, errors?: unknown[]): Error =>
  Object.assign(new Error(message), { name: 'HttpError', status, response: { headers, data: { message, errors } } });
const graphql = (type: string | undefined, message: string, headers: object = {}): Error =>
  Object.assign(new Error(message), { name: 'GraphqlResponseError', errors: [{ type, message }], headers });

const rows: [string, Error, string][] = [
  ['a stale head', graphql('STALE_DATA', 'Expected branch to point to "x" but it did not.'), 'stale'],
  ['an App without permission', graphql('FORBIDDEN', 'Resource not accessible by integration'), 'forbidden'],
  ['a token without scope', graphql('INSUFFICIENT_SCOPES', 'Your token has not been granted'), 'forbidden'],
  ['a repository that is hidden', graphql('NOT_FOUND', 'Could not resolve to a Repository'), 'not_found'],
  ['classic protection', graphql('BRANCH_PROTECTION_RULE_VIOLATION', 'At least 1 approving review'), 'protected'],
  ['a ruleset', graphql('UNPROCESSABLE', 'Repository rule violations found\n\nChanges must be made'), 'protected'],
  ['a GraphQL rate limit', graphql('RATE_LIMITED', 'API rate limit exceeded'), 'rate_limited'],
  ['a secondary limit in a 200', graphql(undefined, 'You have exceeded a secondary rate limit'), 'rate_limited'],
  ['a GraphQL timeout', graphql(undefined, 'Something went wrong while executing your query'), 'unreachable'],
  [
    'an answer that would be too large',
    graphql('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded'),
    'too_large',
  ],
  ['another GraphQL error', graphql('UNPROCESSABLE', 'Pull request is in clean status'), 'refused'],
  ['bad credentials', rest(401, 'Bad credentials'), 'unauthorized'],
  ['a missing permission', rest(403, 'Resource not accessible by integration'), 'forbidden'],
  [
    'a secondary limit as 403',
    rest(403, 'You have exceeded a secondary rate limit', { 'retry-after': '7' }),
    'rate_limited',
  ],
  ['a secondary limit as 429', rest(429, 'slow down', { 'retry-after': '7' }), 'rate_limited'],
  ['a hidden repository', rest(404, 'Not Found'), 'not_found'],
  ['a ref that moved', rest(409, 'Conflict'), 'conflict'],
  ['a protected ref', rest(422, 'Changes must be made through a pull request.'), 'protected'],
  ['a failed validation', rest(422, 'Validation Failed'), 'refused'],
  ['a merge that must wait', rest(405, 'At least 1 approving review is required'), 'protected'],
  ['an outage', rest(502, 'Bad Gateway'), 'unreachable'],
  [
    'a connection that broke',
    Object.assign(new Error('fetch failed'), { name: 'HttpError', status: 500 }),
    'unreachable',
  ],
];
for (const [what, thrown, kind] of rows)
  test(`${what} is ${kind}`, () => assert.equal(findGitHubFault(thrown)?.kind, kind));

test('what is no answer of GitHub is no fault', () => {
  for (const thrown of [new Error('ours'), new ActionError({ code: 'x', what: 'y' }), 'text', undefined])
    assert.equal(findGitHubFault(thrown), undefined);
  assert.equal(findGitHubFault(Object.assign(new Error('stop'), { name: 'AbortError', status: 500 })), undefined);
});

test('the time to wait is what GitHub says, else a minute', () => {
  const soon = String(Math.floor(Date.now() / 1000) + 30);
  const waitOf = (thrown: Error): number | undefined => findGitHubFault(thrown)?.waitSeconds;
  assert.equal(waitOf(rest(403, 'secondary rate limit', { 'retry-after': '7' })), 7);
  assert.equal(waitOf(rest(429, 'slow down')), 60);
  assert.equal(waitOf(rest(500, 'down')), undefined);
  const reset = waitOf(rest(403, 'rate limit', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon })) ?? 0;
  assert.ok(reset > 20 && reset <= 31, String(reset));
});

test('the details of a failed validation are part of the message', () => {
  const thrown = rest(422, 'Validation Failed', {}, [
    { message: 'No commits between main and x' },
    { field: 'head', code: 'invalid' },
  ]);
  assert.equal(findGitHubFault(thrown)?.message, 'Validation Failed; No commits between main and x; head is invalid');
});

test('the error names the permission that GitHub names, else the one that is needed at least', () => {
  const attempt = { doing: 'opening a pull request', repository: 'shop/k8s-manifests', permission: 'contents: write' };
  const named = rest(403, 'Resource not accessible by integration', {
    'x-accepted-github-permissions': 'pull_requests=write',
  });
  const fixOf = (thrown: Error): string => (githubError(thrown, attempt) as ActionError).problems[0]?.fix ?? '';
  assert.match(fixOf(named), /`pull_requests: write` on shop\/k8s-manifests/);
  assert.match(fixOf(rest(403, 'no')), /`contents: write`/);
  assert.match(fixOf(rest(404, 'Not Found')), /may see shop\/k8s-manifests/);
  const codes = [401, 403, 404, 405, 409, 429, 503].map(
    (status) => (githubError(rest(status, 'no'), attempt) as ActionError).code,
  );
  assert.deepEqual(codes, [
    'github_unauthorized',
    'github_forbidden',
    'github_not_found',
    'github_refused',
    'github_refused',
    'github_rate_limited',
    'github_unreachable',
  ]);
  const own = new Error('ours');
  assert.equal(githubError(own, attempt), own);
});
