// bump-manifest with `signed: true`: the bundle against a stand-in for api.github.com on a real repository.

import assert from 'node:assert/strict';
import test from 'node:test';
import { deployment, image, manifest, startManifests } from '../fakes/github/manifests.ts';
import type { ApiRequest, GitHubApiOptions } from '../fakes/github-api.ts';

const isCommit = ({ fields }: ApiRequest): boolean => fields.includes('createCommitOnBranch');
const signed = { signed: 'true', image: `${image}:a7f3c92` };

for (const [what, path] of [
  ['a folder', '{environment}/{service}'],
  ['a file', '{environment}/{service}/deployment.yaml'],
]) {
  test(`${what} is bumped by a Verified commit in two round trips, without git`, async (t) => {
    const { bump, git, asked, gitRequests } = await startManifests(t);
    const step = await bump({ ...signed, path: path ?? '' });
    assert.equal(step.exitCode, 0, step.log);
    assert.deepEqual(asked(), ['repository', 'createCommitOnBranch']);
    assert.equal(gitRequests(), 0);
    const { outcome, verified, changed, attempts, 'manifest-sha': sha } = step.outputs;
    assert.deepEqual(
      [outcome, verified, changed, attempts, sha],
      ['bumped', 'true', 'true', '1', git('rev-parse', 'main')],
    );
    assert.equal(git('show', `main:${manifest}`), deployment('a7f3c92').trimEnd());
    const message = git('log', '-1', '--format=%B', 'main');
    assert.match(message, /^chore\(production\): bump checkout-service to a7f3c92\n\nShip-Service: checkout-service$/m);
    assert.match(message, /^Ship-Run: https:\/\/github\.com\/shop\/checkout-service\/actions\/runs\/100$/m);
    assert.equal(git('log', '-1', '--format=%cn', 'main'), 'GitHub');
    assert.match(step.summary, /GitHub calls the commit Verified/);
  });
}

test('Octokit is loaded for GitHub only: a push by git loads no file but index.js', async (t) => {
  const spy = `import { registerHooks } from 'node:module';
    registerHooks({ load(url, context, next) { if (url.startsWith('file:')) process.stderr.write('\\nloaded ' + url + '\\n'); return next(url, context); } });`;
  const { bump } = await startManifests(t);
  const loadedBy = async (inputs: Readonly<Record<string, string>>): Promise<number> => {
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(spy)}` };
    const { log, outputs } = await bump({ image: `${image}:a7f3c92`, force: 'true', ...inputs }, env);
    assert.equal(outputs['outcome'], 'bumped', log);
    return [...log.matchAll(/^loaded .*\/dist\/bump-manifest\/[^/]*$/gm)].length;
  };
  assert.equal(await loadedBy({}), 1);
  assert.ok((await loadedBy({ signed: 'true', image: `${image}:b8e4d03` })) > 1);
});

test('writers through the API and by git, at once, on one shared file: all land, nothing is lost', async (t) => {
  const services = Array.from({ length: 8 }, (_, at) => `service-${at}`);
  const entry = (name: string, tag: string): string =>
    `  - name: registry.example.com/shop/${name}\n    newTag: ${tag}\n`;
  const shared = (tag: string): string => `images: # one for all\n${services.map((name) => entry(name, tag)).join('')}`;
  const { bump, git } = await startManifests(t, {}, { 'shared/kustomization.yaml': shared('old') });
  const steps = await Promise.all(
    services.map((service, at) =>
      bump({
        image: `registry.example.com/shop/${service}:new`,
        service,
        path: 'shared/kustomization.yaml',
        signed: String(at % 2 === 0),
        'max-wait-seconds': '60',
      }),
    ),
  );
  const outcomes = steps.map(({ outputs }) => outputs['outcome']);
  assert.deepEqual(
    outcomes,
    services.map(() => 'bumped'),
    steps.map(({ log }) => log).join('\n---\n'),
  );
  assert.equal(git('show', 'main:shared/kustomization.yaml'), shared('new').trimEnd());
  assert.equal(git('rev-list', '--count', 'main'), String(services.length + 1));
});

test('a server that signs nothing makes `verified` false, and the log says so', async (t) => {
  const { bump } = await startManifests(t, { signs: false });
  const step = await bump(signed);
  assert.deepEqual([step.outputs['outcome'], step.outputs['verified']], ['bumped', 'false'], step.log);
  assert.match(step.warnings.join(), /not Verified/);
  assert.match(step.summary, /GitHub calls the commit unverified/);
});

