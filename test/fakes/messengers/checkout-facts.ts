// What a GitHub knows of the checkout service: two versions, the commits between them, a pull request, its review, an approval.

import type { Answers } from './github-reading.ts';

/** The commit of the run, v2.4.1; and the one before it, v2.3.9. */
export const head = 'a7f3c92d0b1c4e5f6a7b8c9d0e1f2a3b4c5d6e7f';
/** The commit of v2.3.9. */
export const base = '9c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6a7b8c9d';

const root = '/repos/shop/checkout-service';
const web = 'https://github.com/shop/checkout-service';
const fix = '1f2e3d4c5b6a79880716253443526170f1e2d3c4';

const commit = (sha: string, message: string, login: string, parents = 1) => ({
  sha,
  html_url: `${web}/commit/${sha}`,
  commit: { message, author: { name: login } },
  author: { login },
  parents: Array.from({ length: parents }, () => ({ sha: base })),
});
const newest = commit(head, 'feat: add gift card payment support (#15)\n\nbody', 'alice');
const person = (login: string) => ({ login, type: 'User' });

/** Answers by path. Of v2.3.9 another author, pull request and reviewer are known. */
export const facts: Answers = {
  [`${root}/commits/${head}`]: newest,
  [`${root}/commits/v2.3.9`]: commit(base, 'fix: old rounding (#11)', 'olga'),
  [`${root}/commits/${base}`]: commit(base, 'fix: old rounding (#11)', 'olga'),
  [`${root}/commits/v2.3.8`]: commit('c'.repeat(40), 'chore: 2.3.8', 'olga'),
  [`${root}/compare/${base}...${head}`]: {
    html_url: `${web}/compare/${base}...${head}`,
    total_commits: 2,
    commits: [commit(fix, 'fix: one', 'bob'), newest],
  },
  [`${root}/compare/${'c'.repeat(40)}...${base}`]: {
    html_url: `${web}/compare/v2.3.8...v2.3.9`,
    total_commits: 1,
    commits: [commit(base, 'fix: old rounding (#11)', 'olga')],
  },
  [`${root}/commits`]: [{ sha: fix }],
  [`${root}/commits/${head}/pulls`]: [
    {
      number: 15,
      merged_at: '2026-01-19T14:23:45Z',
      merge_commit_sha: head,
      html_url: `${web}/pull/15`,
      head: { sha: fix },
    },
  ],
  [`${root}/commits/${base}/pulls`]: [
    {
      number: 11,
      merged_at: '2026-01-12T14:23:45Z',
      merge_commit_sha: base,
      html_url: `${web}/pull/11`,
      head: { sha: fix },
    },
  ],
  [`${root}/pulls/15/reviews`]: [
    { user: person('bob'), state: 'APPROVED', commit_id: fix },
    { user: { login: 'linter[bot]', type: 'Bot' }, state: 'APPROVED', commit_id: fix },
  ],
  [`${root}/pulls/11/reviews`]: [{ user: person('otto'), state: 'APPROVED', commit_id: fix }],
  [`${root}/actions/runs/42/approvals`]: [
    { state: 'approved', user: person('carol'), environments: [{ name: 'production' }] },
    { state: 'approved', user: person('stan'), environments: [{ name: 'staging' }] },
  ],
  [`${root}/actions/runs/42`]: { run_started_at: new Date(Date.now() - 180_000).toISOString() },
};
