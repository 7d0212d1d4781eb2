// What is read from GitHub's answers, and that its trouble leaves gaps and nothing worse.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { GitHubAnswer } from '../../../src/clients/github/reading.ts';
import { fetchGitHubFacts } from '../../../src/notify-slack/facts/github.ts';
import type { GitHubQuestion } from '../../../src/notify-slack/facts/question.ts';
import { sha } from '../sample.ts';

const root = '/repos/shop/checkout-service';
const old = '9c1d2e3f'.repeat(5);
const question: GitHubQuestion = {
  owner: 'shop',
  repo: 'checkout-service',
  revisions: [sha],
  bases: ['9c1d2e3'],
  paths: [],
  wantsPull: true,
  pullNumber: undefined,
  wantsApprovers: true,
  runId: 42,
  environment: 'production',
  wantsStart: true,
  workflow: undefined,
};

const commit = (id: string, message: string, parents = 1) => ({
  sha: id,
  html_url: `https://github.com/shop/checkout-service/commit/${id}`,
  commit: { message, author: { name: 'A' } },
  author: { login: 'alice' },
  parents: Array.from({ length: parents }, () => ({ sha: old })),
});
const one = '1'.repeat(40);
const merge = '2'.repeat(40);

const answers: Readonly<Record<string, unknown>> = {
  [`${root}/compare/9c1d2e3...${sha}`]: {
    html_url: 'https://github.com/shop/checkout-service/compare/9c1d2e3...a7f3c92',
    total_commits: 3,
    commits: [
      commit(one, 'fix: one\n\nbody'),
      commit(merge, 'Merge pull request #14', 2),
      commit(sha, 'feat: two (#15)'),
    ],
  },
  [`${root}/commits/${sha}/pulls`]: [
    { number: 16, merged_at: null, html_url: 'https://github.com/shop/checkout-service/pull/16' },
    {
      number: 14,
      merged_at: '2026-01-19T14:23:45Z',
      merge_commit_sha: merge,
      html_url: 'https://github.com/shop/checkout-service/pull/14',
    },
    {
      number: 15,
      merged_at: '2026-01-19T14:23:45Z',
      merge_commit_sha: sha,
      html_url: 'https://github.com/shop/checkout-service/pull/15',
      head: { sha: 'h1' },
    },
  ],
  [`${root}/pulls/15/reviews`]: [{ user: { login: 'bob', type: 'User' }, state: 'APPROVED', commit_id: 'h0' }],
  [`${root}/actions/runs/42/approvals`]: [
    { state: 'approved', user: { login: 'carol', type: 'User' }, environments: [{ name: 'production' }] },
  ],
  [`${root}/actions/runs/42`]: { run_started_at: '2026-01-19T14:20:00Z' },
  [`${root}/commits/v2.3.9`]: commit(old, 'chore: release 2.3.9'),
  [`${root}/commits`]: [{ sha: one }],
};

/** Answers from the table by path; notes each path with its query. */
function answering(table: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const read = async (path: string): Promise<GitHubAnswer> => {
    asked.push(path);
    const answer = table[decodeURIComponent(path.replace(/\?.*/, ''))];
    if (typeof answer === 'number') return { kind: 'refused', status: answer, what: '' };
    return answer === undefined ? { kind: 'refused', status: 404, what: 'Not Found' } : { kind: 'found', body: answer };
  };
  return { read, asked };
}
const fetchFrom = async (table: Readonly<Record<string, unknown>>, change: Partial<GitHubQuestion> = {}) =>
  await fetchGitHubFacts(answering(table).read, { ...question, ...change });

test('commits newest first without merges, the pull request that became the commit, and who approved', async () => {
  const facts = await fetchFrom(answers);
  assert.deepEqual(
    facts.range?.rows.map(({ subject, commit: id }) => [subject, id]),
    [
      ['feat: two (#15)', 'a7f3c92'],
      ['fix: one', '1111111'],
    ],
  );
  assert.equal(facts.range?.total, 2);
  assert.equal(facts.compareUrl, 'https://github.com/shop/checkout-service/compare/9c1d2e3...a7f3c92');
  assert.deepEqual([facts.pullNumber, facts.commit?.author], [15, 'alice']);
  assert.deepEqual(facts.reviewers, [{ login: 'bob', environment: undefined, stale: true }]);
  assert.deepEqual(facts.environmentApprovers, [{ login: 'carol', environment: 'production', stale: false }]);
  assert.equal(facts.startedAt, Date.parse('2026-01-19T14:20:00Z'));
  assert.deepEqual(facts.gaps, []);
});

