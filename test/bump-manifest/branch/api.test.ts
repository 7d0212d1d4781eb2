// A branch through GitHub's API: what is read in how many requests, and what a push may do.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openApiBranch } from '../../../src/bump-manifest/branch/api.ts';
import type { Head } from '../../../src/bump-manifest/branch/branch.ts';
import { openRepository } from '../../../src/clients/github/repository.ts';
import { githubSandbox, sandboxName as name, type Sandbox } from '../../fakes/github/sandbox.ts';

const files = {
  'production/app/deployment.yaml': 'a: 1\n',
  'production/app/run.sh': { text: '#!/bin/sh\n', mode: '100755' },
  'production/app/link.yaml': { text: 'deployment.yaml', mode: '120000' },
  'production/nested/base/kustomization.yaml': 'b: 1\n',
  'production/nested/top.yaml': 'c: 1\n',
  'root.yaml': 'd: 1\n',
};

const branchOf = ({ github }: Sandbox, paths: readonly string[], branch?: string) =>
  openApiBranch({ repository: openRepository(github, name), branch, paths });

const texts = async (head: Head, folders: readonly string[]): Promise<Record<string, string>> => {
  const read = await head.read(await head.list(folders));
  return Object.fromEntries(read.map(({ path, bytes }) => [path, bytes.toString()]));
};

const author = { name: 'x', email: 'x@example.com' };

test('a folder without folders comes whole with the head', async (t) => {
  const sandbox = await githubSandbox(t, files);
  const branch = branchOf(sandbox, ['production/app']);
  const head = await branch.fetch();
  assert.deepEqual([branch.name, branch.repository], ['main', 'https://github.com/shop/k8s-manifests']);
  const entries = await head.list(['production/app']);
  assert.deepEqual(
    entries.map(({ path, mode }) => [path, mode]),
    [
      ['production/app/deployment.yaml', '100644'],
      ['production/app/link.yaml', '120000'],
      ['production/app/run.sh', '100755'],
    ],
  );
  assert.deepEqual(
    (await head.read(entries)).map(({ bytes }) => bytes.toString()),
    ['a: 1\n', 'deployment.yaml', '#!/bin/sh\n'],
  );
  assert.deepEqual(sandbox.asked(), ['repository']);
});

for (const [what, hints] of [
  ['with the head', ['production/nested', 'root.yaml']],
  ['when they were not announced', []],
] as const) {
  test(`folders in folders, files and the root are listed ${what}`, async (t) => {
    const head = await branchOf(await githubSandbox(t, files), hints).fetch();
    assert.deepEqual(await texts(head, ['production/nested', 'root.yaml']), {
      'production/nested/base/kustomization.yaml': 'b: 1\n',
      'production/nested/top.yaml': 'c: 1\n',
      'root.yaml': 'd: 1\n',
    });
    assert.equal((await head.list([''])).length, 6);
    assert.deepEqual(await head.list(['absent', 'production/app/absent.yaml']), []);
  });
}

test('a push moves the branch under the head that was read, and says whether it is Verified', async (t) => {
  const sandbox = await githubSandbox(t, files);
  const head = await branchOf(sandbox, []).fetch();
  const change = { files: [{ path: 'root.yaml', bytes: Buffer.from('d: 2\n') }], message: 'chore: d\n', author };
  const pushed = await head.push(change);
  assert.deepEqual(pushed, { outcome: 'pushed', sha: sandbox.git('rev-parse', 'main'), verified: true });
  assert.equal((await head.push(change)).outcome, 'raced');
});

test('executable files and symbolic links are refused by name, all at once', async (t) => {
  const sandbox = await githubSandbox(t, files);
  const head = await branchOf(sandbox, ['production/app']).fetch();
  const bytes = Buffer.from('x');
  const odd = ['production/app/run.sh', 'production/app/link.yaml'].map((path) => ({ path, bytes }));
  await assert.rejects(
    head.push({ files: odd, message: 'x', author }),
    (thrown: Error & { problems: { what: string }[] }) => {
      assert.match(thrown.message, /run\.sh" is executable[\s\S]*link\.yaml" is a symbolic link/);
      assert.equal(thrown.problems.length, 2);
      return true;
    },
  );
  assert.equal(sandbox.git('rev-list', '--count', 'main'), '1');
});

test('a branch that is not there, and a tree that is too large, are told', async (t) => {
  const sandbox = await githubSandbox(t, files, {
    intercept: ({ path }) =>
      path.includes('/git/trees/') ? { status: 200, body: { truncated: true, tree: [] } } : undefined,
  });
  await assert.rejects(branchOf(sandbox, [], 'absent').fetch(), /no branch "absent"/);
  const head = await branchOf(sandbox, []).fetch();
  await assert.rejects(
    head.list(['production']),
    /cannot list "production" of shop\/k8s-manifests: it has too many files/,
  );
});