test('a glob takes a listing more, and finds files below', async (t) => {
  const { bump, git, asked } = await startManifests(
    t,
    {},
    { 'production/worker/base/x.yaml': deployment('old', 'worker') },
  );
  const step = await bump({ ...signed, path: '{environment}/**/*.yaml' });
  assert.equal(step.exitCode, 0, step.log);
  assert.equal(git('show', `main:${manifest}`), deployment('a7f3c92').trimEnd());
  assert.deepEqual(asked().filter((each) => each.startsWith('GET')).length, 1);
});

test('somebody else is first: the same edit is applied to the new head', async (t) => {
  let races = 2;
  const { bump, git, commit, asked } = await startManifests(t, {
    intercept: (request) => void (isCommit(request) && races-- > 0 && commit({ 'other.yaml': `x: ${races}\n` })),
  });
  const step = await bump(signed);
  assert.equal(step.exitCode, 0, step.log);
  assert.deepEqual([step.outputs['attempts'], step.outputs['outcome']], ['3', 'bumped']);
  assert.equal(asked().filter((each) => each === 'createCommitOnBranch').length, 3);
  assert.deepEqual([git('rev-list', '--count', 'main'), git('show', 'main:other.yaml')], ['4', 'x: 0']);
  assert.match(step.log, /Somebody else was first on main \(Expected branch to point to/);
});

test('somebody else edits the same file meanwhile: both edits are there', async (t) => {
  let theirs = true;
  const changed = deployment('old').replace("shop's till", "shop's busy till");
  const { bump, git, commit } = await startManifests(t, {
    intercept: (request) => {
      if (isCommit(request) && theirs) commit({ [manifest]: changed });
      if (isCommit(request)) theirs = false;
      return undefined;
    },
  });
  assert.equal((await bump(signed)).exitCode, 0);
  assert.equal(git('show', `main:${manifest}`), changed.replace(':old', ':a7f3c92').trimEnd());
});

test('others who never stop being first end in race_lost after max-wait-seconds', async (t) => {
  let count = 0;
  const { bump, git, commit } = await startManifests(t, {
    intercept: (request) => void (isCommit(request) && commit({ 'other.yaml': `x: ${count++}\n` })),
  });
  const step = await bump({ ...signed, 'max-wait-seconds': '2' });
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), /\[race_lost\]/);
  assert.equal(git('show', `main:${manifest}`), deployment('old').trimEnd());
});

test('an answer that is cut after the commit is one commit and a green step', async (t) => {
  const { bump, git } = await startManifests(t, {
    intercept: (request) => (isCommit(request) ? 'cut-after' : undefined),
  });
  const step = await bump(signed);
  assert.equal(step.exitCode, 0, step.log);
  assert.deepEqual([step.outputs['outcome'], step.outputs['verified']], ['bumped', 'true']);
  assert.equal(git('rev-list', '--count', 'main'), '2');
});

test('a commit that lands only after it was looked for is one commit, and this step made it', async (t) => {
  let late: unknown;
  const { api, bump, git } = await startManifests(t, {
    intercept: async (request) => {
      if (!isCommit(request)) return undefined;
      if (late === undefined) {
        late = request.body;
        return { status: 502, body: {} };
      }
      const headers = { authorization: 'token secret' };
      if (request.body !== late && git('rev-list', '--count', 'main') === '1' && !landing) {
        landing = true;
        await fetch(api.graphqlUrl, { method: 'POST', headers, body: JSON.stringify(late) });
      }
      return undefined;
    },
  });
  let landing = false;
  const step = await bump(signed);
  const { outcome, changed, 'manifest-sha': sha } = step.outputs;
  assert.deepEqual([outcome, changed, sha], ['bumped', 'true', git('rev-parse', 'main')], step.log);
  assert.equal(git('rev-list', '--count', 'main'), '2');
});

test('a 502 before the commit is tried again', async (t) => {
  let outages = 1;
  const { bump, git } = await startManifests(t, {
    intercept: (request) => (isCommit(request) && outages-- > 0 ? { status: 502, body: {} } : undefined),
  });
  const step = await bump(signed);
  assert.deepEqual([step.exitCode, step.outputs['outcome'], git('rev-list', '--count', 'main')], [0, 'bumped', '2']);
});

