// What bump-manifest makes of bad inputs and of a server in trouble: an error that says what to do, and never a second commit.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { type GitFault, type GitRequest, type GitServer, startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment, type ManifestsRepository } from '../fakes/manifests-repository.ts';
import { runBundle, type StepResult, startBundle } from '../fakes/runner.ts';

const image = 'r.example.com/shop/checkout-service';
const file = 'production/checkout-service/deployment.yaml';
const token = 'a-token-for-tests';

interface World {
  readonly server: GitServer;
  readonly manifests: ManifestsRepository;
  bump(inputs?: Readonly<Record<string, string>>): Promise<StepResult>;
}

async function start(
  context: TestContext,
  fault?: (request: GitRequest, manifests: ManifestsRepository) => GitFault | undefined,
): Promise<World> {
  const root = temporaryFolder(context);
  const workspace = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', { [file]: deployment('checkout-service', `${image}:1f2e3d4`) });
  const server = await startGitServer({ root, token, fault: (request) => fault?.(request, manifests) });
  context.after(() => server.close());
  const base = {
    repository: `${server.url}/m.git`,
    token,
    path: 'production',
    image: `${image}:a7f3c92`,
    'max-wait-seconds': '60',
    // Its words are GitHub's where the server is.
    'github-server-url': server.url,
  };
  const bump: World['bump'] = async (inputs = {}) =>
    await runBundle('bump-manifest', { workspace, inputs: { ...base, ...inputs } });
  return { server, manifests, bump };
}

const isPush = (request: GitRequest): boolean => request.service === 'git-receive-pack' && request.step === 'rpc';

/** The fault for the first request that fits, and then never again. */
function once(fits: (request: GitRequest) => boolean, fault: GitFault) {
  let done = false;
  return (request: GitRequest): GitFault | undefined => {
    if (done || !fits(request)) return undefined;
    done = true;
    return fault;
  };
}

function assertBumpedOnce(manifests: ManifestsRepository, result: StepResult): void {
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(result.outputs['outcome'], 'bumped');
  assert.equal(result.outputs['manifest-sha'], manifests.head());
  assert.equal(manifests.subjects().length, 2);
  assert.equal(manifests.read(file).toString(), deployment('checkout-service', `${image}:a7f3c92`));
}

const passing: readonly [string, (request: GitRequest) => boolean, GitFault][] = [
  ['503 on the first answer', (request) => request.number === 1, { kind: 'status', status: 503 }],
  ['503 on the fetch', (request) => request.step === 'rpc', { kind: 'status', status: 503 }],
  ['503 on the push', isPush, { kind: 'status', status: 503 }],
  ['a fetch that is cut', (request) => request.step === 'rpc', { kind: 'cut', when: 'after' }],
  ['a push that is cut before the pack', isPush, { kind: 'cut', when: 'before' }],
  ['a push that is cut during the pack', isPush, { kind: 'cut', when: 'during' }],
  ['a push that is cut after the pack', isPush, { kind: 'cut', when: 'after' }],
];

for (const [title, fits, fault] of passing) {
  test(`${title} ends with exactly one commit`, async (context) => {
    const { manifests, bump } = await start(context, once(fits, fault));
    assertBumpedOnce(manifests, await bump());
  });
}

test('a push whose answer is lost while somebody else pushes on top is found behind the other commit', async (context) => {
  const cut = once(isPush, { kind: 'cut', when: 'after' });
  let pushed = false;
  const { manifests, bump } = await start(context, (request, repository) => {
    if (
      pushed &&
      request.service === 'git-upload-pack' &&
      request.step === 'advertise' &&
      repository.subjects().length === 2
    )
      repository.commit({ 'other.yaml': 'a: 1\n' }, 'docs: other');
    pushed ||= isPush(request);
    return cut(request);
  });
  const result = await bump();
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(result.outputs['manifest-sha'], manifests.git('rev-parse', 'main^'));
  assert.deepEqual([result.outputs['outcome'], manifests.subjects().length], ['bumped', 3]);
});

