// What failures of GitHub mean, by tables over the shapes that the door rejects with.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { findGitHubFault, GitHubFailure, githubFailure } from '../../../src/clients/github/fault.ts';
import { GitHubMoved, NotGitHub } from '../../../src/clients/github/github.ts';
import { BodyTooLarge } from '../../../src/clients/outward/body.ts';
import { ProxyRefusal } from '../../../src/clients/outward/proxy.ts';
import { ActionError } from '../../../src/domain/action-error.ts';
import { bug } from '../../fakes/bug.ts';
import { hostileText, millisecondsOf, quick } from '../../fakes/hostile-text.ts';

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
  ['a write too soon', rest(403, 'was submitted too quickly'), 'rate_limited'],
  ['a write too soon as 422', rest(422, 'Validation Failed', {}, ['was submitted too quickly']), 'rate_limited'],
  ['a write too soon in a 200', graphql('UNPROCESSABLE', 'was submitted too quickly'), 'rate_limited'],
  ['an outage', rest(502, 'Bad Gateway'), 'unreachable'],
  [
    'a connection that broke',
    Object.assign(new Error('fetch failed'), { name: 'HttpError', status: 500 }),
    'unreachable',
  ],
];
for (const [what, thrown, kind] of rows)
  test(`${what} is ${kind}`, () => assert.equal(findGitHubFault(thrown)?.kind, kind));

for (const [what, thrown] of [
  ['an error of ours', new Error('ours')],
  ['a problem for a person', new ActionError({ code: 'x', what: 'y' })],
  ['a text', 'text'],
  ['nothing', undefined],
  ['an abort', Object.assign(new Error('stop'), { name: 'AbortError', status: 500 })],
] as const)
  test(`${what} is no answer of GitHub, and no fault`, () => assert.equal(findGitHubFault(thrown), undefined));

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

const wayThere = (cause: Error): Error => Object.assign(new Error('x', { cause }), { name: 'HttpError', status: 500 });
const proxy = new URL('http://user:secret@proxy.example:3128');
const ways: [string, Error, string][] = [
  ['a host without an address', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 'unresolved'],
  ['a name service in trouble', Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' }), 'unreachable'],
  ['another address', new GitHubMoved(new URL('https://a.example'), new URL('https://b.example/x?y')), 'moved'],
  ['a login page', new NotGitHub(new URL('https://a.example'), 'text/html'), 'not_github'],
  ['too much', new BodyTooLarge(new URL('https://a.example'), 1024), 'too_large'],
  ['a proxy that wants a login', new ProxyRefusal(proxy, 407), 'proxy'],
  ['a proxy in trouble', new ProxyRefusal(proxy, 502), 'unreachable'],
  ['a proxy that is away', new ProxyRefusal(proxy, 0), 'unreachable'],
];
for (const [what, cause, kind] of ways)
  test(`on the way, ${what} is ${kind}`, () => {
    const fault = findGitHubFault(wayThere(cause));
    assert.equal(fault?.kind, kind);
    assert.doesNotMatch(fault?.message ?? '', /secret/);
  });

test('the rules that a change broke come along', () => {
  const broken = rest(409, 'Repository rule violations found\n\nCommits must have verified signatures.');
  assert.deepEqual(findGitHubFault(broken)?.rules, ['signature']);
  assert.deepEqual(findGitHubFault(rest(404, 'Not Found'))?.rules, []);
});

test('a failure keeps what was tried, and its fault; what is no fault stays itself', () => {
  const attempt = { doing: 'opening a pull request', repository: 'shop/k8s-manifests', permission: 'contents: write' };
  const failure = githubFailure(rest(403, 'no'), attempt);
  assert.ok(failure instanceof GitHubFailure);
  assert.deepEqual([failure.attempt, failure.fault.kind], [attempt, 'forbidden']);
  assert.equal(findGitHubFault(failure), failure.fault);
  const own = new Error('ours');
  assert.equal(githubFailure(own, attempt), own);
});

test('a page of any size becomes a line, in a moment', () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const thrown = [rest(403, text, {}, [{ message: text }]), graphql('X', text), rest(502, text)];
      const [milliseconds, faults] = millisecondsOf(() => thrown.map(findGitHubFault));
      return milliseconds < quick && faults.every((fault) => (fault?.message.length ?? 0) <= 600);
    }),
    { numRuns: 60 },
  );
});

test('a bug of ours is no fault of GitHub', () => {
  assert.equal(findGitHubFault(bug), undefined);
  assert.equal(githubFailure(bug, { doing: 'x', repository: 'a/b', permission: 'contents: read' }), bug);
});
