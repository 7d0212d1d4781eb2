// How the manifests are reached, by what was asked for.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openBranch } from '../../../src/bump-manifest/branch/open.ts';
import { type BumpManifestInputs, inputs } from '../../../src/bump-manifest/inputs.ts';
import type { GitOptions, GitRemote } from '../../../src/clients/git/git.ts';
import type { Job } from '../../../src/domain/job.ts';
import { readContext } from '../../../src/runner/context.ts';

const defaults = Object.fromEntries(Object.entries(inputs).map(([name, reader]) => [name, reader.fallback]));
const repository = { url: 'https://github.com/shop/m.git', name: 'shop/m' };

async function open(more: Partial<BumpManifestInputs>, where: typeof repository | undefined) {
  const asked: GitOptions[] = [];
  const masked: string[] = [];
  const clients = {
    openGit: async (options: GitOptions): Promise<GitRemote> => {
      asked.push(options);
      options.onSecret?.('encoded');
      return { branch: () => options.branch ?? 'main' } as GitRemote;
    },
    openWorkspaceFiles: () => ({ list: async () => [], read: async () => [], replace: async () => undefined }),
  };
  const log = { mask: (secret: string) => masked.push(secret) };
  const context = readContext({ RUNNER_TEMP: '/runner/temp' }, '/w');
  const job = { context, log, env: {}, signal: new AbortController().signal } as unknown as Job;
  const given = {
    ...defaults,
    service: 'app',
    environment: undefined,
    'dry-run': false,
    ...more,
  } as BumpManifestInputs;
  const request = { paths: [], promoteFrom: [] };
  const deadline = { remaining: () => 1 };
  const setting = { inputs: given, repository: where, request, job, deadline, github: undefined };
  const branch = await openBranch(setting, clients);
  return { branch, asked, masked };
}

for (const [title, more, where] of [
  ['without a repository', {}, undefined],
  ['only to edit', { mode: 'none' }, repository],
] as const)
  test(`${title} the workspace is opened, and git is not`, async () => {
    const { branch, asked } = await open(more, where);
    assert.deepEqual([branch.name, asked.length], ['the workspace', 0]);
  });

test('a repository is opened through git, with its branch, its credentials and a private folder', async () => {
  const { branch, asked, masked } = await open({ ref: 'refs/heads/release', token: 'tok' }, repository);
  assert.deepEqual([branch.name, branch.repository], ['release', 'shop/m']);
  assert.deepEqual([asked[0]?.url, asked[0]?.branch, asked[0]?.credentials.token], [repository.url, 'release', 'tok']);
  assert.deepEqual([asked[0]?.temporaryFolder, masked], ['/runner/temp', ['encoded']]);
});
