// What may stand in `repository`, by a table.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readRepository } from '../../../src/bump-manifest/inputs/repository-url.ts';
import { orThrow } from '../../../src/domain/action-error.ts';
import { rowName } from '../../row-name.ts';

const urlOf = (given: string, server: string, hasKey = false): string | undefined =>
  orThrow(readRepository(given, server, hasKey))?.url;

const legal: readonly [string, string][] = [
  ['shop/k8s-manifests', 'https://github.com/shop/k8s-manifests.git'],
  ['shop/k8s-manifests.git', 'https://github.com/shop/k8s-manifests.git'],
  ['https://git.example.com/a/b.git', 'https://git.example.com/a/b.git'],
  ['http://127.0.0.1:8080/b.git', 'http://127.0.0.1:8080/b.git'],
  ['http://[::1]:8080/b.git', 'http://[::1]:8080/b.git'],
  ['ssh://git@git.example.com:2222/a/b.git', 'ssh://git@git.example.com:2222/a/b.git'],
  ['git@github.com:shop/k8s-manifests.git', 'git@github.com:shop/k8s-manifests.git'],
  ['file:///srv/git/b.git', 'file:///srv/git/b.git'],
];

const illegal: readonly [string, RegExp][] = [
  ['git.example.com/x/y', /Write https:\/\/git\.example\.com\/x\/y\./],
  ['k8s-manifests', /neither owner\/name nor a URL/],
  ['/srv/git/b.git', /neither/],
  ['../b', /neither/],
  ['ext::sh -c id', /neither/],
  ['--upload-pack=id', /neither/],
  ['git://git.example.com/a/b', /has the scheme git/],
  ['https://', /not the URL of a repository/],
  ['https://host', /not the URL of a repository/],
  ['https://bob:hunter2@git.example.com/a/b', /carries credentials/],
  ['https://token@git.example.com/a/b', /carries credentials/],
  ['http://git.example.com/a/b', /plain HTTP/],
  ['http://git@git.example.com/a/b', /plain HTTP/],
  ['https://git:hunter2@git.example.com/a/b', /carries credentials/],
  ['https://other@dev.azure.com/shop/p/_git/m', /carries credentials/],
  [`https://ATBB${'x'.repeat(20)}@bitbucket.org/shop/m.git`, /carries credentials/],
  [`https://ghp_${'x'.repeat(36)}@github.com/shop/m.git`, /carries credentials/],
];

/** As a host offers it for cloning: the URL that is spoken to, and the user name. */
const cloneUrls: readonly [given: string, url: string, username: string | undefined][] = [
  ['https://shop@dev.azure.com/shop/p/_git/m', 'https://dev.azure.com/shop/p/_git/m', 'shop'],
  ['https://mona-lisa@bitbucket.org/shop/m.git', 'https://bitbucket.org/shop/m.git', 'mona-lisa'],
  ['https://x-token-auth@bitbucket.org/shop/m.git', 'https://bitbucket.org/shop/m.git', 'x-token-auth'],
  ['https://x-token-auth@git.shop.example:8443/a/m.git', 'https://git.shop.example:8443/a/m.git', 'x-token-auth'],
  ['https://oauth2@gitlab.shop.example/a/m.git', 'https://gitlab.shop.example/a/m.git', 'oauth2'],
  ['https://shop@git.shop.example/shop/m.git', 'https://git.shop.example/shop/m.git', 'shop'],
  ['http://git@127.0.0.1:8080/m.git', 'http://127.0.0.1:8080/m.git', 'git'],
  ['ssh://git@git.shop.example/a/m.git', 'ssh://git@git.shop.example/a/m.git', undefined],
];

for (const [given, url] of legal)
  test(`${given} is ${url}`, () => assert.equal(urlOf(given, 'https://github.com/'), url));

test('owner/name is on the server that is named, through ssh with a key', () => {
  assert.equal(urlOf('a/b', 'https://ghe.example.com'), 'https://ghe.example.com/a/b.git');
  assert.equal(urlOf('a/b', 'https://ghe.example.com', true), 'ssh://git@ghe.example.com/a/b.git');
  assert.deepEqual(readRepository(undefined, 'https://github.com'), { value: undefined, problems: [] });
});

for (const [given, url, username] of cloneUrls) {
  test(`${given} is reached as ${username ?? 'the key says'}`, () => {
    const repository = orThrow(readRepository(given, 'https://github.com'));
    assert.deepEqual([repository?.url, repository?.username], [url, username]);
  });
}

for (const [given, words] of illegal) {
  test(`everything else is refused with what to write, and without the password: ${rowName([given, words])}`, () => {
    const [problem] = readRepository(given, 'https://github.com').problems;
    const text = `${problem?.what} ${problem?.fix}`;
    assert.match(text, words);
    assert.ok(!text.includes('hunter2'));
  });
}
