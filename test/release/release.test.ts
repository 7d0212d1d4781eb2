// Makes releases in a clone of this repository and looks at what is left: tree, branch, tags, and what is refused.

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { cloneForRelease } from '../fakes/release-clone.ts';

const names = ['build-push-image', 'bump-manifest', 'notify-slack', 'quality-gate', 'smoke-test'];

test('a release is main’s tree and five folders, on a branch, under a version and a moving tag', (t) => {
  const { git, release } = cloneForRelease(t);
  const { status, output } = release('1.0.0', '--push', 'origin');
  assert.equal(status, 0, output);

  const added = git('diff', '--name-status', 'main', 'v1.0.0').split('\n');
  assert.deepEqual(
    added,
    names.map((name) => `A\t${name}/action.yml`),
  );
  const commit = git('rev-parse', 'v1.0.0^{commit}');
  assert.deepEqual([git('rev-parse', 'v1'), git('rev-parse', 'releases/v1')], [commit, commit]);
  assert.match(git('ls-remote', 'origin'), new RegExp(`${commit}\\trefs/heads/releases/v1`));
  assert.match(git('ls-remote', 'origin'), /refs\/tags\/v1\n/);
});

test('each short action runs the bundle of the long one', (t) => {
  const { git, release } = cloneForRelease(t);
  assert.equal(release('1.0.0').status, 0);
  for (const name of names) {
    const short = parse(git('show', `v1:${name}/action.yml`)) as { runs: { main: string } };
    const long = parse(git('show', `v1:actions/${name}/action.yml`)) as { runs: { main: string } };
    const seen = (folder: string, main: string): string => path.join(folder, main);
    assert.equal(seen(name, short.runs.main), seen(`actions/${name}`, long.runs.main));
  }
});

test('the same main gives the same commit', (t) => {
  const { git, release } = cloneForRelease(t);
  assert.equal(release('1.0.0').status, 0);
  const first = git('rev-parse', 'v1.0.0^{commit}');
  for (const ref of ['refs/heads/releases/v1', 'refs/tags/v1', 'refs/tags/v1.0.0']) git('update-ref', '-d', ref);
  assert.equal(release('1.0.0').status, 0);
  assert.equal(git('rev-parse', 'v1.0.0^{commit}'), first);
});

test('the second release keeps the first one reachable, moves the moving tag, and tells what is new', (t) => {
  const { clone, git, commit, release } = cloneForRelease(t);
  assert.equal(release('1.0.0').status, 0);
  appendFileSync(path.join(clone, 'README.md'), '\n');
  commit('fix(smoke-test): a redirect says where it leads');
  const { status, output } = release('1.0.1');
  assert.equal(status, 0, output);
  assert.match(output, /### Fixed\n\n- \*\*smoke-test:\*\* a redirect says where it leads/);
  assert.equal(git('merge-base', '--is-ancestor', 'v1.0.0', 'releases/v1'), '');
  assert.equal(git('rev-parse', 'v1'), git('rev-parse', 'v1.0.1^{commit}'));
});

const refusals: readonly (readonly [string, (each: ReturnType<typeof cloneForRelease>) => void, string, RegExp])[] = [
  [
    'a dirty tree',
    ({ clone }) => appendFileSync(path.join(clone, 'README.md'), 'x'),
    '1.0.0',
    /not clean:\n ?M README\.md/,
  ],
  [
    'another branch than main',
    ({ git }) => void git('switch', '--quiet', '--create', 'topic'),
    '1.0.0',
    /this is topic/,
  ],
  ['a word that is no version', () => undefined, 'next', /"next" is no full version.* e\.g\. 1\.0\.0\./],
  ['a version of two numbers', () => undefined, '1.2', /"1\.2" is no full version.* e\.g\. 1\.2\.0\./],
  ['a version that is there', ({ release }) => void release('1.0.0'), '1.0.0', /never moves/],
  ['a branch with the name of the moving tag', ({ git }) => void git('branch', 'v1'), '1.0.0', /ambiguous/],
  [
    'an input that is gone under a minor step',
    ({ clone, commit, release }) => {
      release('1.0.0');
      const file = path.join(clone, 'actions/bump-manifest/action.yml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('  container:', '  kontainer:'));
      commit('feat: rename');
    },
    '1.1.0',
    /needs a major step: 2\.0\.0 at least[\s\S]*input container` is gone/,
  ],
  [
    'a new input under a patch step',
    ({ clone, commit, release }) => {
      release('1.0.0');
      const file = path.join(clone, 'actions/bump-manifest/action.yml');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('inputs:\n', 'inputs:\n  more:\n    description: "More."\n'),
      );
      commit('feat: more');
    },
    '1.0.1',
    /needs a minor step: 1\.1\.0/,
  ],
];
for (const [what, arrange, version, expected] of refusals) {
  test(`refused: ${what}`, (t) => {
    const prepared = cloneForRelease(t);
    arrange(prepared);
    const before = prepared.git('for-each-ref');
    const { status, output } = prepared.release(version);
    assert.equal(status, 1, output);
    assert.match(output, expected);
    assert.equal(prepared.git('for-each-ref'), before, 'no ref has moved');
  });
}

test('for a server that does not know `$/` every reference to ourselves is spelled out', (t) => {
  const { git, release } = cloneForRelease(t);
  assert.equal(release('1.0.0', '--spell-out', 'shop/ship-actions').status, 0);
  const ship = git('show', 'v1.0.0:.github/workflows/ship.yml');
  assert.ok(!/uses: \$\//.test(ship));
  assert.match(ship, /uses: shop\/ship-actions\/\.github\/workflows\/deploy\.yml@v1\.0\.0/);
});
