// Reading a repository through GraphQL and REST, against real git objects.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  fetchBlobs,
  readCommits,
  readFilesAt,
  readHead,
  readRange,
  readTree,
} from '../../../src/clients/github/objects.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';

const odd = {
  'app/crlf.yaml': 'a: 1\r\nb: "ü"\r\n',
  'app/bom.yaml': Buffer.from('\uFEFFa: 1'),
  'app/latin1.yaml': Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]),
  'app/binary.yaml': Buffer.from([0, 1, 2, 3]),
  'app/large.yaml': `${'# '.padEnd(600_000, 'x')}\n`,
  'app/empty.yaml': '',
  'app/run.sh': { text: '#!/bin/sh\n', mode: '100755' },
  'app/link': { text: 'crlf.yaml', mode: '120000' },
  'app/deep/er/x.yaml': 'x: 1\n',
};

test('the head comes in one request, with files, folders and their modes', async (t) => {
  const { github, git, asked } = await githubSandbox(t, odd);
  const head = await readHead(github, name, { branch: undefined, paths: ['app/crlf.yaml', 'app', 'absent'] });
  assert.deepEqual([head?.branch, head?.oid, asked()], ['main', git('rev-parse', 'main'), ['repository']]);
  assert.equal(head?.found.get('app/crlf.yaml')?.entry.content?.toString(), odd['app/crlf.yaml']);
  assert.equal(head?.found.has('absent'), false);
  const children = head?.found.get('app')?.children ?? [];
  const modes = Object.fromEntries(children.map((each) => [each.path, each.mode]));
  assert.deepEqual([modes['app/run.sh'], modes['app/link'], modes['app/deep']], ['100755', '120000', '040000']);
  assert.equal(head?.newest[0]?.message, 'chore: seed');
});

test('a branch that is not there is undefined', async (t) => {
  const { github } = await githubSandbox(t, { a: 'b' });
  assert.equal(await readHead(github, name, { branch: 'absent', paths: [] }), undefined);
});

test('blobs arrive byte for byte, whatever they hold', async (t) => {
  const { github, git } = await githubSandbox(t, odd);
  const files = Object.entries(odd).filter(([, content]) => typeof content === 'string' || Buffer.isBuffer(content));
  const oids = files.map(([file]) => git('rev-parse', `main:${file}`));
  const blobs = await fetchBlobs(github, name, oids);
  for (const [at, [file, content]] of files.entries())
    assert.deepEqual(blobs.get(oids[at] ?? ''), Buffer.from(content as string), file);
});

test('text that lost its byte order mark is known by its hash', async (t) => {
  const { github, asked } = await githubSandbox(t, { 'bom.yaml': '\uFEFFa: 1\n', 'plain.yaml': 'a: 1\n' });
  const head = await readHead(github, name, { branch: undefined, paths: ['bom.yaml', 'plain.yaml'] });
  assert.deepEqual(head?.found.get('bom.yaml')?.entry.content, Buffer.from('\uFEFFa: 1\n'));
  assert.deepEqual(head?.found.get('plain.yaml')?.entry.content, Buffer.from('a: 1\n'));
  assert.equal(asked().length, 1);
});

test('a tree lists everything below it', async (t) => {
  const { github, git } = await githubSandbox(t, odd);
  const entries = await readTree(github, name, git('rev-parse', 'main:app'));
  assert.deepEqual(entries?.find(({ path }) => path === 'deep/er/x.yaml')?.mode, '100644');
});

test('history names parents, and what lay at a commit comes with contents or without', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { 'a.yaml': '0', 'b.yaml': '0' });
  const root = git('rev-parse', 'main');
  const side = commit({ 'b.yaml': '1' }, { message: 'side', branch: 'side', from: root });
  commit({ 'a.yaml': '1' }, { message: 'own' });
  const tree = git('merge-tree', '--write-tree', 'main', 'side');
  const merge = git(
    '-c',
    'user.name=m',
    '-c',
    'user.email=m@x',
    'commit-tree',
    tree,
    '-p',
    'main',
    '-p',
    side,
    '-m',
    'merge',
  );

  const commits = await readCommits(github, name, merge, 9);
  assert.deepEqual(commits.map(({ message }) => message).sort(), ['chore: seed', 'merge', 'own', 'side']);
  assert.deepEqual(commits.find(({ oid }) => oid === merge)?.parents, [git('rev-parse', 'main'), side]);
  assert.equal((await readCommits(github, name, merge, 2)).length, 2);

  const at = async (withContent: boolean) =>
    (await readFilesAt(github, name, [merge, root], { paths: ['b.yaml', 'absent'], withContent })).map((entries) =>
      entries.map(({ path, content }) => [path, content?.toString()]),
    );
  assert.deepEqual(await at(true), [[['b.yaml', '1']], [['b.yaml', '0']]]);
  assert.deepEqual(await at(false), [[['b.yaml', undefined]], [['b.yaml', undefined]]]);
});

test('what one commit reaches and another does not comes in pages, with how much it is', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { a: '0' });
  const base = git('rev-parse', 'main');
  for (let n = 1; n <= 130; n++)
    commit({ a: String(n) }, { branch: 'side', message: `n ${n}`, ...(n === 1 && { from: base }) });
  const head = git('rev-parse', 'side');
  const pages = [];
  for (const page of [1, 2, 3]) pages.push(await readRange(github, name, { base, head, page }));
  assert.deepEqual(
    pages.map(({ commits, total }) => [commits.length, total]),
    [
      [100, 130],
      [30, 130],
      [0, 130],
    ],
  );
  const found = pages.flatMap(({ commits }) => commits.map(({ oid, parents }) => `${oid} ${parents.join(' ')}`));
  const rows = git('log', '--format=%H %P', `${base}..${head}`).split('\n');
  assert.deepEqual(found.sort(), rows.sort());
  assert.equal(pages[0]?.commits[0]?.message, 'n 1');
});
