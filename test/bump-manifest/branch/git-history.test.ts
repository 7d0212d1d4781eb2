// History through git, against a real repository behind a git server: what a merge brought is whole also where the first fetch ends.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { HistoryCommit } from '../../../src/bump-manifest/branch/branch.ts';
import { gitBranch } from '../../../src/bump-manifest/branch/git.ts';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { openGit } from '../../../src/clients/git/git.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { startGitServer } from '../../fakes/git-server.ts';
import { manifestOf, writeMergeHistory } from '../../fakes/merge-history.ts';

const file = manifestOf('service-0');
const tags = ['v2', 'v3', 'v4', 'v5', 'v6', 'v7'];

/** The head of a branch by these steps. */
async function headOf(t: TestContext, steps: readonly string[]) {
  const root = temporaryFolder(t);
  writeMergeHistory(root, 'm.git', steps);
  const server = await startGitServer({ root });
  t.after(() => server.close());
  const remote = await openGit({
    url: `${server.url}/m.git`,
    branch: undefined,
    credentials: {},
    env: { PATH: process.env['PATH'] ?? '' },
    temporaryFolder: temporaryFolder(t),
    deadline: deadlineIn(60),
  });
  const branch = gitBranch(remote, 'm', { remaining: () => 60 });
  t.after(() => branch.close());
  return await branch.fetch();
}

/** Side work of several commits that was merged so many commits ago. */
const mergedBehind = (behind: number): string[] => [
  'main v1',
  'side: main',
  ...tags.map((tag) => `side ${tag}`),
  'main + side v7',
  ...Array.from({ length: behind }, () => 'main -'),
];

async function broughtBy(commits: AsyncIterable<HistoryCommit>): Promise<string[]> {
  const words: string[] = [];
  for await (const { merged } of commits) words.push(...merged.map(({ message }) => message.trim()));
  return words.sort();
}

for (const behind of [0, 44, 46, 48, 60])
  test(`a merge of ${behind} commits ago is told with all that it brought`, async (t) => {
    const head = await headOf(t, mergedBehind(behind));
    const expected = tags.map((tag) => `side ${tag}`);
    assert.deepEqual(await broughtBy(head.commits([file])), expected);
    assert.deepEqual(await broughtBy(head.history([file])), expected);
  });
