// What a roll-back calls `previous` in histories with merges, squashes and reverts: what `git log --first-parent` says, through git and
// through GitHub's API. Real git repositories behind both stand-ins; the reading runs in this process, since histories are many.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import fc from 'fast-check';
import { openApiBranch } from '../../src/bump-manifest/branch/api.ts';
import type { Branch, Head } from '../../src/bump-manifest/branch/branch.ts';
import { gitBranch } from '../../src/bump-manifest/branch/git.ts';
import { readPattern } from '../../src/bump-manifest/edit/paths.ts';
import { readManifests } from '../../src/bump-manifest/history/image-source.ts';
import { findStandingImages, ownImagesReader } from '../../src/bump-manifest/history/own-images.ts';
import { findRollbackSource } from '../../src/bump-manifest/history/rollback/rollback-source.ts';
import { deadlineIn } from '../../src/clients/deadline.ts';
import { openGit } from '../../src/clients/git/git.ts';
import { connectGitHub } from '../../src/clients/github/github.ts';
import { openRepository } from '../../src/clients/github/repository.ts';
import { ActionError } from '../../src/domain/action-error.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { startGitHubApi } from '../fakes/github-api.ts';
import { createMergeHistory, manifestOf, previousByFirstParents, writeMergeHistory } from '../fakes/merge-history.ts';

/** Opens a repository below `root` by one of the two ways. */
type Open = (name: string) => Promise<Branch>;

async function openers(context: TestContext, root: string): Promise<Readonly<Record<'git' | 'api', Open>>> {
  const server = await startGitServer({ root });
  context.after(() => server.close());
  const api = await startGitHubApi({ root, token: 'secret' });
  context.after(() => api.close());
  const env = { PATH: process.env['PATH'] ?? '' };
  return {
    git: async (name) => {
      const options = { url: `${server.url}/${name}.git`, branch: undefined, credentials: {}, env };
      const remote = await openGit({ ...options, temporaryFolder: temporaryFolder(context), deadline: deadlineIn(60) });
      return gitBranch(remote, name, { remaining: () => 60 });
    },
    api: async (name) =>
      openApiBranch({
        repository: openRepository(connectGitHub('secret', api.url), name),
        branch: undefined,
        paths: [],
      }),
  };
}

/** The tag that `rollback: previous` writes; undefined when there is none. */
async function previousOf(head: Head, service: string): Promise<string | undefined> {
  const request = {
    occasion: 'rollback' as const,
    service,
    environment: undefined,
    images: [],
    paths: [readPattern(manifestOf(service))],
    promoteFrom: [],
    promoteFields: [],
    promoteFromRef: undefined,
    rollback: 'previous',
    expected: [],
    limits: { match: [], container: undefined, fields: [], pinDigest: 'keep' as const, allowDowngrade: true },
    sourceCommit: undefined,
    sourceRepository: undefined,
    run: undefined,
    isFirstTry: true,
    actor: undefined,
    force: false,
  };
  const files = await readManifests(head, request.paths, 'path');
  const standing = findStandingImages(files, request);
  try {
    const { images } = await findRollbackSource(head, request, standing, {
      find: ownImagesReader(files, request),
      onForged: () => assert.fail('a forgery'),
    });
    return images[0]?.tag;
  } catch (thrown) {
    if (thrown instanceof ActionError && thrown.code === 'rollback_not_found') return undefined;
    throw thrown;
  }
}

async function compare(open: Open, name: string, folder: string, services: readonly string[]): Promise<void> {
  const branch = await open(name);
  try {
    const head = await branch.fetch();
    const found = new Map<string, string | undefined>();
    for (const service of services) found.set(service, await previousOf(head, service));
    assert.deepEqual(found, previousByFirstParents(folder, services));
  } finally {
    await branch.close();
  }
}

for (const [way, commits, runs] of [
  ['git', 120, 5],
  ['api', 120, 3],
] as const) {
  test(`in random histories \`previous\` is what first parents say, through ${way}`, {
    timeout: 280_000,
  }, async (context) => {
    const root = temporaryFolder(context);
    const open = (await openers(context, root))[way];
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(100_000), async (seed) => {
        const name = `shop/random-${++made}`;
        const { folder, services } = createMergeHistory(root, `${name}.git`, { seed, services: 3, commits });
        await compare(open, name, folder, services);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
}

test('in a large history of merges `previous` is right for each of twenty services', {
  timeout: 280_000,
}, async (context) => {
  const root = temporaryFolder(context);
  const { folder, services } = createMergeHistory(root, 'shop/large.git', { seed: 7, services: 20, commits: 600 });
  const { git } = await openers(context, root);
  await compare(git, 'shop/large', folder, services);
});

const rounds = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `v${from + at}`).flatMap((tag) => [
    `team ${tag}-rc`,
    `team ${tag}`,
    'docs -',
    `main + team ${tag}`,
    `main + docs ${tag}`,
    `team + main ${tag}`,
  ]);

/** Title, the history, what stood before. */
const byHand: readonly [title: string, steps: readonly string[], previous: string][] = [
  [
    'two long-lived branches are merged back and forth',
    ['main v0', 'team: main', 'docs: main', ...rounds(1, 2), 'docs + main v2', ...rounds(3, 5)],
    'v4',
  ],
  [
    'a branch that forked long ago is merged late',
    ['main v1', 'old: main', 'old v9', 'main v2', 'main v3', 'main + old v3'],
    'v2',
  ],
  ['a merge is reverted', ['main v1', 'side: main', 'side v2-rc', 'side v2', 'main + side v2', 'main v1'], 'v2'],
  [
    'a reverted merge is merged again',
    ['main v1', 'side: main', 'side v2', 'main + side v2', 'main v1', 'side v3', 'main + side v3'],
    'v1',
  ],
  ['a branch is squashed', ['main v1', 'side: main', 'side v2-rc', 'side v2', 'main v2'], 'v1'],
  [
    'a merge resolves to what neither side held',
    ['main v1', 'side: main', 'side v2', 'main v3', 'main + side v4'],
    'v3',
  ],
  ['two branches are merged at once', ['main v1', 'a: main', 'b: main', 'a v2', 'b -', 'main + a,b v2'], 'v1'],
  ['a branch is fast-forwarded, and main held each of its commits', ['main v1', 'main v2-rc', 'main v2'], 'v2-rc'],
];

for (const way of ['git', 'api'] as const)
  for (const [title, steps, previous] of byHand)
    test(`\`previous\` is what main held where ${title}, through ${way}`, async (context) => {
      const root = temporaryFolder(context);
      const folder = writeMergeHistory(root, 'shop/m.git', steps);
      const open = (await openers(context, root))[way];
      assert.equal(previousByFirstParents(folder, ['service-0']).get('service-0'), previous);
      await compare(open, 'shop/m', folder, ['service-0']);
    });
