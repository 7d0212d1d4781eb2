// bump-manifest in `mode: pull-request`: the bundle against stand-ins of GitHub's API and git server on one real repository.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { deployment, image, manifest, startManifests } from '../fakes/github/manifests.ts';
import { sandboxName } from '../fakes/github/sandbox.ts';
import { slowness } from '../fakes/slowness.ts';

const branch = 'ship/production/checkout-service';
const propose = { mode: 'pull-request', image: `${image}:a7f3c92` };
const newer = { GITHUB_RUN_ID: '101', GITHUB_SHA: '2'.repeat(40) };

for (const [way, signed] of [
  ['by git', 'false'],
  ['signed by GitHub', 'true'],
] as const) {
  test(`a bump is proposed ${way}: one branch, one commit, one pull request`, async (t) => {
    const { bump, git, api } = await startManifests(t);
    const base = git('rev-parse', 'main');
    const step = await bump({ ...propose, signed });
    assert.equal(step.exitCode, 0, step.log);
    assert.deepEqual([git('rev-parse', 'main'), git('rev-parse', `${branch}^`)], [base, base]);
    assert.equal(git('show', `${branch}:${manifest}`), deployment('a7f3c92').trimEnd());
    const { outputs } = step;
    assert.deepEqual(
      [outputs['outcome'], outputs['pull-request-number'], outputs['pull-request-url'], outputs['changed']],
      ['pull-request', '1', 'https://github.com/shop/k8s-manifests/pull/1', 'true'],
    );
    assert.deepEqual(
      [outputs['manifest-sha'], outputs['verified']],
      [git('rev-parse', branch), signed === 'true' ? 'true' : ''],
    );
    const [pull] = api.pulls(sandboxName);
    assert.equal(pull?.title, 'chore(production): bump checkout-service to a7f3c92');
    assert.match(pull?.body ?? '', /\+ {10}image: registry\.example\.com\/shop\/checkout-service:a7f3c92/);
    assert.match(pull?.body ?? '', /\[.*\]\(https:\/\/github\.com\/shop\/checkout-service\/actions\/runs\/100\)/);
    assert.match(
      step.summary,
      /Pull request \[#1\]\(https:\/\/github\.com\/shop\/k8s-manifests\/pull\/1\) waits for its merge/,
    );
  });

  test(`a newer bump ${way} updates the same pull request in place, on top of the newest base`, async (t) => {
    const { bump, git, api, commit } = await startManifests(t);
    await bump({ ...propose, signed });
    const base = commit({ 'other.yaml': 'x: 1\n' });
    const step = await bump({ ...propose, signed, image: `${image}:b8e4d03` }, newer);
    assert.deepEqual([step.exitCode, step.outputs['outcome']], [0, 'pull-request'], step.log);
    assert.deepEqual([git('rev-parse', `${branch}^`), git('rev-list', '--count', `main..${branch}`)], [base, '1']);
    const pulls = api.pulls(sandboxName);
    assert.deepEqual(
      pulls.map(({ state, title }) => [state, title]),
      [['open', 'chore(production): bump checkout-service to b8e4d03']],
    );
    assert.equal(git('for-each-ref', '--format=%(refname:short)'), `main\n${branch}`);
  });

  test(`a branch with somebody's commit is not overwritten ${way}`, async (t) => {
    const { bump, git, commit } = await startManifests(t);
    await bump({ ...propose, signed });
    const theirs = commit({ [manifest]: deployment('mine') }, { branch, message: 'fix: by hand' });
    const step = await bump({ ...propose, signed, image: `${image}:b8e4d03` }, newer);
    assert.equal(step.exitCode, 1);
    assert.match(
      step.errors.join(),
      /holds the commit [0-9a-f]{7} "fix: by hand" of Seed, and is not overwritten \[pull_request_foreign\]/,
    );
    assert.equal(git('rev-parse', branch), theirs);
  });

  test(`what keeps the branch of a proposal from being written is named ${way}`, async (t) => {
    const { bump, git } = await startManifests(t, {
      protection: { 'ship/production/checkout-service': { pullRequest: true, ruleset: true } },
    });
    // GitHub's git server has the rule, too.
    const hooks = `${git('rev-parse', '--absolute-git-dir')}/hooks`;
    const rule = `echo 'error: GH013: Repository rule violations found for refs/heads/${branch}.' >&2; exit 1`;
    mkdirSync(hooks, { recursive: true });
    writeFileSync(`${hooks}/pre-receive`, `#!/bin/sh\n${rule}\n`, { mode: 0o755 });
    const ruled = await bump({ ...propose, signed });
    assert.match(
      ruled.errors.join(),
      /ship\/production\/checkout-service[\s\S]*\[branch_protected\][\s\S]*`ship\/\*\*`/,
    );
    assert.doesNotMatch(ruled.errors.join(), /Use `mode: pull-request`|Write `mode: pull-request`/);
    assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main', 'nothing is left behind');
    rmSync(`${hooks}/pre-receive`);
    git('branch', 'ship', 'main');
    const blocked = await bump({ ...propose, signed });
    assert.equal(blocked.exitCode, 1);
    assert.match(blocked.errors.join(), /ship\/production\/checkout-service[\s\S]*"ship"/);
    assert.ok(blocked.milliseconds < 10_000 * slowness(), blocked.log);
  });

  test(`a pull request that is clean already is merged directly ${way}, and its branch deleted`, async (t) => {
    const { bump, git, api } = await startManifests(t);
    const step = await bump({ ...propose, signed, 'auto-merge': 'true' });
    assert.equal(step.exitCode, 0, step.log);
    assert.deepEqual([step.outputs['outcome'], step.outputs['manifest-sha']], ['bumped', git('rev-parse', 'main')]);
    assert.equal(git('show', `main:${manifest}`), deployment('a7f3c92').trimEnd());
    assert.match(
      git('log', '-1', '--format=%B', 'main'),
      /^chore\(production\): bump checkout-service to a7f3c92 \(#1\)\n\n[\s\S]*^Ship-Service: checkout-service$/m,
    );
    assert.equal(api.pulls(sandboxName)[0]?.state, 'closed');
    assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main');
    const again = await bump({ ...propose, signed, 'auto-merge': 'true' });
    assert.deepEqual(
      [again.exitCode, again.outputs['outcome'], git('rev-list', '--count', 'main')],
      [0, 'unchanged', '2'],
    );
  });
}

test('a commit of ours that somebody amended is not overwritten', async (t) => {
  const { bump, git } = await startManifests(t);
  await bump(propose);
  const [tree, parent] = [`${branch}^{tree}`, `${branch}^`].map((each) => git('rev-parse', each));
  const raw = git('cat-file', 'commit', branch);
  assert.ok(raw.startsWith(`tree ${tree}\nparent ${parent}\n`));
  const amended = raw.replace(/^committer .*$/m, 'committer Ann <ann@example.com> 1767225600 +0000');
  const oid = execFileSync(
    'git',
    ['--git-dir', git('rev-parse', '--absolute-git-dir'), 'hash-object', '-t', 'commit', '-w', '--stdin'],
    {
      input: `${amended}\n`,
      encoding: 'utf8',
    },
  ).trim();
  git('update-ref', `refs/heads/${branch}`, oid);
  const step = await bump({ ...propose, image: `${image}:b8e4d03` }, newer);
  assert.match(step.errors.join(), /\[pull_request_foreign\]/);
  assert.equal(git('rev-parse', branch), oid);
});

test('the title is the subject of the commit, whoever wrote it', async (t) => {
  const { bump, api } = await startManifests(t);
  await bump({ ...propose, 'commit-message': 'deploy: {service} {version}' });
  assert.equal(api.pulls(sandboxName)[0]?.title, 'deploy: checkout-service a7f3c92');
});

test('a pull request that waits for a review gets auto-merge', async (t) => {
  const { bump, api } = await startManifests(t, { protection: { main: { pullRequest: true, reviews: 1 } } });
  const step = await bump({ ...propose, 'auto-merge': 'true' });
  assert.deepEqual(
    [step.exitCode, step.outputs['outcome'], api.pulls(sandboxName)[0]?.autoMerge],
    [0, 'pull-request', 'SQUASH'],
  );
});

test('a repository that refuses auto-merge ends red, with the pull request open and told', async (t) => {
  const { bump, api } = await startManifests(t, { allowAutoMerge: false, protection: { main: { reviews: 1 } } });
  const step = await bump({ ...propose, 'auto-merge': 'true' });
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), /Auto merge is not allowed for this repository" \[auto_merge_refused\]/);
  assert.deepEqual([step.outputs['pull-request-number'], api.pulls(sandboxName)[0]?.state], ['1', 'open']);
});

test('title, labels and reviewers are set; who cannot be asked is a warning', async (t) => {
  const { bump, api } = await startManifests(t, { collaborators: ['bob'], teams: ['ops'] });
  const invited = {
    'pull-request-title': 'Ship {service} {version} to {environment}',
    'pull-request-labels': 'deploy\nproduction',
    'pull-request-reviewers': 'bob\nshop/ops',
  };
  const step = await bump({ ...propose, ...invited });
  const [pull] = api.pulls(sandboxName);
  assert.deepEqual(
    [pull?.title, pull?.labels, pull?.reviewers, pull?.teams],
    ['Ship checkout-service a7f3c92 to production', ['deploy', 'production'], ['bob'], ['ops']],
  );
  assert.deepEqual(step.warnings, []);
  const other = await bump({
    ...propose,
    ...invited,
    environment: 'staging',
    path: 'production',
    'pull-request-reviewers': 'nobody',
  });
  assert.equal(other.exitCode, 0, other.log);
  assert.match(
    other.warnings.join(),
    /`pull-request-reviewers` were not asked: GitHub said "Reviews may only be requested from collaborators/,
  );
  assert.deepEqual(
    api.pulls(sandboxName).map(({ head }) => head),
    [branch, 'ship/staging/checkout-service'],
  );
});

test('a step that is run again asks for no change', async (t) => {
  const { bump, git, api, asked } = await startManifests(t);
  await bump(propose);
  const head = git('rev-parse', branch);
  asked();
  const step = await bump(propose);
  assert.deepEqual([step.exitCode, step.outputs['outcome'], step.outputs['manifest-sha']], [0, 'pull-request', head]);
  assert.deepEqual(
    asked().filter((each) => !each.startsWith('GET')),
    [],
  );
  assert.equal(api.pulls(sandboxName).length, 1);
});

test('an older run does not replace what a newer one proposes', async (t) => {
  const { bump, git } = await startManifests(t);
  await bump({ ...propose, image: `${image}:2.0.0` }, { GITHUB_RUN_ID: '200' });
  const head = git('rev-parse', branch);
  const step = await bump(
    { ...propose, image: `${image}:1.9.0` },
    { GITHUB_RUN_ID: '150', GITHUB_SHA: '2'.repeat(40) },
  );
  assert.deepEqual([step.exitCode, step.outputs['outcome'], git('rev-parse', branch)], [0, 'superseded', head]);
});

test('when the base holds the image, the pull request is closed and its branch deleted', async (t) => {
  const { bump, git, api, commit } = await startManifests(t);
  await bump(propose);
  commit({ [manifest]: deployment('a7f3c92') });
  const step = await bump(propose, newer);
  assert.deepEqual(
    [step.exitCode, step.outputs['outcome'], step.outputs['pull-request-number']],
    [0, 'unchanged', '1'],
    step.log,
  );
  const [pull] = api.pulls(sandboxName);
  assert.deepEqual([pull?.state, pull?.mergedAt], ['closed', undefined]);
  assert.match(
    pull?.body ?? '',
    /^Closed by bump-manifest: nothing is left to change, `main` holds the image already\./,
  );
  assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main');
});

test('an older run that finds its image on the base leaves the newer proposal open', async (t) => {
  const { bump, api, git } = await startManifests(t, {}, { [manifest]: deployment('1.9.0') });
  await bump({ ...propose, image: `${image}:2.0.0` }, { GITHUB_RUN_ID: '200' });
  const step = await bump(
    { ...propose, image: `${image}:1.9.0` },
    { GITHUB_RUN_ID: '150', GITHUB_SHA: '2'.repeat(40) },
  );
  assert.deepEqual([step.exitCode, step.outputs['outcome']], [0, 'superseded'], step.log);
  assert.deepEqual([api.pulls(sandboxName)[0]?.state, git('rev-list', '--count', `main..${branch}`)], ['open', '1']);
});

test('a merged pull request makes room for the next one', async (t) => {
  const { bump, git, api, github } = await startManifests(t);
  await bump(propose);
  await github.request(`PUT /repos/${sandboxName}/pulls/1/merge`, { merge_method: 'squash' });
  const step = await bump({ ...propose, image: `${image}:b8e4d03` }, newer);
  assert.deepEqual([step.exitCode, step.outputs['pull-request-number']], [0, '2'], step.log);
  assert.equal(git('show', `${branch}:${manifest}`), deployment('b8e4d03').trimEnd());
  assert.deepEqual(
    api.pulls(sandboxName).map(({ state }) => state),
    ['closed', 'open'],
  );
});

test("GitHub's own merge of the base into the branch is no foreign commit", async (t) => {
  const { bump, git, commit } = await startManifests(t);
  await bump(propose);
  const theirs = commit({ 'other.yaml': 'x: 1\n' });
  const tree = git('merge-tree', '--write-tree', branch, theirs);
  const identity = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  const merge = git(
    ...identity,
    'commit-tree',
    tree,
    '-p',
    branch,
    '-p',
    theirs,
    '-m',
    `Merge branch 'main' into ${branch}`,
  );
  git('update-ref', `refs/heads/${branch}`, merge);
  const step = await bump({ ...propose, image: `${image}:b8e4d03` }, newer);
  assert.equal(step.exitCode, 0, step.log);
  assert.equal(git('rev-parse', `${branch}^`), theirs);
});

test('text of others stays text in the body', async (t) => {
  const { bump, api } = await startManifests(
    t,
    {},
    { [manifest]: deployment('old').replace('bumped by', '```<b>@ann</b>') },
  );
  const step = await bump(propose, { GITHUB_ACTOR: '<img src=x>|@bob' });
  assert.equal(step.exitCode, 0, step.log);
  const body = api.pulls(sandboxName)[0]?.body ?? '';
  assert.match(body, /&#60;img src=x&#62;&#124;&#64;bob/);
  assert.match(body, /^````diff$/m);
});

for (const [way, signed] of [
  ['by git', 'false'],
  ["through GitHub's API", 'true'],
] as const)
  test(`a dry run ${way} says what would be proposed and asks for no change`, async (t) => {
    const { bump, api, git } = await startManifests(t);
    const step = await bump({ ...propose, signed, 'auto-merge': 'true', 'dry-run': 'true' });
    const { outcome, 'pull-request-url': url } = step.outputs;
    assert.deepEqual([step.exitCode, outcome, url], [0, 'pull-request', '']);
    assert.match(step.log, /would be proposed as a pull request/);
    assert.deepEqual(
      api.requests.filter(({ write }) => write),
      [],
    );
    assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main');
  });

test('missing permission and missing token say what to do', async (t) => {
  const weak = await startManifests(t, { permissions: { pull_requests: 'read' } });
  const forbidden = await weak.bump(propose);
  assert.equal(forbidden.exitCode, 1);
  assert.match(forbidden.errors.join(), /\[github_forbidden\][\s\S]*`pull_requests: write` on shop\/k8s-manifests/);
  const bare = await weak.bump({ ...propose, token: '' });
  assert.match(bare.errors.join(), /`mode: pull-request` needs GitHub's API and so a `token`/);
});

test('two runs that propose at the same time end with one pull request of one commit', async (t) => {
  const { bump, git, api } = await startManifests(t);
  const steps = await Promise.all([
    bump({ ...propose, image: `${image}:1.0.0` }, { GITHUB_RUN_ID: '100' }),
    bump({ ...propose, image: `${image}:1.1.0`, signed: 'true' }, newer),
  ]);
  assert.deepEqual(
    steps.map(({ exitCode }) => exitCode),
    [0, 0],
    steps.map(({ log }) => log).join('\n---\n'),
  );
  assert.equal(api.pulls(sandboxName).filter(({ state }) => state === 'open').length, 1);
  assert.equal(git('rev-list', '--count', `main..${branch}`), '1');
  assert.equal(git('show', `${branch}:${manifest}`), deployment('1.1.0').trimEnd());
});