test('somebody who pushes first costs another try and loses nothing', async (context) => {
  let raced = 0;
  const { manifests, bump } = await start(context, (request, repository) => {
    if (request.service === 'git-receive-pack' && request.step === 'advertise' && raced++ < 2)
      repository.commit({ [`other-${raced}.yaml`]: 'a: 1\n' });
    return undefined;
  });
  const result = await bump();
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(result.outputs['attempts'], '3');
  assert.deepEqual(
    [manifests.subjects().length, manifests.git('ls-tree', '--name-only', 'main').split('\n')],
    [4, ['other-1.yaml', 'other-2.yaml', 'production']],
  );
});

test('a race between the advertisement and the push is one, too', async (context) => {
  const race = once(isPush, { kind: 'stall' });
  const { manifests, bump } = await start(context, (request, repository) => {
    if (race(request) !== undefined) repository.commit({ 'other.yaml': 'a: 1\n' });
    return undefined;
  });
  const result = await bump();
  assert.deepEqual([result.exitCode, result.outputs['attempts'], manifests.subjects().length], [0, '2', 3], result.log);
});

test('a race that never ends is an error after max-wait-seconds', async (context) => {
  const { bump } = await start(context, (request, repository) => {
    if (request.service === 'git-receive-pack' && request.step === 'advertise')
      repository.commit({ 'other.yaml': `a: ${request.number}\n` });
    return undefined;
  });
  const result = await bump({ 'max-wait-seconds': '2' });
  assert.equal(result.exitCode, 1);
  assert.match(result.errors.join(), /race_lost/);
});

test('a server that stays away is an error after max-wait-seconds', async (context) => {
  const { bump, manifests } = await start(context, () => ({ kind: 'status', status: 503 }));
  const result = await bump({ 'max-wait-seconds': '2' });
  assert.equal(result.exitCode, 1);
  assert.match(result.errors.join(), /manifests_unreachable/);
  assert.equal(manifests.subjects().length, 1);
});

test('a push that stalls is given up, read back, and tried again', async (context) => {
  const { bump, manifests } = await start(context, once(isPush, { kind: 'stall' }));
  assertBumpedOnce(manifests, await bump({ 'max-wait-seconds': '60' }));
});

const lasting: readonly [string, Readonly<Record<string, string>>, (request: GitRequest) => boolean, number, RegExp][] =
  [
    ['a wrong token', { token: 'another-token' }, () => false, 401, /did not accept the credentials[\s\S]*`token`/],
    [
      'a token without the permission',
      {},
      (request) => request.service === 'git-receive-pack',
      403,
      /manifests_forbidden[\s\S]*Contents: read and write/,
    ],
    ['a repository that is not there', {}, () => true, 404, /manifests_not_found/],
    ['a branch that is not there', { ref: 'mian' }, () => false, 0, /no branch "mian"[\s\S]*main/],
    ['a path that is not there', { path: 'producton' }, () => false, 0, /path_not_found[\s\S]*production/],
    [
      'an image that is not there',
      { image: 'r.example.com/shop/checkout-servce:a7f3c92' },
      () => false,
      0,
      /image_not_found[\s\S]*checkout-service:1f2e3d4/,
    ],
  ];

for (const [title, inputs, fits, status, words] of lasting) {
  test(`${title} is an error at once, and says what to do`, async (context) => {
    const { bump, manifests, server } = await start(context, (request) =>
      fits(request) ? { kind: 'status', status } : undefined,
    );
    const result = await bump(inputs);
    assert.equal(result.exitCode, 1, result.log);
    assert.match(result.errors.join(), words);
    assert.equal(manifests.subjects().length, 1);
    assert.ok(server.traffic.requests < 12, `${server.traffic.requests} requests`);
  });
}

