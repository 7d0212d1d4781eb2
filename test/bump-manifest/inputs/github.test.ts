// What signed commits and pull requests ask of the inputs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { apiUrlOf, githubFaults, repositoryName, usesGitHub } from '../../../src/bump-manifest/inputs/github.ts';
import type { BumpManifestInputs } from '../../../src/bump-manifest/inputs.ts';

const given = (inputs: Partial<BumpManifestInputs>): BumpManifestInputs =>
  ({
    mode: 'push',
    signed: false,
    repository: 'a/b',
    token: 't',
    'pull-request-reviewers': [],
    ...inputs,
  }) as BumpManifestInputs;

const rows: [string, Partial<BumpManifestInputs>, boolean, string[]][] = [
  ['a plain push', { token: undefined }, false, []],
  ['a signed push', { signed: true }, true, []],
  ['a pull request', { mode: 'pull-request' }, true, []],
  ['edits of the workspace', { mode: 'none', signed: true, token: undefined }, false, []],
  ['a signed push without token', { signed: true, token: undefined }, true, ['token']],
  [
    'a pull request without anything',
    { mode: 'pull-request', token: undefined, repository: undefined },
    true,
    ['repository', 'token'],
  ],
  ['an API without TLS', { signed: true, 'github-api-url': 'http://api.example.com' }, true, ['github-api-url']],
  ['an API on loopback', { signed: true, 'github-api-url': 'http://127.0.0.1:8080' }, true, []],
  [
    'a host that only starts like loopback',
    { signed: true, 'github-api-url': 'http://127.0.0.1.evil.example' },
    true,
    ['github-api-url'],
  ],
  ['reviewers', { mode: 'pull-request', 'pull-request-reviewers': ['ann-b', 'org/team.x'] }, true, []],
  [
    'a reviewer with @',
    { 'pull-request-reviewers': ['@ann', 'a/b/c'] },
    false,
    ['pull-request-reviewers', 'pull-request-reviewers'],
  ],
];
for (const [what, inputs, uses, faults] of rows) {
  test(`${what}: ${faults.length === 0 ? 'fine' : `faults of ${faults.join(', ')}`}`, () => {
    assert.equal(usesGitHub(given(inputs)), uses);
    assert.deepEqual(
      [...githubFaults(given(inputs))].map(({ where }) => where),
      faults.map((name) => `input \`${name}\``),
    );
  });
}

const runner = { serverUrl: 'https://ghe.shop.example', apiUrl: 'https://ghe.shop.example/api/v3' };
const apis: [Partial<BumpManifestInputs>, string][] = [
  [{}, runner.apiUrl],
  [{ 'github-server-url': 'https://ghe.shop.example/' }, runner.apiUrl],
  [{ 'github-server-url': 'https://github.com' }, 'https://api.github.com'],
  [{ 'github-server-url': 'https://shop.ghe.com' }, 'https://api.shop.ghe.com'],
  [{ 'github-server-url': 'https://other.example/' }, 'https://other.example/api/v3'],
  [{ 'github-server-url': 'https://other.example', 'github-api-url': 'https://api.example/' }, 'https://api.example'],
];
for (const [inputs, url] of apis)
  test(`the token of ${inputs['github-server-url'] ?? 'the runner'} goes to ${url}`, () =>
    assert.equal(apiUrlOf(given(inputs), runner), url));

const names: [string, string | undefined, string, string | undefined][] = [
  ['https://github.com/shop/k8s.git', undefined, 'https://github.com', 'shop/k8s'],
  ['https://github.com/shop/k8s', undefined, 'https://github.com', 'shop/k8s'],
  ['ssh://git@github.com/shop/k8s.git', undefined, 'https://github.com', 'shop/k8s'],
  ['git@github.com:shop/k8s.git', undefined, 'https://github.com', 'shop/k8s'],
  ['anything', 'shop/k8s', 'https://github.com', 'shop/k8s'],
  ['https://github.com.evil.example/shop/k8s', undefined, 'https://github.com', undefined],
  ['https://gitlab.com/shop/k8s', undefined, 'https://github.com', undefined],
  ['https://github.com/a/b/c', undefined, 'https://github.com', undefined],
  ['http://127.0.0.1:80/shop/k8s.git', undefined, 'http://127.0.0.1:8080', undefined],
];
for (const [url, name, server, expected] of names)
  test(`${url} on ${server} is ${expected ?? 'no repository there'}`, () =>
    assert.equal(repositoryName({ url, name }, server), expected));
