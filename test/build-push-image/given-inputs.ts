// Inputs and a context as a step on the main branch has them, for the tests of this room.

import { type BuildPushImageInputs, inputs } from '../../src/build-push-image/inputs.ts';
import type { Context } from '../../src/domain/context.ts';
import type { BuildContext } from '../../src/domain/image/build-context.ts';
import type { WorkTree } from '../../src/domain/work-tree.ts';

/** The defaults with a repository, and what the test gives. */
export function givenInputs(over: Partial<BuildPushImageInputs> = {}): BuildPushImageInputs {
  const defaults = Object.fromEntries(Object.entries(inputs).map(([name, reader]) => [name, reader.fallback]));
  const shared = { environment: undefined, service: 'checkout-service', 'dry-run': false };
  return { ...defaults, ...shared, repository: 'shop/checkout-service', ...over } as BuildPushImageInputs;
}

/** A push to the main branch. */
export function givenContext(over: Partial<Context> = {}): Context {
  return {
    workspace: '/workspace',
    temporaryFolder: '/tmp',
    repository: 'shop/checkout-service',
    sha: 'f'.repeat(40),
    ref: 'refs/heads/main',
    refName: 'main',
    refType: 'branch',
    defaultBranch: 'main',
    eventName: 'push',
    actor: 'ann',
    workflow: undefined,
    jobName: undefined,
    runId: undefined,
    runNumber: undefined,
    runAttempt: undefined,
    runUrl: undefined,
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    pullRequest: undefined,
    headCommitMessage: undefined,
    source: { commit: 'f'.repeat(40), from: 'GITHUB_SHA', message: undefined, author: undefined },
    ...over,
  };
}

/** A clean commit after v2.4.1 on the main branch. */
export const givenSource: WorkTree = {
  sha: 'a7f3c92'.padEnd(40, '0'),
  commitTime: new Date('2026-01-19T14:23:45Z'),
  versionTags: ['v2.4.1', 'v2.4.0'],
  ownTags: [],
  branch: 'main',
  defaultBranch: undefined,
  shallow: false,
};

/** A context that is as the commit has it. */
export const givenContent: BuildContext = { tree: 'c'.repeat(64), isCheckedOut: true, changes: [] };