test('a secondary rate limit is waited for, and not longer than max-wait-seconds', async (t) => {
  let limits = 1;
  let after = '1';
  const { bump } = await startManifests(t, {
    intercept: (request) =>
      isCommit(request) && limits-- > 0
        ? {
            status: 403,
            headers: { 'retry-after': after },
            body: { message: 'You have exceeded a secondary rate limit.' },
          }
        : undefined,
  });
  const step = await bump(signed);
  assert.deepEqual([step.exitCode, step.outputs['outcome']], [0, 'bumped'], step.log);
  assert.match(step.log, /waiting 1\.0 s before asking again/);
  limits = 1;
  after = '3600';
  const late = await bump({ ...signed, image: `${image}:b8e4d03` });
  assert.equal(late.exitCode, 1);
  assert.match(late.errors.join(), /asks to wait 3600 s \[github_rate_limited\]/);
});

test('an executable manifest is refused, untouched', async (t) => {
  const { bump, git } = await startManifests(t, {}, { [manifest]: { text: deployment('old'), mode: '100755' } });
  const step = await bump(signed);
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), /deployment\.yaml" is executable[\s\S]*\[signed_file_mode\][\s\S]*signed: false/);
  assert.equal(git('rev-list', '--count', 'main'), '1');
});

test('CRLF, a byte order mark and a missing final newline stay as they were', async (t) => {
  const odd = (tag: string): string => `\uFEFF${deployment(tag).replaceAll('\n', '\r\n').trimEnd()}`;
  const { bump, git } = await startManifests(t, {}, { [manifest]: odd('old') });
  const step = await bump(signed);
  assert.equal(step.exitCode, 0, step.log);
  assert.equal(git('cat-file', 'blob', `main:${manifest}`), odd('a7f3c92'));
});

const readOnly = { permissions: { contents: 'read' } } as const;
const guarded = { protection: { main: { pullRequest: true, ruleset: true } } };

/** Title, the server, the inputs, and what the error says. */
const refusals: readonly [string, Partial<GitHubApiOptions>, Readonly<Record<string, string>>, RegExp][] = [
  ['a missing permission', readOnly, {}, /\[github_forbidden\][\s\S]*`contents: write` on shop\/k8s-manifests/],
  ['a wrong token', readOnly, { token: 'not-it' }, /Bad credentials[\s\S]*\[github_unauthorized\]/],
  ['an absent branch', readOnly, { ref: 'absent' }, /no branch "absent" \[branch_not_found\]/],
  [
    'a protected branch',
    guarded,
    {},
    /Changes must be made through a pull request[\s\S]*\[branch_protected\][\s\S]*mode: pull-request/,
  ],
];
for (const [title, server, inputs, words] of refusals)
  test(`${title} says what to do`, async (t) => {
    const { bump } = await startManifests(t, server);
    const step = await bump({ ...signed, ...inputs });
    assert.equal(step.exitCode, 1);
    assert.match(step.errors.join(), words);
    assert.doesNotMatch(step.log.replace(/^::add-mask::.*$/gm, ''), /not-it|secret(?!s)/);
  });

test('the wish for a signature without token or repository fails before any request', async (t) => {
  const { bump, asked } = await startManifests(t);
  const step = await bump({ ...signed, token: '', repository: '' });
  assert.equal(step.exitCode, 1);
  assert.equal(step.errors.length, 2);
  const foreign = await bump({ ...signed, repository: 'https://git.example.com/x/y.git' });
  assert.match(foreign.errors.join(), /\[repository_not_github\]/);
  assert.deepEqual(asked(), []);
});

test('a misspelt placeholder is told with every other wrong input before any request', async (t) => {
  const { bump, asked } = await startManifests(t);
  const wrong = { 'commit-message': '{servce}', 'pull-request-title': '{vrsion}', 'commit-email': 'nobody' };
  const step = await bump({ ...signed, ...wrong });
  assert.deepEqual([step.exitCode, step.errors.length], [1, 3], step.log);
  assert.match(step.errors.join(), /\{servce\}[\s\S]*\[template_unknown\][\s\S]*Did you mean `service`/);
  assert.match(step.errors.join(), /\{vrsion\}[\s\S]*Did you mean `version`/);
  assert.deepEqual(asked(), []);
});

test('a dry run reads and plans, and asks for no change', async (t) => {
  const { bump, api, git } = await startManifests(t);
  const step = await bump({ ...signed, 'dry-run': 'true' });
  assert.deepEqual([step.exitCode, step.outputs['outcome'], step.outputs['manifest-sha']], [0, 'bumped', '']);
  assert.match(step.log, /\+ +image: registry\.example\.com\/shop\/checkout-service:a7f3c92/);
  assert.deepEqual(
    api.requests.filter(({ write }) => write),
    [],
  );
  assert.equal(git('rev-list', '--count', 'main'), '1');
});

