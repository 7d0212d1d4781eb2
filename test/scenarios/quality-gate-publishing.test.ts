// quality-gate shows its verdict on GitHub: every request is held against GitHub's own description.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { runBundle, type StepResult } from '../fakes/runner.ts';
import { startVerdictGitHub, type VerdictGitHub } from '../fakes/verdict-github.ts';

const failing = (count: number): string =>
  `<testsuite name="cart">${Array.from({ length: count }, (_, at) => `<testcase name="t${at}" file="a.js" line="${at + 1}"><failure message="@org/team broke #1"/></testcase>`).join('')}</testsuite>`;
const event = {
  pull_request: {
    number: 7,
    title: 't',
    html_url: 'u',
    base: { ref: 'main', sha: 'a'.repeat(40), repo: { full_name: 'shop/cart' } },
    head: { ref: 'f', sha: 'b'.repeat(40), repo: { full_name: 'fork/cart' } },
  },
};
const wishes = {
  comment: 'true',
  'check-run': 'quality gate',
  'commit-status': 'ship/gate',
  'github-token': 't0ken-t0ken',
};

async function publish(
  context: TestContext,
  github: VerdictGitHub,
  report: string,
  inputs: Record<string, string> = wishes,
): Promise<StepResult> {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { 'r.xml': report, 'a.js': 'x\n' });
  const env = {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: 'shop/cart',
    GITHUB_RUN_ID: '9',
    GITHUB_EVENT_NAME: 'pull_request',
  };
  return await runBundle('quality-gate', { workspace, inputs: { junit: 'r.xml', ...inputs }, env, event });
}

test('a comment that is updated, a check run in batches, a commit status', async (context) => {
  const github = await startVerdictGitHub();
  context.after(github.close);
  const red = await publish(context, github, failing(70));
  assert.deepEqual(github.faults, []);
  assert.equal(red.exitCode, 1);
  const routes = github.requests.filter((each) => each.method !== 'GET').map((each) => `${each.method} ${each.path}`);
  const [first, ...others] = routes.sort();
  assert.deepEqual(
    [first, ...others],
    [
      'PATCH /repos/shop/cart/check-runs/7',
      'POST /repos/shop/cart/check-runs',
      'POST /repos/shop/cart/issues/7/comments',
      `POST /repos/shop/cart/statuses/${'b'.repeat(40)}`,
    ],
  );
  const body = github.comments[0]?.body ?? '';
  assert.match(body, /^<!-- ship-actions quality-gate .*-->\n## ❌ Quality gate of cart: fail/);
  assert.doesNotMatch(body.replace(/^```\n[\s\S]*?^```$/gm, ''), /@org|#1\b/);

  await publish(context, github, '<testsuite><testcase name="a"/></testsuite>');
  assert.deepEqual(github.faults, []);
  assert.equal(github.comments.length, 1);
  assert.match(github.comments[0]?.body ?? '', /✅ Quality gate of cart: pass/);
});

test('a token that can only read: the verdict stands, and one notice says what was not written', async (context) => {
  const github = await startVerdictGitHub({ readOnly: true });
  context.after(github.close);
  const green = await publish(context, github, '<testsuite><testcase name="a"/></testsuite>');
  assert.deepEqual([green.exitCode, green.outputs['verdict'], green.notices.length], [0, 'pass', 1]);
  assert.match(
    green.notices[0] ?? '',
    /^Not written: comment: .*pull-requests: write.*; check-run: .*; commit-status: /,
  );
});

test('a GitHub that is not there changes no verdict', async (context) => {
  const github = await startVerdictGitHub();
  await github.close();
  const green = await publish(context, github, '<testsuite><testcase name="a"/></testsuite>');
  assert.deepEqual([green.exitCode, green.outputs['verdict'], green.notices.length], [0, 'pass', 1]);
});

test('where nothing is asked for, nobody is spoken to', async (context) => {
  const github = await startVerdictGitHub();
  context.after(github.close);
  await publish(context, github, failing(1), { 'github-token': 't0ken-t0ken' });
  assert.deepEqual(github.requests, []);
});