test('five questions are asked, none of them twice', async () => {
  const { read, asked } = answering(answers);
  await fetchGitHubFacts(read, question);
  assert.equal(asked.length, 5);
  assert.equal(new Set(asked).size, 5);
});

const runs = [
  { name: 'ship', head_sha: one, status: 'completed', conclusion: 'cancelled' },
  { name: 'pull request', head_sha: merge },
  { name: 'ship', head_sha: sha },
  { name: 'ship', head_sha: old },
];

test('a commit of the range whose own run of this workflow was cancelled is named; other workflows and commits are not', async () => {
  const table = { ...answers, [`${root}/actions/runs`]: { workflow_runs: runs } };
  const { read, asked } = answering(table);
  const facts = await fetchGitHubFacts(read, { ...question, workflow: 'ship' });
  assert.deepEqual(facts.cancelled, ['1111111']);
  assert.ok(asked.includes(`${root}/actions/runs?status=cancelled&per_page=100`));
  assert.deepEqual((await fetchFrom(table)).cancelled, [], 'nobody asked');
});

test('`2.3.9` finds the tag v2.3.9', async () => {
  const { read, asked } = answering(answers);
  const facts = await fetchGitHubFacts(read, {
    ...question,
    revisions: ['2.3.9', 'v2.3.9'],
    bases: [],
    runId: undefined,
  });
  assert.equal(facts.commit?.subject, 'chore: release 2.3.9');
  assert.deepEqual(asked.slice(0, 2), [`${root}/commits/2.3.9`, `${root}/commits/v2.3.9`]);
  assert.deepEqual(facts.gaps, []);
});

test('a version that git does not know leaves nothing, and no gap', async () => {
  const facts = await fetchFrom(answers, { revisions: ['v9.9.9', '9.9.9'], bases: ['9c1d2e3'], runId: undefined });
  assert.deepEqual(
    [facts.commit, facts.range, facts.pullRequestUrl, facts.reviewers],
    [undefined, undefined, undefined, []],
  );
});

test('a tag before is resolved before it is compared', async () => {
  const table = {
    ...answers,
    [`${root}/compare/${old}...${sha}`]: { commits: [commit(sha, 'feat: x')], total_commits: 1 },
  };
  const facts = await fetchFrom(table, { bases: ['v2.3.9'] });
  assert.equal(facts.range?.rows[0]?.subject, 'feat: x');
});

test('in a monorepo only the commits that touch the service are told', async () => {
  const { read, asked } = answering(answers);
  const facts = await fetchGitHubFacts(read, { ...question, paths: ['./services/checkout/'] });
  assert.deepEqual(
    facts.range?.rows.map(({ subject }) => subject),
    ['fix: one'],
  );
  assert.equal(facts.range?.total, 1);
  assert.ok(asked.includes(`${root}/commits?sha=${sha}&path=services%2Fcheckout&per_page=100`));
});

test('where GitHub does not say which commits touch the service, none is told', async () => {
  const facts = await fetchFrom({ ...answers, [`${root}/commits`]: 500 }, { paths: ['services/checkout'] });
  assert.equal(facts.range, undefined);
  assert.match(facts.gaps.join(), /which commits touch `paths`/);
});

test('more commits than one answer holds are counted', async () => {
  const long = { ...(answers[`${root}/compare/9c1d2e3...${sha}`] as object), total_commits: 400 };
  const facts = await fetchFrom({ ...answers, [`${root}/compare/9c1d2e3...${sha}`]: long });
  assert.equal(facts.range?.total, 400);
});

const statuses: readonly [status: number, said: RegExp][] = [
  [401, /does not accept `github-token`/],
  [403, /contents: read, pull-requests: read and actions: read/],
  [500, /it answered 500/],
];

for (const [status, said] of statuses) {
  test(`a ${status} leaves gaps, one sentence each, and no fact`, async () => {
    const broken = Object.fromEntries(Object.keys(answers).map((path) => [path, status]));
    const facts = await fetchFrom(broken);
    assert.deepEqual(
      [facts.range, facts.pullNumber, facts.reviewers, facts.environmentApprovers],
      [undefined, undefined, [], []],
    );
    assert.match(facts.gaps.join('\n'), said);
  });
}

test('answers of another shape are nothing', async () => {
  const odd = Object.fromEntries(Object.keys(answers).map((path) => [path, { commits: [null, 7, {}], a: [] }]));
  const facts = await fetchFrom(odd);
  assert.deepEqual(
    [facts.commit, facts.range?.rows ?? [], facts.reviewers, facts.startedAt],
    [undefined, [], [], undefined],
  );
});
