// What a smoke test said, noted on a commit of the manifests: real processes, a real git server.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { readVerdicts } from '../../src/bump-manifest/recording/verdict-note.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { runBundle } from '../fakes/runner.ts';

async function world(context: TestContext, commits = 1) {
  const root = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', { 'app.yaml': deployment('app', 'r.io/shop/app:0') });
  const shas = Array.from({ length: commits }, (_, number) =>
    manifests.commit({ 'app.yaml': deployment('app', `r.io/shop/app:${number + 1}`) }),
  );
  const server = await startGitServer({ root });
  context.after(() => server.close());
  const note = async (inputs: Readonly<Record<string, string>>) =>
    await runBundle('bump-manifest', {
      workspace: temporaryFolder(context),
      inputs: { repository: `${server.url}/m.git`, service: 'app', ...inputs },
      env: { TMPDIR: temporaryFolder(context) },
    });
  const verdictsOf = (sha: string) => readVerdicts(manifests.git('notes', '--ref=ship', 'show', sha));
  return { manifests, shas, note, verdictsOf };
}

test('a verdict is noted on its commit, and no branch moves: what Argo CD asks for is the same', async (context) => {
  const { manifests, shas, note, verdictsOf } = await world(context);
  const [sha = ''] = shas;
  const asked = (): string => manifests.git('ls-remote', '.', 'HEAD', 'refs/heads/*', 'refs/tags/*');
  const before = asked();

  const { exitCode, outputs, log } = await note({ verdict: 'pass', 'manifest-sha': sha });
  assert.equal(`${exitCode} ${outputs['outcome']} ${outputs['manifest-sha']}`, `0 recorded ${sha}`, log);
  assert.equal(asked(), before);
  const [verdict, ...more] = verdictsOf(sha);
  assert.deepEqual([verdict?.isPass, more.length], [true, 0]);
  assert.ok(Math.abs((verdict?.at ?? 0) - Date.now() / 1000) < 600);
});

test('a second verdict is added to the first', async (context) => {
  const { shas, note, verdictsOf } = await world(context);
  const [sha = ''] = shas;
  await note({ verdict: 'fail', 'manifest-sha': sha, reason: 'unreachable', conclusive: 'false' });
  const { exitCode, log } = await note({ verdict: 'pass', 'manifest-sha': sha });
  assert.equal(exitCode, 0, log);
  assert.deepEqual(
    verdictsOf(sha).map(({ isPass, isConclusive, reason }) => [isPass, isConclusive, reason]),
    [
      [false, false, 'unreachable'],
      [true, true, undefined],
    ],
  );
});

test('eight writers at once, the first notes ever: none is lost', { timeout: 280_000 }, async (context) => {
  const { shas, note, verdictsOf } = await world(context, 4);
  const results = await Promise.all(
    [...shas, ...shas].map(
      async (sha, number) => await note({ verdict: 'pass', 'manifest-sha': sha, reason: `r${number}` }),
    ),
  );
  for (const { exitCode, log } of results) assert.equal(exitCode, 0, log);
  const reasons = shas.flatMap((sha) => verdictsOf(sha).map(({ reason }) => reason ?? ''));
  assert.deepEqual(
    reasons.sort(),
    results.map((_, number) => `r${number}`),
  );
});

test('a commit that the repository does not have gets no verdict, and the step is red', async (context) => {
  const { manifests, note } = await world(context);
  const { exitCode, log } = await note({ verdict: 'pass', 'manifest-sha': 'd'.repeat(40) });
  assert.equal(exitCode, 1, log);
  assert.match(log, /There is no commit d{40} in http.*\[manifest_sha_unknown\]/);
  assert.equal(manifests.git('for-each-ref', 'refs/notes'), '');
});

test('a tree is no commit, though the repository has it', async (context) => {
  const { manifests, note } = await world(context);
  const { exitCode, log } = await note({ verdict: 'pass', 'manifest-sha': manifests.git('rev-parse', 'main^{tree}') });
  assert.equal(exitCode, 1, log);
  assert.match(log, /\[manifest_sha_unknown\]/);
});

test('a dry run writes no note', async (context) => {
  const { manifests, shas, note } = await world(context);
  const { exitCode, log } = await note({ verdict: 'pass', 'manifest-sha': shas[0] ?? '', 'dry-run': 'true' });
  assert.equal(exitCode, 0, log);
  assert.equal(manifests.git('for-each-ref', 'refs/notes'), '');
});

const wrong: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
  ['a commit that is none', { verdict: 'pass', 'manifest-sha': 'main' }, /"main" is not a commit of the manifests/],
  ['no commit', { verdict: 'pass' }, /"" is not a commit of the manifests/],
  [
    'a commit without a verdict',
    { 'manifest-sha': 'a'.repeat(40), image: 'r.io/a:1' },
    /has no meaning without `verdict`/,
  ],
  [
    'an image besides',
    { verdict: 'pass', 'manifest-sha': 'a'.repeat(40), image: 'r.io/a:1' },
    /either a verdict or an image/,
  ],
  ['another word', { verdict: 'green', 'manifest-sha': 'a'.repeat(40) }, /"green" is not one of pass, fail/],
];
for (const [what, inputs, sentence] of wrong)
  test(`${what} is refused before anything is read`, async (context) => {
    const { note } = await world(context);
    const { exitCode, log } = await note(inputs);
    assert.equal(exitCode, 1);
    assert.match(log, sentence);
  });

test('a word that is no verdict brings no errors about what follows from none', async (context) => {
  const { note } = await world(context);
  const { errors } = await note({ verdict: 'passed', 'manifest-sha': 'abc' });
  assert.match(errors.join('\n'), /"passed" is not one of pass, fail/);
  assert.match(errors.join('\n'), /"abc" is not a commit of the manifests/);
  assert.doesNotMatch(errors.join('\n'), /has no meaning|`image` is required/);
});

test('a server that refuses is told of in its words', async (context) => {
  const { manifests, shas, note } = await world(context);
  manifests.hook('pre-receive', 'echo "notes are not for robots" >&2; exit 1');
  const { exitCode, log } = await note({ verdict: 'pass', 'manifest-sha': shas[0] ?? '' });
  assert.equal(exitCode, 1);
  assert.match(log, /notes are not for robots/);
});
