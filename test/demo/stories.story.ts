// Each story of the demo, told in a process of its own; what it says is compared with the repositories that it leaves.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { landedIn, type Outcome } from '../../scripts/demo/stories/storm.ts';
import { closeBrowser, essenceOf, start, tell } from './telling.ts';

after(closeBrowser);

const gitIn =
  (folder: string, repository: string) =>
  (...args: string[]): string =>
    execFileSync('git', ['--git-dir', path.join(folder, 'repositories', repository), ...args], {
      encoding: 'utf8',
    }).trim();

const manifests = 'shopfast/k8s-manifests.git';
const imageIn = (git: (...args: string[]) => string, environment: string): string =>
  /shopfast-checkout-service:(\S+)/.exec(git('show', `main:${environment}/checkout-service/deployment.yaml`))?.[1] ??
  '';

test('the chain: a red gate, a green one, staging by itself, production by a person; both environments end at the commit', async (t) => {
  const { record, folder } = await tell(t);
  const git = gitIn(folder, manifests);
  const commit = String(record.facts['commit']);
  assert.deepEqual([imageIn(git, 'staging'), imageIn(git, 'production')], [commit, commit]);
  assert.equal(git('rev-list', '--count', 'main'), '3', 'one commit for each bump');
  assert.equal(record.facts['manifestSha'], git('rev-parse', 'main'));
  assert.ok(String(record.facts['image']).includes(`:${commit}@sha256:`));
  const colours = record.stages.map(({ action, exitCode }) => `${action} ${exitCode === 0 ? 'green' : 'red'}`);
  assert.deepEqual(
    colours.filter((each) => !each.startsWith('ship ')),
    [
      'quality-gate red',
      'quality-gate green',
      'build-push-image green',
      'notify-slack green',
      'bump-manifest green',
      'smoke-test green',
      'notify-slack green',
      'bump-manifest green',
      'notify-slack green',
      'smoke-test red',
      'smoke-test green',
      'notify-slack green',
    ],
  );
  const [answers] = record.answers;
  const seen = new Set(answers?.samples.map(({ version }) => version));
  assert.deepEqual(seen, new Set(Object.keys(record.facts['versions'] as object)), 'the watcher saw what the step saw');
  assert.equal(answers?.samples.at(-1)?.version, commit);
  const [workflow, config] = record.files;
  assert.match(workflow?.text ?? '', /uses: org\/ship-actions\/\.github\/workflows\/ship\.yml@v1/);
  assert.match(config?.text ?? '', /deploy: \{sync: manual\}/);
});

test('the storm: bump-manifest loses nothing, and what is counted of each way is what its repository holds', async (t) => {
  const { record, folder } = await tell(t, 'storm');
  const outcomes = record.facts['outcomes'] as Outcome[];
  assert.equal(outcomes.length, 3);
  for (const { way, repository, landed, lost } of outcomes) {
    const git = gitIn(folder, `${repository}.git`);
    assert.equal(landedIn({ git }).size, landed, way);
    assert.equal(lost, 30 - landed, way);
    assert.equal(Number(git('rev-list', '--count', 'main')), landed + 1, `${way}: a commit for each that landed`);
    t.diagnostic(`${way}: ${lost} lost`);
  }
  const own = outcomes.at(-1);
  assert.deepEqual([own?.way, own?.green, own?.lost, own?.lostSilently], ['bump-manifest', 30, 0, 0]);
});

test('midnight: a roll-back to a deleted image is refused with the newest good one, which is then proven to serve', async (t) => {
  const { record, folder, text } = await tell(t, 'midnight');
  assert.deepEqual(essenceOf(text), essenceOf(shown('midnight')), 'docs/demo.md shows what the command says');
  const { good, deleted, bad, named, refusal, secondsToRestore, byHand } = record.facts as Record<string, string>;
  const git = gitIn(folder, manifests);
  assert.equal(named, good);
  assert.equal(imageIn(git, 'production'), good);
  assert.ok(refusal?.includes(`:${deleted}" is not in its registry: nothing is written`));
  assert.deepEqual(
    git('log', '--format=%(trailers:key=Ship-Previous-Image,valueonly)', '-1', 'main').includes(`:${bad}`),
    true,
  );
  assert.ok(Number(secondsToRestore) > Number(record.facts['secondsToRefusal']));
  assert.equal(
    (byHand as unknown as { stillAnswers: string }).stillAnswers,
    bad,
    'git revert ends green and changes nothing',
  );
  t.diagnostic(`refused after ${record.facts['secondsToRefusal']} s, proven after ${secondsToRestore} s`);
});

test('evidence: every trap is green in a shell step and red here, with its sentence', async (t) => {
  const { record, text } = await tell(t, 'evidence');
  assert.deepEqual(essenceOf(text), essenceOf(shown('evidence')), 'docs/demo.md shows what the command says');
  const findings = record.facts['findings'] as { shellExitCode: number; ourExitCode: number; code: string }[];
  assert.deepEqual(
    findings.map(({ shellExitCode, ourExitCode, code }) => [shellExitCode, ourExitCode, code]),
    [
      [0, 1, 'tests_none'],
      [0, 1, 'report_unreadable'],
      [0, 1, 'report_stale'],
      [0, 1, 'gate_failed'],
      [0, 1, 'input_unknown'],
      [0, 1, 'version_unstable'],
    ],
  );
});

