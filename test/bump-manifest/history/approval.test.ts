// Who approved, by each answer that GitHub can give; without a name where it gives none.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findApprovers } from '../../../src/bump-manifest/history/approval.ts';
import type { GitHubAnswer } from '../../../src/clients/github/reading.ts';
import type { Job } from '../../../src/domain/job.ts';

const approved = (login: string) => ({
  user: { login, type: 'User' },
  state: 'approved',
  environments: [{ name: 'production' }],
});
const found = (body: unknown): GitHubAnswer => ({ kind: 'found', body });

/** Asks a GitHub that answers so. */
async function ask(answer: GitHubAnswer, context: object = {}) {
  const warnings: string[] = [];
  const paths: string[] = [];
  const job = {
    context: { repository: 'acme/the app', runId: 42, apiUrl: 'https://api.github.com', ...context },
    log: { warning: (text: string) => warnings.push(text) },
    env: {},
    signal: new AbortController().signal,
  } as unknown as Job;
  const openReading = () => async (path: string) => {
    paths.push(path);
    return answer;
  };
  const logins = await findApprovers({ environment: 'production', token: 'x', seconds: 1, job, openReading });
  return { logins, warnings, paths };
}

test('each person stands there once, and only the review history of the run is asked for', async () => {
  const { logins, warnings, paths } = await ask(found([approved('carol'), approved('dave'), approved('carol'), null]));
  assert.deepEqual([logins, warnings], [['carol', 'dave'], []]);
  assert.deepEqual(paths, ['/repos/acme/the%20app/actions/runs/42/approvals']);
});

const silences: readonly [string, GitHubAnswer, object, RegExp, number][] = [
  ['GitHub is silent', { kind: 'silent', what: 'no route' }, {}, /did not answer: no route/, 1],
  ['GitHub refuses', { kind: 'refused', status: 403, what: '' }, {}, /answered 403; does `github-token`/, 1],
  ['the answer is no list', found({ message: 'hi' }), {}, /not a list of approvals/, 1],
  ['nobody approved', found([]), {}, /nobody who approved it/, 1],
  ['the run is not known', found([approved('carol')]), { runId: undefined }, /which run this is/, 0],
  ['the token would travel in the open', found([approved('carol')]), { apiUrl: 'http://github.acme.com' }, /https/, 0],
];
for (const [title, answer, context, why, asked] of silences) {
  test(`nobody is named, with a warning, when ${title}`, async () => {
    const { logins, warnings, paths } = await ask(answer, context);
    assert.deepEqual([logins, warnings.length, paths.length], [[], 1, asked]);
    assert.match(warnings.join(), why);
  });
}

test('without an environment nobody is asked, and nothing is said', async () => {
  const openReading = () => assert.fail('somebody was asked');
  const logins = await findApprovers({ environment: undefined, token: 'x', seconds: 1, job: {} as Job, openReading });
  assert.deepEqual(logins, []);
});
