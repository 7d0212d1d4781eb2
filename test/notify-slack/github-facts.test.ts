// What is read from GitHub's answers, and that its trouble leaves gaps and nothing worse.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fetchGitHubFacts, type Question, type RequestGitHub } from '../../src/notify-slack/github-facts.ts';

const question: Question = {
  owner: 'shop',
  repo: 'checkout-service',
  base: '9c1d2e3',
  head: 'a7f3c92',
  commit: 'a7f3c92',
  pullNumber: undefined,
  wantsApprovers: true,
};

const commit = (message: string, parents = 1) => ({
  commit: { message },
  parents: Array.from({ length: parents }, () => ({})),
});
const review = (login: string, state: string) => ({ user: { login }, state });

const answers: Readonly<Record<string, unknown>> = {
  'GET /repos/{owner}/{repo}/compare/{basehead}': {
    html_url: 'https://github.com/shop/checkout-service/compare/9c1d2e3...a7f3c92',
    commits: [commit('fix: one\n\nbody'), commit('Merge pull request #14', 2), commit('feat: two (#15)')],
  },
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': [
    { number: 16, merged_at: null, html_url: 'https://github.com/shop/checkout-service/pull/16' },
    { number: 15, merged_at: '2026-01-19T14:23:45Z', html_url: 'https://github.com/shop/checkout-service/pull/15' },
  ],
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': [
    review('bob', 'CHANGES_REQUESTED'),
    review('bob', 'APPROVED'),
    review('bob', 'COMMENTED'),
    review('carol', 'APPROVED'),
    review('dave', 'APPROVED'),
    review('dave', 'DISMISSED'),
    { user: null, state: 'APPROVED' },
  ],
};

/** Answers from the table; notes each route with its parameters. */
function answering(table: Readonly<Record<string, unknown>>): { request: RequestGitHub; asked: [string, unknown][] } {
  const asked: [string, unknown][] = [];
  const request: RequestGitHub = async (route, parameters) => {
    asked.push([route, parameters]);
    const answer = table[route];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { request, asked };
}

const refusal = (status: number): Error => Object.assign(new Error('refused'), { status });

test('tells the commits without merges, newest first, the merged pull request and its approvers', async () => {
  const { request, asked } = answering(answers);
  assert.deepEqual(await fetchGitHubFacts(request, question), {
    changes: ['feat: two (#15)', 'fix: one'],
    compareUrl: 'https://github.com/shop/checkout-service/compare/9c1d2e3...a7f3c92',
    pullRequestUrl: 'https://github.com/shop/checkout-service/pull/15',
    approvers: ['bob', 'carol'],
    gaps: [],
  });
  assert.deepEqual(asked.at(-1)?.[1], { owner: 'shop', repo: 'checkout-service', pull_number: 15, per_page: 100 });
});

test('asks only for what is wanted', async () => {
  const rows: [Partial<Question>, number][] = [
    [{ base: undefined }, 2],
    [{ head: '9c1d2e3' }, 2],
    [{ commit: undefined }, 1],
    [{ commit: undefined, pullNumber: 15 }, 2],
    [{ wantsApprovers: false }, 2],
    [{ base: undefined, commit: undefined }, 0],
  ];
  for (const [change, calls] of rows) {
    const { request, asked } = answering(answers);
    await fetchGitHubFacts(request, { ...question, ...change });
    assert.equal(asked.length, calls, JSON.stringify(change));
  }
});

test('trouble of one question leaves a gap and the other answers', async () => {
  const { request } = answering({ ...answers, 'GET /repos/{owner}/{repo}/compare/{basehead}': refusal(404) });
  const facts = await fetchGitHubFacts(request, question);
  assert.deepEqual(facts.approvers, ['bob', 'carol']);
  assert.deepEqual(facts.changes, []);
  assert.match(facts.gaps.join(), /commits since the previous version: it answered 404; .*contents: read/);
});

test('a refused token is named', async () => {
  const refused = Object.fromEntries(Object.keys(answers).map((route) => [route, refusal(401)]));
  const { gaps } = await fetchGitHubFacts(answering(refused).request, question);
  assert.equal(gaps.length, 2);
  assert.ok(gaps.every((gap) => gap.includes('does not accept `github-token` (401)')));
});

test('answers of another shape count as nothing told', async () => {
  for (const odd of [null, 'text', {}, [], { commits: {} }]) {
    const table = Object.fromEntries(Object.keys(answers).map((route) => [route, odd]));
    const facts = await fetchGitHubFacts(answering(table).request, question);
    assert.deepEqual([facts.changes, facts.approvers], [[], []]);
  }
});
