// Branches through REST, with names that need care.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createBranch, deleteBranch, findBranch, forceBranch } from '../../../src/clients/github/refs.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';

for (const branch of ['x', 'ship/production/checkout-service', 'ship/a#b/50%']) {
  test(`${branch} is made once, moved, found and deleted`, async (t) => {
    const { github, git, commit } = await githubSandbox(t, { a: '1' });
    const first = git('rev-parse', 'main');
    assert.equal(await findBranch(github, name, branch), undefined);
    await createBranch(github, name, branch, first);
    await assert.rejects(createBranch(github, name, branch, first), /Reference already exists/);
    const other = commit({ a: '2' }, { branch: 'other', from: first });
    await forceBranch(github, name, branch, other);
    assert.equal(await findBranch(github, name, branch), other);
    await deleteBranch(github, name, branch);
    await deleteBranch(github, name, branch);
    assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main\nother');
  });
}
