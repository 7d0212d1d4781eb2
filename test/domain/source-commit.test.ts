// Which commit an event is about: a row per event, with a GITHUB_SHA that is somebody else's wherever GitHub's is.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test from 'node:test';
import { findSourceCommit } from '../../src/domain/source-commit.ts';

const head = '0123456789abcdef0123456789abcdef01234567';
const sha = 'fedcba9876543210fedcba9876543210fedcba98';

const rows: readonly [event: string | undefined, payload: object, commit: string | undefined, from: string | RegExp][] =
  [
    ['push', { after: sha, head_commit: { id: sha } }, sha, 'GITHUB_SHA'],
    ['push', { after: head, head_commit: null }, sha, 'GITHUB_SHA'],
    ['pull_request', { pull_request: { head: { sha: head } } }, head, 'pull_request.head.sha'],
    ['pull_request_target', { pull_request: { head: { sha: head } } }, head, 'pull_request.head.sha'],
    ['pull_request_review', { pull_request: { head: { sha: head } } }, head, 'pull_request.head.sha'],
    ['pull_request_review_comment', { pull_request: { head: { sha: head } } }, head, 'pull_request.head.sha'],
    ['workflow_run', { workflow_run: { head_sha: head } }, head, 'workflow_run.head_sha'],
    ['check_run', { check_run: { head_sha: head } }, head, 'check_run.head_sha'],
    ['check_suite', { check_suite: { head_sha: head } }, head, 'check_suite.head_sha'],
    ['deployment', { deployment: { sha: head } }, head, 'deployment.sha'],
    ['deployment_status', { deployment: { sha: head } }, head, 'deployment.sha'],
    ['merge_group', { merge_group: { head_sha: head } }, head, 'merge_group.head_sha'],
    ['page_build', { build: { commit: head } }, head, 'build.commit'],
    ['status', { sha: head }, head, 'sha'],
    ['release', { release: { target_commitish: 'main' } }, sha, 'GITHUB_SHA'],
    ['create', {}, sha, 'GITHUB_SHA'],
    ['schedule', {}, sha, 'GITHUB_SHA'],
    ['workflow_dispatch', {}, sha, 'GITHUB_SHA'],
    ['registry_package', {}, sha, 'GITHUB_SHA'],
    [undefined, {}, sha, 'GITHUB_SHA'],
    ['repository_dispatch', { client_payload: { sha: head } }, undefined, /does not tell/],
    ['issue_comment', { issue: { pull_request: {} } }, undefined, /does not tell/],
    ['issues', {}, undefined, /does not tell/],
    ['delete', {}, undefined, /does not tell/],
    ['an_event_of_tomorrow', {}, undefined, /does not tell/],
    ['workflow_run', {}, undefined, /holds no commit/],
    ['workflow_run', { workflow_run: 7 }, undefined, /holds no commit/],
    ['deployment', { deployment: { sha: 'main' } }, undefined, /holds no commit/],
    ['status', { sha: '0'.repeat(40) }, undefined, /holds no commit/],
    ['pull_request', { pull_request: { head: null } }, undefined, /holds no commit/],
  ];

for (const [event, payload, commit, from] of rows) {
  test(`${event ?? 'no event'} ${JSON.stringify(payload).slice(0, 60)} is about ${commit ?? 'a commit that it does not tell'}`, () => {
    const found = findSourceCommit(event, payload as Record<string, unknown>, sha);
    assert.equal(found.commit, commit);
    if (typeof from === 'string') assert.equal(found.from, from);
    else assert.match(found.from, from);
  });
}

test('a push and a workflow run tell the message and the author of their commit', () => {
  const commit = { id: head, message: 'feat: x\n\nbody', author: { name: 'Alice A', username: 'alice' } };
  const push = findSourceCommit('push', { head_commit: commit }, head);
  assert.deepEqual([push.message, push.author], ['feat: x\n\nbody', 'alice']);
  const { username: _, ...nameless } = commit.author;
  const run = { head_sha: head, head_commit: { ...commit, author: nameless } };
  const after = findSourceCommit('workflow_run', { workflow_run: run }, sha);
  assert.deepEqual([after.message, after.author], ['feat: x\n\nbody', 'Alice A']);
});

test('the message of another commit is not taken for that of the commit', () => {
  const run = { head_sha: head, head_commit: { id: sha, message: 'feat: other', author: { name: 'x' } } };
  assert.deepEqual(findSourceCommit('workflow_run', { workflow_run: run }, sha).message, undefined);
});

/** GitHub's published payloads, by event. The package is JSON under a type of its own. */
const samples = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly {
  readonly name: string;
  readonly examples: readonly unknown[];
}[];

/** Where each event that GitHub publishes samples of tells its commit; undefined: it does not tell. */
const told: Readonly<Record<string, string | undefined>> = {
  check_run: 'check_run.head_sha',
  check_suite: 'check_suite.head_sha',
  create: 'GITHUB_SHA',
  deployment: 'deployment.sha',
  deployment_status: 'deployment.sha',
  issue_comment: undefined,
  merge_group: 'merge_group.head_sha',
  page_build: 'build.commit',
  pull_request: 'pull_request.head.sha',
  pull_request_review: 'pull_request.head.sha',
  pull_request_review_comment: 'pull_request.head.sha',
  push: 'GITHUB_SHA',
  release: 'GITHUB_SHA',
  repository_dispatch: undefined,
  status: 'sha',
  workflow_dispatch: 'GITHUB_SHA',
  workflow_run: 'workflow_run.head_sha',
};

for (const { name, examples } of samples.filter((each) => each.name in told)) {
  test(`every published sample of ${name} tells ${told[name] ?? 'nothing'}`, () => {
    assert.ok(examples.length > 0);
    for (const example of examples) {
      const payload = example as Record<string, unknown>;
      const head = (payload['head_commit'] as { id?: string } | null | undefined)?.id;
      const found = findSourceCommit(name, payload, name === 'push' ? (head ?? sha) : sha);
      const field = (told[name] ?? '')
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], payload);
      const expected = told[name] === 'GITHUB_SHA' ? (head ?? sha) : field;
      assert.equal(found.commit, told[name] === undefined ? undefined : expected);
    }
  });
}

test('an event that is not in the table tells nothing', () => {
  const others = samples.filter(
    ({ name }) => !(name in told) && !['registry_package', 'pull_request_target'].includes(name),
  );
  const telling = others.filter(({ name, examples }) =>
    examples.some((example) => findSourceCommit(name, example as Record<string, unknown>, sha).commit !== undefined),
  );
  assert.deepEqual(
    telling.map(({ name }) => name),
    [],
  );
});
