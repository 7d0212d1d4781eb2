// Check runs in batches, and commit statuses.

import assert from 'node:assert/strict';
import test from 'node:test';
import { writeCheckRun, writeCommitStatus } from '../../../../src/clients/github/verdicts/checks.ts';
import { memoryGitHub } from '../memory-github.ts';

const annotation = (line: number) =>
  ({ path: 'a.js', start_line: line, end_line: line, annotation_level: 'failure', message: 'm' }) as const;

test('annotations go in batches of 50, each once and in order', async () => {
  const { github, calls } = memoryGitHub(() => ({ id: 5 }));
  const annotations = Array.from({ length: 120 }, (_, at) => annotation(at + 1));
  const run = {
    repository: 'shop/cart',
    name: 'gate',
    headSha: 'abc',
    title: 't',
    summary: 's',
    detailsUrl: undefined,
  };
  await writeCheckRun(github, { ...run, conclusion: 'failure', annotations });
  assert.deepEqual(
    calls.map(({ route, parameters }) => [
      route,
      (parameters['output'] as { annotations: object[] }).annotations.length,
    ]),
    [
      ['POST /repos/shop/cart/check-runs', 50],
      ['PATCH /repos/shop/cart/check-runs/5', 50],
      ['PATCH /repos/shop/cart/check-runs/5', 20],
    ],
  );
  const { head_sha: sha, status, conclusion } = calls[0]?.parameters ?? {};
  assert.deepEqual([sha, status, conclusion], ['abc', 'completed', 'failure']);
});

test('a status has its context and its link', async () => {
  const { github, calls } = memoryGitHub(() => ({}));
  const status = { repository: 'shop/cart', sha: 'abc', context: 'ship', state: 'success', description: 'd' } as const;
  await writeCommitStatus(github, { ...status, targetUrl: 'https://x' });
  assert.deepEqual(calls, [
    {
      route: 'POST /repos/shop/cart/statuses/abc',
      parameters: { state: 'success', context: 'ship', description: 'd', target_url: 'https://x' },
    },
  ]);
});
