// Who may hand edits over to whom, and behind which commits they still hold.

import assert from 'node:assert/strict';
import test from 'node:test';
import { queueRules } from '../../../src/bump-manifest/history/hand-over.ts';

const none = { token: undefined, 'ssh-key': undefined, 'app-private-key': undefined };

const keys: readonly [string, Parameters<typeof queueRules>[0], string | undefined][] = [
  ['no access at all', none, undefined],
  ['a token of a person', { ...none, token: `ghp_${'a'.repeat(36)}` }, `ghp_${'a'.repeat(36)}`],
  ['a token that was made for one job', { ...none, token: `ghs_${'a'.repeat(36)}` }, undefined],
  ["Azure's token of one job", { ...none, token: `eyJ${'a'.repeat(36)}` }, undefined],
  ["GitLab's token of one job", { ...none, token: `glcbt-${'a'.repeat(36)}` }, undefined],
  ['a password, which could be guessed by its seals', { ...none, token: 'correct horse' }, undefined],
  ['a deploy key, line ends aside', { ...none, 'ssh-key': `${'k'.repeat(30)}\r\n` }, 'k'.repeat(30)],
  [
    'the key of an App, and not the token that it made for this step',
    { ...none, token: `ghs_${'a'.repeat(36)}`, 'app-private-key': 'p'.repeat(30) },
    'p'.repeat(30),
  ],
];

for (const [title, access, secret] of keys)
  test(`${title} ${secret === undefined ? 'is no key that writers share' : 'is what its writers share'}`, () =>
    assert.equal(queueRules(access)?.secret, secret));

const message = (service: string, file = 'a.yaml', more = ''): string =>
  `chore: bump\n\nShip-Service: ${service}\nShip-Image: r.io/${service}:v1\nShip-File: ${file}${more}\n`;
const own = { message: message('app'), paths: ['a.yaml'] };
const commit = (text: string, merged: readonly { sha: string; parent: undefined; message: string }[] = []) => ({
  message: text,
  merged,
});

const behind: readonly [string, typeof own, readonly ReturnType<typeof commit>[], boolean][] = [
  ['nothing', own, [], true],
  ['a bump of another service in the same file', own, [commit(message('other'))], true],
  ['a bump of its own service', own, [commit(message('other')), commit(message('app'))], false],
  ['a roll-back of its own service', own, [commit(message('app', 'a.yaml', '\nShip-Rollback: true'))], false],
  ['a bump of its own service in another file', own, [commit(message('app', 'b.yaml'))], true],
  ['a commit of somebody else', own, [commit('docs: x')], false],
  ['a merge', own, [commit(message('other'), [{ sha: 's', parent: undefined, message: 'x' }])], false],
  ['nothing, and changes another file than it says', { ...own, paths: ['b.yaml'] }, [], false],
  ['nothing, and changes one more file than it says', { ...own, paths: ['a.yaml', 'b.yaml'] }, [], false],
  ['nothing, and says nothing', { ...own, message: 'docs: x' }, [], false],
];

const rules = queueRules({ ...none, token: 'a-token-that-all-writers-have' });

for (const [title, edit, unseen, expected] of behind)
  test(`an edit that comes behind ${title} ${expected ? 'holds' : 'is left to its writer'}`, () =>
    assert.equal(rules?.mayFollow(edit, unseen), expected));

for (const [text, expected] of [
  ['image: r.io/app:v1', true],
  ['image: r.io/app:v2', false],
  ['# image: r.io/app:v1', false],
  ['tag: v1', true],
] as const)
  test(`a file that says "${text}" ${expected ? 'holds' : 'does not hold'} what was to be written`, () =>
    assert.equal(rules?.isDone(own.message, [{ path: 'a.yaml', bytes: Buffer.from(`${text}\n`) }]), expected));
