// The step of the template manifests-merged.yml that starts the services' workflows, as bash runs it on real git, with a `gh` that writes
// down what it is asked for. What each button of GitHub makes of a pull request is made by git here:
// https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/about-pull-request-merges

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { readWorkflow } from './workflow-file.ts';

const file = path.resolve(import.meta.dirname, '../../workflows-templates/manifests-merged.yml');
const { jobs } = readWorkflow(readFileSync(file, 'utf8'));
const script = jobs['verify']?.steps?.find(({ run }) => run !== undefined)?.run ?? '';

/** A clone of a manifests repository, and what is done in it. */
interface Desk {
  readonly git: (...args: string[]) => string;
  /** Commits with this message; `-…` are options of `git commit`. */
  commit(message: string, ...options: string[]): string;
  /** What `gh` was asked for and what the log says when the step runs. */
  run(env: Readonly<Record<string, string>>): { readonly asked: string; readonly log: string };
}

function openDesk(context: TestContext): Desk {
  const folder = temporaryFolder(context);
  const [tools, asked] = [path.join(folder, 'tools'), path.join(folder, 'asked')];
  mkdirSync(tools);
  writeFileSync(path.join(tools, 'gh'), `#!/bin/sh\necho "$@" >> '${asked}'\n`, { mode: 0o755 });
  const settings = ['-c', 'user.name=n', '-c', 'user.email=n@x', '-c', 'init.defaultBranch=main'];
  const git = (...args: string[]): string =>
    execFileSync('git', [...settings, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '-q');

  return {
    git,
    commit: (message, ...options) => {
      git('commit', '-q', '--allow-empty', '--cleanup=verbatim', ...options, '-m', message);
      return git('rev-parse', 'HEAD');
    },
    run: (given) => {
      const env = { PATH: `${tools}:${process.env['PATH']}`, HOME: '/nonexistent', OWNER: 'shop', ...given };
      const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
      const { stdout, stderr, status } = spawnSync('bash', shell, { cwd: folder, env, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      return { asked: existsSync(asked) ? readFileSync(asked, 'utf8') : '', log: stdout };
    },
  };
}

const subject = 'chore(staging): bump app to v1';

/** As bump-manifest writes it; the source commit came by a squash, so that its subject has a number as well. */
function trailersOf({ repository = 'shop/app', service = 'app', tag = 'v1' } = {}): string {
  return [
    `Ship-Service: ${service}`,
    'Ship-Environment: staging',
    `Ship-Image: r.io/shop/app:${tag}@sha256:${'d'.repeat(64)}`,
    `Ship-Source-Repository: ${repository}`,
    'Argocd-reference-commit-subject: feat: gift cards (#412)',
    '',
  ].join('\n');
}

const bump = `${subject}\n\n${trailersOf()}`;
const yesterday = ['--date', '2026-01-01T00:00:00Z'];

/** A pull request of bump-manifest: a branch with one commit, from yesterday. */
function propose({ git, commit }: Desk): void {
  git('checkout', '-q', '-b', 'ship/staging/app');
  commit(bump, ...yesterday);
  git('checkout', '-q', 'main');
}

const buttons: Readonly<Record<string, (desk: Desk) => void>> = {
  'Create a merge commit': ({ git }) => {
    git(
      'merge',
      '-q',
      '--no-ff',
      '-m',
      `Merge pull request #7 from shop/ship/staging/app\n\n${subject}`,
      'ship/staging/app',
    );
  },
  'Create a merge commit, with the title of the pull request': ({ git }) => {
    git('merge', '-q', '--no-ff', '-m', `${subject} (#7)`, 'ship/staging/app');
  },
  'Update branch, then Create a merge commit': ({ git, commit }) => {
    commit('somebody else');
    git('checkout', '-q', 'ship/staging/app');
    git('merge', '-q', '--no-ff', '-m', "Merge branch 'main' into ship/staging/app", 'main');
    git('checkout', '-q', 'main');
    git('merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from shop/ship/staging/app', 'ship/staging/app');
  },
  'Squash and merge': ({ commit }) => {
    commit(`${subject} (#7)\n\n${trailersOf()}`);
  },
  'Squash and merge, with the description of the pull request': ({ commit }) => {
    commit(`${subject} (#7)\n\n${trailersOf()}\nMerge it to deploy.`);
  },
  'Rebase and merge': ({ git }) => {
    git('cherry-pick', '--allow-empty', 'ship/staging/app');
  },
};
for (const [button, press] of Object.entries(buttons))
  test(`${button}: the workflow of the service is started once`, (context) => {
    const desk = openDesk(context);
    const before = desk.commit('first');
    propose(desk);
    press(desk);

    const { asked } = desk.run({ BEFORE: before });
    assert.match(
      asked,
      /^workflow run verify.yml --repo shop\/app -f environment=staging -f registry=r\.io -f repository=shop\/app -f tag=v1 -f digest=sha256:d+ .*\n$/,
    );
    assert.match(asked, new RegExp(`manifest-sha=${desk.git('rev-parse', 'HEAD')}`));
  });

test('what bump-manifest pushes itself starts nothing, whatever the source commit is called', (context) => {
  const desk = openDesk(context);
  const before = desk.commit('first');
  desk.commit(bump);
  assert.deepEqual(desk.run({ BEFORE: before }), { asked: '', log: '' });
});

test('a merge of somebody who pulled before pushing starts nothing again: the branch had that bump', (context) => {
  const desk = openDesk(context);
  desk.commit('first');
  desk.git('checkout', '-q', '-b', 'own');
  desk.commit('docs: something');
  desk.git('checkout', '-q', 'main');
  const before = desk.commit(bump);
  desk.git('checkout', '-q', 'own');
  desk.git('merge', '-q', '--no-ff', '-m', "Merge branch 'main' of https://github.com/shop/k8s-manifests", 'main');
  assert.equal(desk.run({ BEFORE: before }).asked, '');
});

test('a merge that brings no record starts nothing, however old its branch is', (context) => {
  const desk = openDesk(context);
  desk.commit(bump);
  desk.git('checkout', '-q', '-b', 'replicas');
  desk.commit('more replicas');
  desk.git('checkout', '-q', 'main');
  const before = desk.commit(`bump\n\n${trailersOf({ tag: 'v2' })}`);
  desk.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #8 from shop/replicas', 'replicas');
  assert.equal(desk.run({ BEFORE: before }).asked, '');
});

test('the whole history is fetched, or git would take old commits for those of a merge', () => {
  const checkout = jobs['verify']?.steps?.find(({ uses }) => uses?.startsWith('actions/checkout@'));
  assert.equal(checkout?.with?.['fetch-depth'], 0);
});

for (const repository of ['evil/app', 'shop/evil.example/app', 'shop/app\r::add-mask::x', 'shop/a b', 'shopping/app'])
  test(`for ${JSON.stringify(repository)} nothing is started, and the runner is told no command`, (context) => {
    const desk = openDesk(context);
    const before = desk.commit('first');
    desk.commit(`${subject} (#7)\n\n${trailersOf({ repository })}`);
    const { asked, log } = desk.run({ BEFORE: before });
    assert.equal(asked, '');
    assert.match(log, /^::warning::[^\r\n]* is not ours: nothing is started\n$/);
  });

/** What Argo CD synced: the newest commit, with records of several services before it. */
function sync(desk: Desk, service: string) {
  desk.commit('first');
  propose(desk);
  desk.commit(`bump\n\n${trailersOf({ tag: 'v0' })}`);
  desk.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from shop/ship/staging/app', 'ship/staging/app');
  desk.commit(`bump\n\n${trailersOf({ service: 'other', tag: 'v3' })}`);
  const revision = desk.commit('docs: something else');
  return { revision, ...desk.run({ SERVICE: service, ENVIRONMENT: 'staging', REVISION: revision }) };
}

test('after a sync the last record of the service up to the synced commit counts, whoever made that commit', (context) => {
  const { asked, revision } = sync(openDesk(context), 'other');
  assert.match(asked, new RegExp(`-f tag=v3 .*-f manifest-sha=${revision}\n$`));
});

test('a record that came with a merge counts after a sync, though the branch had a younger one before', (context) =>
  assert.match(sync(openDesk(context), 'app').asked, /-f tag=v1 /));

for (const service of ['cart', 'ap', '.*', 'a[p]p'])
  test(`a sync of a service "${service}" that no record names starts nothing, and says so`, (context) => {
    const { asked, log } = sync(openDesk(context), service);
    assert.equal(asked, '');
    assert.match(log, /^::notice::no commit up to this one says/);
  });

/** A sync of the service `app`, after `work` on the branch. */
function syncAfter(context: TestContext, work: (desk: Desk) => void) {
  const desk = openDesk(context);
  desk.commit('first');
  work(desk);
  return desk.run({ SERVICE: 'app', ENVIRONMENT: 'staging', REVISION: desk.git('rev-parse', 'HEAD') });
}

/** As `git revert` and GitHub's button write it. */
const revertOf = (sha: string, more = ''): string => `Revert "${subject}"\n\nThis reverts commit ${sha}${more}.\n`;

test('a sync of a bump that somebody reverted starts nothing, and says so', (context) => {
  const { asked, log } = syncAfter(context, ({ commit }) => {
    commit(revertOf(commit(bump)));
  });
  assert.equal(asked, '');
  assert.match(log, /^::notice::[0-9a-f]{40} takes back what [0-9a-f]{40} wrote/);
});

test('a sync of a merge that somebody reverted starts nothing', (context) => {
  const { asked } = syncAfter(context, (desk) => {
    propose(desk);
    desk.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from shop/ship/staging/app', 'ship/staging/app');
    desk.commit(revertOf(desk.git('rev-parse', 'HEAD'), ', reversing\nchanges made to another'));
  });
  assert.equal(asked, '');
});

test('a sync of what is bumped again after a revert starts the workflow', (context) => {
  const { asked } = syncAfter(context, ({ commit }) => {
    commit(revertOf(commit(bump)));
    commit(`bump\n\n${trailersOf({ tag: 'v2' })}`);
  });
  assert.match(asked, /-f tag=v2 /);
});

test('of a branch that was brought up to date its own record counts, not what came with the branch below it', (context) => {
  const { asked } = syncAfter(context, (desk) => {
    desk.git('checkout', '-q', '-b', 'ship/staging/app');
    desk.commit(`bump\n\n${trailersOf({ tag: 'v2' })}`);
    desk.git('checkout', '-q', 'main');
    desk.commit(bump);
    desk.git('checkout', '-q', 'ship/staging/app');
    desk.git('merge', '-q', '--no-ff', '-m', "Merge branch 'main' into ship/staging/app", 'main');
    desk.git('checkout', '-q', 'main');
    desk.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from shop/ship/staging/app', 'ship/staging/app');
  });
  assert.match(asked, /-f tag=v2 /);
});

test('a commit with the records of two services starts neither by a sync of the first', (context) => {
  const { asked, log } = syncAfter(context, ({ commit }) => {
    commit(`deploy both (#9)\n\n${trailersOf()}\n${trailersOf({ service: 'other', repository: 'shop/other' })}`);
  });
  assert.equal(asked, '');
  assert.match(log, /tells of several services/);
});