test('what is there already makes no commit, and an older run is superseded', async (t) => {
  const { bump, git } = await startManifests(t);
  assert.equal(
    (await bump({ ...signed, image: `${image}:2.0.0` }, { GITHUB_RUN_ID: '200' })).outputs['outcome'],
    'bumped',
  );
  assert.equal((await bump({ ...signed, image: `${image}:2.0.0` })).outputs['outcome'], 'unchanged');
  const older = await bump(
    { ...signed, image: `${image}:1.9.0` },
    { GITHUB_RUN_ID: '100', GITHUB_SHA: '2'.repeat(40) },
  );
  assert.deepEqual([older.exitCode, older.outputs['outcome']], [0, 'superseded']);
  assert.equal(git('rev-list', '--count', 'main'), '2');
});

test('a late merge of an old branch does not hide a newer bump behind it through the API either', async (t) => {
  const { bump, git } = await startManifests(t);
  const fork = git('rev-parse', 'main');
  // Of today: what is older than 35 days is not looked behind.
  const add = (...parents: string[]): void => {
    const who = ['-c', 'user.name=m', '-c', 'user.email=m@x', 'commit-tree', 'main^{tree}', '-m', 'by others'];
    git('update-ref', 'refs/heads/main', git(...who, ...parents.flatMap((parent) => ['-p', parent])));
  };
  const ship = async (tag: string, run: string, sha: string) =>
    await bump({ ...signed, image: `${image}:${tag}` }, { GITHUB_RUN_ID: run, GITHUB_SHA: sha.repeat(40) });
  assert.equal((await ship('bbb2222', '200', 'b')).outputs['outcome'], 'bumped');
  for (let other = 0; other < 120; other++) add('main');
  add('main', fork);
  const late = await ship('ccc3333', '150', 'c');
  assert.deepEqual([late.exitCode, late.outputs['outcome']], [0, 'superseded'], late.log);
  assert.match(late.warnings.join(), /run 200, which is newer than run 150/);
});

test('a promotion copies tag and digest of another environment at the same commit, in two round trips', async (t) => {
  const pinned = (tag: string, digit: string): string => deployment(`${tag}@sha256:${digit.repeat(64)}`);
  const { bump, git, asked } = await startManifests(
    t,
    {},
    { [manifest]: pinned('v1', 'a'), 'staging/checkout-service/deployment.yaml': pinned('v2', 'b') },
  );
  const step = await bump({ signed: 'true', 'promote-from': 'staging/checkout-service' });
  assert.equal(step.exitCode, 0, step.log);
  assert.deepEqual(asked(), ['repository', 'createCommitOnBranch']);
  assert.equal(git('show', `main:${manifest}`), pinned('v2', 'b').trimEnd());
});

test('a roll-back reads the history of the path', async (t) => {
  const { bump, git, commit } = await startManifests(t);
  await bump(signed);
  commit({ 'other.yaml': 'x: 1\n' });
  const step = await bump({ signed: 'true', rollback: 'previous' }, { GITHUB_RUN_ID: '101' });
  assert.deepEqual(
    [step.exitCode, step.outputs['outcome'], step.outputs['verified']],
    [0, 'rolled-back', 'true'],
    step.log,
  );
  assert.equal(git('show', `main:${manifest}`), deployment('old').trimEnd());
});

test('what stands on another branch is promoted from there through the API, with the commit that it was built from', async (t) => {
  const { bump, git, gitRequests } = await startManifests(t);
  git('branch', 'env/staging', 'main');
  const commit = 'c'.repeat(40);
  const staging = await bump({ ...signed, ref: 'env/staging', 'source-commit': commit });
  assert.equal(staging.outputs['outcome'], 'bumped', staging.log);

  const promotion = { signed: 'true', 'promote-from': '{environment}/{service}' };
  const step = await bump({ ...promotion, 'promote-from-ref': 'env/staging' });
  assert.deepEqual([step.exitCode, step.outputs['outcome']], [0, 'bumped'], step.log);
  assert.equal(git('show', `main:${manifest}`), deployment('a7f3c92').trimEnd());
  assert.match(git('log', '-1', '--format=%B', 'main'), new RegExp(`^Ship-Source-Commit: ${commit}$`, 'm'));
  const absent = await bump({ ...promotion, 'promote-from-ref': 'env/stging' });
  assert.match(absent.errors.join(), /no branch "env\/stging"[\s\S]*promote-from-ref/);
  assert.equal(gitRequests(), 0);
});
