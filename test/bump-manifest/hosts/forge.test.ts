// Which kind of host a repository is on.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Forge, forgeOf, termsOf } from '../../../src/bump-manifest/hosts/forge.ts';

const rows: readonly (readonly [url: string, server: string, forge: Forge])[] = [
  ['https://github.com/shop/m.git', 'https://github.com', 'github'],
  ['git@github.com:shop/m.git', 'https://ghe.shop.example', 'github'],
  ['ssh://git@github.com:22/shop/m.git', '', 'github'],
  ['https://shop.ghe.com/shop/m.git', '', 'github'],
  ['https://code.shop.example/shop/m.git', 'https://code.shop.example', 'github'],
  ['https://github.shop.example/shop/m.git', '', 'github'],
  ['https://gitlab.com/shop/m.git', 'https://github.com', 'gitlab'],
  ['git@gitlab.shop.example:shop/m.git', '', 'gitlab'],
  ['https://bitbucket.org/shop/m.git', '', 'bitbucket'],
  ['https://dev.azure.com/shop/p/_git/m', '', 'azure'],
  ['git@ssh.dev.azure.com:v3/shop/p/m', '', 'azure'],
  ['https://shop.visualstudio.com/p/_git/m', '', 'azure'],
  ['https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/m', '', 'codecommit'],
  ['https://codeberg.org/shop/m.git', '', 'gitea'],
  ['https://git.shop.example/shop/m.git', 'https://github.com', 'other'],
  ['https://git.shop.example/github/m.git', 'https://github.com', 'other'],
  ['file:///srv/m.git', 'https://github.com', 'other'],
];
for (const [url, server, forge] of rows) test(`${url} is on ${forge}`, () => assert.equal(forgeOf(url, server), forge));

const others = ['gitlab', 'bitbucket', 'azure', 'codecommit', 'gitea', 'other'] as const;
for (const forge of others)
  test(`${forge} is not told of permissions that only GitHub has`, () => {
    assert.doesNotMatch(JSON.stringify(termsOf(forge)), /Contents:|GITHUB_TOKEN|mode: pull-request/);
  });