/** What docs/demo.md shows of a story. */
const shown = (story: string): string =>
  readFileSync(path.resolve(import.meta.dirname, `../../docs/pictures/${story}.txt`), 'utf8');

interface State {
  readonly manifests: string;
  readonly staging: string;
  readonly production: string;
}

for (const stage of ['gate', 'build'])
  test(`a red ${stage}: nothing was written, and the old version answers everywhere`, async (t) => {
    const { record, folder } = await tell(t, 'fail', stage);
    const [before, after] = [record.facts['before'] as State, record.facts['after'] as State];
    assert.deepEqual(after, before);
    assert.equal(gitIn(folder, manifests)('rev-parse', 'main'), before.manifests);
    assert.deepEqual(record.facts['tags'], [record.facts['previousCommit']]);
    assert.ok(record.stages.some(({ exitCode }) => exitCode !== 0));
  });

test('a red message: staging was deployed and seen to serve before anything is told of it, and production is left alone', async (t) => {
  const { record, folder } = await tell(t, 'fail', 'notify');
  const git = gitIn(folder, manifests);
  const [before, after] = [record.facts['before'] as State, record.facts['after'] as State];
  const told = record.facts['told'] as { event: string; version: string; serving: string };
  assert.equal(told.event, 'deployed');
  assert.deepEqual(
    [told.version, told.serving, imageIn(git, 'staging')],
    [after.staging, after.staging, after.staging],
  );
  assert.notEqual(after.staging, before.staging);
  assert.equal(after.production, before.production);
  const colours = record.stages.slice(-3).map(({ action, exitCode }) => `${action} ${exitCode}`);
  assert.deepEqual(colours, ['ship 0', 'notify-slack 0', 'notify-slack 1']);
});

test('a red bump: the step names what stands there now, and writes nothing', async (t) => {
  const { record, folder } = await tell(t, 'fail', 'bump');
  const git = gitIn(folder, manifests);
  assert.equal(git('log', '-1', '--format=%s', 'main'), 'chore: a shorter name for the image');
  assert.match(record.stages.at(-1)?.errors.join('\n') ?? '', /\[image_not_found\][\s\S]*shopfast-checkout:/);
});

test('a red smoke test: staging is rolled back and seen to serve again, production is left alone', async (t) => {
  const { record, folder } = await tell(t, 'fail', 'smoke');
  const git = gitIn(folder, manifests);
  const [before, after] = [record.facts['before'] as State, record.facts['after'] as State];
  assert.deepEqual([after.staging, after.production], [before.staging, before.production]);
  assert.equal(imageIn(git, 'staging'), before.staging);
  assert.equal(record.facts['servesAgain'], before.staging);
  assert.equal(git('rev-list', '--count', `${before.manifests}..main`), '2');
  assert.deepEqual(
    record.messages.map(({ event }) => event),
    ['rolled-back'],
  );
});

test('--keep leaves the world running, says what to look at, and Ctrl-C stops it', async (t) => {
  const running = start(t, ['evidence', '--keep']);
  while (!running.text().includes('Ctrl-C') && running.child.exitCode === null)
    await new Promise((done) => setTimeout(done, 100));
  const [, url = ''] = /curl (http:\/\/127\.0\.0\.1:\d+\/health)$/m.exec(running.text()) ?? [];
  assert.equal((await fetch(url)).status, 200, running.text());
  running.child.kill('SIGINT');
  const { exitCode, text } = await running.ended;
  assert.equal(exitCode, 0, text);
  assert.match(text, /Everything that was started has been stopped/);
  await assert.rejects(fetch(url));
});

test('Ctrl-C in the middle stops the story and what it started, and ends red', async (t) => {
  const running = start(t, ['storm']);
  while (!/sed -i/.test(running.text()) && running.child.exitCode === null)
    await new Promise((done) => setTimeout(done, 50));
  running.child.kill('SIGINT');
  const { exitCode, text } = await running.ended;
  assert.equal(exitCode, 1, text);
  assert.match(text, /stopped\s+Interrupted/);
});

test('Ctrl-C at a terminal reaches git and the pods as well, and the story stops at once all the same', async (t) => {
  const running = start(t, ['midnight']);
  const logs = path.join(running.folder, 'logs');
  while (!existsSync(logs) && running.child.exitCode === null) await new Promise((done) => setTimeout(done, 50));
  const interrupted = performance.now();
  process.kill(-(running.child.pid ?? 0), 'SIGINT');
  const { exitCode, text } = await running.ended;
  assert.equal(exitCode, 1, text);
  assert.match(text, /stopped\s+Interrupted/);
  assert.ok(performance.now() - interrupted < 15_000, text);
});
