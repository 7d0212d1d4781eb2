// Inputs that contradict each other, by a table.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type BumpManifestInputs, check, inputs } from '../../src/bump-manifest/inputs.ts';

const defaults = Object.fromEntries(Object.entries(inputs).map(([name, reader]) => [name, reader.fallback]));
const given = (more: Partial<BumpManifestInputs>): BumpManifestInputs =>
  ({
    ...defaults,
    service: 'app',
    environment: undefined,
    'dry-run': false,
    image: ['r.io/app:1'],
    ...more,
  }) as BumpManifestInputs;

const github = { serverUrl: 'https://github.com' };

const faults: readonly [string, Partial<BumpManifestInputs>, RegExp | undefined][] = [
  ['the defaults and an image', {}, undefined],
  ['a repository and a token', { repository: 'a/b', token: 't' }, undefined],
  ['owner/name and a key', { repository: 'a/b', 'ssh-key': 'k' }, undefined],
  ['no image', { image: [] }, /`image` is required/],
  ['a roll-back without an image', { image: [], rollback: 'previous', repository: 'a/b' }, undefined],
  [
    'a roll-back with a repository to match',
    { image: ['r.io/app'], rollback: 'previous', repository: 'a/b' },
    undefined,
  ],
  ['a roll-back of the workspace', { image: [], rollback: 'previous' }, /history of a repository/],
  ['a roll-back that only edits', { image: [], rollback: 'previous', repository: 'a/b', mode: 'none' }, /mode: none/],
  [
    'a roll-back and a promotion',
    { image: [], rollback: 'previous', 'promote-from': ['a'], repository: 'a/b' },
    /both given/,
  ],
  ['a promotion and an image', { 'promote-from': ['a'] }, /both name an image/],
  ['images that are expected', { 'expect-image': ['v1', 'r.io/app:v1'] }, undefined],
  ['an expected image without a version', { 'expect-image': ['r.io/app'] }, /expect-image` "r.io\/app" has neither/],
  [
    'a promotion from another branch',
    { image: [], 'promote-from': ['a'], 'promote-from-ref': 'env/staging', repository: 'a/b' },
    undefined,
  ],
  ['a branch to promote from that is none', { 'promote-from-ref': 'a b', repository: 'a/b' }, /"a b" is not the name/],
  ['a branch to promote from without a promotion', { 'promote-from-ref': 'x', repository: 'a/b' }, /has no meaning/],
  [
    'a branch to promote from in the workspace',
    { image: [], 'promote-from': ['a'], 'promote-from-ref': 'x' },
    /no repository is read/,
  ],
  ['an ssh URL without a key', { repository: 'git@h:a/b' }, /there is no `ssh-key`/],
  ['an https URL with a key', { repository: 'https://h/a/b', 'ssh-key': 'k' }, /not reached through ssh/],
  ['a token and a key', { repository: 'a/b', token: 't', 'ssh-key': 'k' }, /both given/],
  ['a branch that is none', { ref: 'a b' }, /not the name of a branch/],
  ['a full ref of a branch', { ref: 'refs/heads/release/1.x' }, undefined],
  ['a commit that is none', { 'source-commit': 'main' }, /not a commit/],
  ['a name without a letter', { 'commit-name': '<>' }, /not a name/],
  [
    'a server without its scheme, with a key',
    { repository: 'a/b', 'ssh-key': 'k', 'github-server-url': 'github.example.com' },
    /^input `github-server-url` "github.example.com" is not an https URL$/,
  ],
  [
    'a server without its scheme, with a token',
    { repository: 'a/b', token: 't', 'github-server-url': 'github.example.com' },
    /^input `github-server-url` "github.example.com" is not an https URL$/,
  ],
  ['a server in plain text', { repository: 'a/b', 'github-server-url': 'http://h.example' }, /not an https URL/],
  ['an edit of the workspace with a repository', { mode: 'none', repository: 'a/b' }, /^input `mode` .*names others$/],
  ['an edit of the workspace', { mode: 'none' }, undefined],
  ['explicit places to promote from', { image: [], 'promote-from': ['a/v.yaml:x.items[0]["a.b"]'] }, undefined],
  ['a path outside to promote from', { image: [], 'promote-from': ['../v.yaml:tag'] }, /not a path inside/],
  ['a promotion onto itself', { image: [], 'promote-from': ['./a/'], path: ['a'] }, /promoted to itself/],
  [
    'a path that leaves once it is filled',
    { path: ['{environment}/app'], environment: '..' },
    /"\.\.\/app" is not a path/,
  ],
  [
    'a pull request on a server that is not GitHub',
    { repository: 'https://git.example.com/a/b', mode: 'pull-request', token: 't' },
    /not a repository on https:\/\/github.com/,
  ],
  ['a push there', { repository: 'https://git.example.com/a/b', token: 't' }, undefined],
  ['an address that is none', { 'commit-email': 'a b@c' }, /not an address/],
];

for (const [title, more, words] of faults) {
  test(`${title}: ${words === undefined ? 'fine' : 'refused'}`, () => {
    const problems = check(given(more), github).map(({ what, where }) => `${where} ${what}`);
    if (words === undefined) assert.deepEqual(problems, []);
    else assert.match(problems.join('\n'), words);
  });
}

test('what only the filled places show comes with all other faults', () => {
  const wrong = given({
    image: [],
    'promote-from': ['{environment}/app'],
    path: ['{environment}/app'],
    environment: 'production',
    repository: 'https://git.example.com/a/b',
    signed: true,
    token: 't',
    'commit-email': 'nobody',
  });
  assert.deepEqual(
    check(wrong, github).map(({ where }) => where),
    ['input `commit-email`', 'input `promote-from`', 'input `repository`'],
  );
});

test('every fault of the places is told at once', () => {
  const wrong = given({ path: ['{environment}/app', '../x'], field: ['/v.yaml:tag'] });
  assert.deepEqual(
    check(wrong, github).map(({ code }) => code),
    ['template_empty', 'path_outside', 'path_outside'],
  );
});

test('a bug of ours is no wrong input: what is no ActionError goes on', () => {
  const broken = {
    ...given({}),
    get match(): readonly string[] {
      return [undefined as unknown as string];
    },
  };
  assert.throws(() => check(broken, github), TypeError);
});