const hooks: readonly [string, string, RegExp][] = [
  [
    'a hook that declines',
    'echo "Subject must name a ticket" >&2; exit 1',
    /Subject must name a ticket[\s\S]*push_declined/,
  ],
  [
    'a protected branch',
    'echo "error: GH006: Protected branch update failed for refs/heads/main." >&2; echo "error: Changes must be made through a pull request." >&2; exit 1',
    /GH006[\s\S]*branch_protected[\s\S]*mode: pull-request/,
  ],
  [
    'a ruleset',
    'echo "error: GH013: Repository rule violations found for refs/heads/main." >&2; exit 1',
    /GH013[\s\S]*branch_protected/,
  ],
];

for (const [title, script, words] of hooks) {
  test(`${title} is not tried again`, async (context) => {
    const { bump, manifests } = await start(context);
    manifests.hook('pre-receive', `echo x >> calls; ${script}`);
    const result = await bump();
    assert.equal(result.exitCode, 1, result.log);
    assert.match(`${result.errors.join()}`, words);
    assert.equal(manifests.subjects().length, 1);
  });
}

test('every bad input is named at once, and nobody is spoken to', async (context) => {
  const { bump, server } = await start(context);
  const result = await bump({
    image: 'Shop/App:1+1\nr.io/app',
    repository: 'git.example.com/x/y',
    path: '../elsewhere\n/etc',
    'source-commit': 'HEAD',
    'commit-email': 'nobody',
    ref: 'a..b',
    mode: 'psuh',
    'pin-digest': 'sometimes',
    'allow-downgrade': 'yes',
    'max-wait-seconds': '-1',
  });
  assert.equal(result.exitCode, 1);
  const errors = result.errors.join('\n');
  for (const word of [
    'Shop/App',
    'r.io/app',
    'https://git.example.com/x/y',
    '../elsewhere',
    '/etc',
    'HEAD',
    'nobody',
    'a..b',
    'psuh',
    'sometimes',
    'yes',
    '-1',
  ])
    assert.ok(errors.includes(word), `${word} in\n${errors}`);
  assert.equal(server.traffic.requests, 0);
});

const refused: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
  ['credentials in the URL', { repository: 'https://bob:hunter2@git.example.com/a/b.git' }, /credentials in the URL/],
  ['plain HTTP beyond loopback', { repository: 'http://git.example.com/a/b.git' }, /plain HTTP/],
  ['no image', { image: '' }, /`image` is required/],
  ['two sources of the image', { 'promote-from': 'staging' }, /both name an image/],
  ['a placeholder that is not filled', { path: '{environment}/app' }, /`environment` is not given/],
];

for (const [title, inputs, words] of refused) {
  test(`${title}: refused before anybody is spoken to`, async (context) => {
    const { bump, server } = await start(context);
    const result = await bump(inputs);
    assert.equal(result.exitCode, 1, result.log);
    assert.match(result.errors.join(), words);
    assert.ok(!result.log.includes('hunter2'), result.log);
    assert.equal(server.traffic.requests, 0);
  });
}

const moments: readonly [string, string, RegExp][] = [
  ['it reads', 'git-upload-pack', /before anything was written to http[\s\S]*fix: .*Run the step again/],
  ['it pushes', 'git-receive-pack', /the change may have arrived[\s\S]*fix: .*newest commit/],
];
for (const [moment, service, words] of moments)
  test(`a step that is cancelled while ${moment} says what may have been written`, async (context) => {
    const root = temporaryFolder(context);
    createManifests(root, 'm.git', { [file]: deployment('checkout-service', `${image}:1f2e3d4`) });
    let isReached = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      isReached = resolve;
    });
    const fault = (request: GitRequest): GitFault | undefined => {
      if (request.service !== service || request.step !== 'rpc') return undefined;
      isReached();
      return { kind: 'stall' };
    };
    const server = await startGitServer({ root, fault });
    context.after(() => server.close());

    const inputs = { repository: `${server.url}/m.git`, path: 'production', image: `${image}:a7f3c92` };
    const { child, finished } = startBundle('bump-manifest', { workspace: temporaryFolder(context), inputs });
    await reached;
    child.kill('SIGINT');
    const { exitCode, errors } = await finished;
    assert.equal(exitCode, 1);
    assert.match(errors.join('\n'), words);
  });
